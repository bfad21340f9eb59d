"""Where sentences end: tables of sentences with abbreviations, and the laws of every cut."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Span
from retrieval.text.sentences import ends_sentence, split_sentences

CASES = Path(__file__).parent / "sentence_cases"
LANGUAGES = sorted(path.stem for path in CASES.glob("*.toml"))
MOST_WRONG = 0.01


def cases_of(language: str) -> Iterator[tuple[str, list[str]]]:
    """Each paragraph of a language's table with its true sentences."""
    table = tomllib.loads((CASES / f"{language}.toml").read_text(encoding="utf-8"))
    for group in table["group"]:
        for frame in group["frames"]:
            for filling in group["fill"]:
                marked = frame.replace("{}", filling)
                yield marked.replace("|", ""), [part.strip() for part in marked.split("|")]


def cut(text: str, language: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)), language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_one_in_a_hundred_sentences_is_cut_wrongly(language: str) -> None:
    sentences = 0
    wrong = []
    for text, true in cases_of(language):
        sentences += len(true)
        found = cut(text, language)
        wrong += [one for one in true if one not in found]
    assert sentences >= (100 if language == "zh" else 200)
    assert len(wrong) <= MOST_WRONG * sentences, wrong


UNCUT = """
in Berlin bzw. Hamburg|Mme. Dupont|Sra. Ruiz|am 12. Oktober|El art. 3 de la ley|pág. 5 del informe|z. B. Köln
|в г. Москве|l’on. Rossi|approx. 5 tons
"""


@pytest.mark.parametrize("words", UNCUT.replace("\n", "").split("|"))
def test_a_text_in_no_known_language_is_cut_at_no_abbreviation(words: str) -> None:
    text = f"Xyz {words}."
    assert cut(text, "") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Նա եկավ։| Բոլորը լռեցին։",
        "သူလာသည်။| အားလုံးတိတ်သည်။",
        "គាត់មក។| គេស្ងៀម។",
        "እሱ መጣ።| ሁሉም ዝም አሉ፧| አዎ።",
        "वह आया।| सब चुप थे।| क्यों?",
        "هل جاء؟| نعم جاء.| ثم ذهب۔| انتهى.",
        "彼は来た。|みんな黙った！|「なぜ？」|誰も知らない。",
        "Ήρθε;| Ναι, ήρθε.| Μετά έφυγε.",
        "Él pagó.|El resto calló.",
        "It was a crisis.|And then it ended.",
        "1. The first point is here.| 2. The second is there.",
        "Sie sah [...] Probleme.| Das war alles.",
        "« C’est fini. »| Puis il sortit.",
    ],
)
def test_every_script_has_its_stops(text: str) -> None:
    language = "el" if "Ήρθε" in text else ""
    assert cut(text.replace("|", ""), language) == [part.strip() for part in text.split("|")]


def test_a_script_without_stops_is_cut_at_spaces_when_it_is_long() -> None:
    text = "เขามาแล้วทุกคนก็เงียบ " * 30
    found = cut(text.strip(), "")
    assert len(found) > 1
    assert max(map(len, found)) <= 240
    assert " ".join(found) == text.strip()


@given(
    st.text(alphabet=st.sampled_from('aZ.!?…。 \n"”»«)([1BzД։„Dr'), max_size=60),
    st.sampled_from(["", "de", "en", "el"]),
)
def test_sentences_cover_every_letter_in_order(text: str, language: str) -> None:
    found = split_sentences(text, Span(0, len(text)), language)
    assert all(one.end <= two.start for one, two in pairwise(found))
    covered = {at for span in found for at in range(span.start, span.end)}
    assert {at for at, letter in enumerate(text) if not letter.isspace()} <= covered
    assert not any("\n" in span.of(text) for span in found)


@pytest.mark.parametrize(
    "text", ["Он пришёл.", "“We won!”", "«Fini. »", "來了。」", "वह आया।", "It is so.[1]", "Նա եկավ։"]
)
def test_a_line_that_ends_as_a_sentence(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["A headline", "The reasons:", "", "and so on,", "«"])
def test_a_line_that_does_not(text: str) -> None:
    assert not ends_sentence(text)
