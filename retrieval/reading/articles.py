"""Read articles from files and folders, or from bytes that are at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft, to_article
from retrieval.reading.kinds import LARGEST, READABLE, READERS, read_document, too_large
from retrieval.records import Article


def read_articles(*paths: str | os.PathLike[str]) -> Iterator[Article | ArticleError]:
    """Every article under `paths`, in order. A file that cannot be read gives an error and stops no other.

    Folders are walked by name; hidden files are left out, and so are links to files outside the folder. Ids are
    unique within one call: an article that claims an id already taken is an error, and one that names no id gets
    its file's name. A file is read once, even if it is named several times.
    """
    origins: dict[str, str] = {}
    read = set[str]()
    for path in map(Path, paths):
        for file in files_under(path):
            if isinstance(file, ArticleError):
                yield file
                continue
            itself = os.path.realpath(file)  # Path.resolve raises where symbolic links form a circle
            if itself not in read:
                read.add(itself)
                for draft in _drafts(file):
                    if isinstance(draft, ArticleError):
                        yield draft
                    else:
                        yield to_article(draft, file.stem or file.name, origins)


def read_bytes(
    name: str, data: bytes, *, apart: bool = False, quickly: bool = False
) -> Iterator[Article | ArticleError]:
    """The articles of a document that is at hand, such as one that was sent; `name` is its file name.

    With `apart`, as strangers' documents should be, it is read in a process of its own with limits of memory and time.
    With `quickly` as well, these are two seconds and little memory; an error of the kind "too heavy" says that a
    document needs more.
    """
    if apart:
        from retrieval.reading.sandbox import BOUNDS, QUICK, read_bytes_apart  # heavy, and needed for this option only

        yield from read_bytes_apart(name, data, QUICK if quickly else BOUNDS)
        return
    origins: dict[str, str] = {}
    for draft in read_document(name, name, data):
        yield draft if isinstance(draft, ArticleError) else to_article(draft, PurePath(name).stem or name, origins)


def files_under(path: Path) -> Iterator[Path | ArticleError]:
    """The files under `path` whose suffix has a reader; if `path` is no folder, `path` itself, whatever its suffix."""
    if not os.path.isdir(path):  # noqa: PTH112 - pathlib's own raises on names that are too long
        yield path
        return
    refused: list[OSError] = []
    inside = os.path.join(os.path.realpath(path), "")  # noqa: PTH118 - Path.resolve raises where links form a circle
    empty = True
    for folder, below, names in os.walk(path, onerror=refused.append):
        beside = {f"{PurePath(name).stem}_files" for name in names}  # the folder that a browser saves beside a page
        below[:] = sorted(name for name in below if not name.startswith(".") and name not in beside)
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and file.suffix.lower() in READERS and not file.is_fifo():
                empty = False
                if file.is_symlink() and not os.path.realpath(file).startswith(inside):
                    yield ArticleError(str(file), "leads out of the folder; name the file itself to read it")
                else:
                    yield file
    for error in refused:
        yield ArticleError(str(error.filename), f"cannot be opened ({error.strerror})")
    if empty and not refused:
        yield ArticleError(str(path), f"holds no article; a folder may hold {READABLE} files")


def bytes_of(file: Path) -> bytes | ArticleError:
    """The bytes of a file, unless there are more of them than are read of its kind."""
    where = str(file)
    kind = READERS.get(file.suffix.lower())
    most = kind.most if kind else LARGEST
    try:
        with file.open("rb") as opened:
            # The size is checked before reading: a file may be larger than memory, and a pipe may never end.
            size = os.fstat(opened.fileno()).st_size
            data = opened.read(most + 1) if size <= most else b""
    except FileNotFoundError:
        return ArticleError(where, "there is no such file or folder")
    except OSError as error:
        return ArticleError(where, f"cannot be opened ({error.strerror})")
    return too_large(where, most) if max(size, len(data)) > most else data


def _drafts(file: Path) -> Iterator[Draft | ArticleError]:
    data = bytes_of(file)
    if isinstance(data, ArticleError):
        yield data
    else:
        yield from read_document(str(file), file.name, data)
