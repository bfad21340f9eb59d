"""Reading: what stands in files and folders, whatever was done to them on the way."""

from __future__ import annotations

import contextlib
import json
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import Article, ArticleError, read_articles
from retrieval.reading.dates import to_iso
from retrieval.reading.encoding import decode
from retrieval.reading.formats.prose.wrapping import unwrap
from retrieval.reading.repair import repair_letters, repair_marks

SAID = "“We will not touch the duty,” said Maria Keller."


def read(path: Path) -> list[Article | ArticleError]:
    return list(read_articles(path))


def the_article(path: Path) -> Article:
    (article,) = read_articles(path)
    assert isinstance(article, Article), article
    return article


def the_error(path: Path) -> ArticleError:
    (error,) = read_articles(path)
    assert isinstance(error, ArticleError), error
    return error


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def line(**fields: object) -> str:
    return json.dumps({"id": "a", "title": "A title", "text": SAID} | fields, ensure_ascii=False)


def test_a_header_gives_the_fields_and_the_text_begins_below_it(tmp_path: Path) -> None:
    header = "title: Budget: the talks\nPublisher: The Daily Ledger\nPublished: 2024-05-12\nURL: https://a.example/b\n"
    path = write(tmp_path / "x.txt", f"{header}Language: en-GB\nId: budget\n\n{SAID}\n")
    assert the_article(path) == Article(
        "budget", "Budget: the talks", f"{SAID}\n", "The Daily Ledger", "2024-05-12", "https://a.example/b", "en"
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Beijing: “We will not back down”\n\n{SAID}",
        f"Title: A title\nBeijing: “We will not back down”\n\n{SAID}",
        f"Title: A title and more\nof it on this line\n\n{SAID}",
        SAID,
    ],
    ids=["a speaker and a colon", "one unknown key", "a line without a key", "no blank line"],
)
def test_what_is_not_all_header_is_all_text(tmp_path: Path, text: str) -> None:
    article = the_article(write(tmp_path / "story.txt", text))
    assert article.text.replace("\n", " ") == text.replace("\n", " ")
    assert article.id == "story"
    assert article.text.startswith(article.title)


def test_without_a_title_the_first_line_is_it(tmp_path: Path) -> None:
    assert the_article(write(tmp_path / "x.txt", f"\n\n  The headline  \n\n{SAID}")).title == "The headline"
    long = the_article(write(tmp_path / "y.txt", "word " * 100)).title
    assert long.endswith("word…")
    assert len(long) <= 160


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "„Nein“, sagte Jürgen Groß. 「いいえ」"),
        ("utf-8-sig", "„Nein“, sagte Jürgen Groß."),
        ("utf-16", "«Нет», — сказал министр."),
        ("utf-16-le", "“No,” said the minister to the press."),
        ("utf-16-be", "“No,” said the minister to the press."),
        ("utf-32", "“No,” said the minister."),
        ("cp1252", "The minister said: “We won’t touch the duty – not now,” and left the café."),
        ("cp1252", "« Nous ne toucherons pas à la taxe », a déclaré le ministre de l’Économie à l’Assemblée."),
        ("cp1252", "«No tocaremos el impuesto», dijo el ministro de Economía ayer por la mañana en España."),
        ("cp1252", "“Não vamos mexer no imposto”, disse o ministro da Economia após a reunião em São Paulo."),
        ("cp1250", "„Nie ruszymy podatku przed następnym budżetem”, powiedział minister, który też już wyszedł."),
        ("cp1251", "«Мы не тронем налог до следующего бюджета», — сказал министр. Он добавил: «Это всё»."),
        ("cp1251", "«Ми не чіпатимемо податок до наступного бюджету», — сказав міністр."),
        ("koi8-r", "Мы не тронем налог до следующего бюджета, сказал министр. Он добавил, что это все."),
    ],
)
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str, text: str) -> None:
    assert the_article(write(tmp_path / "x.txt", text.encode(encoding))).text == text


def test_stray_bytes_do_not_garble_the_rest(tmp_path: Path) -> None:
    data = "Café über alles — “ja”: ".encode() + b"\x93no\x94"
    assert the_article(write(tmp_path / "x.txt", data)).text == "Café über alles — “ja”: “no”"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_what_was_saved_in_utf_8_is_what_is_read(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_are_text_that_can_be_written_again_or_a_value_error(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        decode(data).encode()


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("&quot;No,&quot; she said", '"No," she said'),
        ("&#8220;No&#8221; &#x201C;no&#x201d;", "“No” “no”"),
        ("&amp;ldquo;No&amp;rdquo;", "“No”"),
        ("â€œNo,â€\x9d she said â€“ itâ€™s", "“No,” she said – it’s"),
        ("â€œNo,â€ she said", "“No,” she said"),
        ("\x93No,\x94 she said: it\x92s", "“No,” she said: it’s"),
        ("Â«NoÂ»", "«No»"),
        ("вЂњРќРµС‚вЂќ".replace("РќРµС‚", "Нет"), "“Нет”"),
    ],
)
def test_entities_and_misread_marks_are_decoded(broken: str, mended: str) -> None:
    assert repair_marks(broken) == mended
    assert repair_letters(broken) == mended


@pytest.mark.parametrize("text", ["AT&T; R&D", "a.example/?a=1&copy=2", "MÃ¡laga", "\x83", "«Витамин В» «В»", "Ä»"])
def test_what_is_no_misread_mark_stays(text: str) -> None:
    assert repair_marks(text) == text


def test_misread_letters_are_mended_in_text_files_only(tmp_path: Path) -> None:
    text = "JosÃ© dice no en MÃ¡laga"
    assert the_article(write(tmp_path / "x.txt", text)).text == "José dice no en Málaga"
    assert the_article(write(tmp_path / "x.jsonl", line(text=text))).text == text


def test_line_ends_are_normalised_in_text_files_only(tmp_path: Path) -> None:
    assert the_article(write(tmp_path / "x.txt", "One.\r\n\r\nTwo.\rThree.")).text == "One.\n\nTwo.\nThree."
    assert the_article(write(tmp_path / "x.jsonl", line(text="One.\r\n\u2028Two."))).text == "One.\r\n\u2028Two."


def test_json_lines_give_the_fields_under_their_usual_names(tmp_path: Path) -> None:
    lines = [
        line(publisher="Metro", date="2024-06-02", url="https://a.example", lang="DE"),
        line(id=7, published="Sun, 02 Jun 2024 08:00:00 GMT", language="pt_BR", date=None),
        line(id="c", title=None, extra={"is": ["ignored"]}, date="last Sunday"),
    ]
    first, second, third = read(write(tmp_path / "x.jsonl", "\n\n".join(lines)))
    assert first == Article("a", "A title", SAID, "Metro", "2024-06-02", "https://a.example", "de")
    assert second == Article("7", "A title", SAID, published="2024-06-02T08:00:00+00:00", language="pt")
    assert third == Article("c", "", SAID)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_json_lines_may_have_another_encoding(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "x.jsonl", f"{line()}\n{line(id='b')}\n".encode(encoding))
    assert [isinstance(article, Article) and article.text for article in read(path)] == [SAID, SAID]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ('{"id": "b", "text": "cut o', "no JSON object on one line"),
        ("[" * 100_000, "no JSON object on one line"),
        ('["b"]', "no JSON object"),
        (line(id="b", text=True), "article 'b' has no text"),
        (line(id="b", text=" \n"), "article 'b' has no text"),
        (line(id="first"), "the id 'first' is taken by"),
        (b'{"id": "b", "text": "\x00\x01\x02\xff\xfe"}', "no JSON object on one line"),
    ],
)
def test_a_broken_line_is_named_by_its_number_and_stops_no_other(
    tmp_path: Path, broken: str | bytes, reason: str
) -> None:
    middle = broken if isinstance(broken, bytes) else broken.encode()
    path = write(tmp_path / "x.jsonl", b"\n".join([line(id="first").encode(), middle, line(id="last").encode()]))
    first, error, last = read(path)
    assert isinstance(error, ArticleError)
    assert error.where == f"{path}, line 2"
    assert reason in error.reason
    assert [article.id for article in (first, last) if isinstance(article, Article)] == ["first", "last"]


def test_a_lone_surrogate_becomes_one_replacement_character(tmp_path: Path) -> None:
    path = write(tmp_path / "x.jsonl", '{"id": "a", "title": "", "text": "No \\ud83d way"}')
    assert the_article(path).text == "No \ufffd way"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.txt", "", "is empty"),
        ("x.txt", " \n\n", "is empty"),
        ("x.txt", "Title: A title\n\n \n", "holds no text below its header"),
        ("x.txt", bytes(range(256)) * 8, "holds no text in an encoding"),
        ("x.txt", "Łódź".encode("utf-16")[:-1], "holds no text in an encoding"),
        ("x.png", b"\x89PNG\r\n\x1a\n", "is of a kind that cannot be read; give one of .txt"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, content: str | bytes, reason: str) -> None:
    error = the_error(write(tmp_path / name, content))
    assert error.where == str(tmp_path / name)
    assert reason in error.reason


def test_a_path_that_leads_nowhere_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    assert the_error(tmp_path / "none.txt").reason == "there is no such file or folder"
    assert "holds no article" in the_error(tmp_path).reason
    assert "cannot be opened (File name too long)" in the_error(tmp_path / ("x" * 300)).reason
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    assert "cannot be opened" in the_error(tmp_path / "circle.txt").reason


def test_a_folder_is_read_through_in_order_hidden_files_and_other_kinds_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a/b.txt", ".hidden.txt", ".git/d.txt", "notes.odt"):
        write(tmp_path / name, f"{name} says: no.")
    articles = [article for article in read_articles(tmp_path) if isinstance(article, Article)]
    assert [article.text.split()[0] for article in articles] == ["b.txt", "a/b.txt", "a/c.txt"]
    assert [article.id for article in articles] == ["b", "b-2", "c"]


def test_a_link_that_leads_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "again.txt").symlink_to(write(folder / "a.txt", "a.txt says: no."))
    (folder / "secret.txt").symlink_to(write(tmp_path / "secret.txt", "The secret says: no."))
    read = list(read_articles(folder))
    assert [one.text for one in read if isinstance(one, Article)] == ["a.txt says: no."]
    errors = [str(one) for one in read if not isinstance(one, Article)]
    assert [str(folder / "secret.txt") in one and "leads out of the folder" in one for one in errors] == [True]
    assert the_article(folder / "secret.txt").text == "The secret says: no."


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", SAID)
    assert len(list(read_articles(path, tmp_path, tmp_path / "." / "a.txt"))) == 1


def test_a_pipe_without_a_suffix_is_read_by_what_it_holds(tmp_path: Path) -> None:
    assert the_article(write(tmp_path / "stdin", line())).id == "a"
    assert the_article(write(tmp_path / "pipe", SAID)).text == SAID


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2024-05-12", "2024-05-12"),
        ("2024-05-12T08:00:00Z", "2024-05-12T08:00:00+00:00"),
        ("Sun, 12 May 2024 08:00:00 +0200", "2024-05-12T08:00:00+02:00"),
        ("some day", ""),
        ("", ""),
    ],
)
def test_dates_are_iso_or_empty(written: str, iso: str) -> None:
    assert to_iso(written) == iso


PROSE = (
    "The minister of finance, Maria Keller, said on Monday that nothing was decided: “We will not touch the fuel duty "
    "before the next budget, whatever the opposition may say.” Nobody in the room was convinced by her words."
)


@pytest.mark.parametrize("width", [40, 60, 72, 100])
def test_wrapped_prose_becomes_paragraphs_again(width: int) -> None:
    paragraphs = ["A headline", PROSE, "Heading: “No”", PROSE]
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs) + "\n"
    assert unwrap(wrapped) == "\n\n".join(paragraphs) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "One paragraph a line.\nAnother one.\nA third.",
        "— Нет, — сказал он.\n— никогда.\n",
        "The list:\n- bread\n- wine",
        f"A headline\n{PROSE}\nA heading\n{PROSE}",
        "",
        "\n\n",
    ],
)
def test_lines_that_are_paragraphs_stay(text: str) -> None:
    assert unwrap(text) == text


@given(st.text(alphabet="aA.\n “", max_size=60))
def test_unwrapping_moves_no_offset(text: str) -> None:
    assert unwrap(text).replace("\n", " ") == text.replace("\n", " ")
