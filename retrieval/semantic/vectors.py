"""Vectors of spans, cached by article. Each sentence is encoded once; a longer span has the mean of its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from retrieval.records import Article, Span
from retrieval.text.language import identify_language
from retrieval.text.sentences import split_sentences

if TYPE_CHECKING:
    from retrieval.semantic.encoder import Encoder, Vectors

Place = tuple[Article, Span]
_loading = Lock()


@dataclass(frozen=True, slots=True)
class _Known:
    """The vectors of the sentences of one text, and of spans that are made of them."""

    text: str
    sentences: dict[Span, Vectors] = field(default_factory=dict)
    spans: dict[Span, Vectors] = field(default_factory=dict)


class SpanVectors:
    """The likeness of texts to spans of articles. Vectors are cached until `forget`. Safe to call from threads.

    Two threads may encode the same text at the same time; neither waits for the other. Several libraries may share an
    instance: where an id stands for different texts, the vectors are computed again.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[str, _Known] = {}

    def likeness(self, text: str, places: Sequence[Place]) -> list[float]:
        """The cosine (-1..1) of `text` and each span, in the order given."""
        if not places:
            return []
        import numpy as np

        with self._lock:
            known = {article: self._of(article) for article in dict.fromkeys(article for article, _ in places)}
        _encode(places, known)
        asked = _encoder().encode([text])[0]
        rows = np.stack([known[article].spans[span] for article, span in places])
        likeness: list[float] = (rows @ asked).tolist()
        return likeness

    def forget(self, article_id: str) -> None:
        """Drop the vectors of an article. Calls in progress keep their own reference, so this is safe at any time."""
        with self._lock:
            self._known.pop(article_id, None)

    def _of(self, article: Article) -> _Known:
        known = self._known.get(article.id)
        if known is None or known.text != article.text:
            known = self._known[article.id] = _Known(article.text)
        return known


def _encode(places: Sequence[Place], known: Mapping[Article, _Known]) -> None:
    """Compute the vectors of those spans that have none yet."""
    import numpy as np

    new = [place for place in dict.fromkeys(places) if place[1] not in known[place[0]].spans]
    languages = {article: article.language or identify_language(article.text) for article, _ in new}
    parts = {place: split_sentences(place[0].text, place[1], languages[place[0]]) or (place[1],) for place in new}
    missing = list(
        dict.fromkeys(
            (article, part)
            for (article, _), found in parts.items()
            for part in found
            if part not in known[article].sentences
        )
    )
    if missing:
        rows = _encoder().encode([span.of(article.text) for article, span in missing])
        for (article, span), row in zip(missing, rows, strict=True):
            known[article].sentences[span] = row
    for article, span in new:
        mean = np.mean([known[article].sentences[part] for part in parts[article, span]], axis=0)
        known[article].spans[span] = mean / max(float(np.linalg.norm(mean)), 1e-9)


def _encoder() -> Encoder:
    with _loading:
        return _only_encoder()


@cache
def _only_encoder() -> Encoder:
    """The one encoder of the process: it takes a tenth of a second to load and the memory of ten thousand vectors."""
    from retrieval.semantic.encoder import Encoder

    return Encoder()
