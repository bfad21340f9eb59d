"""Whatever goes wrong in a reader is one line about that file, and documents that are there to do harm do none."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from retrieval import Article, ArticleError, read_articles, read_bytes
from retrieval.reading import kinds
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import MOST_FAILURES, READERS, Kind, read_document
from retrieval.reading.web.feeds import MOST_ENTRIES
from tests.documents import epub, pdf, word, word_paragraph, zipped

SAID = "“We will not touch the duty,” said Maria Keller."


class _Panic(BaseException):
    """What a library in Rust raises is no Exception."""


@pytest.mark.parametrize(
    "error",
    [RuntimeError("x"), KeyError("x"), AssertionError(), RecursionError(), MemoryError(), OSError(5, "x"),
     UnicodeDecodeError("utf-8", b"", 0, 1, "x"), StopIteration(), _Panic("x"), ModuleNotFoundError(name="mammoth")],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_whatever_a_reader_raises_stops_no_other_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: BaseException
) -> None:
    def breaks(where: str, data: bytes) -> list[Draft | ArticleError]:
        del where, data
        raise error

    monkeypatch.setitem(kinds.READERS, ".pdf", Kind(breaks, 1 << 20))  # type: ignore[arg-type]
    for name, data in (("a.txt", SAID), ("b.pdf", "%PDF-1.7"), ("c.txt", SAID)):
        (tmp_path / name).write_text(data, encoding="utf-8")
    first, broken, last = read_articles(tmp_path)
    assert isinstance(broken, ArticleError)
    assert broken.where == str(tmp_path / "b.pdf")
    assert broken.reason
    assert isinstance(first, Article)
    assert isinstance(last, Article)


DOCUMENTS = {
    "x.docx": word(word_paragraph(SAID)),
    "x.epub": epub({"a.xhtml": f"<h1>One</h1><p>{SAID}</p>"}),
    "x.pdf": pdf([[(60, 700, 10, "“No,” said Maria Keller.")]]),
    "x.zip": zipped({"a.txt": SAID, "b.json": "{}"}),
    "x.rtf": rb"{\rtf1\ansi{\info{\title x}} No.\par}",
    "x.eml": f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>{SAID}</p>".encode(),
    "x.html": f"<html><body><article>{f'<p>{SAID}</p>' * 4}</article></body></html>".encode(),
    "x.xml": f"<rss version='2.0'><channel><item><description>{SAID}</description></item></channel></rss>".encode(),
    "x.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n{SAID}\n".encode(),
    "x.csv": f'title,text\nx,"{SAID}"\n'.encode(),
    "x.json": f'[{{"title": "x", "text": "{SAID}"}}]'.encode(),
    "result.json": (
        '{"name": "x", "type": "public_channel", "id": 1, "messages": [{"id": 1, "type": "message", '
        f'"date": "2024-05-12T08:00:00", "text": ["No. ", {{"type": "bold", "text": "{SAID}"}}]}}]}}'
    ).encode(),
    "x.md": f"---\ntitle: x\n---\n\n{SAID}\n".encode(),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_damaged_document_of_any_kind_raises_nothing(name: str) -> None:
    chance = random.Random(7)  # noqa: S311 - the same damage every time
    whole = DOCUMENTS[name]
    for _ in range(40):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        cut = bytes(damaged[: chance.randrange(1, len(damaged) + 1)])
        for one in read_document(name, name, cut):
            assert isinstance(one, (Draft, ArticleError))


P = f"<p>{SAID} She said it on Monday.</p>" * 4
PART = "--b\nContent-Type: text/plain\n\nNo.\n"
HOSTILE = {
    "a tag of a million attributes": ("x.html", "<body " + " ".join(f"a{n}=1" for n in range(300_000)) + f">{P}"),
    "a million bare attributes": ("x.html", f"<body>{P}<p " + "a " * 1_000_000),
    "a feed's tag of 100,000 attributes": (
        "x.xml", "<rss version='2.0'><channel><item " + " ".join(f"a{n}='1'" for n in range(100_000)) + "></item>"),
    "deep elements": ("x.html", f"<body>{P}" + "<div>" * 100_000),
    "deep JSON": ("x.json", '{"items":' * 50_000),
    "backslashes": ("x.json", '{"messages": "' + "\\" * 1_000_001 + 'x41' * 100_000 + '"}'),
    "deep JSON-LD": ("x.html", f'<script type="application/ld+json">{"[" * 50_000}</script>{P}'),
    "template tags": ("x.md", "No. " + "{{ " * 200_000),
    "hidden text": ("x.rtf", r"{\rtf1 " + r"\v " * 200_000),
    "addresses": ("x.eml", "MIME-Version: 1.0\nFrom: " + "<a@b.example>, " * 50_000 + "\n\nNo."),
    "parts": ("x.eml", f"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{PART * 5000}"),
    "captions": ("x.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "".join(f"line {n}\n" for n in range(20_000))),
    "front matter": ("x.md", "---\n" + "a: &a [x]\n" + "".join(f"b{n}: [*a,*a]\n" for n in range(500)) + "---\nNo."),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data"), HOSTILE.values(), ids=HOSTILE)
def test_small_documents_that_are_there_to_exhaust_are_read_or_refused(name: str, data: str) -> None:
    assert list(read_document(name, name, data.encode()))


def test_parts_of_a_word_document_are_bounded_one_by_one() -> None:
    relation = '<Relationship Id="r{0}" Type="x" Target="styles.xml"/>'
    many = "".join(map(relation.format, range(50_000)))
    packed = zipped({"word/document.xml": "<x/>", "_rels/.rels": f"<Relationships>{many}</Relationships>"})
    (error,) = read_document("x.docx", "x.docx", packed)
    assert isinstance(error, ArticleError)
    assert "is larger than the 1 MB" in error.reason


def test_a_book_whose_list_names_one_part_a_thousand_times_reads_it_once() -> None:
    items = "".join(f'<item id="i{n}" href="a.xhtml" media-type="application/xhtml+xml"/>' for n in range(1100))
    order = "".join(f'<itemref idref="i{n}"/>' for n in range(1100))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{order}</spine></package>'
    )
    packed = zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="b.opf"/></rootfiles></container>',
            "b.opf": package,
            "a.xhtml": f"<html><body><p>{SAID}</p></body></html>",
        }
    )
    assert len(list(read_document("x.epub", "x.epub", packed))) == 1


@pytest.mark.parametrize("suffix", READERS)
def test_the_reader_of_every_kind_is_there(suffix: str) -> None:
    (one, *_) = read_document(f"x{suffix}", f"x{suffix}", b"No.")
    assert isinstance(one, Draft) or "retrieval" not in one.reason


def test_a_feed_with_too_many_entries_is_read_in_part_and_says_so() -> None:
    items = "<item><title>Harbour</title><description>The harbour closes.</description></item>" * (MOST_ENTRIES + 5)
    *read, last = read_bytes("feed.xml", f"<rss><channel>{items}</channel></rss>".encode())
    assert len(read) == MOST_ENTRIES
    assert all(isinstance(one, Article) for one in read)
    assert "more than 10,000 entries" in str(last)


@pytest.mark.parametrize("form", ["[{}]", "{}"], ids=["a list", "lines"])
def test_a_document_of_nothing_but_failures_is_read_no_further_than_its_first_thousand(form: str) -> None:
    between = "," if form == "[{}]" else "\n"
    data = form.format(between.join(f'{{"k{number}": 1}}' for number in range(3 * MOST_FAILURES)))
    *failures, last = read_bytes("none.json", data.encode())
    assert len(failures) == MOST_FAILURES
    assert "the rest is not read" in str(last)


def test_one_article_among_many_failures_is_found() -> None:
    lines = [
        '{"text": "The harbour closes."}',
        *('{"k": 1}' for _ in range(2 * MOST_FAILURES)),
        '{"text": "It opens."}',
    ]
    read = list(read_bytes("some.jsonl", "\n".join(lines).encode()))
    assert [one.text for one in read if isinstance(one, Article)] == ["The harbour closes.", "It opens."]


def test_articles_of_one_name_are_numbered_without_a_gap() -> None:
    data = json.dumps([{"text": f"Story {number}."} for number in range(300)])
    assert [one.id for one in read_bytes("news.json", data.encode()) if isinstance(one, Article)] == [
        "news",
        *(f"news-{number}" for number in range(2, 301)),
    ]
