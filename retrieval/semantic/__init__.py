"""Likeness of meaning by a small sentence encoder, whose dependencies come with the extra `onrecord[semantic]`.

Nothing heavy is imported before the first text is encoded.
"""

from __future__ import annotations

from importlib.util import find_spec

from retrieval.semantic.vectors import SpanVectors

__all__ = ["SpanVectors", "load_vectors"]

NEEDED = ("numpy", "onnxruntime", "tokenizers")


def load_vectors() -> SpanVectors | None:
    """Vectors by the encoder of this package; None where the extra is not installed."""
    if not all(find_spec(name) for name in NEEDED):
        return None
    return SpanVectors()
