"""Articles and what was found in them as rows of a table, and back.

Spans stand as numbers: start, end, start, end. An attribution is a list: kind, the contents' spans, the speaker's place
in the list of speakers or null, the source's span or null, the cue's, and the confidence.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from typing import TypeGuard
from urllib.parse import parse_qsl, urlencode, urlsplit

from retrieval.records import Article, Attribution, Kind, Passage, Quote, Span, Speaker
from retrieval.storing.values import Row, Value, raw, words

ARTICLE = "id, title, text, publisher, published, url, language, author"
"""The columns that `article_of` takes."""
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|source|cmpid|xtor", re.IGNORECASE)
KINDS: dict[str, Kind] = {"direct": "direct", "mixed": "mixed", "indirect": "indirect"}


def article_of(row: Row) -> Article:
    """Raises ValueError where the row is damaged, as all below do."""
    article_id, title, text, *others = row
    publisher, published, url, language, author = map(words, others)
    return Article(words(article_id), words(title), unpacked(text), publisher, published, url, language, author)


def packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8"))


def unpacked(value: Value) -> str:
    try:
        return zlib.decompress(raw(value)).decode("utf-8")
    except zlib.error as error:
        raise ValueError(f"damaged: {error}") from None


def digest_of(article: Article) -> bytes:
    """Of the text, white space apart: the same article saved twice is the same."""
    return hashlib.blake2b(" ".join(article.text.split()).encode("utf-8", "replace"), digest_size=16).digest()


def link_of(url: str) -> str:
    """The address without scheme, fragment, tracking and the last slash: one for all addresses of the same page."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    asked = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not TRACKING.fullmatch(pair[0])))
    page = f"{parts.path.rstrip('/')}{'?' if asked else ''}{asked}"
    return host + page if host and page else ""  # a front page is no article's address


def pack_passages(passages: Iterable[Passage]) -> bytes:
    return packed(json.dumps([number for one in passages for number in (one.span.start, one.span.end)]))


def passages_of(article: Article, value: Value) -> tuple[Passage, ...]:
    spans = _spans(json.loads(unpacked(value)), article.text)
    return tuple(Passage(article.id, span, span.of(article.text)) for span in spans)


def pack_attributions(attributions: Sequence[Attribution]) -> bytes:
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
    data: object = json.loads(unpacked(value))
    speakers, found = _listed(data, 2)
    known = [_speaker(one) for one in _listed(speakers)]
    return tuple(_attribution(article, _listed(one, 6), known) for one in _listed(found))


def _attribution(article: Article, parts: Sequence[object], speakers: Sequence[Speaker]) -> Attribution:
    kind, contents, speaker, source, cue, confidence = parts
    if not isinstance(kind, str) or kind not in KINDS or not isinstance(confidence, int | float):
        raise ValueError("damaged: no kind or confidence of a quote")
    spans = _spans(contents, article.text)
    if not spans or not (speaker is None or (isinstance(speaker, int) and 0 <= speaker < len(speakers))):
        raise ValueError("damaged: no words or speaker of a quote")
    return Attribution(
        Quote(article.id, spans, KINDS[kind]),
        None if speaker is None else speakers[speaker],
        _spans(source, article.text)[0] if source else None,
        _spans(cue, article.text)[0] if cue else None,
        confidence,
    )


def _speaker(parts: object) -> Speaker:
    name, role = _listed(parts, 2)
    if isinstance(name, str) and isinstance(role, str):
        return Speaker(name, role)
    raise ValueError("damaged: no name of a speaker")


def _spans(numbers: object, text: str) -> tuple[Span, ...]:
    flat = _listed(numbers)
    if not _are_whole(flat) or len(flat) % 2:
        raise ValueError("damaged: no spans")
    spans = tuple(Span(start, end) for start, end in zip(flat[::2], flat[1::2], strict=True))
    if not all(0 <= span.start <= span.end <= len(text) for span in spans):
        raise ValueError("damaged: a span leaves the text")
    return spans


def _are_whole(numbers: Sequence[object]) -> TypeGuard[Sequence[int]]:
    return all(isinstance(number, int) for number in numbers)


def _listed(data: object, length: int | None = None) -> Sequence[object]:
    if isinstance(data, list) and length in (None, len(data)):
        return data
    raise ValueError("damaged: no list")
