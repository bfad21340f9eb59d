"""Pages and feeds behind links, and how they are fetched."""
