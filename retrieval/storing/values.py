"""Values from SQLite and for it, checked: a column may hold any type, whatever its declaration says."""

from __future__ import annotations

import json
from collections.abc import Sequence

from retrieval.library.shelf import words_of_name

Value = str | int | bytes | None
Row = Sequence[Value]


def words_in_json(name: object) -> str:
    """The words of a name as a JSON list, a function for SQL."""
    return json.dumps(sorted(words_of_name(str(name))))


def as_int(value: Value) -> int:
    """The value as a number. Raises ValueError where it is none."""
    if isinstance(value, int):
        return value
    raise ValueError(f"damaged: a number should stand where {value!r} does")


def as_text(value: Value) -> str:
    """The value as a text. Raises ValueError where it is none."""
    if isinstance(value, str):
        return value
    raise ValueError(f"damaged: a text should stand where {value!r} does")


def as_bytes(value: Value) -> bytes:
    """The value as bytes. Raises ValueError where it is none."""
    if isinstance(value, bytes):
        return value
    raise ValueError(f"damaged: bytes should stand where {value!r} does")
