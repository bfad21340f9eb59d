"""Where claimed words may stand: a bounded number of stretches of articles, whatever the claim and the library."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.checking.alignment import Words
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.records import Article, Attribution, Span
from retrieval.searching import rank, terms

RAREST = 6
"""How many of the claimed terms are looked up, the rarest ones: they are in few passages, which keeps this fast."""
PASSAGES = 12
OF_SPEAKER = 60
"""Passages of the claimed speaker that are read where the words hold no term to look up: “We will not.”"""
READ_THROUGH = 400
"""Articles that are read through for such words where nobody is claimed to have said them."""
BETWEEN = 200
"""Letters of the narrator between two pieces of one quotation: “We will go,” she said, smiling. “Tomorrow.”"""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article: its words as printed, and each quotation in it without the narrator's words between."""

    analysed: AnalysedArticle
    span: Span
    texts: tuple[Words, ...]

    @property
    def quoted(self) -> Iterator[Words]:
        """The words of each quotation that the stretch touches, the pieces of one that is interrupted as one."""
        for pieces in _groups(self.analysed.article.text, self.analysed.attributions, self.span):
            yield Words.of(self.analysed.article.text, pieces)


def find_places(
    words: str, speaker: str, library: Library, language: str, apart_from: Article | None = None
) -> Iterator[Place]:
    """Where the words may stand, in any mouth and in the claimed one, the likeliest first.

    Articles with the id, address or text of `apart_from` are left out: what is checked is no evidence for itself.
    """
    places = _places(words, speaker, library, language)
    return (place for place in places if not is_itself(place.analysed.article, apart_from))


def _places(words: str, speaker: str, library: Library, language: str) -> Iterator[Place]:
    asked = tuple(dict.fromkeys(terms(words, language)))
    known = library.passage_index.statistics(asked).frequencies
    rarest = sorted((term for term in asked if known[term]), key=lambda term: known[term])[:RAREST]
    of_speaker = tuple(terms(speaker, language))
    if rarest:
        searches = [((*rarest, *of), PASSAGES) for of in dict.fromkeys(((), of_speaker))]
    else:
        searches = [(of_speaker, OF_SPEAKER)] if of_speaker and not asked else []
    found = [one for sought, most in searches for one in rank(library.passage_index, dict.fromkeys(sought), most)]
    places = dict.fromkeys((ranked.document.article_id, ranked.document.position) for ranked in found)
    held = library.shelf.find({article_id for article_id, _ in places})
    for article_id, position in places:
        if article_id in held:  # otherwise another process has just removed it
            analysed = held[article_id]
            span = analysed.passages[position].span
            yield place_at(analysed, Span(span.start - len(words) - BETWEEN, span.end + len(words) + BETWEEN))
    if not asked and not of_speaker:
        yield from _read_through(words, library)


def is_itself(article: Article, checked: Article | None) -> bool:
    """Whether `article` is what is being checked: it has the same id or address, or the same text but for spaces."""
    if checked is None:
        return False
    if article.id == checked.id or (checked.url and article.url == checked.url):
        return True
    return bool(checked.text) and article.text.split() == checked.text.split()


def place_at(analysed: AnalysedArticle, span: Span) -> Place:
    """The stretch, from the next start of a word on."""
    text = analysed.article.text
    within = Span(_next_word(text, span.start), min(len(text), span.end))
    quotations = (Words.of(text, spans) for spans in _quotations(text, analysed.attributions, within))
    return Place(analysed, within, (Words.of(text, (within,)), *quotations))


def _quotations(text: str, attributions: Sequence[Attribution], within: Span) -> list[list[Span]]:
    """The pieces of each quotation that the narrator interrupts within a paragraph, in order."""
    return [pieces for pieces in _groups(text, attributions, within) if len(pieces) > 1]


def _groups(text: str, attributions: Sequence[Attribution], within: Span) -> list[list[Span]]:
    """The pieces of each quotation, in order."""
    groups: list[tuple[Attribution, list[Span]]] = []
    for said in attributions:
        if said.quote.kind == "indirect" or not said.quote.span.touches(within):
            continue
        pieces = list(said.quote.contents)
        if groups:
            last, held = groups[-1]
            if held[-1].end > pieces[0].start:  # a quotation within a quotation
                continue
            between = text[held[-1].end : pieces[0].start]
            if said.speaker == last.speaker and len(between) <= BETWEEN and "\n" not in between:
                held += pieces
                continue
        groups.append((said, pieces))
    return [pieces for _, pieces in groups]


def _read_through(words: str, library: Library) -> Iterator[Place]:
    """Where words that the index leaves out ("we will not") stand, letter by letter, in the first articles."""
    sought = words.casefold().strip()
    for article in library.shelf.articles[:READ_THROUGH] if sought else ():
        at = article.text.casefold().find(sought)
        for analysed in library.shelf.find((article.id,)).values() if at >= 0 else ():
            yield place_at(analysed, Span(at - len(words) - BETWEEN, at + 2 * len(words) + BETWEEN))


def _next_word(text: str, at: int) -> int:
    at = max(0, at)
    while 0 < at < len(text) and text[at - 1].isalnum():
        at += 1
    return at
