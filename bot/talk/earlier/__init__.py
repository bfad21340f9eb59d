"""What the earlier turns of a talk mean for the next: what a question refers to, what was shown, what is chosen."""
