"""Pages: what there is to show about a question or a list, at any position. The same subject gives the same page."""
