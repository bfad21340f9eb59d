"""A bag of terms as bytes, from which the count of one term can be read without decoding the others."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping

from retrieval.storing.values import Value, as_bytes

WORTH_PACKING = 1_000
"""Bytes above which a document is compressed. Compressed data begins with "x", plain data with a line end."""


def pack(frequencies: Mapping[str, int]) -> bytes:
    """The bytes of a bag of terms. Terms contain no white space."""
    lines = "\n".join(f"{term}\t{count}" for term, count in frequencies.items())
    data = f"\n{lines}\n".encode("utf-8", "surrogatepass")
    return zlib.compress(data, 1) if len(data) > WORTH_PACKING else data


def unpack(packed: bytes) -> dict[str, int]:
    """The bag of terms. Raises ValueError where the bytes are damaged."""
    return dict(_lines(_plain(packed)))


def terms_of(value: Value) -> dict[str, int]:
    """The bag of terms in a column; an empty one where it is damaged, so that nothing finds the document."""
    try:
        return unpack(as_bytes(value))
    except ValueError:
        return {}


def counts(packed: bytes, terms: Collection[str]) -> dict[str, int]:
    """The frequencies of those of `terms` that the document has. Raises ValueError where the bytes are damaged."""
    data = _plain(packed)
    found = {}
    for term in terms:
        key = f"\n{term}\t".encode("utf-8", "surrogatepass")
        if (at := data.find(key)) >= 0:
            start = at + len(key)
            found[term] = int(data[start : data.index(b"\n", start)])
    return found


def _plain(packed: bytes) -> bytes:
    try:
        return zlib.decompress(packed) if packed.startswith(b"x") else packed
    except zlib.error as error:
        raise ValueError(f"damaged terms: {error}") from None


def _lines(data: bytes) -> Iterator[tuple[str, int]]:
    for line in data.decode("utf-8", "surrogatepass").split("\n"):
        if line:
            term, _, count = line.rpartition("\t")
            yield term, int(count)
