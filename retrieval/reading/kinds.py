"""Which reader reads what: by what a document begins with, or else by its name's suffix.

`READERS` is the one place where a kind of document is added. `read_document` is the one place where readers are called,
so that it is the one guard: whatever a reader or its library raises becomes an error of that document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from retrieval.errors import ArticleError
from retrieval.reading.budget import DEEPEST, MEGABYTE, Budget
from retrieval.reading.drafts import Draft, ReadFile
from retrieval.reading.recognising import suffix_by_content

Reader = Callable[[str, bytes], Iterator[Draft | ArticleError]]
"""From where a document stands and its bytes to its articles.

Yields an error for an article that cannot be read, raises it for a whole document; raises ValueError where the bytes
are no text. What it needs beyond the core is imported when it is called.
"""

Opener = Callable[[str, bytes, Budget, ReadFile], Iterator[Draft | ArticleError]]
"""A reader of documents that hold others: it unpacks within the budget and passes each one to the given function."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document, and of how many bytes at most."""

    read: Reader
    most: int


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of document that holds other documents, and of how many bytes at most."""

    open: Opener
    most: int


def _reader(module: str, name: str) -> Reader:
    """The reader `name` of a module of this room, which is imported when it is first called: a start needs few."""

    def read(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
        found: Reader = getattr(import_module(f"retrieval.reading.{module}"), name)
        return found(where, data)

    return read


def _opener(module: str, name: str) -> Opener:
    """The same for what reads documents that hold others."""

    def read(where: str, data: bytes, budget: Budget, read_inner: ReadFile) -> Iterator[Draft | ArticleError]:
        found: Opener = getattr(import_module(f"retrieval.reading.{module}"), name)
        return found(where, data, budget, read_inner)

    return read


TEXT = Kind(_reader("formats.prose.plain_text", "read_plain_text"), 16 * MEGABYTE)
LINES = Kind(_reader("formats.records.json_lines", "read_json_lines"), 512 * MEGABYTE)
MARKDOWN = Kind(_reader("formats.prose.markdown", "read_markdown"), 4 * MEGABYTE)
PAGE = Kind(_reader("web.pages.web_pages", "read_web_page"), 8 * MEGABYTE)
FEED = Kind(_reader("web.feeds", "read_feed"), 16 * MEGABYTE)
WORD = Kind(_reader("formats.office.word", "read_word"), 64 * MEGABYTE)
SUBTITLES = Kind(_reader("formats.prose.subtitles", "read_subtitles"), 8 * MEGABYTE)
OPEN_DOCUMENT = Kind(_reader("formats.office.opendocument", "read_open_document"), 64 * MEGABYTE)
SAVED_PAGE = Kind(_reader("formats.mail.saved_pages", "read_saved_page"), 64 * MEGABYTE)
ARCHIVED_PAGES = Container(_opener("formats.packed.web_archives", "read_web_archive"), 256 * MEGABYTE)

READERS: dict[str, Kind | Container] = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": PAGE,
    ".htm": PAGE,
    ".xhtml": PAGE,
    ".mht": SAVED_PAGE,
    ".mhtml": SAVED_PAGE,
    ".pdf": Kind(_reader("formats.printed.pdf", "read_pdf"), 64 * MEGABYTE),
    ".docx": WORD,
    ".docm": WORD,
    ".odt": OPEN_DOCUMENT,
    ".fodt": OPEN_DOCUMENT,
    ".rtf": Kind(_reader("formats.office.rich_text", "read_rich_text"), 16 * MEGABYTE),
    ".epub": Kind(_reader("formats.office.epub", "read_epub"), 128 * MEGABYTE),
    ".eml": Container(_opener("formats.mail.messages", "read_message"), 64 * MEGABYTE),
    ".mbox": Container(_opener("formats.mail.mailboxes", "read_mailbox"), 256 * MEGABYTE),
    ".vtt": SUBTITLES,
    ".srt": SUBTITLES,
    ".jsonl": LINES,
    ".ndjson": LINES,
    ".json": Kind(_reader("formats.records.json_documents", "read_json"), 64 * MEGABYTE),
    ".csv": Kind(_reader("formats.records.tables", "read_table"), 128 * MEGABYTE),
    ".tsv": Kind(_reader("formats.records.tables", "read_table"), 128 * MEGABYTE),
    ".rss": FEED,
    ".atom": FEED,
    ".rdf": FEED,
    ".xml": FEED,
    ".nitf": Kind(_reader("web.news_xml", "read_news_xml"), 8 * MEGABYTE),
    ".tei": Kind(_reader("web.extracted_xml", "read_extracted_xml"), 64 * MEGABYTE),
    ".zip": Container(_opener("formats.packed.archives", "read_archive"), 256 * MEGABYTE),
    ".gz": Container(_opener("formats.packed.gzips", "read_gzip"), 256 * MEGABYTE),
    ".warc": ARCHIVED_PAGES,
    ".webarchive": Container(_opener("formats.packed.web_archives", "read_safari_archive"), 64 * MEGABYTE),
}
MOST_FAILURES = 1_000
"""Articles of a document that cannot be read, after which the others are not tried where none could be read."""
READABLE = ", ".join(READERS)
LARGEST = max(kind.most for kind in READERS.values())

REFUSED = {
    ".doc": "is a document of an old office program; save it as .docx and give that",
    ".xlsx": "is a spreadsheet; save its table as CSV and give that",
    ".pptx": "is a slide show; save it as PDF and give that",
    ".pages": "is a document of Pages; export it as .docx and give that",
}
"""Advice for kinds of documents that no reader reads, by suffix."""


def suffix_of(name: str, data: bytes) -> str:
    """The suffix that stands for what the document is; empty where nothing tells."""
    return suffix_by_content(name, data, frozenset(READERS))


def read_document(
    where: str, name: str, data: bytes, budget: Budget | None = None, depth: int = 0
) -> Iterator[Draft | ArticleError]:
    """The articles of a document called `name`, by the reader of its kind; an error where there are none.

    Never raises: what goes wrong after some articles were read becomes an error after them. A document of which none of
    the first MOST_FAILURES articles can be read is read no further. `budget` and `depth` are those of the document that
    holds this one.
    """
    spent = Budget() if budget is None else budget
    try:
        for draft in _while_any(where, _read(where, name, data, spent, depth)):
            if isinstance(draft, Draft):
                spent.give(draft.where, draft.text)
            yield draft
    except ArticleError as error:
        yield error
    except ModuleNotFoundError as error:
        yield ArticleError(where, f"cannot be read without {error.name}; install it: pip install 'onrecord[readers]'")
    except RecursionError:
        yield ArticleError(where, "is nested too deeply to be read")
    except MemoryError:
        yield ArticleError(where, "takes more memory to read than there is; split it")
    except ValueError:
        yield ArticleError(where, "holds no text in an encoding that can be read; save it as UTF-8")
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a library may raise anything, one in Rust even what is no Exception
        yield ArticleError(where, f"cannot be read ({type(error).__name__}: {str(error)[:120]}); save it once more")


def too_large(where: str, most: int) -> ArticleError:
    """The error of a document that has more bytes than are read of its kind."""
    return ArticleError(where, f"is larger than the {most // MEGABYTE} MB that are read of its kind; split it")


def _while_any(where: str, drafts: Iterator[Draft | ArticleError]) -> Iterator[Draft | ArticleError]:
    """The drafts; ArticleError is raised where the first MOST_FAILURES of them are errors, so that none is made of a
    million lines that hold no article.
    """
    holds_any = False
    for number, draft in enumerate(drafts, start=1):
        holds_any = holds_any or isinstance(draft, Draft)
        yield draft
        if number == MOST_FAILURES and not holds_any:
            raise ArticleError(where, f"holds no article among its first {MOST_FAILURES:,}; the rest is not read")


def _read(where: str, name: str, data: bytes, budget: Budget, depth: int) -> Iterator[Draft | ArticleError]:
    suffix = suffix_of(name, data)
    kind = READERS.get(suffix)
    if suffix in REFUSED:
        yield ArticleError(where, REFUSED[suffix], "unknown kind")
    elif kind is None:
        yield ArticleError(where, f"is of a kind that cannot be read; give one of {READABLE}", "unknown kind")
    elif not data.strip():
        yield ArticleError(where, "is empty", "empty")
    elif len(data) > kind.most:
        yield too_large(where, kind.most)
    elif isinstance(kind, Kind):
        yield from kind.read(where, data)
    elif depth >= DEEPEST:
        yield ArticleError(where, "is packed within too many others; unpack it first")
    else:

        def read_inner(place: str, inner: str, content: bytes) -> Iterator[Draft | ArticleError]:
            return read_document(place, inner, content, budget, depth + 1)

        yield from kind.open(where, data, budget, read_inner)
