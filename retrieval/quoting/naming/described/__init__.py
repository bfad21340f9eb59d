"""Speakers who are described instead of named: which person of the article a description means."""
