"""Answer a question from a library: the best evidence, one voice after another, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answering.candidates import Candidate, find_candidates, weigh_meaning
from retrieval.answering.decision import is_of_nobody, signs_of
from retrieval.answering.editions import named_edition
from retrieval.answering.questions import Inquiry, leans, read_question
from retrieval.answering.spelling import spell
from retrieval.answering.voices import choose, take_turns
from retrieval.answering.weights import Setting, load_weights
from retrieval.answering.windows import expected_rightness, likelihoods
from retrieval.library.library import Library
from retrieval.library.units import Unit
from retrieval.records import Answer, Evidence, Span
from retrieval.searching import guess_language

MOST = 10
"""How many pieces of evidence an answer holds at most."""
SURE, HOPELESS = 0.7, 0.1
"""Confidences by words alone between which meaning is looked at as well: beyond them it changes no figure of two sets,
and takes most of the time."""
WORTH_SHOWING = 0.02
"""A further answer is shown where its chance is at least this share of the first one's."""


def answer(question: str, library: Library, talk: Sequence[str] = ()) -> Answer:
    """The best evidence for `question`; `talk` holds the earlier questions of the same talk, oldest first.

    Never raises on what a person asks. `closest` holds the evidence instead where the chance that it answers is too low
    to give it as an answer.
    """
    language = guess_language(question, library.languages or ("en",))
    inquiry = spell(read_question(question, talk, language), library)
    follows = leans(question, language)
    candidates = find_candidates(inquiry, library)
    if edition := named_edition(question, (one.shelved.article for one in candidates)):
        follows = follows or leans(edition.question, language)
        inquiry = spell(read_question(edition.question, talk, language), library)
        candidates = [one for one in find_candidates(inquiry, library) if edition.holds(one.shelved.article)]
    if not candidates:
        return Answer(question, leans=follows)
    found = replace(_judge(inquiry, library, candidates, "plain"), leans=follows)
    (best, *_) = found.evidence or found.closest
    if library.vectors is None or not HOPELESS <= best.confidence < SURE:
        return found
    candidates = weigh_meaning(inquiry, library.vectors, candidates)
    return replace(_judge(inquiry, library, candidates, "semantic"), leans=follows)


def _judge(inquiry: Inquiry, library: Library, candidates: Sequence[Candidate], setting: Setting) -> Answer:
    """The best of the candidates, by the features of that setting, as an answer, or as what is closest to one."""
    weights = load_weights(setting)
    worths = [weights.worth(inquiry.kind, candidate.features) for candidate in candidates]
    ranked = expected_rightness(candidates, likelihoods(worths))
    signs = signs_of(inquiry, library, candidates, worths, ranked[0][0])
    chance = weights.chance(signs)
    best = ranked[0][1]
    shown = choose(candidates, [(at, rightness) for at, rightness in ranked if rightness >= WORTH_SHOWING * best], MOST)
    if inquiry.kind != "fact" and not inquiry.subject:
        shown = take_turns(shown)
    evidence = tuple(
        Evidence(
            article=one.candidate.shelved.article,
            span=_shown_span(one.candidate.unit),
            passage=one.candidate.passage,
            attribution=one.candidate.unit.attribution,
            score=one.rightness,
            confidence=weights.confidence(chance) * one.rightness / best,
            also=one.also,
        )
        for one in shown
    )
    if chance < weights.threshold or is_of_nobody(inquiry, signs):
        return Answer(inquiry.text, closest=evidence)
    return Answer(inquiry.text, evidence)


def _shown_span(unit: Unit) -> Span:
    """The unit's span; of a paraphrase together with its source and cue, without which it may say the opposite."""
    said = unit.attribution
    if said is None or said.quote.kind != "indirect":
        return unit.span
    return Span(min(unit.span.start, said.span.start), max(unit.span.end, said.span.end))
