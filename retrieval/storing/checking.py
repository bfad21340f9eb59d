"""Look for damage in a stored library. What can be built again is; the rest is reported."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import LibraryError
from retrieval.storing import rows
from retrieval.storing.database import Database
from retrieval.storing.documents import unpack
from retrieval.storing.index import StoredIndex
from retrieval.storing.values import as_bytes, as_int, as_text

FOOTER = 8
"""Bytes at the end of each of tantivy's files: the length of the footer that precedes them, and a magic number."""
BATCH = 500


@dataclass(frozen=True, slots=True)
class Checked:
    """The number of articles and passages looked at; what was wrong and is repaired; what is wrong and is not."""

    articles: int
    passages: int
    mended: tuple[str, ...] = ()
    damages: tuple[str, ...] = ()


def check(database: Database, indexes: Sequence[StoredIndex]) -> Checked:
    """Look at every page, article and document of a library. Raises LibraryError where the file cannot be read."""
    damages = [as_text(told) for (told,) in database.read("PRAGMA integrity_check(20)") if told != "ok"]
    damages += _articles(database)
    for index in indexes:
        damages += _documents(database, index.corpus.number, index.corpus.folder)
    mended = []
    for index in indexes:
        if reason := _wrong_with(index):
            index.engine.rebuild()
            mended.append(f"the search index of {index.corpus.folder} was {reason}; it has been made anew")
            if again := _wrong_with(index):
                damages.append(f"the search index of {index.corpus.folder} is {again}")
    ((articles,),) = database.read("SELECT count(*) FROM articles")
    ((passages,),) = database.read("SELECT documents FROM corpora WHERE corpus = 0")
    return Checked(as_int(articles), as_int(passages), tuple(mended), tuple(damages))


def _articles(database: Database) -> Iterator[str]:
    """Complaints about articles whose quotes or passages cannot be read or searched."""
    last = -1
    while found := database.read(
        f"SELECT number, passages, attributions, {rows.ARTICLE} FROM articles "  # noqa: S608 - ours
        "WHERE number > ? ORDER BY number LIMIT ?",
        last,
        BATCH,
    ):
        for number, passages, attributions, *fields in found:
            last = as_int(number)
            try:
                article = rows.article_of(fields)
                rows.passages_of(article, passages)
                rows.attributions_of(article, attributions)
            except ValueError as error:
                yield f"article {fields[0]!r} is damaged ({error}); add it again"
    missing = database.read(
        "SELECT id FROM articles LEFT JOIN holdings ON article = id AND corpus = 0 WHERE article IS NULL LIMIT ?", BATCH
    )
    yield from (
        f"article {as_text(article_id)!r} cannot be found by a search; add it again" for (article_id,) in missing
    )


def _documents(database: Database, corpus: int, called: str) -> Iterator[str]:
    """Complaints about figures that do not agree with the documents."""
    count, length, last = 0, 0, -1
    frequencies: Counter[str] = Counter()
    while found := database.read(
        "SELECT place, length, terms FROM documents WHERE place & 1 = ? AND place > ? ORDER BY place LIMIT ?",
        corpus,
        last,
        BATCH,
    ):
        for place, size, packed in found:
            last = as_int(place)
            try:
                terms = unpack(as_bytes(packed))
            except ValueError as error:
                yield f"document {last} of {called} is damaged ({error})"
                continue
            count, length = count + 1, length + as_int(size)
            frequencies.update(terms.keys())
    ((documents, total),) = database.read("SELECT documents, length FROM corpora WHERE corpus = ?", corpus)
    if (documents, total) != (count, length):
        yield f"the figures of {called} do not fit: {as_int(documents)} documents are noted, {count} are there"
    noted = database.read("SELECT term, documents FROM terms WHERE corpus = ?", corpus)
    if {as_text(term): as_int(number) for term, number in noted} != frequencies:
        yield f"the counts of terms of {called} do not fit the documents"


def _wrong_with(index: StoredIndex) -> str:
    """What is wrong with the search index; empty where nothing is."""
    for file in sorted(index.engine.path.iterdir()):
        if file.suffix and not file.name.startswith(".") and file.name != "meta.json" and not _is_whole(file):
            return f"damaged ({file.name})"
    try:
        return "" if index.engine.agrees() else "out of step"
    except LibraryError as error:
        return f"unreadable ({error.reason})"


def _is_whole(file: Path) -> bool:
    """Whether the checksum in the footer at the end of each of tantivy's files is right."""
    data = file.read_bytes()
    footer = int.from_bytes(data[-FOOTER : -FOOTER + 4], "little")
    end = len(data) - FOOTER - footer
    if end < 0:
        return False
    try:
        return bool(json.loads(data[end:-FOOTER])["crc"] == zlib.crc32(data[:end]))
    except (ValueError, KeyError, TypeError):
        return False
