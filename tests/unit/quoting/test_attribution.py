"""A table of sentences a language: what was said in it, and by whom."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from retrieval import Article, Attribution, find_attributions

CASES = Path(__file__).parent / "attribution_cases"


class Case(NamedTuple):
    """`said`: (words, speaker) of all that stands in marks or is labelled, in order; `reported`: paraphrases."""

    language: str
    name: str
    text: str
    said: list[tuple[str, str]]
    reported: list[tuple[str, str]] | None


def read_cases(language: str = "*", kind: str = "*") -> list[Case]:
    """The cases of a language and a kind, or of all."""
    return [
        Case(
            language=path.parent.name,
            name=case["name"],
            text=case["text"],
            said=[(words, speaker) for words, speaker in case["said"]],
            reported=[(words, speaker) for words, speaker in case["reported"]] if "reported" in case else None,
        )
        for path in sorted(CASES.glob(f"{language}/{kind}.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def shown(found: Attribution, text: str) -> tuple[str, str]:
    words = " … ".join(content.of(text) for content in found.quote.contents)
    return words, found.speaker.name if found.speaker else ""


@pytest.mark.parametrize("kind", sorted(f"{path.parent.name}/{path.stem}" for path in CASES.glob("*/*.toml")))
def test_what_was_said_and_by_whom(kind: str) -> None:
    """The cases of one file; all that fail are told, by their names."""
    told = {}
    for case in read_cases(*kind.split("/")):
        found = find_attributions(Article("case", "", case.text, language=case.language))
        said, reported = (
            [shown(one, case.text) for one in found if (one.quote.kind == "indirect") is indirect]
            for indirect in (False, True)
        )
        if said != case.said or case.reported not in (None, reported):
            told[case.name] = {"said": said, "reported": reported}
    assert told == {}


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("“It will close,” said Nora Finch, the harbour master, on Friday.", "harbour master"),
        ("“It hurts,” said Tom Reed, a dairy farmer.", "a dairy farmer"),
        ("“Never,” said chief engineer Ada Lind.", "chief engineer"),
        ("“Never,” said Ada Lind, on Friday.", ""),
    ],
)
def test_a_role_is_what_stands_beside_the_name(sentence: str, role: str) -> None:
    (found,) = find_attributions(Article("case", "", sentence, language="en"))
    assert found.speaker
    assert found.speaker.role == role


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("de", "Hedwig Tamm zieht an Land. „Nie mehr“, sagte Frau Tamm.", ""),
        ("es", "Ana Ruiz vino. «No vuelvo», dijo la señora Ruiz.", ""),
        ("it", "Anna Bini è venuta. «Non torno», ha detto la signora Bini.", ""),
        ("de", "„Nie mehr“, sagte mein Kollege Jens Boll.", "Kollege"),
        ("de", "„Nie mehr“, sagte die Bäckerin Hedwig Tamm.", "Bäckerin"),
        ("de", "Der Sprecher der Bahn, Udo Kern, schweigt. „Nie mehr“, sagte Kern.", "Sprecher der Bahn"),
        ("uk", "«Ніколи», — сказав на відкритті посол Данії Ларс Гольм.", "посол Данії"),
        ("uk", "«Ніколи», — сказав начальник відділу освіти Петро Кравець.", "начальник відділу освіти"),
        ("pl", "– Nigdy – powiedziała na sesji radna Ewa Kos.", "radna"),
    ],
)
def test_how_anybody_is_called_in_another_language(language: str, text: str, role: str) -> None:
    (found,) = find_attributions(Article("case", "", text, language=language))
    assert found.speaker
    assert found.speaker.role == role


@pytest.mark.parametrize("text", ["On the second day of the hearing,", "After lunch, ", "“On Monday,”", "Before,"])
def test_a_text_may_break_off_behind_a_comma(text: str) -> None:
    assert not any(found.speaker for found in find_attributions(Article("case", "", text, language="en")))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Anna Nowak zabrała głos wczoraj. Jej zdaniem"),
        ("uk", "Тарас Громовий виступив. За його словами"),
        ("es", "Ana Ruiz habló ayer. A su juicio"),
        ("it", "Anna Rossi ha parlato ieri. Secondo lei"),
    ],
)
def test_a_text_may_break_off_behind_whose_opinion_follows(language: str, text: str) -> None:
    assert not any(found.quote.contents for found in find_attributions(Article("case", "", text, language=language)))


@pytest.mark.parametrize("language", sorted(path.name for path in CASES.iterdir()))
def test_a_text_may_break_off_anywhere(language: str) -> None:
    """Each case breaks off in two places, which differ from case to case."""
    for number, text in enumerate(case.text for case in read_cases(language)):
        ends = [found.end() for found in re.finditer(r"\w+|[^\w\s]", text)]
        for place in (number, -2 - number % 5):
            find_attributions(Article("case", "", text[: ends[place % len(ends)]], language=language))


def test_what_only_the_mood_of_its_verb_reports_stands_without_the_source_of_the_sentence_before() -> None:
    text = "»Das tut uns leid«, sagte Ulrich Danner. Ein Blitzschlag habe die Steuerung getroffen."
    found = find_attributions(Article("bahn", "", text, language="de"))
    assert [one.span.of(text) for one in found if one.quote.kind == "indirect"] == [
        "Ein Blitzschlag habe die Steuerung getroffen"
    ]
