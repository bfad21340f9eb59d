"""The versions of a stored library's tables: one SQL script for each step from a version to the next."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def migrations() -> tuple[str, ...]:
    """The scripts that lead from one schema version to the next; the first one makes version 1. They are read once."""
    here = files(__name__)
    return tuple(
        (here / name).read_text(encoding="utf-8")
        for name in (
            "articles.sql",
            "feeds.sql",
            "versions.sql",
            "voices.sql",
            "stamps.sql",
            "editions.sql",
            "news.sql",
        )
    )
