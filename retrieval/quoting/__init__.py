"""From an article's text to who said what: marks, cues, sources, names. Knows no index and no question."""

from __future__ import annotations

from retrieval.quoting.attribution import find_attributions

__all__ = ["find_attributions"]
