"""The commands that answer from articles and end: ask, check, quotes, timeline, card and batch."""
