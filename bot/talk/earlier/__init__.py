"""What the earlier turns of a talk mean for a question: which it refers to, and what was shown already."""
