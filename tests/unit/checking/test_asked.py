"""The verdict on a question whether somebody said something."""

from __future__ import annotations

import pytest

from retrieval import Answer, Article, AskedClaim, Library, answer, check_quote, claim_in, judge_claim

TEXT = (
    "The council met on Monday.\n\n"
    "“The plan for the harbour is dead,” Alastair Reid told the meeting. “We will not pay for it twice.”\n\n"
    "Colin Reid, the treasurer, walked out before the vote.\n\n"
    "“The ferry should run on Sundays,” said Nora Finch, the harbour master."
)


def asked(question: str) -> tuple[Answer, AskedClaim | None]:
    library = Library(semantic=False)
    library.add(Article("a", "Harbour vote", TEXT, language="en"))
    found = answer(question, library)
    claim = claim_in(found)
    return found, judge_claim(found, check_quote(claim, library), library) if claim else None


@pytest.mark.parametrize(
    ("question", "standing", "shown"),
    [
        ("Did Alastair Reid say “The plan for the harbour is dead”?", "found", "The plan for the harbour is dead"),
        ("Did Nora Finch say the plan for the harbour is dead?", "found", "The plan for the harbour is dead"),
        ("Did Alastair Reid say that the harbour plan has died?", "perhaps", "The plan for the harbour is dead"),
        ("Did Nora Finch say the school needs a new roof?", "elsewhere", "The ferry should run on Sundays"),
    ],
)
def test_a_claim_stands_or_is_told_apart_from_what_was_said(question: str, standing: str, shown: str) -> None:
    _, judged = asked(question)
    assert judged
    assert judged.standing == standing
    assert judged.evidence
    assert shown in judged.evidence.text


def test_words_in_another_mouth_are_said_to_be_so() -> None:
    _, judged = asked("Did Nora Finch say the plan for the harbour is dead?")
    assert judged
    assert judged.part.agreement == "contradicted"


def test_nothing_is_judged_of_somebody_who_is_not_quoted() -> None:
    found, judged = asked("Did Colin Reid say the plan for the harbour is dead?")
    assert judged is None
    assert not found.evidence
    assert found.refusal
    assert found.refusal.missing == "unquoted"


def test_nothing_is_judged_where_nothing_is_claimed() -> None:
    assert asked("What did Nora Finch say about the ferry?")[1] is None


HEARING = Article(
    "hearing",
    "The hearing",
    "Carla Voss spoke at the hearing. Voss denied that there was any conflict of interest. “The election can wait "
    "until the harvest is in,” said Carla Voss. “I would call an early election,” said Tom Reed. Asked whether she "
    "had read the harbour report, she smiled. “Tired nurses were to blame,” said Reed.",
    language="en",
)


@pytest.mark.parametrize(
    ("question", "agreement", "is_negated"),
    [
        ("Did Carla Voss say there was a conflict of interest?", "confirmed", True),
        ("Did Carla Voss say she'd call an early election?", "", False),
        ("Did Carla Voss say nurses were to blame?", "", False),
    ],
)
def test_no_part_of_a_question_is_taken_for_all_that_it_claims(question: str, agreement: str, is_negated: bool) -> None:
    library = Library(semantic=False)
    library.add(HEARING)
    found = answer(question, library)
    judged = judge_claim(found, check_quote(claim_in(found), library), library)
    best = judged.part.findings[0] if judged.standing == "found" else None
    assert (best.agreement if best else "") in {agreement, "contradicted"}
    assert (best.is_negated if best else False) == is_negated
    assert not judged.part.stands
    if is_negated and judged.evidence:
        assert "denied" in judged.evidence.text
