"""JSON, tables, feeds and archives: many articles in one file; and files that are there to do harm."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from retrieval import Article, ArticleError, read_articles
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import READERS, read_document, suffix_of
from tests.documents import epub, word, zipped

SAID = "“We will not touch the duty,” said Maria Keller."


def read(name: str, data: str | bytes) -> list[Draft | ArticleError]:
    return list(read_document(name, name, data.encode() if isinstance(data, str) else data))


def drafts(name: str, data: str | bytes) -> list[Draft]:
    return [found for found in read(name, data) if isinstance(found, Draft)]


def reasons(name: str, data: str | bytes) -> list[str]:
    return [found.reason for found in read(name, data) if isinstance(found, ArticleError)]


def test_json_may_be_one_article_a_list_or_a_feed() -> None:
    one = {"headline": "Duty stays", "articleBody": SAID, "publisher": {"@type": "Organization", "name": "The Ledger"}}
    two = {"title": "Two", "text": SAID, "author": [{"name": "Ann Lee"}, "Bo Li"], "datePublished": "2024-05-12"}
    assert drafts("x.json", json.dumps(one)) == [Draft("x.json", SAID, title="Duty stays", publisher="The Ledger")]
    for document in ([one, two], {"status": "ok", "articles": [one, two]}):
        first, second = drafts("x.json", json.dumps(document))
        assert (first.where, first.title) == ("x.json, item 1", "Duty stays")
        assert (second.author, second.published) == ("Ann Lee; Bo Li", "2024-05-12")
    items = {"items": [{"id": "7", "content_html": "<p>She said <q>no</q>.</p><p>Never.</p>", "language": "en"}]}
    assert drafts("x.json", json.dumps(items))[0].text == "She said “no”.\n\nNever."


def test_json_lines_under_another_name_are_read() -> None:
    lines = "\n".join(json.dumps({"id": name, "title": name, "text": SAID}) for name in "ab")
    for name in ("x.json", "x.jsonl", "stdin", "x.data"):
        assert [draft.id for draft in drafts(name, lines)] == ["a", "b"]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("{", "is no JSON ("),
        ("[]", "holds no article"),
        ("7", "holds no article"),
        ('["a"]', "is no JSON object"),
        ('{"title": "x"}', "it has no text"),
        ("[" * 200_000, "is nested too deeply"),
    ],
)
def test_json_that_holds_no_article_says_why(document: str, reason: str) -> None:
    (told,) = reasons("x.json", document)
    assert reason in told


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_gives_an_article_a_row(delimiter: str) -> None:
    rows = [
        ("Title", "Text", "Date", "tags"),
        ("One", f'"{SAID}\n\nMore."', "2024-05-12", "x"),
        ("", "", "", ""),
        ("B", "", "", "y"),
    ]
    table = "\r\n".join(delimiter.join(row) for row in rows)
    draft, error = read("x.csv", f"\ufeff{table}")
    assert draft == Draft("x.csv, line 4", f"{SAID}\n\nMore.", title="One", published="2024-05-12")
    assert isinstance(error, ArticleError)
    assert (error.where, error.reason) == ("x.csv, line 6", "it has no text")


def test_a_table_without_a_text_column_says_so_and_a_long_text_fits() -> None:
    assert "has no column called text" in reasons("x.csv", "a,b\n1,2\n")[0]
    assert drafts("x.tsv", f"text\ttitle\n{'word ' * 100_000}\tx\n")[0].text == "word " * 100_000


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Ledger &amp; Co</title><language>de-de</language>
<item><title>Duty &lt;i&gt;stays&lt;/i&gt;</title><link>https://ledger.example/duty</link><author>Ann Lee</author>
<pubDate>Sun, 12 May 2024 08:00:00 GMT</pubDate><description>A teaser.</description>
<content:encoded><![CDATA[<p>Sie sagte <q>nein</q>.</p><blockquote>Nie &amp; nimmer.</blockquote>]]>
</content:encoded></item>
<item><title>Two</title><description>Only a summary: „ja“, it said, and no more.</description></item>
<item><title>Three</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Ledger</title><entry><title>Duty stays</title>
<link href="https://ledger.example/duty"/><updated>2024-05-12T08:00:00Z</updated><author><name>Ann Lee</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>“No,” she said.</p><p>Never.</p></div></content>
</entry></feed>"""


def test_each_entry_of_a_feed_is_an_article() -> None:
    pytest.importorskip("feedparser", reason="the extra `readers` is not installed")
    first, second, third = read("x.rss", RSS)
    assert first == Draft(
        "x.rss, entry 1",
        "Sie sagte „nein“.\n\nNie & nimmer.",
        title="Duty stays",
        publisher="The Ledger & Co",
        published="Sun, 12 May 2024 08:00:00 GMT",
        url="https://ledger.example/duty",
        language="de-de",
        author="Ann Lee",
        name="ledger.example/duty",
    )
    assert isinstance(second, Draft)
    assert second.text == "Only a summary: „ja“, it said, and no more."
    assert isinstance(third, ArticleError)
    assert third.reason == "Three comes without text; give the article's own link"
    (atom,) = drafts("x.xml", ATOM)
    assert (atom.text, atom.author, atom.published) == ("“No,” she said.\n\nNever.", "Ann Lee", "2024-05-12T08:00:00Z")
    assert drafts("stdin", ATOM) == drafts("stdin", f"<!-- a feed -->{ATOM}")


def test_what_is_no_feed_says_so() -> None:
    pytest.importorskip("feedparser", reason="the extra `readers` is not installed")
    assert "neither RSS nor Atom" in reasons("x.xml", "<catalogue><book/></catalogue>")[0]
    assert (
        "a feed without entries" in reasons("x.rss", "<rss version='2.0'><channel><title>x</title></channel></rss>")[0]
    )
    bomb = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    doctype = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">{bomb}]>'
    assert reasons("x.rss", f"{doctype}<rss version='2.0'><channel><title>&m;</title></channel></rss>")


def test_an_archive_is_read_file_by_file(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(
        zipped(
            {
                "b/a.txt": SAID,
                "a.txt": SAID,
                "c.jsonl": json.dumps({"id": "c", "title": "", "text": SAID}),
                "d.json": "{",
                "e.png": b"\x89PNG",
                ".hidden.txt": SAID,
                "__MACOSX/a.txt": SAID,
                "inner.zip": zipped({"a.txt": SAID}),
            }
        )
    )
    found = list(read_articles(path))
    assert [article.id for article in found if isinstance(article, Article)] == ["a", "a-2", "c", "a-3"]
    (error,) = [error for error in found if isinstance(error, ArticleError)]
    assert error.where == f"{path}, d.json"


@pytest.mark.parametrize("name", ["../a.txt", "/a.txt", "a/../../b.txt", "..\\a.txt"])
def test_a_path_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    assert reasons("x.zip", zipped({name: SAID})) == ["leads out of the archive; left out"]


def bomb(files: int, megabytes: int) -> bytes:
    return zipped({f"{number}.txt": b"\0" * (megabytes << 20) for number in range(files)}, level=1)


def test_archives_that_unpack_beyond_bounds_are_refused_unread() -> None:
    assert "unpacks to more than 512 MB" in reasons("x.zip", bomb(9, 64))[0]
    assert "is larger than the 64 MB" in reasons("x.zip", bomb(1, 65))[0]
    assert "is larger than the 16 MB" in reasons("x.zip", bomb(1, 17))[0]
    assert "holds no article" in reasons("x.zip", zipped({"a.png": b""}))[0]
    assert "is damaged" in reasons("x.zip", zipped({"a.txt": SAID})[:-30])[0]
    huge = word("<w:p/>" + " " * (9 << 20))
    assert "is larger than the 8 MB" in reasons("x.docx", huge)[0]


def test_a_file_in_an_archive_that_lies_about_its_size_or_is_locked_is_refused() -> None:
    honest = zipped({"a.txt": b"a" * 100_000})
    lying = honest.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert "is damaged" in reasons("x.zip", lying)[0]
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", SAID)
        archive.infolist()[0].flag_bits |= 1
    assert "is locked with a password" in reasons("x.zip", packed.getvalue())[0]


def test_a_file_is_refused_by_its_size_before_it_is_read(tmp_path: Path) -> None:
    for suffix, kind in READERS.items():
        path = tmp_path / f"x{suffix}"
        with path.open("wb") as file:
            file.truncate(2 << 30)
        (error,) = read_articles(path)
        assert isinstance(error, ArticleError)
        assert error.reason.startswith(f"is larger than the {kind.most >> 20} MB")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(SAID)
    assert [isinstance(found, Article) for found in read_articles(tmp_path)] == [True]


@pytest.mark.parametrize(
    ("name", "data", "suffix"),
    [
        ("x.html", b"%PDF-1.7", ".pdf"),
        ("x.pdf", b"<html>", ".html"),
        ("x", b"\xef\xbb\xbf\n<!-- x --><!DOCTYPE HTML PUBLIC>", ".html"),
        ("x.html", b'<?xml version="1.0"?>\n<rss>', ".xml"),
        ("x", b'<rdf:RDF xmlns="x">', ".xml"),
        ("x.zip", word(), ".docx"),
        ("x.bin", epub({}), ".epub"),
        ("x.docx", zipped({"a.txt": ""}), ".zip"),
        ("x.txt", b'{"a": 1}', ".json"),
        ("x.txt", b'{"a": no}', ".txt"),
        ("x", b"{a}", ".txt"),
        ("x", b'[{"a": 1}]', ".json"),
        ("x", b'{"a":\n1}', ".json"),
        ("x", b'{"a": 1}\n{"a": 2}', ".jsonl"),
        ("x", b"[Reuters] No.", ".txt"),
        ("x.exe", b"MZ", ""),
        ("X.TXT", b"No.", ".txt"),
    ],
)
def test_what_a_document_is(name: str, data: bytes, suffix: str) -> None:
    assert suffix_of(name, data) == suffix
