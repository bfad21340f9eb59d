"""Names as they are typed: alone, and misspelt."""

from __future__ import annotations

MOST_SPEAKERS = 20_000
"""Speakers among whom a name is looked for."""
