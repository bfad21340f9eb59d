"""Likeness of meaning, by a small sentence encoder; the extra `onrecord[semantic]` brings what it runs on.

Knows texts and spans, no question and no ranking. Nothing heavy is imported before the first text is encoded.
"""

from __future__ import annotations

from importlib.util import find_spec

from retrieval.semantic.vectors import SpanVectors

__all__ = ["SpanVectors", "load_vectors"]

NEEDED = ("numpy", "onnxruntime", "tokenizers")


def load_vectors() -> SpanVectors | None:
    """Vectors by the encoder that is shipped here; None where the extra is not installed."""
    if not all(find_spec(name) for name in NEEDED):
        return None
    return SpanVectors()
