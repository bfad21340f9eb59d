"""What a library holds, as a person browses it: its speakers, their quotes, its articles."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import filterfalse

from rapidfuzz import fuzz, process

from retrieval import Article, Evidence, Library, People, Speaker, compare, read_name

BROWSED = 300
"""The most articles whose quotes are listed; whoever wants more asks a question."""
MOST_COMPARED = 50_000
"""Names among which those of one person are looked for; of more, each name counts as a speaker of its own."""
NEAR = 75.0
"""The lowest rapidfuzz score (0..100) of a name or title that may have been meant."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A person with the number of quotes, under whatever names they stand in the articles."""

    speaker: Speaker
    quotes: int


def folded(text: str) -> str:
    """`text` without case and accents, so that what is typed on any keyboard matches what is printed."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, decomposed))


def quotes_of(library: Library, articles: Iterable[Article], speaker: str = "") -> tuple[Evidence, ...]:
    """The quotes of these articles in order. With `speaker`, only those by a speaker with all these words."""
    return tuple(
        evidence
        for article in articles
        for evidence in _quotes_in(article, library)
        if not speaker.strip() or (evidence.speaker and is_called(evidence.speaker, speaker))
    )


def is_called(speaker: Speaker, words: str) -> bool:
    """Whether a speaker may be meant by these words, whatever their case and accents.

    A full name means the person of that name only, in any spelling; other words have to stand in the name or the role.
    """
    asked, named = read_name(words), read_name(speaker.name)
    if asked.has_known_first_name and not named.is_description:
        return compare(asked, named) != "different"
    return set(folded(words).split()) <= _words_of(speaker) or (
        not asked.is_description and not named.is_description and compare(asked, named) == "same"
    )


def quoting(library: Library, speaker: str, most: int = BROWSED) -> Sequence[Article]:
    """The first `most` articles that quote a speaker with all these words; without words, the first of all."""
    if not speaker.strip():
        return library.shelf.articles[:most]
    return library.shelf.quoting([known for known in library.shelf.speakers if is_called(known, speaker)], most)


def speakers_of(library: Library, articles: Iterable[Article] | None = None) -> tuple[Quoted, ...]:
    """Who is quoted in these articles, or in all: the most quoted first, then by name, each with the usual role."""
    found = library.shelf.speakers if articles is None else _speakers_in(articles, library)
    who = People.of(found, library.corrections).who if len(found) <= MOST_COMPARED else None
    counts: Counter[str] = Counter()
    known: dict[str, tuple[int, Speaker]] = {}
    for speaker, number in found.items():
        name = who(speaker.name).name if who else speaker.name
        counts[name] += number
        rank = number if speaker.role else 0
        if name not in known or known[name][0] < rank:
            known[name] = rank, Speaker(name, speaker.role)
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
    if typed.isdecimal() and (numbered := articles[max(0, int(typed[:9]) - 1) : int(typed[:9])]):
        return numbered[0]
    known = list(articles)
    for article in known:
        if article.id == typed:
            return article
    found = process.extractOne(
        folded(typed),
        [article.title for article in known],
        scorer=fuzz.WRatio,
        processor=folded,
        score_cutoff=NEAR,
    )
    return known[found[2]] if found else None


def _quotes_in(article: Article, library: Library) -> Iterable[Evidence]:
    """The quotes of an article; none if it was removed meanwhile, or turns out to be damaged."""
    for analysed in library.shelf.find((article.id,)).values():
        for attribution in analysed.attributions:
            span = attribution.quote.span if attribution.quote.kind == "direct" else attribution.span
            passage = analysed.passage_at(span)
            if passage is not None:
                yield Evidence(article, span, passage, attribution, 0.0, attribution.confidence)


def _speakers_in(articles: Iterable[Article], library: Library) -> Counter[Speaker]:
    return Counter(
        found.speaker
        for article in articles
        for analysed in library.shelf.find((article.id,)).values()
        for found in analysed.attributions
        if found.speaker
    )


def _words_of(speaker: Speaker) -> set[str]:
    return {word.strip(".,’'") for word in folded(f"{speaker.name} {speaker.role}").split()}
