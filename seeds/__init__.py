"""The first articles: a header block, a blank line, the text exactly as given."""

from __future__ import annotations

from pathlib import Path

SEEDS = Path(__file__).parent
"""A folder that `retrieval.read_articles` reads."""
