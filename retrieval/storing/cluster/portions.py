"""What is read on a cluster, cut into portions that take a task some seconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import ArticleError
from retrieval.reading.articles import bytes_of, files_under

MOST_BYTES = 1_000_000
"""Bytes of a portion, unless one document is larger."""
MOST_DOCUMENTS = 100
_LINES = (".jsonl", ".ndjson")
_LINKS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Piece:
    """A document, or some lines of one that holds an article in each; `lines_before` is the number of those before.

    A link has no `data`, and is fetched where it is read.
    """

    where: str
    data: bytes | None
    lines_before: int = 0


Portion = tuple[Piece, ...]


def portions_of(sources: Iterable[str], most_bytes: int = MOST_BYTES) -> Iterator[Portion | ArticleError]:
    """The portions of files, folders and links, in order, with an error for each that cannot be opened.

    A portion ends once it has `most_bytes`, a positive number; one document alone may have more.

    Files are read here, so that the machines of the cluster need not see them.
    """
    waiting: list[Piece] = []
    size = 0
    for piece in _pieces(sources, most_bytes):
        if isinstance(piece, ArticleError):
            yield piece
            continue
        waiting.append(piece)
        size += len(piece.data or b"")
        if size >= most_bytes or len(waiting) >= MOST_DOCUMENTS:
            yield tuple(waiting)
            waiting, size = [], 0
    if waiting:
        yield tuple(waiting)


def _pieces(sources: Iterable[str], most_bytes: int) -> Iterator[Piece | ArticleError]:
    for source in sources:
        if source.startswith(_LINKS):
            yield Piece(source, None)
            continue
        for file in files_under(Path(source)):
            if isinstance(file, ArticleError):
                yield file
            elif file.suffix.lower() in _LINES:
                yield from _stretches(file, most_bytes)
            else:
                data = bytes_of(file)
                yield data if isinstance(data, ArticleError) else Piece(str(file), data)


def _stretches(file: Path, most_bytes: int) -> Iterator[Piece | ArticleError]:
    """The lines of a file in pieces; it may be larger than memory."""
    before = 0
    try:
        with file.open("rb") as lines:
            while some := lines.readlines(most_bytes):
                yield Piece(str(file), b"".join(some), before)
                before += len(some)
    except OSError as error:
        yield ArticleError(str(file), f"cannot be opened ({error.strerror})")
