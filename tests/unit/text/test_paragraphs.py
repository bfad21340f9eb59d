"""What of a page is the article: body and headings, not the furniture around them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.text.furniture import is_furniture
from retrieval.text.paragraphs import split_paragraphs

DATA = Path(__file__).parents[4] / "shared/data"

FURNITURE = """
Read more on Open
READ MORE: Minister says “We will not”
→ Read more about this
[Read more]
Also read:
"Related:"
Share this article
Sign up for our daily newsletter
Follow Jane Doe on Twitter @janedoe.
Twitter: @janedoe
Subscribe to our newsletter
Advertisement
Watch the full interview below:
Photo: Reuters
Photograph: Jane Doe/AP
Source: NATO.
© 2024 The Daily Ledger. All rights reserved.
Lesen Sie auch: „Wir geben nicht nach“
Das könnte Sie auch interessieren:
Foto: dpa
Alle Rechte vorbehalten
Lire aussi : « Nous ne céderons pas »
La suite après cette publicité
Publicité
Lea también: El ministro
Te puede interesar
Leggi anche: «Non molleremo»
© RIPRODUZIONE RISERVATA
Leia também: o ministro
Continua após a publicidade
Lees ook: De minister
Tekst gaat verder onder de foto
Czytaj też: Minister
Fot. Jan Kowalski / PAP
Читайте также: «Мы не отступим»
Подписывайтесь на наш канал
Источник: Метро
Читайте також: Міністр
Слідкуйте за нами у Facebook
1647723077 857 Everything that does not return at Putins event in the
https://ledger.example.com/budget
@janedoe
___.
* * *
.image-wrap {
width:100%;
<tweet id="672138506"></tweet>
""".strip().splitlines()

ARTICLE = """
The EU: «Falsified results. We don’t recognize them”
Beijing: “We will not back down”
“Read more books,” she said.
Read more books, the minister told the pupils.
Read my lips: “No new taxes”
Share prices fell 3 % on Monday
Related companies must pay, the court ruled.
Sources: Keller to leave the ministry
Source: “The deal is dead”
Image is everything in politics
Video shows police beating a man
Photos of the victims were shown in court.
Comments by the minister angered the union.
Listen to the people, she told parliament.
Contact with the ship has been lost, said Weber.
More than 500 people came.
2022 was a hard year
100000 people marched through Paris on Sunday.
1500000000 euros are missing, said Weber.
<tweet id="672138506">We will not back down</tweet>
12:45
Fotos beweisen die Tat, sagte die Ministerin.
Werbung für Tabak wird verboten, sagte die Ministerin.
Publicité interdite : « Nous irons jusqu’au bout »
Leer más libros es bueno, dijo la ministra.
Следите за новостями, сказал он.
— Нет, — сказал он.
「いいえ」と大臣は述べた。
""".strip().splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_left_out(line: str) -> None:
    assert is_furniture(line)
    assert split_paragraphs(f"\n {line}\n") == ()


@pytest.mark.parametrize("line", ARTICLE)
def test_what_the_article_says_stays(line: str) -> None:
    assert not is_furniture(line)
    assert [paragraph.span.of(line) for paragraph in split_paragraphs(line)] == [line]


def test_a_long_line_is_never_furniture() -> None:
    assert not is_furniture("Also read: " + "the minister said no, " * 20)


def shown(text: str) -> list[str]:
    """Each paragraph's text, headings with a # before it."""
    return ["#" * paragraph.is_heading + paragraph.span.of(text) for paragraph in split_paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A headline\n\nThe minister said no.\n\nWhy not?\n\nHeading\nHe left.", None),
        ("Talks end.\nThe minister said no.", ["#Talks end.", "The minister said no."]),
        ("One.\nHe listed:\n- bread\n- wine\nand left,\nhe said.", None),
        ("One.\nBeijing: “We will not”\nTwo.", ["#One.", "#Beijing: “We will not”", "Two."]),
        ("One.\n" + "word " * 30 + "\nTwo.", ["#One.", ("word " * 30).strip(), "Two."]),
    ],
)
def test_headings_are_short_and_no_sentence(text: str, expected: list[str] | None) -> None:
    headings = {"A headline", "Heading", "One.", "He listed:"}
    assert shown(text) == (expected or ["#" * (line in headings) + line for line in text.split("\n") if line])


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("Also read:\n\nThe union: “We will strike”\n\nAnother title", []),
        ("Also read:\nThe union: “We will strike”\nShe left.", ["She left."]),
        ("Also read:\nThe union: “We will strike”\nA heading\nShe left.", ["#A heading", "She left."]),
        ("Related articles\nThe union: “We will strike”", []),
        ("Read more\nThe union: “We will strike”\nShe left.", ["#The union: “We will strike”", "She left."]),
        ("Advertisement\nThe union: “We will strike”", ["#The union: “We will strike”"]),
    ],
)
def test_titles_below_a_label_are_links_until_body_follows(below: str, kept: list[str]) -> None:
    assert shown(f"Talks end\n\nThe minister said no.\n\n{below}") == ["#Talks end", "The minister said no.", *kept]


@given(st.text(alphabet=st.sampled_from("aB.: \n“”—@1") | st.characters(exclude_categories=["Cs"])))
def test_paragraphs_are_lines_in_order_without_the_space_around(text: str) -> None:
    end = 0
    for paragraph in split_paragraphs(text):
        content = paragraph.span.of(text)
        assert paragraph.span.start >= end
        assert content == content.strip() != ""
        assert "\n" not in content
        end = paragraph.span.end


@pytest.mark.parametrize("name", ["polnear/dev.jsonl", "polnear/train.jsonl", "german-wikinews/dev.jsonl"])
def test_no_annotated_quote_is_taken_for_furniture(name: str) -> None:
    if not (DATA / name).exists():
        pytest.skip(f"{name} is not beside this checkout")
    lost = []
    for row in (DATA / name).read_text(encoding="utf-8").split("\n"):
        record = json.loads(row or "{}")
        kept = [paragraph.span for paragraph in split_paragraphs(record.get("text", ""))]
        for start, end in (span for quote in record.get("quotes", ()) for span in quote["spans"]):
            if not any(span.start < end and start < span.end for span in kept):
                lost.append(record["text"][start:end])
    assert lost == []
