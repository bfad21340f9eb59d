"""Names as they are typed: alone, and misspelt."""
