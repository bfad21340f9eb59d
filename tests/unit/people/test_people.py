"""Names compared, and the people whom a library's names stand for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Speaker
from retrieval.people import Corrections, CorrectionsError, People, compare, read_name
from retrieval.people.corrections import read_corrections, write_corrections


@pytest.mark.parametrize(
    ("one", "two", "likeness"),
    [
        ("Joe Biden", "Joseph R. Biden", "same"),
        ("Joe Biden", "President Biden", "perhaps"),
        ("Joe Biden", "Jill Biden", "different"),
        ("Joe Biden", "J. Biden", "perhaps"),
        ("Mrs Clinton", "Bill Clinton", "different"),
        ("Lady Pemberton", "Lord Pemberton", "different"),
        ("Sir Roland", "Roland Quist", "perhaps"),
        ("Pope Francis", "Francis Quist", "different"),
        ("George W. Bush", "George H. W. Bush", "different"),
        ("Robert Kane", "Robert Kane Jr.", "different"),
        ("JD Vance", "J.D. Vance", "same"),
        ("Ana Ruiz KC", "Ana Ruiz", "same"),
        ("Dr Ana Ruiz", "Ana Ruiz, 41", "same"),
        ("Leyen", "Ursula von der Leyen", "perhaps"),
        ("Bashar al-Assad", "Bashar Assad", "same"),
        ("López Obrador", "Andrés Manuel López Obrador", "perhaps"),
        ("Orbán Viktor", "Viktor Orban", "same"),
        ("Sergei Lavrov", "Sergey Lavrov", "same"),
        ("John Smyth", "John Smith", "different"),
        ("Жозеп Боррель", "Josep Borrell", "same"),
        ("Боррель", "Josep Borrell", "perhaps"),
        ("Иван Петров", "Pavel Petrov", "different"),
        ("Галина Стеценко", "Halyna Stetsenko", "same"),
        ("Гамильтон", "Lewis Hamilton", "perhaps"),
        ("Чарльз", "King Charles", "perhaps"),
        ("Тетяна Мороз", "Merz", "different"),
        ("王文斌", "Wang Wenbin", "same"),
        ("王文斌", "王毅", "different"),
        ("BBC News", "Breitbart News", "different"),
        ("Ana Ruiz's spokesman", "Ana Ruiz", "different"),
        ("the mayor", "The mayor", "same"),
        ("", "Ana Ruiz", "different"),
    ],
)
def test_two_names(one: str, two: str, likeness: str) -> None:
    assert compare(read_name(one), read_name(two)) == likeness
    assert compare(read_name(two), read_name(one)) == likeness


def people_of(*names: str, corrections: Corrections | None = None) -> list[set[str]]:
    found = People.of({Speaker(name): 1 for name in names}, corrections or Corrections())
    return sorted((set(identity.aliases) for identity in found.identities), key=sorted)


@pytest.mark.parametrize(
    ("names", "persons"),
    [
        (("Joe Biden", "Joseph R. Biden", "Biden"), [{"Joe Biden", "Joseph R. Biden", "Biden"}]),
        (("Joe Biden", "Jill Biden", "Biden"), [{"Joe Biden"}, {"Jill Biden"}, {"Biden"}]),
        (("Ann Lee", "Ann B. Lee", "Ann C. Lee"), [{"Ann Lee"}, {"Ann B. Lee"}, {"Ann C. Lee"}]),
        (("White House", "House"), [{"White House"}, {"House"}]),
        (("David Israel", "Israel"), [{"David Israel"}, {"Israel"}]),
        (("Robin Falk", "Falk"), [{"Robin Falk", "Falk"}]),
        (("C. Dana Ostrow", "Ostrow"), [{"C. Dana Ostrow", "Ostrow"}]),
        (("C. Harbour Trust", "Trust"), [{"C. Harbour Trust"}, {"Trust"}]),
    ],
)
def test_the_people_of_a_library(names: tuple[str, ...], persons: list[set[str]]) -> None:
    assert people_of(*names) == sorted(persons, key=sorted)


def test_a_person_is_shown_under_the_most_frequent_full_name() -> None:
    people = People.of({Speaker("Biden"): 9, Speaker("Joe Biden"): 2, Speaker("Joseph R. Biden"): 1})
    assert people.who("Biden").name == "Joe Biden"


def test_corrections_come_before_every_rule(tmp_path: Path) -> None:
    decided = Corrections().merged(["Ana Ruiz", "Anita"]).split(["Joe Biden", "Joseph R. Biden"])
    assert people_of("Ana Ruiz", "Anita", corrections=decided) == [{"Ana Ruiz", "Anita"}]
    assert people_of("Joe Biden", "Joseph R. Biden", corrections=decided) == [{"Joe Biden"}, {"Joseph R. Biden"}]
    path = tmp_path / "speakers.toml"
    write_corrections(path, decided)
    assert read_corrections(path) == decided
    assert read_corrections(tmp_path / "none.toml") == Corrections()


@pytest.mark.parametrize("text", ["same = 1", "same = [[1, 2]]", "other = []", "same = ["])
def test_a_bad_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "speakers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorrectionsError, match=r"speakers\.toml"):
        read_corrections(path)


@given(st.text(), st.text())
def test_any_text_is_a_name(one: str, two: str) -> None:
    assert compare(read_name(one), read_name(two)) == compare(read_name(two), read_name(one))


@pytest.mark.parametrize(
    ("cyrillic", "pinyin"),
    [
        ("Чжан Цзюнь", "Zhang Jun"),
        ("Чжан Цзюня", "Zhang Jun"),
        ("Сі Цзіньпін", "Xi Jinping"),
        ("Ли Кэцян", "Li Keqiang"),
        ("Хуа Чуньин", "Hua Chunying"),
        ("Жэнь Чжэнфэй", "Ren Zhengfei"),
        ("Мао Нин", "Mao Ning"),
    ],
)
def test_chinese_names_are_known_as_cyrillic_letters_write_them(cyrillic: str, pinyin: str) -> None:
    assert compare(read_name(cyrillic), read_name(pinyin)) == "same"


def test_a_chinese_surname_alone_may_be_written_in_cyrillic_letters() -> None:
    assert compare(read_name("Чжан"), read_name("Zhang Jun")) == "perhaps"
    assert compare(read_name("Чжан"), read_name("Chang Jun")) == "different"
    assert compare(read_name("Чжан"), read_name("Zhou Jun")) == "different"
    assert compare(read_name("Чжан Цзюнь"), read_name("Zhang Jin")) == "different"
    assert compare(read_name("Иван Петров"), read_name("Yi Wang")) == "different"
