"""From what is asked to a library, telling the person at the terminal what goes on and what cannot be read."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO, TypeVar

from bot.cli.outcome import Failure, complain
from bot.cli.sources import Source
from retrieval import Article, ArticleError, Library

Thing = TypeVar("Thing")
WORTH_A_BAR = 20
STANDARD_INPUT = Path("/dev/stdin")
LINKS = ("http://", "https://")
LINK = re.compile(r"\A(https?):/+")
"""Of a path: a link that became one has lost a slash."""


def read_sources(sources: Iterable[str], *, allow_private: bool) -> Iterator[Article | ArticleError]:
    """The articles of files, folders and links, in order."""
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
    """The articles under `paths`, links among them, what cannot be read told on standard error.

    Raises Failure where none is left.
    """
    articles = []
    for article in read_sources((LINK.sub(r"\1://", str(path)) for path in paths), allow_private=False):
        if isinstance(article, Article):
            articles.append(article)
        else:
            complain(article)
    if not articles:
        raise Failure("there is no article to read")
    return articles


def load(source: Source) -> Library:
    """The library to ask. Raises Failure where there is no article, LibraryError where a stored one does not open."""
    if source.library:
        from retrieval import Store

        return Store(source.library).library
    library = Library()
    for article in progress(read(source.paths), "Reading"):
        library.add(article)
    return library


def progress(things: Sequence[Thing], doing: str) -> Iterable[Thing]:
    """`things`, with a progress bar on standard error where that is a terminal and they are many."""
    if len(things) < WORTH_A_BAR or not sys.stderr.isatty():
        return things
    from rich.console import Console
    from rich.progress import track

    return track(things, description=doing, console=Console(stderr=True), transient=True)


def steady(things: Iterable[Thing], output: TextIO) -> Iterable[Thing]:
    """`things` as they come; where `output` is a terminal all at the end, so that no line tears a progress bar."""
    return list(things) if output.isatty() else things
