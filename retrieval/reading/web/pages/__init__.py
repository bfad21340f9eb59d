"""From the markup of a web page to its article."""
