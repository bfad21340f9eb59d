"""Quotation marks: which open, which close, and what a broken text meant. Knows no speaker."""

from __future__ import annotations

from retrieval.quoting.marks.stretches import Stretch, find_stretches

__all__ = ["Stretch", "find_stretches"]
