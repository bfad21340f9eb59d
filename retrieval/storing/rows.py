"""Articles, passages and attributions as columns of a table, and back.

Spans are written as numbers: start, end, start, end. An attribution is a list: kind, the contents' spans, the index of
the speaker in the list of speakers or null, the source's span or null, the cue's span or null, and the confidence.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Annotated, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec import Meta, MsgspecError, Struct
from msgspec.json import Decoder

from retrieval.records import Article, Attribution, Kind, Passage, Quote, Span, Speaker
from retrieval.storing.values import Row, Value, as_bytes, as_text

ARTICLE = "id, title, text, publisher, published, url, language, author"
"""The columns that `article_of` reads, in order."""
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|source|cmpid|xtor", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_CONTROL_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Line ends and tabs belong to a text."""
Decoded = TypeVar("Decoded")


class _Found(Struct, array_like=True, frozen=True):
    """An attribution as it is stored."""

    kind: Kind
    contents: list[int]
    speaker: Annotated[int, Meta(ge=0)] | None
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    confidence: float


_PASSAGES = Decoder(list[int])
_ATTRIBUTIONS = Decoder(tuple[list[tuple[str, str]], list[_Found]])


def storable(article: Article) -> Article:
    """The article with a space in place of each control character, so that offsets in its text stay.

    SQLite's JSON functions end a text at NUL, so an article whose id or speaker held one could not be found again.
    """
    id_, title, publisher, published, url, language, author = (
        _CONTROL.sub(" ", field)
        for field in (
            article.id,
            article.title,
            article.publisher,
            article.published,
            article.url,
            article.language,
            article.author,
        )
    )
    text = _CONTROL_IN_TEXT.sub(" ", article.text)
    return Article(id_, title, text, publisher, published, url, language, author)


def article_of(row: Row) -> Article:
    """The article of a row. Raises ValueError where the row is damaged, as the functions below do."""
    article_id, title, text, *others = row
    publisher, published, url, language, author = map(as_text, others)
    return Article(as_text(article_id), as_text(title), unpacked(text), publisher, published, url, language, author)


def salvaged(row: Row) -> Article | None:
    """What can still be read of a damaged article; None where its id or its text cannot be."""
    article_id, title, text, *others = (value if isinstance(value, str | bytes) else "" for value in row)
    try:
        fields = [value if isinstance(value, str) else "" for value in (title, *others)]
        return storable(Article(as_text(article_id), fields[0], unpacked(text), *fields[1:]))
    except ValueError:
        return None


def packed(text: str) -> bytes:
    """The text compressed."""
    return zlib.compress(text.encode("utf-8"))


def unpacked(value: Value) -> str:
    """The text that was packed. Raises ValueError for other bytes."""
    try:
        return zlib.decompress(as_bytes(value)).decode("utf-8")
    except zlib.error as error:
        raise ValueError(f"damaged: {error}") from None


def digest_of(article: Article) -> bytes:
    """A digest of the text without regard to white space: the same article saved twice has the same digest."""
    return hashlib.blake2b(" ".join(article.text.split()).encode("utf-8", "replace"), digest_size=16).digest()


def link_of(url: str) -> str:
    """The address without scheme, fragment, tracking parameters and final slash, alike for all addresses of a page."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    asked = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not TRACKING.fullmatch(pair[0])))
    page = f"{parts.path.rstrip('/')}{'?' if asked else ''}{asked}"
    return host + page if host and page else ""  # a front page is no article's address


def pack_passages(passages: Iterable[Passage]) -> bytes:
    """The spans of passages as one compressed value."""
    return packed(json.dumps([number for one in passages for number in (one.span.start, one.span.end)]))


def passages_of(article: Article, value: Value) -> tuple[Passage, ...]:
    """The passages that were packed, with their text from the article."""
    numbers = _decoded(_PASSAGES, value)
    return tuple(Passage(article.id, span, span.of(article.text)) for span in _spans(numbers, article.text))


def pack_attributions(attributions: Sequence[Attribution]) -> bytes:
    """Attributions as one compressed value, each speaker written once."""
    speakers = list(dict.fromkeys(found.speaker for found in attributions if found.speaker))
    places = {speaker: place for place, speaker in enumerate(speakers)}
    found = [
        [
            one.quote.kind,
            [number for content in one.quote.contents for number in (content.start, content.end)],
            None if one.speaker is None else places[one.speaker],
            one.source and [one.source.start, one.source.end],
            one.cue and [one.cue.start, one.cue.end],
            one.confidence,
        ]
        for one in attributions
    ]
    return packed(json.dumps([[[speaker.name, speaker.role] for speaker in speakers], found], ensure_ascii=False))


def attributions_of(article: Article, value: Value) -> tuple[Attribution, ...]:
    """The attributions that were packed, as records of the article."""
    names, found = _decoded(_ATTRIBUTIONS, value)
    speakers = [Speaker(*name) for name in names]
    return tuple(_attribution(article, one, speakers) for one in found)


def _attribution(article: Article, found: _Found, speakers: Sequence[Speaker]) -> Attribution:
    spans = _spans(found.contents, article.text)
    if not spans or (found.speaker is not None and found.speaker >= len(speakers)):
        raise ValueError("damaged: no words or speaker of a quote")
    return Attribution(
        Quote(article.id, spans, found.kind),
        None if found.speaker is None else speakers[found.speaker],
        _spans(found.source, article.text)[0] if found.source else None,
        _spans(found.cue, article.text)[0] if found.cue else None,
        found.confidence,
    )


def _spans(numbers: Sequence[int], text: str) -> tuple[Span, ...]:
    if len(numbers) % 2:
        raise ValueError("damaged: no spans")
    spans = tuple(map(Span, numbers[::2], numbers[1::2]))
    for span in spans:
        if not 0 <= span.start <= span.end <= len(text):
            raise ValueError("damaged: a span leaves the text")
    return spans


def _decoded(decoder: Decoder[Decoded], value: Value) -> Decoded:
    try:
        return decoder.decode(unpacked(value))
    except MsgspecError as error:
        raise ValueError(f"damaged: {error}") from None
