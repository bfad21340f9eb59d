"""Whether somebody said something: the verdict that stands above the words, and the words that it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from bot.talk.answers import Answers
from bot.talk.pages.refusing import missing_and_meant, named_by
from bot.talk.replies import Block, Note, Page
from bot.talk.requests import Question
from bot.talk.verdicts import absence_of, ruling_of
from bot.wording import _
from retrieval import Answer, AskedClaim, Evidence, Refusal


def judged_page(answers: Answers, question: Question, found: Answer) -> tuple[Page, Sequence[Block]] | None:
    """The page of the first answer, and the verdict above it; None where there is nothing to judge."""
    verdict = found.verdict
    if verdict is None or verdict.evidence is None:
        return None
    total = max(1, len(found.evidence))
    if ruling := ruling_of(verdict):
        return _page(question, total, verdict.evidence), (Note(ruling),)
    if verdict.is_marked or found.evidence:
        refusal = found.refusal or Refusal("elsewhere" if verdict.evidence.speaker else "nothing", found.claimed_of)
        refusal = named_by(refusal, (verdict.evidence,))
        page = Page(question, 1, 1, (verdict.evidence,), "unanswered", refusal)
        number = len(answers.library_narrowed(question.article_id).shelf.articles)
        return page, (*_nothing(verdict, refusal, number), Note(_("Closest, perhaps not an answer:")))
    return None


def _nothing(verdict: AskedClaim, refusal: Refusal, number: int) -> tuple[Block, ...]:
    """What is said where the claimed words are nowhere in that many articles."""
    return (Note(absence_of(number)),) if verdict.is_marked else missing_and_meant(refusal, number)[0]


def _page(question: Question, total: int, evidence: Evidence) -> Page:
    return Page(question, 1, total, (evidence,), "answered")
