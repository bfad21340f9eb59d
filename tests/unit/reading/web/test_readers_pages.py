"""Web pages and fragments of HTML: what a browser shows of an article, and nothing else."""

from __future__ import annotations

import json
import re
import sys
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import html_to_text
from retrieval.reading.kinds import read_document
from retrieval.reading.page_encoding import decode_as, decode_page

pytest.importorskip("trafilatura", reason="the extra `readers` is not installed")

PROSE = [
    "“We will not touch the fuel duty before the next budget,” said Maria Keller, the minister of finance, on Monday.",
    "Nobody in the room was convinced: the opposition had heard the same promise in spring, and then the duty went up.",
    "\"It is a bad plan,\" said Tom Ruiz of the transport union, 'and my members will not pay for it in any case.'",
    "„Wir warten ab“, sagte eine Sprecherin der Kommission; «on verra», fügte ein Kollege aus Paris am Abend hinzu.",
    "The government wants to decide in June, when the figures of the first quarter are known to everybody involved.",
]
HEAD = """<meta charset="utf-8"><title>Duty stays - The Daily Ledger</title>
<meta property="og:site_name" content="The Daily Ledger">
<meta property="og:title" content="Duty stays | The Daily Ledger">
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2024-05-12T08:00:00+01:00">
<link rel="canonical" href="https://ledger.example/duty">"""
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'


def page(*blocks: str, head: str = HEAD) -> str:
    body = f"{MENU}<article>{''.join(blocks)}</article><footer><p>© 2024 The Daily Ledger.</p></footer>"
    return f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def the_draft(markup: str | bytes, name: str = "x.html") -> Draft:
    (draft,) = read_document(name, name, markup.encode() if isinstance(markup, str) else markup)
    assert isinstance(draft, Draft), draft
    return draft


def the_reason(markup: str) -> str:
    (error,) = read_document("x.html", "x.html", markup.encode())
    assert isinstance(error, ArticleError)
    assert error.where == "x.html"
    return error.reason


def test_a_page_says_what_its_article_is() -> None:
    draft = the_draft(page("<h1>Duty stays</h1>", *map(paragraph, PROSE)))
    assert (draft.title, draft.author, draft.publisher) == ("Duty stays", "Ann Lee", "The Daily Ledger")
    assert (draft.published, draft.url, draft.language) == ("2024-05-12", "https://ledger.example/duty", "en-GB")
    assert draft.text.split("\n\n") == PROSE


@given(st.permutations(PROSE))
def test_the_paragraphs_of_a_page_are_its_article_as_printed(paragraphs: list[str]) -> None:
    assert the_draft(page(*map(paragraph, paragraphs))).text.split("\n\n") == paragraphs


def test_entities_are_decoded_and_inline_elements_leave_the_words_whole() -> None:
    markup = (
        "<p>&ldquo;We will <b>n</b>ot touch the <a href=/d>duty</a>,&rdquo; "
        "said she &mdash; &#39;ever&#39;&nbsp;&hellip;</p>"
    )
    assert the_draft(page(markup, *map(paragraph, PROSE))).text.split("\n\n")[0] == (
        "“We will not touch the duty,” said she — 'ever' …"
    )


def test_a_block_quotation_is_a_paragraph_of_its_own() -> None:
    quotation = "Nothing has been decided, and nothing will be decided before June, whatever the papers write about it."
    text = the_draft(page(paragraph(PROSE[0]), f"<blockquote>{quotation}</blockquote>", paragraph(PROSE[1]))).text
    assert text.split("\n\n") == [PROSE[0], quotation, PROSE[1]]


@pytest.mark.parametrize(
    ("markup", "language", "shown"),
    [
        ("She said <q>no</q>.", "", "She said “no”."),
        ("She said <q>no, <q>never</q></q>.", "en", "She said “no, ‘never’”."),
        ("She said <q>he said <q>I said <q>no</q></q></q>.", "en", "She said “he said ‘I said “no”’”."),
        ("Sie sagte <q>nein, <q>nie</q></q>.", "de-AT", "Sie sagte „nein, ‚nie‘“."),
        ("Elle a dit <q>non</q>.", "fr", "Elle a dit «non»."),
        ('She said <q lang="de">nein</q>.', "en", "She said „nein“."),
        ("She said <q>“no”</q>.", "en", "She said “no”."),
        ("She said <q> <b>no</b> </q>.", "en", "She said “no”."),
        ("She said <q></q> nothing.", "en", "She said nothing."),
    ],
)
def test_a_q_shows_the_marks_that_a_browser_shows(markup: str, language: str, shown: str) -> None:
    assert html_to_text(f"<p>{markup}</p>", language) == shown
    if language != "de-AT" and language != "fr":
        text = the_draft(page(f"<p>{markup} {PROSE[0]}</p>", *map(paragraph, PROSE[1:]))).text
        assert text.startswith(shown)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("One.<br>Two.", "One.\nTwo."),
        ("One of<br>the lines<br>is not whole.", "One of the lines is not whole."),
        ("One<br><br>Two", "One\n\nTwo"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<table><tr><td>One</td><td>1</td></tr><tr><td>Two</td><td>2</td></tr></table>", "One | 1\n\nTwo | 2"),
        ("<pre>One.\n  Two.</pre>", "One.\nTwo."),
        ("  One \n\t two<!-- three --> four<script>five()</script><style>six</style>", "One two four"),
        ("<div>One<p>Two</div>Three", "One\n\nTwo\n\nThree"),
        ("un&shy;do it", "undo it"),
        ("", ""),
        ("<!-- nothing -->", ""),
    ],
)
def test_a_fragment_reads_as_a_browser_shows_it(markup: str, text: str) -> None:
    assert html_to_text(markup) == text


WORDS = st.text("abz“”„‘’«»'\".,&<>-—", min_size=1, max_size=8)
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)


@given(st.lists(PARAGRAPH, max_size=5), st.sampled_from(["p", "div", "li", "h2", "blockquote"]))
def test_paragraphs_written_as_html_read_back(paragraphs: list[str], tag: str) -> None:
    markup = "".join(f"<{tag}>{escape(text)}</{tag}>" for text in paragraphs)
    assert html_to_text(markup) == "\n\n".join(paragraphs)


@given(st.text(max_size=200))
def test_any_text_is_markup_of_some_text(markup: str) -> None:
    assert "\x00" not in html_to_text(markup)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("utf-8", "iso-8859-1"), ("cp1252", "iso-8859-1"), ("utf-16", "utf-8"), ("cp1252", "")],
)
def test_a_page_is_read_in_its_encoding_whatever_it_declares(encoding: str, declared: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><title>Straße</title>'
    text = the_draft(page(*map(paragraph, PROSE), head=head).encode(encoding)).text
    assert text.split("\n\n") == PROSE


@pytest.mark.parametrize(
    ("data", "label", "text"),
    [
        ("<p>«Нет»".encode("cp1251"), "windows-1251", "<p>«Нет»"),
        ("<p>いいえ".encode("iso2022_jp"), "iso-2022-jp", "<p>いいえ"),
        ("<p>いいえ①".encode("cp932"), "shift_jis", "<p>いいえ①"),
        ("<p>“no”".encode("cp1252"), "latin1", "<p>“no”"),
        (b"<p>no", "utf-16", "<p>no"),
        (b"<p>no", "no-such-encoding", "<p>no"),
        (b"<p>no", "base64", "<p>no"),
        ("<p>é".encode(), "iso-8859-1", "<p>é"),
    ],
)
def test_a_declared_encoding_is_believed_unless_the_bytes_tell_better(data: bytes, label: str, text: str) -> None:
    assert decode_as(data, label) == text
    assert decode_page(f'<meta charset="{label}">'.encode() + data).endswith(text)


def test_a_page_that_sells_the_rest_is_told_apart() -> None:
    sold = json.dumps({"@type": "NewsArticle", "isAccessibleForFree": False})
    head = f'{HEAD}<script type="application/ld+json">{sold}</script>'
    assert "only the beginning" in the_reason(page(*map(paragraph, PROSE), head=head))
    assert "only the beginning" in the_reason(page(*map(paragraph, PROSE), "<p>Subscribe to continue reading.</p>"))
    whole = [f"{number}. {text}" for number in range(8) for text in PROSE]
    assert the_draft(page(*map(paragraph, whole), head=head)).text.endswith(whole[-1])


@pytest.mark.parametrize("markup", [page(), "<html></html>", "<html><body><script>draw()</script></body></html>"])
def test_a_page_without_an_article_says_what_to_do(markup: str) -> None:
    assert "save the page there and give the file" in the_reason(markup)


@pytest.mark.parametrize(
    ("title", "site", "shown"),
    [
        ("Duty stays | The Daily Ledger", "The Daily Ledger", "Duty stays"),
        ("Duty stays – in June – THE DAILY LEDGER", "The Daily Ledger", "Duty stays – in June"),
        ("Duty stays | Analysis", "The Daily Ledger", "Duty stays | Analysis"),
        ("The Daily Ledger", "The Daily Ledger", "The Daily Ledger"),
    ],
)
def test_a_title_comes_without_its_site(title: str, site: str, shown: str) -> None:
    head = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
    assert the_draft(page(*map(paragraph, PROSE), head=head)).title == shown


@pytest.mark.parametrize("name", ["x.txt", "x.xml", "x.aspx", "stdin", "x.md"])
def test_a_page_is_one_whatever_it_is_called(name: str) -> None:
    assert the_draft(page(*map(paragraph, PROSE)), name).text.split("\n\n") == PROSE


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert re.search(r"without trafilatura; .*pip install 'onrecord\[readers\]'", the_reason(page(*PROSE)))


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body>" + "<div>" * 100_000 + PROSE[0],
        "<html><body><p " + " ".join(f"a{number}=1" for number in range(100_000)) + f">{PROSE[0]}",
        '<html><head><script type="application/ld+json">{"headline": "'
        + '\\"' * 100_000
        + f"</script></head><p>{PROSE[0]}",
        '<html><head><script type="application/ld+json">' + '{"a":[' * 100_000 + f"</script></head><p>{PROSE[0]}",
        "<html><body>" + "<p>no" * 100_000,
        "<html><body>" + "<!--" * 100_000 + PROSE[0],
    ],
    ids=["nested", "attributes", "open JSON", "nested JSON", "elements", "comments"],
)
def test_a_hostile_page_is_read_or_refused(markup: str) -> None:
    (found,) = read_document("x.html", "x.html", markup.encode())
    assert found.reason if isinstance(found, ArticleError) else PROSE[0] in found.text
