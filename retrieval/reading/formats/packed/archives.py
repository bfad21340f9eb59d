"""A zip of articles, each file of it read by its kind. Nothing is unpacked to the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.packed.zips import open_zip, unpack

ReadFile = Callable[[str, str, bytes], Iterator[Draft | ArticleError]]
"""From where a file stands, its name and its bytes to its articles."""

MOST_BYTES = 64 * 2**20
"""Of one file in an archive."""


def read_archive(where: str, data: bytes, suffixes: frozenset[str], read: ReadFile) -> Iterator[Draft | ArticleError]:
    """The articles of each file whose suffix is one of `suffixes`, by name; hidden files are left out.

    A file that cannot be read is an error and stops no other; so is one whose path leads out of the archive.
    """
    opened = open_zip(where, data)
    empty = True
    for name in sorted(file.filename for file in opened.infolist() if not file.is_dir()):
        path = PurePosixPath(name.replace("\\", "/"))
        if path.suffix.lower() not in suffixes or _is_hidden(path):
            continue
        empty = False
        inside = f"{where}, {path}"
        if path.is_absolute() or ".." in path.parts:
            yield ArticleError(inside, "leads out of the archive; left out")
            continue
        try:
            unpacked = unpack(inside, opened, name, MOST_BYTES)
        except ArticleError as error:
            yield error
            continue
        for draft in read(inside, path.name, unpacked):
            yield draft if isinstance(draft, ArticleError) else replace(draft, name=draft.name or path.stem)
    if empty:
        yield ArticleError(where, f"holds no article; an archive may hold {', '.join(sorted(suffixes))} files")


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in path.parts)
