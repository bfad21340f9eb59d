"""Ask a library: the best evidence, and of a question whether somebody said something, the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answering import find_evidence
from retrieval.answering.answers import LONGEST
from retrieval.answering.asked.understanding import Understood, understand
from retrieval.answering.asked.whether import states_something
from retrieval.answering.asked.who_is import brought_in
from retrieval.answering.choosing import put_first
from retrieval.answering.follow_ups import asks_for_others
from retrieval.answering.gains.following import Shown
from retrieval.answering.sides.dissent import contradicted, contradicting
from retrieval.answering.sides.standing import people_shown, side_asked, told_apart
from retrieval.answering.telling.ages import with_age
from retrieval.answering.telling.moments import with_moment
from retrieval.answering.telling.next_words import with_next_words
from retrieval.answering.telling.reasons import with_reason
from retrieval.answering.telling.silence import without_silence
from retrieval.library.library import Library
from retrieval.records import Answer, Span


def answer(
    question: str,
    library: Library,
    talk: Sequence[str] = (),
    besides: Sequence[str] = (),
    of: str = "",
    home: str = "",
    shown: Span | None = None,
    *,
    seconds: float = LONGEST,
) -> Answer:
    """The best evidence for `question`; `talk` holds the earlier questions of the same talk, oldest first.

    Of a question who else said something, `besides` names the speakers that are left out. `of` is the speaker for whom
    a pronoun of the question stands. `home` is the id of the article that the talk has shown last, `shown` the span of
    the words shown there.

    Where the chance that the evidence answers is too low to give it as an answer, `closest` holds it instead. Of a
    question whether somebody said something, `verdict` says whether they did; of one who is for or against something,
    only people of that side are shown, where the articles tell it; of one who somebody is, the sentence that brings
    them in comes first. Nothing is raised, whatever a person asks, but
    OutOfTimeError once the evidence has taken more than `seconds`; a verdict takes some milliseconds more.
    """
    understood = understand(question, talk, library, of, home)
    found = find_evidence(question, library, talk, besides, of, home, shown, understood=understood, seconds=seconds)
    if asked := side_asked(question) or (side_asked(talk[-1]) if talk and asks_for_others(question) else None):
        before = Shown(home, shown) if home and shown else None
        if before and asks_for_others(question):
            besides = (*besides, *people_shown(before, library))
        people = contradicted(asked, question, library, before, of)
        if people is not None:
            return contradicting(found, people, library, besides, before)
        return told_apart(found, asked, library, besides, before)
    if person := brought_in(question, library, home):
        return put_first(person, found)
    found = with_reason(with_age(found, question, library, of, home, shown), question, library, home, shown)
    found = with_moment(found, talk, home)
    if found.is_claim:
        from retrieval.checking.asked import verdict_of  # here, as it is seldom needed: the console starts sooner

        return replace(found, verdict=verdict_of(found, library))
    if not found.evidence:
        return found
    told = _in_their_words(found, understood, library)
    if states_something(understood.parsed):
        from retrieval.checking.replaced import figure_told  # here, as above

        return replace(told, verdict=figure_told(told, library))
    return told


def _in_their_words(found: Answer, understood: Understood, library: Library) -> Answer:
    """The answer with what somebody says rather than what the article tells of them."""
    return with_next_words(without_silence(found, understood), understood, library)
