"""Speakers that the layout of an article tells: labels, interviews, letters."""
