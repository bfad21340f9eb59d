"""Who is for something and who is against it: “Who is against the tram?”, “critics of the plan”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from retrieval.answering.asked.shorthand import written_out
from retrieval.answering.gains.following import Shown
from retrieval.answering.questions import folded_question, languages_of
from retrieval.answering.telling.next_words import next_words, people_named_in, people_told_of
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.records import Answer, Attribution, Evidence, Passage, Span
from retrieval.searching import guess_language, terms
from retrieval.searching.words import fold
from retrieval.text.question_marks import QUESTION_MARKS
from retrieval.text.question_patterns import match, patterns, search
from retrieval.text.sentences import split_sentences

Side = Literal["for", "against"]
MOST_ARTICLES = 3
"""Articles in which the sides are told apart, the best first."""
MOST = 10
"""How many pieces of evidence an answer holds at most."""
TOLD = 0.7
"""The confidence, at least, of words that tell the side asked for."""
_OPENING = 2
"""Passages at the beginning of an article, its title among them, that tell what all of it is about."""
_OTHER: dict[Side, Side] = {"for": "against", "against": "for"}


@dataclass(frozen=True, slots=True)
class AskedSide:
    """The side that a question asks about, and what that is for or against, as it was typed in small letters.

    Where `is_dissent`, it asks who speaks against what somebody said: “who disagrees with her?”.
    """

    side: Side
    topic: str
    is_dissent: bool = False


@dataclass(frozen=True, slots=True)
class _Stand:
    """A sentence that tells a side, as evidence, with the quoted people who take it.

    Where the sentence only brings in who speaks next, `told` is the sentence, and the evidence are their words.
    """

    side: Side
    evidence: Evidence
    people: tuple[str, ...]
    is_on_topic: bool
    told: Evidence | None = None


def side_asked(question: str) -> AskedSide | None:
    """The side whose people a question asks for; None where it asks for neither."""
    folded = folded_question(written_out(question)).rstrip(QUESTION_MARKS + "!！. ")
    asked_in = languages_of(question)
    if found := match("sides", "asked_dissent", folded, asked_in):
        return AskedSide("against", (found["topic"] or "").strip(), is_dissent=True)
    if found := match("sides", "asked_against", folded, asked_in):
        return AskedSide("against", found["topic"])
    if found := match("sides", "asked_for", folded, asked_in):
        return AskedSide("for", found["topic"])
    return None


def told_apart(
    found: Answer, asked: AskedSide, library: Library, besides: Sequence[str] = (), shown: Shown | None = None
) -> Answer:
    """The answer with the words of the people of that side only, each once, those that name somebody quoted first.

    Sides are told from words in the articles of the best answers; of a topic such as “it”, in the article shown last.
    Where these words tell nobody of that side, those stay who speak about it and are not told to be of the other one,
    and the answer is marked as untold. The people named in `besides` are left out.
    """
    best = found.evidence or found.closest
    ids = tuple(dict.fromkeys(one.article.id for one in best[: MOST_ARTICLES * 2]))[:MOST_ARTICLES]
    is_of_talk = shown is not None and not terms(asked.topic, guess_language(found.question))
    if shown and is_of_talk:
        ids = (shown.article_id,)
    analysed = library.shelf.find(ids)
    every = [stand for one in ids if one in analysed for stand in _stands(analysed[one], asked, is_best=one == ids[0])]
    stands = [one for one in every if set(one.people).isdisjoint(besides)]
    ours = _once(sorted(stands, key=lambda one: (not one.people, not one.is_on_topic)), asked.side)
    leans = found.leans or is_of_talk
    if ours:
        sure = max(TOLD, best[0].confidence if best else 0.0)
        shown_first = (*(one.evidence for one in ours), *(one.told for one in ours if one.told))
        evidence = tuple(replace(one, score=sure, confidence=sure) for one in shown_first[:MOST])
        return replace(found, evidence=evidence, closest=(), refusal=None, leans=leans)
    others = {name for one in stands if one.side == _OTHER[asked.side] for name in one.people}
    left = tuple(one for one in found.evidence if one.speaker and one.speaker.name not in others)
    return replace(found, evidence=left or found.evidence, is_untold=bool(found.evidence), leans=leans)


def people_shown(shown: Shown, library: Library) -> tuple[str, ...]:
    """The quoted people whom the words shown are of, or are named in them."""
    analysed = library.shelf.find((shown.article_id,)).get(shown.article_id)
    if analysed is None:
        return ()
    written = shown.span.of(analysed.article.text)
    said = [one.speaker.name for one in analysed.attributions if one.speaker and one.quote.span.touches(shown.span)]
    return tuple(said) or people_named_in(written, analysed)


def _once(stands: Iterable[_Stand], side: Side) -> list[_Stand]:
    """The first sentence of that side of each person, and those that tell of nobody quoted."""
    known: set[str] = set()
    kept = []
    for one in stands:
        if one.side == side and (not one.people or known.isdisjoint(one.people)):
            kept.append(one)
            known.update(one.people)
    return kept


def _stands(analysed: AnalysedArticle, asked: AskedSide, *, is_best: bool) -> Iterator[_Stand]:
    """The sentences of an article that tell a side, in passages that are about what is asked.

    An article that does not hold the words of the topic counts as a whole if it is the best: it may be in another
    language, or the topic be “it”.
    """
    text, language = analysed.article.text, analysed.language
    topic = set(terms(asked.topic, language))
    passages = analysed.passages
    opening = " ".join((analysed.article.title, *(one.text for one in passages[:_OPENING])))
    is_unnamed = topic.isdisjoint(_terms(passages, language))
    is_whole = (is_unnamed and is_best) or not topic.isdisjoint(terms(opening, language))
    for passage in passages:
        if not is_whole and topic.isdisjoint(terms(passage.text, language)):
            continue
        for sentence in split_sentences(text, passage.span, language):
            written = sentence.of(text)
            side = side_of(written, language)
            evidence = _evidence(analysed, passage, sentence) if side else None
            if side and evidence:
                is_on_topic = not topic.isdisjoint(terms(written, language))
                yield _stand(side, evidence, analysed, is_on_topic=is_on_topic)


def _terms(passages: Sequence[Passage], language: str) -> set[str]:
    return {term for one in passages for term in terms(one.text, language)}


def side_of(sentence: str, language: str) -> Side | None:
    """The side that the words of a sentence take; None for neither and for both. A denial turns a word round."""
    folded = fold(sentence)
    lists: tuple[tuple[str, Side], ...] = (("opposing", "against"), ("supporting", "for"))
    sides = {
        _OTHER[side] if search("sides", "denied", folded[: found.start()], (language,)) else side
        for name, side in lists
        for pattern in patterns("sides", name, (language,))
        for found in pattern.finditer(folded)
    }
    return sides.pop() if len(sides) == 1 else None


def _evidence(analysed: AnalysedArticle, passage: Passage, sentence: Span) -> Evidence | None:
    """The quote that stands in a sentence, or the sentence itself; None where several people speak in it."""
    said = [one for one in analysed.attributions if one.quote.span.touches(sentence)]
    if len({one.speaker for one in said}) > 1:
        return None
    attribution: Attribution | None = said[0] if said else None
    span = sentence
    if attribution:
        span = attribution.quote.span if attribution.quote.kind == "direct" else attribution.span
    return Evidence(analysed.article, span, passage, attribution, 0.0, 1.0)


def _stand(side: Side, evidence: Evidence, analysed: AnalysedArticle, *, is_on_topic: bool) -> _Stand:
    """The stand that a sentence tells; of one that names nobody else, with the words that follow it.

    “Not everybody agrees. ‘…,’ said Ann Bell” tells whose side she takes.
    """
    people = tuple(people_told_of(evidence, analysed))
    after = next_words(evidence, analysed)
    if after is None or after.speaker is None or after.passage != evidence.passage:
        return _Stand(side, evidence, people, is_on_topic)
    if people and people != (after.speaker.name,):
        return _Stand(side, evidence, people, is_on_topic)
    return _Stand(side, after, (after.speaker.name,), is_on_topic, told=evidence)
