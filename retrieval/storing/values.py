"""What SQLite gives, checked: a column holds whatever was written to it, whatever its type says."""

from __future__ import annotations

from collections.abc import Sequence

Value = str | int | bytes | None
Row = Sequence[Value]


def as_int(value: Value) -> int:
    """Raises ValueError where it is no number, as the two below do where it is no text or no bytes."""
    if isinstance(value, int):
        return value
    raise ValueError(f"damaged: a number should stand where {value!r} does")


def as_text(value: Value) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"damaged: a text should stand where {value!r} does")


def as_bytes(value: Value) -> bytes:
    if isinstance(value, bytes):
        return value
    raise ValueError(f"damaged: bytes should stand where {value!r} does")
