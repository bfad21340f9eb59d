"""Values from SQLite and for it, checked: a column may hold any type, whatever its declaration says."""

from __future__ import annotations

import json
from collections.abc import Sequence

from retrieval.errors import LibraryError
from retrieval.library.shelf import words_of_name

Value = str | int | bytes | None
Row = Sequence[Value]


class DamagedValueError(LibraryError, ValueError):
    """A value that nothing here has written. Where it is an article's, that article counts as absent."""

    def __init__(self, wanted: str, value: Value) -> None:
        super().__init__("the library", f"damaged: {wanted} should stand where {value!r} does")

    def __str__(self) -> str:
        return self.reason


def words_in_json(name: object) -> str:
    """The words of a name as a JSON list, a function for SQL."""
    return json.dumps(sorted(words_of_name(str(name))))


def text_or_bytes(stored: bytes) -> str | bytes:
    """A text as SQLite keeps it; the bytes themselves where damage has made them no UTF-8, so that `as_text` tells."""
    try:
        return stored.decode()
    except UnicodeDecodeError:
        return stored


def as_int(value: Value) -> int:
    """The value as a number. Raises DamagedValueError where it is none."""
    if isinstance(value, int):
        return value
    raise DamagedValueError("a number", value)


def as_text(value: Value) -> str:
    """The value as a text. Raises DamagedValueError where it is none."""
    if isinstance(value, str):
        return value
    raise DamagedValueError("a text", value)


def as_bytes(value: Value) -> bytes:
    """The value as bytes. Raises DamagedValueError where it is none."""
    if isinstance(value, bytes):
        return value
    raise DamagedValueError("bytes", value)
