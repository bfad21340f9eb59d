"""Reading articles and loading libraries, with progress and complaints for the person at the terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from bot.cli.outcome import Failure, complain
from bot.cli.sources import Source
from bot.talk.captions import counted
from retrieval import Article, ArticleError, Library, Reader

if TYPE_CHECKING:
    from retrieval import Mirroring

Thing = TypeVar("Thing")
WORTH_A_BAR = 20
"""The least number of things for which a progress bar is shown."""
STANDARD_INPUT = Path("/dev/stdin")
LINKS = ("http://", "https://")
_LINK = re.compile(r"\A(https?):/+")
"""The beginning of a link that went through a Path, where it lost a slash."""


def read_sources(sources: Iterable[str], *, allow_private: bool) -> Iterator[Article | ArticleError]:
    """Yield the articles of files, folders and links in order, with an error for each that cannot be read."""
    from retrieval import read_articles, read_link

    paths: list[Path] = []
    for source in sources:
        if source.startswith(LINKS):
            yield from read_articles(*paths) if paths else ()
            paths = []
            yield from read_link(source, allow_private=allow_private)
        else:
            paths.append(STANDARD_INPUT if source == "-" else Path(source))
    yield from read_articles(*paths) if paths else ()


def read(paths: Sequence[Path]) -> list[Article]:
    """The articles under the paths, which may be links. What cannot be read is reported on standard error.

    Raises Failure where no article is left.
    """
    articles = []
    for article in read_sources((_LINK.sub(r"\1://", str(path)) for path in paths), allow_private=False):
        if isinstance(article, Article):
            articles.append(article)
        else:
            complain(advised(article, "; `onrecord add --allow-private` reads it into a library"))
    if not articles:
        raise Failure("there is no article to read")
    return articles


def advised(error: ArticleError, advice: str = "; --allow-private follows it") -> ArticleError:
    """The error, with advice added to its reason where a link leads into a private network."""
    return ArticleError(error.where, error.reason + advice, error.kind) if error.kind == "private network" else error


def load(source: Source, *, may_be_empty: bool = False, is_lasting: bool = False) -> Library:
    """The library to ask; by many questions, where the process is a lasting one.

    Raises Failure where there is no article, unless it is a stored library that `may_be_empty`, LibraryError where a
    stored library cannot be opened, and ReaderError for a folder that holds no reader.
    """
    reader = Reader(source.reader) if source.reader else None
    if source.library:
        from retrieval import LibraryTools, open_store

        mirroring = mirroring_of(source) if is_lasting else None
        tools = LibraryTools(reader=reader)
        store = open_store(source.library, semantic=source.has_models, tools=tools, mirroring=mirroring)
        if due := store.due:
            complain(is_due(due))
        library = store.library
        if not library.shelf.articles:
            if not may_be_empty:
                raise Failure(is_empty(source.library))
            complain(is_empty(source.library))
        return library
    library = Library(semantic=source.has_models, reader=reader)
    for article in progress(read(source.paths), "Reading"):
        library.add(article)
    return library


def mirroring_of(source: Source) -> Mirroring | None:
    """Where a process that asks a library in a bucket many questions keeps a copy of it; None for no copy."""
    from retrieval import Mirroring

    return Mirroring(source.mirrors, source.mirror_bytes) if source.mirrors and source.mirror_bytes else None


def is_due(articles: int) -> str:
    """The warning about a library in which another version made the terms of `articles` articles."""
    return (
        f"words may be missed in {counted(articles, 'article')} that another version of On Record analysed: "
        "`onrecord library renew` mends that"
    )


def is_empty(address: Path | str) -> str:
    """What to say of an empty library: that it is, and what to do about it."""
    return (
        f"the library in {address} is empty: `onrecord add PATH|URL` adds articles, "
        "`onrecord add --example` the one that comes with On Record"
    )


def progress(things: Sequence[Thing], doing: str) -> Iterable[Thing]:
    """The things, with a progress bar if standard error is a terminal and there are many."""
    if len(things) < WORTH_A_BAR or not sys.stderr.isatty():
        return things
    from rich.console import Console
    from rich.progress import track

    return track(things, description=doing, console=Console(stderr=True), transient=True)


def steady(things: Iterable[Thing], output: TextIO) -> Iterable[Thing]:
    """The things as they come; all of them at the end if the output is a terminal, where a progress bar may stand."""
    return list(things) if output.isatty() else things
