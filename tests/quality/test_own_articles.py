"""Quality does not fall on a dozen articles of our own, on any machine. No measured data beside the project is needed.

The figures are counts of a run, and a run gives the same counts every time. None of them may fall; who makes one better
writes it here. They are not there to be tuned to: rules are made from other texts.
"""

from __future__ import annotations

import pytest

from retrieval import Library, find_attributions
from retrieval.evaluating import ask_library, judge
from tests.evaluating.checks import stands
from tests.evaluating.speaker_scores import Counts, score_case
from tests.quality.gold import read_gold

pytestmark = pytest.mark.no_cover
GOLD = tuple(read_gold())
RIGHT, WRONG = 44, 3
"""Quotes with their right speaker, and with a wrong one."""
ANSWERED = {"plain": (30, 2), "semantic": (32, 7)}
"""Questions that are answered rightly, and unanswerable ones that are refused."""
JUDGED_RIGHTLY = 28
"""Claims that are confirmed where they stand, and not where they do not."""


@pytest.fixture(scope="module", params=ANSWERED)
def library(request: pytest.FixtureRequest) -> Library:
    filled = Library(semantic=request.param == "semantic")
    if request.param == "semantic" and filled.vectors is None:
        pytest.skip("the extra onrecord[semantic] is not installed")
    for one in GOLD:
        filled.add(one.article)
    return filled


def test_speakers_have_not_got_worse() -> None:
    counts = sum((score_case(one.quotes, find_attributions(one.article)).counts for one in GOLD), Counts())
    assert counts.right >= RIGHT
    assert counts.wrong <= WRONG


def test_answers_have_not_got_worse(library: Library) -> None:
    outcomes = list(judge([posed for one in GOLD for posed in one.questions], ask_library(library)))
    answerable = [one for one in outcomes if one.posed.expected]
    hopeless = [one for one in outcomes if not one.posed.expected]
    right, refused = ANSWERED["semantic" if library.vectors else "plain"]
    assert sum(one.right for one in answerable) >= right
    assert sum(not one.answered for one in hopeless) >= refused


def test_claims_are_judged_no_worse_and_nothing_false_is_confirmed(library: Library) -> None:
    verdicts = [(claim, stands(claim.claim, library)) for one in GOLD for claim in one.claims]
    assert [claim.claim for claim, yes in verdicts if yes and not claim.stands] == []
    assert sum(yes == claim.stands for claim, yes in verdicts) >= JUDGED_RIGHTLY
