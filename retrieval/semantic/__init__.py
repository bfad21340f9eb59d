"""Likeness of meaning by small sentence encoders, and a reader; their dependencies come with `onrecord[semantic]`.

Nothing heavy is imported before the first text is encoded or read.
"""

from __future__ import annotations

from retrieval.semantic.reader import Reader, is_installed
from retrieval.semantic.vectors import SpanVectors

__all__ = ["Reader", "SpanVectors", "is_installed", "load_vectors"]


def load_vectors() -> SpanVectors | None:
    """Vectors by the encoders of this package; None where the extra is not installed."""
    return SpanVectors() if is_installed() else None
