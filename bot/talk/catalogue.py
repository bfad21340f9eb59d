"""What a library holds, as a person browses it: its speakers, their quotes, its articles."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from retrieval import Article, Evidence, Library, Speaker

BROWSED = 300
"""The most articles whose quotes are listed; whoever wants more asks a question."""
NEAR = 75.0
"""The lowest rapidfuzz score (0..100) of a name or title that may have been meant."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A speaker with the number of quotes; the same name in several articles counts as one speaker."""

    speaker: Speaker
    quotes: int


def folded(text: str) -> str:
    """`text` without case and accents, so that what is typed on any keyboard matches what is printed."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def quotes_of(library: Library, articles: Iterable[Article], speaker: str = "") -> tuple[Evidence, ...]:
    """The quotes of these articles in order. With `speaker`, only those by a speaker with all these words."""
    return tuple(
        evidence
        for article in articles
        for evidence in _quotes_in(article, library)
        if not speaker.strip() or (evidence.speaker and is_called(evidence.speaker, speaker))
    )


def is_called(speaker: Speaker, words: str) -> bool:
    """Whether the name or role of the speaker has all these words, whatever their case and accents."""
    return set(folded(words).split()) <= _words_of(speaker)


def quoting(library: Library, speaker: str, most: int = BROWSED) -> Sequence[Article]:
    """The first `most` articles that quote a speaker with all these words; without words, the first of all."""
    if not (wanted := set(folded(speaker).split())):
        return library.shelf.articles[:most]
    return library.shelf.quoting([known for known in library.shelf.speakers if wanted <= _words_of(known)], most)


def speakers_of(library: Library, articles: Iterable[Article] | None = None) -> tuple[Quoted, ...]:
    """Who is quoted in these articles, or in all: the most quoted first, then by name, each with the usual role."""
    found = library.shelf.speakers if articles is None else _speakers_in(articles, library)
    counts: Counter[str] = Counter()
    known: dict[str, tuple[int, Speaker]] = {}
    for speaker, number in found.items():
        counts[speaker.name] += number
        rank = number if speaker.role else 0
        if speaker.name not in known or known[speaker.name][0] < rank:
            known[speaker.name] = rank, speaker
    names = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(Quoted(known[name][1], counts[name]) for name in names)


def nearest_name(name: str, quoted: Sequence[Quoted]) -> str:
    """The speaker who was probably meant; empty if no name is similar."""
    found = process.extractOne(
        folded(name),
        [one.speaker.name for one in quoted],
        scorer=fuzz.WRatio,
        processor=folded,
        score_cutoff=NEAR,
    )
    return found[0] if found else ""


def find_article(typed: str, articles: Sequence[Article]) -> Article | None:
    """The article with that number in the list (from 1), that id, or a similar title; None if there is none."""
    if typed.isdecimal() and 1 <= int(typed[:9]) <= len(articles):
        return articles[int(typed[:9]) - 1]
    for article in articles:
        if article.id == typed:
            return article
    found = process.extractOne(
        folded(typed),
        [article.title for article in articles],
        scorer=fuzz.WRatio,
        processor=folded,
        score_cutoff=NEAR,
    )
    return articles[found[2]] if found else None


def _quotes_in(article: Article, library: Library) -> Iterable[Evidence]:
    passages = library.shelf.get(article.id).passages
    for attribution in library.shelf.get(article.id).attributions:
        span = attribution.quote.span if attribution.quote.kind == "direct" else attribution.span
        passage = next((passage for passage in passages if passage.span.touches(span)), None)
        if passage is not None:
            yield Evidence(article, span, passage, attribution, 0.0, attribution.confidence)


def _speakers_in(articles: Iterable[Article], library: Library) -> Counter[Speaker]:
    return Counter(
        found.speaker for article in articles for found in library.shelf.get(article.id).attributions if found.speaker
    )


def _words_of(speaker: Speaker) -> set[str]:
    return {word.strip(".,’'") for word in folded(f"{speaker.name} {speaker.role}").split()}
