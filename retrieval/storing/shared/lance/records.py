"""An analysed article as one value of a shared library, and back."""

from __future__ import annotations

from msgspec import MsgspecError, Struct
from msgspec.msgpack import Decoder, encode
from msgspec.structs import astuple

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.stamp import stamp_of
from retrieval.records import Article
from retrieval.storing import rows
from retrieval.storing.shelf import analysed_of
from retrieval.storing.values import Row, Value, as_bytes, as_text

_FIELDS = 8
"""How many of the values are those of the article itself, as `rows.article_of` reads them."""

_ANALYSED = 11
"""How many of them `analysed_of` reads."""


class _Record(Struct, array_like=True, frozen=True):
    """The columns that `analysed_of` reads, in order; what the terms were made with; when the text was first seen."""

    id: str
    title: str
    text: bytes
    publisher: str
    published: str
    url: str
    language: str
    author: str
    spoken: str
    passages: bytes
    attributions: bytes
    stamp: str = ""
    added: str = ""


_DECODER = Decoder(_Record)


def packed_article(analysed: AnalysedArticle, added: str) -> bytes:
    """The article, its language, passages and attributions. Its text was first seen at `added` (ISO 8601)."""
    article = analysed.article
    return encode(
        _Record(
            article.id,
            article.title,
            rows.packed(article.text),
            article.publisher,
            article.published,
            article.url,
            article.language,
            article.author,
            analysed.language,
            rows.pack_passages(analysed.passages),
            rows.pack_attributions(analysed.attributions),
            stamp_of(analysed.language),
            added,
        )
    )


def unpacked_article(record: Value) -> AnalysedArticle:
    """The analysed article. Raises ValueError where the value is damaged, as do the functions below."""
    return analysed_of(_columns(record)[:_ANALYSED])


def stamp_in(record: Value) -> str:
    """The article's language and its stamp (see retrieval/library/stamp.py)."""
    *_, spoken, _, _, stamp, _ = _columns(record)
    return f"{as_text(spoken)} {as_text(stamp)}"


def added_in(record: Value) -> str:
    """When the library first saw the text of a row."""
    return as_text(_columns(record)[-1])


def article_in(record: Value) -> Article:
    """The article of a row, without its attributions."""
    return rows.article_of(_columns(record)[:_FIELDS])


def _columns(record: Value) -> Row:
    try:
        return astuple(_DECODER.decode(as_bytes(record)))
    except MsgspecError as error:
        raise ValueError(f"damaged: {error}") from None
