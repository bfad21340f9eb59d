"""Vectors of spans, kept with the article they stand in: each sentence is encoded once, longer spans are their mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from retrieval.records import Article, Span
from retrieval.sentences import split_sentences

if TYPE_CHECKING:
    from retrieval.semantic.encoder import Encoder, Vectors

Place = tuple[Article, Span]


class SpanVectors:
    """Likeness of texts to spans of articles. Vectors stay until `forget`; safe to call from threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._encoder: Encoder | None = None
        self._sentences: dict[str, dict[Span, Vectors]] = {}
        self._spans: dict[str, dict[Span, Vectors]] = {}

    def likeness(self, text: str, places: Sequence[Place]) -> list[float]:
        """The cosine (-1..1) of `text` and each span, in the order given."""
        if not places:
            return []
        import numpy as np

        with self._lock:
            self._encode(places)
            asked = self._loaded().encode([text])[0]
            rows = np.stack([self._spans[article.id][span] for article, span in places])
            likeness: list[float] = (rows @ asked).tolist()
            return likeness

    def forget(self, article_id: str) -> None:
        """Drop the vectors of an article whose text is replaced."""
        with self._lock:
            self._sentences.pop(article_id, None)
            self._spans.pop(article_id, None)

    def _encode(self, places: Iterable[Place]) -> None:
        import numpy as np

        new = [place for place in dict.fromkeys(places) if place[1] not in self._spans.get(place[0].id, {})]
        parts = {place: split_sentences(place[0].text, place[1]) or (place[1],) for place in new}
        missing = list(
            dict.fromkeys(
                (article, part)
                for (article, _), found in parts.items()
                for part in found
                if part not in self._sentences.get(article.id, {})
            )
        )
        if missing:
            rows = self._loaded().encode([span.of(article.text) for article, span in missing])
            for (article, span), row in zip(missing, rows, strict=True):
                self._sentences.setdefault(article.id, {})[span] = row
        for article, span in new:
            known = self._sentences[article.id]
            mean = np.mean([known[part] for part in parts[article, span]], axis=0)
            self._spans.setdefault(article.id, {})[span] = mean / max(float(np.linalg.norm(mean)), 1e-9)

    def _loaded(self) -> Encoder:
        if self._encoder is None:
            from retrieval.semantic.encoder import Encoder

            self._encoder = Encoder()
        return self._encoder
