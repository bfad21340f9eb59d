"""From an article's text to who said what: marks, cues, sources and names. Independent of indexes and questions."""

from __future__ import annotations

from retrieval.quoting.attribution import explain_attributions, find_attributions
from retrieval.quoting.explaining import Explained

__all__ = ["Explained", "explain_attributions", "find_attributions"]
