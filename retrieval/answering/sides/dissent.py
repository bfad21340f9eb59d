"""Who speaks against what somebody said: “Who disagrees with Ann Bell?”, “who doesn't believe her?”.

Their own words never tell it. Whoever the article tells to see it otherwise comes first, then who else it quotes after
them, and it is said that the article does not tell a side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.answering.asked.person import speakers_called
from retrieval.answering.gains.following import Shown
from retrieval.answering.sides.standing import MOST, MOST_ARTICLES, TOLD, AskedSide, people_shown, side_of
from retrieval.answering.telling.next_words import next_words, people_told_of
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.people import read_name
from retrieval.records import Answer, Evidence
from retrieval.searching import guess_language, terms
from retrieval.searching.words import fold
from retrieval.text.question_patterns import search
from retrieval.text.sentences import split_sentences


def contradicted(
    asked: AskedSide, question: str, library: Library, shown: Shown | None, of: str
) -> tuple[str, ...] | None:
    """The quoted people against whose words it is asked who speaks; None where the question is about a thing.

    They are named, or held by a pronoun (`of`); where it names nothing, they are those of the words just shown.
    """
    if asked.side != "against":
        return None
    if of:
        return (of,)
    wanted = set(terms(asked.topic, guess_language(question)))
    if wanted:
        called = speakers_called(read_name(asked.topic.title()), library)
        held = (one.name for one in library.shelf.namesakes(asked.topic.split()))
        return called or tuple(one for one in held if wanted <= set(terms(one, guess_language(question)))) or None
    return people_shown(shown, library) if asked.is_dissent and shown else None


def contradicting(
    found: Answer, people: Sequence[str], library: Library, besides: Sequence[str], shown: Shown | None
) -> Answer:
    """The answer with the words of those who speak against these people; marked as untold where no article tells it."""
    speakers = [one for one in library.shelf.speakers if one.name in people]
    ids = [one.id for one in library.shelf.quoting(speakers, MOST_ARTICLES)] if speakers else []
    if shown and (shown.article_id in ids or not speakers):
        ids = [shown.article_id]
    articles = list(library.shelf.find(ids).values())
    left_out = {*people, *besides}
    told = [one for each in articles for one in _told_against(each, people) if _is_by_others(one, left_out)]
    others = [one for each in articles for one in _said_after(each, people) if _is_by_others(one, left_out)]
    if not (told or others):
        return replace(found, evidence=(), closest=(), leans=found.leans or shown is not None)
    evidence = _each_once(told or others)[:MOST]
    sure = tuple(replace(one, score=TOLD, confidence=TOLD) for one in evidence)
    leans = found.leans or shown is not None
    return replace(found, evidence=sure, closest=(), refusal=None, is_untold=not told, leans=leans)


def _is_by_others(one: Evidence, left_out: set[str]) -> bool:
    return one.speaker is None or one.speaker.name not in left_out


def _each_once(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The first of each speaker."""
    first: dict[str, Evidence] = {}
    for one in evidence:
        first.setdefault(one.speaker.name if one.speaker else one.text, one)
    return list(first.values())


def _told_against(analysed: AnalysedArticle, people: Sequence[str]) -> Iterator[Evidence]:
    """What the article tells to contradict somebody, then what it tells to be against something.

    Of either, what follows the words of the people comes first.
    """
    start, language = _first_place(analysed, people), analysed.language
    sentences = sorted(_sentences(analysed), key=lambda one: one.span.start < start)
    written = {one.span: one.span.of(analysed.article.text) for one in sentences}
    contradict = [one for one in sentences if search("sides", "dissenting", fold(written[one.span]), (language,))]
    oppose = [one for one in sentences if one not in contradict and side_of(written[one.span], language) == "against"]
    for one in (*contradict, *oppose):
        yield from _shown_of(one, analysed)


def _sentences(analysed: AnalysedArticle) -> Iterator[Evidence]:
    for passage in analysed.passages:
        for sentence in split_sentences(analysed.article.text, passage.span, analysed.language):
            yield Evidence(analysed.article, sentence, passage, None, 0.0, 1.0)


def _shown_of(told: Evidence, analysed: AnalysedArticle) -> Iterator[Evidence]:
    """Whose words a sentence reports or brings in; the sentence where it names somebody quoted who is not heard."""
    said = [one for one in analysed.attributions if one.quote.span.touches(told.span) and one.speaker]
    if said:
        one = next((one for one in said if told.span.holds(one.span)), said[0])
        told = replace(told, span=one.quote.span if one.quote.kind == "direct" else one.span, attribution=one)
    after, people = next_words(told, analysed), people_told_of(told, analysed)
    is_brought_in = after and after.speaker and after.passage == told.passage
    if after and is_brought_in and (not people or people[-1:] == people_told_of(after, analysed)):
        yield after
    elif people:
        yield told


def _said_after(analysed: AnalysedArticle, people: Sequence[str]) -> Iterator[Evidence]:
    """What others are quoted with, as it follows the words of the people; then what stands before them."""
    start = _first_place(analysed, people)
    said = sorted(analysed.attributions, key=lambda one: (one.quote.span.start < start, one.quote.span.start))
    for one in said:
        passage = next((each for each in analysed.passages if each.span.touches(one.quote.span)), None)
        span = one.quote.span if one.quote.kind == "direct" else one.span
        if passage and one.speaker and side_of(span.of(analysed.article.text), analysed.language) != "for":
            yield Evidence(analysed.article, span, passage, one, 0.0, 1.0)


def _first_place(analysed: AnalysedArticle, people: Sequence[str]) -> int:
    """Where the people are quoted for the first time."""
    places = (one.quote.span.start for one in analysed.attributions if one.speaker and one.speaker.name in people)
    return min(places, default=0)
