"""Holders of a role whom no article introduces by it at their name: by place, by what stands before their words."""

from __future__ import annotations

import pytest

from retrieval import Answer, Article, Library, answer
from retrieval.answering.asked.understanding import understand

PIER = """Pier of Norrwick stays shut

NORRWICK — “Nobody walks on rotten planks,” Mayor Hedda Quist said on Monday.

The carpenter is of two minds about it. “I can mend it by May,” said Ole Brandt.

His aunt laughs at him. “He cannot mend a chair,” said Vera Lunt.

The judge of the case, Iris Palm, wants to see the planks. “I will bring boots,” she said.
"""
PONT = """Le pont de Vaucelle rouvre

Le maire, lui, a ri. « Nous passerons à pied », a dit Basile Moreau.

« Mes clients veulent passer en voiture », a plaidé Me Odette Rey.
"""
ШКОЛА = """Школа у реки

«Крыша течёт», — сказала директор Нина Ершова. В школе сорок учеников.
"""


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(semantic=False)
    library.add(Article(id="pier", title="Pier of Norrwick stays shut", text=PIER, language="en"))
    library.add(Article(id="pont", title="Le pont de Vaucelle rouvre", text=PONT, language="fr"))
    library.add(Article(id="школа", title="Школа у реки", text=ШКОЛА, language="ru"))
    return library


def speakers(found: Answer) -> set[str]:
    return {one.speaker.name for one in found.evidence if one.speaker}


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("the mayor of norrwick", "Hedda Quist"),
        ("le maire de norrwick", "Hedda Quist"),
        ("Was sagt der Bürgermeister von Norrwick?", "Hedda Quist"),
        ("que dit le maire ?", "Basile Moreau"),
        ("et l'avocate", "Odette Rey"),
        ("and the carpenter?", "Ole Brandt"),
        ("what does the judge say about the planks", "Iris Palm"),
        ("что говорит директор школы", "Нина Ершова"),
    ],
)
def test_the_holder_of_a_role_is_found(library: Library, question: str, holder: str) -> None:
    found = answer(question, library)
    shown = speakers(found) or {one.speaker.name for one in found.closest if one.speaker}
    assert shown == {holder}


@pytest.mark.parametrize("question", ["the mayor of Tromsby", "le maire de tromsby"])
def test_the_mayor_of_another_place_is_nobody_here(library: Library, question: str) -> None:
    assert not speakers(answer(question, library))


def test_what_is_told_of_the_holder_of_a_role_is_no_question_for_their_words(library: Library) -> None:
    assert understand("the cat forgives the mayor", (), library).person is None


def test_a_relative_is_somebodys_and_is_found_by_a_name_only(library: Library) -> None:
    person = understand("what does the aunt say", (), library).person
    assert person is None or "Vera Lunt" not in person.speakers
