"""Files in files: zips with odd names, gzip, web archives, and how deep and how far they are unpacked."""

from __future__ import annotations

import gzip
import io
import warnings
from zipfile import ZipFile, ZipInfo

import pytest

from retrieval import ArticleError
from retrieval.reading.budget import DEEPEST
from retrieval.reading.drafts import Draft
from retrieval.reading.kinds import read_document
from tests.documents import zipped

SAID = "“We will not touch the duty,” said Maria Keller."


def read(name: str, data: bytes) -> list[Draft | ArticleError]:
    return list(read_document(name, name, data))


def the_reason(name: str, data: bytes) -> str:
    (error,) = read(name, data)
    assert isinstance(error, ArticleError)
    return error.reason


class _Unmarked(ZipInfo):
    """A name in UTF-8 that is not marked as such, as many programs write it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the name that zipfile gives it
        return self.filename.encode("utf-8"), self.flag_bits & ~0x800


def test_names_of_files_are_read_as_people_see_them() -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(_Unmarked("Zölle und Häfen.txt"), SAID)
        archive.writestr("Über.txt", SAID)
    assert [one.name for one in read("x.zip", packed.getvalue()) if isinstance(one, Draft)] == [
        "Zölle und Häfen",
        "Über",
    ]


def test_names_in_a_russian_code_page_are_read_and_western_ones_stay() -> None:
    for name, page in (("Пошлина 2024.txt", "cp866"), ("Año.txt", "cp437")):
        packed = io.BytesIO()
        with ZipFile(packed, "w") as archive:
            archive.writestr("x" * len(name), SAID)
        data = packed.getvalue().replace(b"x" * len(name), name.encode(page))
        assert [one.name for one in read("x.zip", data) if isinstance(one, Draft)] == [name.removesuffix(".txt")]


def test_what_a_browser_saves_beside_a_page_is_passed_over() -> None:
    found = read("x.zip", zipped({"duty.txt": SAID, "duty_files/frame.html": "<html></html>"}))
    assert [one.where for one in found] == ["x.zip, duty.txt"]


def test_a_link_in_an_archive_is_no_article() -> None:
    link = ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(link, "/etc/hostname")
        archive.writestr("a.txt", "She said it.")
    (draft,) = read("x.zip", packed.getvalue())
    assert isinstance(draft, Draft)
    assert draft.text == "She said it."


def test_a_zip_that_names_a_file_twice_is_refused() -> None:
    packed = io.BytesIO()
    with warnings.catch_warnings(), ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")
        for _ in range(1100):
            archive.writestr("a.txt", SAID)
    assert the_reason("x.zip", packed.getvalue()) == "holds 'a.txt' twice; pack it once more"


def test_archives_in_archives_are_read_so_deep_and_no_deeper() -> None:
    packed = zipped({"a.txt": SAID})
    for _ in range(DEEPEST - 1):
        packed = zipped({"inner.zip": packed})
    (draft,) = read("x.zip", packed)
    assert isinstance(draft, Draft)
    assert draft.text == SAID
    assert "unpack it first" in the_reason("x.zip", zipped({"inner.zip": packed}))


def test_what_cannot_be_an_article_in_an_archive_is_passed_over_and_what_could_be_is_named() -> None:
    found = read(
        "x.zip",
        zipped(
            {"a.txt": SAID, "style.css": "p {}", "a.jpg": b"\xff\xd8", "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}
        ),
    )
    assert [one.where for one in found if isinstance(one, ArticleError)] == ["x.zip, old.doc"]


def test_a_gzipped_file_is_read_by_its_own_kind() -> None:
    for name in ("duty.txt.gz", "duty.gz", "duty"):
        (draft,) = read(name, gzip.compress(SAID.encode()) + gzip.compress(b"\n\nMore."))
        assert isinstance(draft, Draft)
        assert draft.text == f"{SAID}\n\nMore."
    assert "is damaged" in the_reason("x.gz", gzip.compress(SAID.encode())[:-12])
    assert "unpacks to more than" in the_reason("x.gz", gzip.compress(b"\0" * (130 << 20), 1))


def test_the_pages_of_a_web_archive_are_read_at_their_addresses() -> None:
    pytest.importorskip("fastwarc", reason="the extra `readers` is not installed")
    page = f"<html><body><article>{f'<p>{SAID} She left.</p>' * 4}</article></body></html>".encode()

    def record(kind: str, url: str, content: bytes) -> bytes:
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http\r\n"
        return f"{head}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"

    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    archive = (
        record("request", "https://ledger.example/duty", b"GET / HTTP/1.1\r\n\r\n")
        + record("response", "https://ledger.example/duty", answer + page)
        + record(
            "response", "https://ledger.example/a.png", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
        )
        + record(
            "response", "https://ledger.example/gone", b"HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n" + page
        )
    )
    for name, data in (("x.warc", archive), ("x.warc.gz", gzip.compress(archive))):
        (draft,) = read(name, data)
        assert isinstance(draft, Draft)
        assert draft.url == "https://ledger.example/duty"
        assert draft.text.startswith(SAID)
    assert "without articles" in the_reason("x.warc", archive[:200])
