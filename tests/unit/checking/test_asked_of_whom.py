"""Of whom a question claims something: a name in part or in small letters, a pronoun, and answers of somebody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.talk.verdicts import ruling_of
from retrieval import Article, AskedClaim, Library, answer
from retrieval.checking.asked import verdict_of
from retrieval.checking.claims import read_claims
from retrieval.checking.turning.clauses import clauses_of
from retrieval.checking.turning.opposed import is_opposed
from retrieval.checking.turning.words import load_turning
from retrieval.searching import terms

TEXT = (
    "“A harbour without boats is only a cold bath,” said the warden, Edna Quill. “Prices scarcely move, but the queue "
    "gets longer.”\n\n"
    "“I painted every buoy myself,” said Milo Varn, her nephew. He said he had called Quill’s "
    "office four times on Sunday.\n\n"
    "“Without this crooked old crane I would be out of work,” said Petra Loom.\n\n"
    "The spokeswoman of the Quay Trust, Rita Oss, said the trust would plant forty trees."
)


def harbour() -> Library:
    library = Library(semantic=False)
    library.add(Article("harbour", "The harbour", TEXT, language="en"))
    return library


def verdict_on(question: str, of: str = "") -> AskedClaim:
    verdict = answer(question, harbour(), of=of).verdict
    assert verdict
    return verdict


@pytest.mark.parametrize(
    ("question", "of", "standing"),
    [
        ("did edna say a harbour without boats is only a cold bath", "", "verbatim"),
        ("did milo say a harbour without boats is only a cold bath", "", "another"),
        ("did he say i painted every buoy myself", "Milo Varn", "verbatim"),
        ("did he say a harbour without boats is only a cold bath?", "Milo Varn", "another"),
        ("did she say he'd resign", "Edna Quill", "unsaid"),
    ],
)
def test_part_of_a_name_and_a_pronoun_end_before_what_is_claimed(question: str, of: str, standing: str) -> None:
    assert verdict_on(question, of).standing == standing


def test_what_somebody_else_says_of_a_person_is_not_perhaps_what_that_person_meant() -> None:
    library = harbour()
    theirs = answer("Who called Quill’s office four times?", library).evidence[:1]
    assert [one.speaker.name for one in theirs if one.speaker] == ["Milo Varn"]
    found = answer("did Edna Quill say she was called at the office on a Sunday?", library)
    verdict = verdict_of(replace(found, evidence=theirs), library)
    assert verdict
    assert verdict.standing == "unsaid"
    assert ruling_of(verdict) == ""


def test_whoever_speaks_for_a_body_may_say_what_is_claimed_of_it() -> None:
    assert verdict_on("did the Quay Trust say it plants forty trees?").standing == "reworded"


def test_of_two_clauses_that_share_as_much_the_nearer_one_in_meaning_decides() -> None:
    words, claimed = load_turning("en"), terms("prices get higher", "en")
    said = "Prices scarcely move, but the queue gets longer."
    assert is_opposed(said, clauses_of(said, words), words, claimed, "en", is_negated=False) is None
    alone = "Prices scarcely move."
    assert is_opposed(alone, clauses_of(alone, words), words, claimed, "en", is_negated=False)


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Petra Loom said without that old crane she would starve", "without that old crane she would starve"),
        ("Petra Loom said in that shed nobody works", "in that shed nobody works"),
        ("Petra Loom said on Monday that the crane is old", "the crane is old"),
        ("Petra Loom said of the crane that it was old", "it was old"),
        ("Petra Loom said that without cranes she would starve", "without cranes she would starve"),
    ],
)
def test_a_that_behind_a_preposition_points_at_something(claim: str, words: str) -> None:
    assert [one.words for one in read_claims(claim, "en")] == [words]
