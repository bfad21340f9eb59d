"""Which reader reads what: by what a document begins with, or else by its name's suffix."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.office.epub import read_epub
from retrieval.reading.formats.office.word import read_word
from retrieval.reading.formats.packed.archives import read_archive
from retrieval.reading.formats.printed.pdf import read_pdf
from retrieval.reading.formats.prose.markdown import read_markdown
from retrieval.reading.formats.prose.plain_text import read_plain_text
from retrieval.reading.formats.records.json_documents import read_json
from retrieval.reading.formats.records.json_lines import read_json_lines
from retrieval.reading.formats.records.tables import read_table
from retrieval.reading.web.feeds import read_feed
from retrieval.reading.web.pages.web_pages import read_web_page

Reader = Callable[[str, bytes], Iterator[Draft | ArticleError]]
"""From where a document stands and its bytes to its articles.

Yields an error for an article that cannot be read, raises it for a whole document; raises ValueError where the bytes
are no text. What it needs beyond the core is imported when it is called.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document, and of how many bytes at most."""

    read: Reader
    most: int


MEGABYTE = 2**20


def _read_archive(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    return read_archive(where, data, frozenset(READERS) - {".zip"}, read_document)


TEXT = Kind(read_plain_text, 16 * MEGABYTE)
LINES = Kind(read_json_lines, 512 * MEGABYTE)
MARKDOWN = Kind(read_markdown, 4 * MEGABYTE)
PAGE = Kind(read_web_page, 8 * MEGABYTE)
FEED = Kind(read_feed, 16 * MEGABYTE)

READERS: dict[str, Kind] = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": PAGE,
    ".htm": PAGE,
    ".xhtml": PAGE,
    ".pdf": Kind(read_pdf, 64 * MEGABYTE),
    ".docx": Kind(read_word, 64 * MEGABYTE),
    ".epub": Kind(read_epub, 128 * MEGABYTE),
    ".jsonl": LINES,
    ".ndjson": LINES,
    ".json": Kind(read_json, 64 * MEGABYTE),
    ".csv": Kind(read_table, 128 * MEGABYTE),
    ".tsv": Kind(read_table, 128 * MEGABYTE),
    ".rss": FEED,
    ".atom": FEED,
    ".xml": FEED,
    ".zip": Kind(_read_archive, 256 * MEGABYTE),
}
READABLE = ", ".join(READERS)
LARGEST = max(kind.most for kind in READERS.values())

HEAD = 4096
BEFORE_ROOT = rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE\s+(?:rss|feed)\b[^>]*>)\s*)*"
PAGE_BEGINS = re.compile(BEFORE_ROOT + rb"(?:<!DOCTYPE\s+html\b|<html\b)", re.IGNORECASE | re.DOTALL)
FEED_BEGINS = re.compile(BEFORE_ROOT + rb"<(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL)
JSON_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{)")
PARTS = {"word/document.xml": ".docx", "META-INF/container.xml": ".epub"}
"""By a file in a zip, the suffix of the document that the zip is."""


def suffix_of(name: str, data: bytes) -> str:
    """The suffix that stands for what the document is; empty where nothing tells.

    What begins as a PDF, a zip, a page or a feed is one, whatever it is called; the name decides between the rest.
    """
    head = data[:HEAD]
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _suffix_of_zip(data)
    if PAGE_BEGINS.match(head):
        return ".html"
    if FEED_BEGINS.match(head):
        return ".xml"
    if suffix in READERS:
        return suffix
    if JSON_BEGINS.match(head):
        return ".jsonl" if _begins_with_a_line_of_json(data) else ".json"
    return "" if suffix else ".txt"


def read_document(where: str, name: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The articles of a document called `name`, by the reader of its kind; an error where there are none."""
    kind = READERS.get(suffix_of(name, data))
    if kind is None:
        yield ArticleError(where, f"is of a kind that cannot be read; give one of {READABLE}", "unknown kind")
    elif not data.strip():
        yield ArticleError(where, "is empty", "empty")
    elif len(data) > kind.most:
        yield too_large(where, kind.most)
    else:
        try:
            yield from kind.read(where, data)
        except ArticleError as error:
            yield error
        except ModuleNotFoundError as error:
            yield ArticleError(
                where, f"cannot be read without {error.name}; install it: pip install 'onrecord[readers]'"
            )
        except RecursionError:
            yield ArticleError(where, "is nested too deeply to be read")
        except ValueError:
            yield ArticleError(where, "holds no text in an encoding that can be read; save it as UTF-8")


def too_large(where: str, most: int) -> ArticleError:
    return ArticleError(where, f"is larger than the {most // MEGABYTE} MB that are read of its kind; split it")


def _suffix_of_zip(data: bytes) -> str:
    import io

    try:
        names = ZipFile(io.BytesIO(data)).NameToInfo
    except (BadZipFile, NotImplementedError, ValueError, OSError):
        return ".zip"  # whose reader says what is wrong with it
    return next((suffix for part, suffix in PARTS.items() if part in names), ".zip")


def _begins_with_a_line_of_json(data: bytes) -> bool:
    first, _, rest = data.strip().partition(b"\n")
    try:
        return bool(rest) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False
