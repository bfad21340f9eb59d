"""Subjects that a sentence leaves out, and words that only seem to be one."""
