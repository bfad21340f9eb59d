"""Quotation marks: which of them open, which close, and how broken pairs are mended. Speakers are found elsewhere."""

from __future__ import annotations

from retrieval.quoting.marks.finding import find_stretches
from retrieval.quoting.marks.glyphs import holds_mark
from retrieval.quoting.marks.stretches import Repair, Stretch

__all__ = ["Repair", "Stretch", "find_stretches", "holds_mark"]
