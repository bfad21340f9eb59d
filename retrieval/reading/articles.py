"""Read articles from files and folders; what stands in a file is its reader's to say."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from retrieval.errors import ArticleError
from retrieval.reading.dates import to_iso
from retrieval.reading.drafts import Draft
from retrieval.reading.json_lines import read_json_lines
from retrieval.reading.plain_text import read_plain_text
from retrieval.records import Article

Reader = Callable[[str, bytes], Iterator[Draft | ArticleError]]
"""From where a file stands and its bytes to its articles; raises ValueError where the bytes are no text."""

READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
READABLE = ", ".join(READERS)


def read_articles(*paths: Path) -> Iterator[Article | ArticleError]:
    """Every article under `paths`, in order; one that cannot be read comes as its error and stops no other.

    Folders are walked through, by name, hidden files left out. Ids are unique in what comes: an article that claims an
    id already taken is an error; one that names no id gets its file's name. A file is read once, however often named.
    """
    origins: dict[str, str] = {}
    read = set[str]()
    for path in paths:
        for file in _files(path):
            if isinstance(file, ArticleError):
                yield file
                continue
            itself = os.path.realpath(file)  # pathlib's own raises on links in a circle
            if itself not in read:
                read.add(itself)
                for draft in _drafts(file):
                    yield draft if isinstance(draft, ArticleError) else _article(draft, file, origins)


def _files(path: Path) -> Iterator[Path | ArticleError]:
    """The files under `path` that a reader reads; `path` itself whatever its suffix."""
    if not os.path.isdir(path):  # noqa: PTH112 - pathlib's own raises on names that are too long
        yield path
        return
    refused: list[OSError] = []
    empty = True
    for folder, below, names in os.walk(path, onerror=refused.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and file.suffix.lower() in READERS:
                empty = False
                yield file
    for error in refused:
        yield ArticleError(str(error.filename), f"cannot be opened ({error.strerror})")
    if empty and not refused:
        yield ArticleError(str(path), f"holds no article; a folder may hold {READABLE} files")


def _drafts(file: Path) -> Iterator[Draft | ArticleError]:
    where = str(file)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        yield ArticleError(where, "there is no such file or folder")
        return
    except OSError as error:
        yield ArticleError(where, f"cannot be opened ({error.strerror})")
        return
    reader = READERS.get(file.suffix.lower())
    if reader is None and not file.suffix:  # a pipe, say
        reader = read_json_lines if data.lstrip().startswith(b"{") else read_plain_text
    if reader is None:
        yield ArticleError(where, f"is of a kind that cannot be read; give one of {READABLE}")
    elif not data.strip():
        yield ArticleError(where, "is empty")
    else:
        try:
            yield from reader(where, data)
        except ValueError:
            yield ArticleError(where, "holds no text in an encoding that can be read; save it as UTF-8")


def _article(draft: Draft, file: Path, origins: dict[str, str]) -> Article | ArticleError:
    """Notes in `origins` where the article's id was first seen."""
    article_id = draft.id.strip() or _free_id(file.stem or file.name, origins)
    if article_id in origins:
        return ArticleError(draft.where, f"the id {article_id!r} is taken by {origins[article_id]}; left out")
    origins[article_id] = draft.where
    return Article(
        article_id,
        draft.title.strip(),
        draft.text,
        draft.publisher.strip(),
        to_iso(draft.published),
        draft.url.strip(),
        draft.language.strip().lower().replace("_", "-").partition("-")[0],
    )


def _free_id(name: str, origins: dict[str, str]) -> str:
    """`name`, numbered where another article has it: files of one name may stand in several folders."""
    number = 1
    found = name
    while found in origins:
        number += 1
        found = f"{name}-{number}"
    return found
