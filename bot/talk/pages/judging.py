"""Whether somebody said something: the verdict that stands above the words, and the words that it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.talk.answers import Answers
from bot.talk.catalogue import folded
from bot.talk.replies import Block, Note, Page
from bot.talk.requests import Question
from bot.talk.verdicts import absence_of, verdict_above
from bot.wording import _
from retrieval import Answer, Evidence

if TYPE_CHECKING:
    from retrieval import Part

MARKED = re.compile(r"[“”„«»\"「」『』]")
UNKNOWN = ("nobody", "unquoted")


def judged_page(answers: Answers, question: Question, found: Answer) -> tuple[Page, Sequence[Block]] | None:
    """The page of the first answer, and the verdict above it; None where there is nothing to judge.

    The words that were claimed come before the best answer, in whosever mouth they stand. Where they are nowhere, the
    best answer is perhaps what is meant, unless the claim has quotation marks.
    """
    if not found.is_claim or (found.refusal and found.refusal.missing in UNKNOWN):
        return None
    marks = [mark.start() for mark in MARKED.finditer(question.text)]
    is_marked = len(marks) > 1
    claim = question.text
    if is_marked and found.claimed_of:
        claim = f"{found.claimed_of}: {claim[marks[0] : marks[-1] + 1]}"
    check = answers.check(claim, question.article_id)
    total = max(1, len(found.evidence))
    part = check.decisive
    if len(check.parts) == 1 and _is_of(part.speaker, found.claimed_of) and _is_found(part, is_marked=is_marked):
        return _page(question, total, part.findings[0].evidence), (Note(verdict_above(part)),)
    if is_marked:
        number = len(answers.narrowed(question.article_id).shelf.articles)
        nothing = (Note(absence_of(number)), Note(_("Closest, perhaps not an answer:")))
        closest = (found.evidence or found.closest)[:1]
        return (Page(question, 1, 1, closest, "unanswered", found.refusal), nothing) if closest else None
    if found.evidence:
        perhaps = Note(_("Not in these words. Perhaps this is meant:"))
        return _page(question, total, found.evidence[0]), (perhaps,)
    return None


def _is_of(speaker: str, claimed_of: str) -> bool:
    """Whether a part of a claim is claimed of the person whom the question names."""
    one, two = folded(speaker), folded(claimed_of)
    return one == two or (bool(one) and bool(two) and (one in two or two in one))


def _is_found(part: Part, *, is_marked: bool) -> bool:
    """Whether the words were found. Others may stand for words that were not marked as exact, unless these are another
    person's, or the opposite."""
    if part.verdict == "nearly":
        return is_marked or part.agreement == "contradicted" or part.findings[0].is_negated
    return part.verdict == "verbatim"


def _page(question: Question, total: int, evidence: Evidence) -> Page:
    return Page(question, 1, total, (evidence,), "answered")
