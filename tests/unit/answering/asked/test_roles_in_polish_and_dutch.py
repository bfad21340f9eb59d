"""Roles, relatives and bodies that are asked for in Polish and Dutch."""

from __future__ import annotations

import pytest

from retrieval import Answer, Article, Library, answer

MLYN = """Młyn w Olszance dostanie nowe koło

„Koło pękło w trzech miejscach i dłużej nie wytrzyma”, powiedziała Halina Wrona, burmistrzyni Olszanki.

Młynarz Tadeusz Gryz cieszy się z remontu. „Od roku mielę tylko w poniedziałki”, powiedział. Jego żona, Irena Gryz, \
patrzy na to inaczej. „Wolałabym, żeby wreszcie odpoczął”, powiedziała.

Sąsiadka Kinga Maj skarży się na hałas. „To koło słychać w mojej kuchni”, powiedziała. Strażak Olaf Ryba pilnował \
robotników.
"""
MOLEN = """Molen van Oudeveen krijgt nieuwe wieken

“De wieken zijn op drie plaatsen gescheurd”, zei burgemeester Wietske Dalm.

Molenaar Sjoerd Kramp is blij met de reparatie. “Ik maal al een jaar alleen op maandag”, zei hij. Zijn vrouw, \
Tineke Kramp, ziet het anders. “Ik had liever dat hij eens ging rusten”, zei ze.

Buurvrouw Fenna Bos klaagt over de herrie. “Die molen hoor ik in mijn keuken”, zei ze. Brandweerman Joris Vink hield \
de wacht.
"""
PEKARNIA = """Piekarnia w Rudnie zamyka drzwi

„Piec ma czterdzieści lat i nikt nie umie go naprawić”, powiedział piekarz Lech Dąb.
"""


@pytest.fixture(scope="module")
def library() -> Library:
    library = Library(semantic=False)
    library.add(Article(id="mlyn", title="Młyn w Olszance dostanie nowe koło", text=MLYN, language="pl"))
    library.add(Article(id="piekarnia", title="Piekarnia w Rudnie zamyka drzwi", text=PEKARNIA, language="pl"))
    library.add(Article(id="molen", title="Molen van Oudeveen krijgt nieuwe wieken", text=MOLEN, language="nl"))
    return library


def speakers(found: Answer) -> set[str]:
    return {one.speaker.name for one in found.evidence if one.speaker}


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Co mówi burmistrzyni?", "Halina Wrona"),
        ("co powiedziała burmistrz", "Halina Wrona"),
        ("a co mówi sąsiadka", "Kinga Maj"),
        ("a piekarz?", "Lech Dąb"),
        ("co na to młynarz", "Tadeusz Gryz"),
        ("Wat zegt de burgemeester?", "Wietske Dalm"),
        ("en de buurvrouw, wat zegt die", "Fenna Bos"),
        ("wat vindt de molenaar ervan", "Sjoerd Kramp"),
    ],
)
def test_whoever_holds_the_role_is_cited(question: str, speaker: str, library: Library) -> None:
    assert speakers(answer(question, library)) == {speaker}


@pytest.mark.parametrize(
    "question", ["co powiedział strażak?", "Co mówi minister?", "wat zei de brandweerman", "Wat zegt de paus?"]
)
def test_nobody_answers_for_who_is_not_quoted(question: str, library: Library) -> None:
    assert speakers(answer(question, library)) == set()


@pytest.mark.parametrize(
    ("question", "home", "speaker"),
    [("a co mówi jego żona", "mlyn", "Irena Gryz"), ("en zijn vrouw?", "molen", "Tineke Kramp")],
)
def test_a_relative_is_looked_for_in_the_article_of_the_talk(
    question: str, home: str, speaker: str, library: Library
) -> None:
    assert speakers(answer(question, library, home=home)) == {speaker}


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("kto narzeka na koło", "Kinga Maj"),
        ("kto się cieszy z koła", "Tadeusz Gryz"),
        ("wie klaagt er over de molen", "Fenna Bos"),
        ("wie is er blij met de reparatie", "Sjoerd Kramp"),
    ],
)
def test_people_of_a_side_are_told_by_the_words_beside_them(question: str, speaker: str, library: Library) -> None:
    found = answer(question, library)
    assert speakers(found) == {speaker}
    assert not found.is_untold
