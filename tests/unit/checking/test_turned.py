"""Words that stand in the article behind others that deny, suppose or lend them are nobody's statement."""

from __future__ import annotations

import pytest

from retrieval import Article, Library, check_quote

ENGLISH = (
    "The bridge\n\n"
    "Minister Gareth Oduya came on Monday. He did not say that he would pay for the bridge. Oduya refused "
    "to say that the bridge was safe. He rejected claims that the pillars had been painted over. Oduya "
    "said that the lamps would be lit. According to Oduya, evidence that the ferry harms the seals is thin.\n\n"
    "“It is not true that we hid the report,” said Ruth Calloway, the mayor. “I would be lying if I told "
    "you that we have enough money,” Calloway said. “People say that we are lazy and late,” Calloway "
    "said. “If it rains on Sunday, I will stay at home,” she said. “I think we can win the vote,” "
    "Calloway said. “We slept badly, but we will be there on Sunday,” Calloway said."
)
GERMAN = (
    "Die Brücke\n\n"
    "Minister Kurt Sander sagte nicht, dass die Steuern steigen werden. „Es ist falsch, dass wir gelogen "
    "haben“, sagte Sander. „Ich glaube, dass die Brücke hält“, sagte Sander."
)


@pytest.fixture(scope="module")
def library() -> Library:
    filled = Library(semantic=False)
    filled.add(Article("bridge", "The bridge", ENGLISH, language="en"))
    filled.add(Article("brücke", "Die Brücke", GERMAN, language="de"))
    return filled


@pytest.mark.parametrize(
    "claim",
    [
        "Oduya said that he would pay for the bridge",
        "Oduya said the bridge was safe",
        "Oduya said the pillars had been painted over",
        "Oduya said the ferry harms the seals",
        "Calloway said “we hid the report”",
        "Calloway said we have enough money",
        "Calloway said that we are lazy and late",
        "Calloway said “I will stay at home”",
        "Sander sagte, dass die Steuern steigen werden",
        "Sander sagte, dass wir gelogen haben",
    ],
)
def test_what_was_denied_supposed_or_said_by_others_does_not_stand(library: Library, claim: str) -> None:
    assert not check_quote(claim, library).stands


@pytest.mark.parametrize(
    "claim",
    [
        "Oduya said that the lamps would be lit",
        "Calloway said “we can win the vote”",
        "Calloway said “we will be there on Sunday”",
        "Calloway said “It is not true that we hid the report”",
        "Sander sagte, dass die Brücke hält",
    ],
)
def test_what_somebody_states_stands(library: Library, claim: str) -> None:
    assert check_quote(claim, library).stands


def test_a_denial_is_the_opposite_and_a_condition_is_missing(library: Library) -> None:
    denied = check_quote("Oduya said the bridge was safe", library).parts[0].findings[0]
    supposed = check_quote("Calloway said “I will stay at home”", library).parts[0].findings[0]
    assert denied.is_negated
    assert not supposed.is_negated
    assert supposed.differences[0].published == "If it rains on Sunday,"


def test_a_not_before_a_relative_clause_denies_nothing_in_it() -> None:
    said = "„Wir fahren keinen Bus, der jede Woche 300 Liter schluckt“, sagte Dora Witt, die Leiterin."
    filled = Library(semantic=False)
    filled.add(Article("bus", "Der Bus", f"Der Bus\n\n{said}", language="de"))
    part = check_quote("Witt sagte, dass der Bus 300 Liter schluckt", filled).parts[0]
    assert part.verdict != "verbatim"
    assert not any(one.is_negated for one in part.findings)
