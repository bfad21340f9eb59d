"""Look for damage in a stored library. What can be built again is; the rest is reported."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import LibraryError
from retrieval.library.analysed import AnalysedArticle
from retrieval.records import Speaker
from retrieval.storing import rows
from retrieval.storing.database import Database
from retrieval.storing.documents import terms_of, unpack
from retrieval.storing.editions.damaged import damaged_editions
from retrieval.storing.engine import ARTICLES, PASSAGES
from retrieval.storing.health.figures import languages_of, name_terms_of
from retrieval.storing.health.renewing import count_due
from retrieval.storing.index import StoredIndex
from retrieval.storing.shelf import COLUMNS, analysed_of
from retrieval.storing.values import Row, Value, as_bytes, as_int, as_text

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
    damages += (
        f"article {fields[0]!r} is damaged ({reason}); `onrecord library check --repair` or adding it again mends it"
        for _, fields, reason in damaged_articles(database)
    )
    if editions := damaged_editions(database):
        damages.append(
            f"{len(editions)} earlier editions of articles cannot be read; `onrecord library check --repair` drops them"
        )
    damages += _figures(database)
    for index in indexes:
        damages += _documents(database, index.corpus.number, index.corpus.folder)
    mended = []
    for index in indexes:
        if reason := _wrong_with(index):
            if not database.is_writable:
                damages.append(f"the search index of {index.corpus.folder} is {reason}, and cannot be made anew here")
                continue
            index.engine.rebuild()
            mended.append(f"the search index of {index.corpus.folder} was {reason}; it has been made anew")
            if again := _wrong_with(index):
                damages.append(f"the search index of {index.corpus.folder} is {again}")
    ((articles,),) = database.read("SELECT count(*) FROM articles")
    ((passages,),) = database.read("SELECT documents FROM corpora WHERE corpus = 0")
    return Checked(as_int(articles), as_int(passages), tuple(mended), tuple(damages))


def damaged_articles(database: Database) -> Iterator[tuple[int, Row, str]]:
    """Each article that cannot be read whole or that a search cannot find: its number, its fields and the reason.

    The fields are the columns `rows.ARTICLE`, any of which may be damaged.
    """
    last = -1
    while found := database.read(
        f"SELECT number, digest, {COLUMNS} FROM articles WHERE number > ? ORDER BY number LIMIT ?",  # noqa: S608 - ours
        last,
        BATCH,
    ):
        for number, digest, *columns in found:
            last = as_int(number)
            try:
                reason = _misfit(database, last, digest, analysed_of(columns))
            except ValueError as error:
                reason = str(error)
            if reason:
                yield last, columns[:-3], reason


def _misfit(database: Database, number: int, digest: Value, analysed: AnalysedArticle) -> str:
    """What else is stored about an article and does not fit it; empty where all fits. Raises ValueError on damage."""
    if digest != rows.digest_of(analysed.article):
        return "damaged: its digest does not fit"
    spoken = Counter(found.speaker for found in analysed.attributions if found.speaker)
    listed = database.read("SELECT name, role, quotes FROM speakers WHERE article = ?", number)
    counted = {Speaker(as_text(name), as_text(role)): as_int(quotes) for name, role, quotes in listed}
    if counted != spoken:
        return "damaged: its list of speakers does not fit"
    for corpus, count in ((PASSAGES, len(analysed.passages)), (ARTICLES, 1)):
        documents = corpus.documents_of(database, analysed.article.id)
        if len(documents) != count:
            return "it cannot be found by a search"
        if any(sum(unpack(as_bytes(packed)).values()) != length for length, packed in documents):
            return "damaged terms"
    return ""


def _figures(database: Database) -> Iterator[str]:
    """Complaints about the counts of languages and of names, and about documents of articles that are not there."""
    if database.read("SELECT 1 FROM holdings WHERE article NOT IN (SELECT id FROM articles) LIMIT 1"):
        yield "there are documents of articles that are not there"
    voices = database.read("SELECT name, role, quotes FROM voices ORDER BY name, role")
    if voices != database.read("SELECT name, role, sum(quotes) FROM speakers GROUP BY name, role ORDER BY name, role"):
        yield "the counts of speakers do not fit the articles"
    if _counts(database, "SELECT language, articles FROM languages") != languages_of(database):
        yield "the counts of languages do not fit the articles"
    # Another version of the stemmer has made other terms of the same names. They are counted again by a renewal.
    if not count_due(database) and _counts(database, "SELECT term, voices FROM names") != name_terms_of(database):
        yield "the counts of names of speakers do not fit the articles"


def _counts(database: Database, query: str) -> dict[Value, Value]:
    return {row[0]: row[1] for row in database.read(query)}


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
            count, length = count + 1, length + as_int(size)
            frequencies.update(terms_of(packed).keys())
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
