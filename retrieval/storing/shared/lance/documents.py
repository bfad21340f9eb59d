"""A document of a search index as one value: in a bucket, each column of a row that is read is a request of its own."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import MsgspecError, Struct
from msgspec.msgpack import Decoder, encode

from retrieval.storing.documents import pack, unpack
from retrieval.storing.values import Value, as_bytes


class PackedDocument(Struct, array_like=True, frozen=True):
    """The number of an article, the position of a document in it, the article's id, and a bag of terms."""

    number: int
    position: int
    article_id: str
    length: int
    bag: bytes


_DECODER = Decoder(PackedDocument)


def pack_document(number: int, position: int, article_id: str, length: int, frequencies: Mapping[str, int]) -> bytes:
    """The document as bytes."""
    return encode(PackedDocument(number, position, article_id, length, pack(frequencies)))


def document_in(value: Value) -> PackedDocument:
    """The document. Raises ValueError where the bytes are damaged, as does the function below."""
    try:
        return _DECODER.decode(as_bytes(value))
    except MsgspecError as error:
        raise ValueError(f"damaged: {error}") from None


def terms_in(value: Value) -> dict[str, int]:
    """The bag of terms of a document."""
    return unpack(document_in(value).bag)
