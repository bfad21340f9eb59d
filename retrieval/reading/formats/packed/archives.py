"""A zip of articles, each file of it read by its kind. Nothing is unpacked to the disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from retrieval.errors import ArticleError
from retrieval.reading.budget import Budget
from retrieval.reading.drafts import Draft, ReadFile
from retrieval.reading.formats.packed.zips import Package

MOST_BYTES = 64 * 2**20
"""The largest file in an archive that is read, in bytes."""
OF_NO_ARTICLE = frozenset(
    {"", ".css", ".js", ".mjs", ".map", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif",
     ".tiff", ".avif",
     ".heic", ".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".webm", ".mov", ".avi", ".woff", ".woff2", ".ttf", ".otf",
     ".eot", ".exe",
     ".dll", ".so", ".py", ".sh", ".ini", ".cfg", ".toml", ".yml", ".yaml", ".log", ".db", ".sqlite", ".bin", ".dat",
     ".url",
     ".lnk", ".ds_store", ".xlsx", ".xls", ".pptx", ".ppt"}
)  # fmt: skip
"""Suffixes of files that often stand beside articles and are skipped silently."""


def read_archive(where: str, data: bytes, budget: Budget, read: ReadFile) -> Iterator[Draft | ArticleError]:
    """The articles of each file that may hold some, by name; hidden files and links are left out.

    A file that cannot be read is an error and stops no other; so is one whose path leads out of the archive.
    """
    package = Package(where, data, budget)
    empty = True
    for name in sorted(package.names):
        path = PurePosixPath(name.replace("\\", "/"))
        if path.suffix.lower() in OF_NO_ARTICLE or _is_hidden(path) or package.is_link(name):
            continue
        empty = False
        inside = f"{where}, {path}"
        if path.is_absolute() or ".." in path.parts:
            yield ArticleError(inside, "leads out of the archive; left out")
            continue
        try:
            budget.open(where)
            unpacked = package.read(name, MOST_BYTES, inside)
        except ArticleError as error:
            yield error
            if error.where == where:  # the budget of the whole archive is spent, so no further file can be read
                return
            continue
        for draft in read(inside, path.name, unpacked):
            yield draft if isinstance(draft, ArticleError) else replace(draft, name=draft.name or path.stem)
    if empty:
        yield ArticleError(where, "holds no article; an archive may hold every kind of file that is read")


def _is_hidden(path: PurePosixPath) -> bool:
    """Whether a path is hidden, or of the files that a browser saves beside a page."""
    is_beside = any(part.endswith("_files") for part in path.parts[:-1])
    return is_beside or any(part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in path.parts)
