"""Repairs a stored library: what follows from the articles' texts is computed again, and other damage is reported."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from retrieval.errors import LibraryError
from retrieval.library.analysed import Attributor, analyse
from retrieval.library.library import Library
from retrieval.searching.tantivy import WITHIN
from retrieval.storing import rows
from retrieval.storing.database import Database
from retrieval.storing.editions.damaged import damaged_editions, drop_editions
from retrieval.storing.engine import ARTICLES, PASSAGES
from retrieval.storing.health.checking import damaged_articles
from retrieval.storing.health.figures import count_documents, count_speech
from retrieval.storing.speakers import count_speakers
from retrieval.storing.values import Row, as_int

_CORPORA = (PASSAGES, ARTICLES)


@dataclass(frozen=True, slots=True)
class Repaired:
    """`renewed` are the ids of articles that were analysed again; `lost` describes those that were removed."""

    renewed: tuple[str, ...]
    lost: tuple[str, ...]


def repair(database: Database, library: Library, attribute: Attributor) -> Repaired:
    """Make a library whole again, in one transaction. Its search indexes are to be built again afterwards.

    An article whose text can be read is analysed again where anything else about it is damaged. Any other is taken out,
    because nothing that could be shown is left of it. All figures are counted again. Raises LibraryError where SQLite
    cannot read or write the file.
    """
    renewed, lost = [], []
    with database.changing():
        with suppress(LibraryError):
            database.write("REINDEX")
        _drop_orphans(database)
        _number_anew(database)
        for number, fields, _ in damaged_articles(database):
            article = rows.salvaged(fields)
            _drop(database, number)
            if article is None:
                lost.append(_called(fields))
            else:
                renewed.append(article.id)
                library.add_analysed(analyse(article, attribute))
        drop_editions(database, damaged_editions(database))
        count_speech(database)
        count_speakers(database)
        for corpus in _CORPORA:
            count_documents(database, corpus.number)
    return Repaired(tuple(renewed), tuple(lost))


def _drop(database: Database, number: int) -> None:
    """Delete an article without reading it. What it added to figures is taken off when they are counted again."""
    ((article_id,),) = database.read("SELECT id FROM articles WHERE number = ?", number)
    for corpus in _CORPORA:
        held = database.read("SELECT number FROM holdings WHERE corpus = ? AND article = ?", corpus.number, article_id)
        for (group,) in held:
            database.write(
                "DELETE FROM documents WHERE place & 1 = ? AND place >= ? AND place < ?",
                corpus.number,
                *corpus.places(as_int(group)),
            )
    database.write("DELETE FROM holdings WHERE article = ?", article_id)
    database.write("DELETE FROM speakers WHERE article = ?", number)
    database.write("DELETE FROM articles WHERE number = ?", number)


def _drop_orphans(database: Database) -> None:
    """Delete what belongs to no article."""
    database.write("DELETE FROM holdings WHERE article NOT IN (SELECT id FROM articles)")
    database.write("DELETE FROM speakers WHERE article NOT IN (SELECT number FROM articles)")
    database.write(
        "DELETE FROM documents WHERE NOT EXISTS "
        "(SELECT 1 FROM holdings WHERE corpus = place & 1 AND number = place >> ?)",
        WITHIN + 1,
    )


def _number_anew(database: Database) -> None:
    """Give each corpus a next number that is not in use."""
    for corpus in _CORPORA:
        database.write("INSERT OR IGNORE INTO corpora VALUES (?, 0, 0, 0, 0)", corpus.number)
        ((last,),) = database.read(
            "SELECT max(coalesce(max(place >> ?), -1), "
            "(SELECT coalesce(max(number), -1) FROM holdings WHERE corpus = ?), "
            "(SELECT coalesce(max(number), -1) FROM removals WHERE corpus = ?)) FROM documents WHERE place & 1 = ?",
            WITHIN + 1,
            *(corpus.number,) * 3,
        )
        database.write(
            "UPDATE corpora SET next = max(CAST(next AS INTEGER), ?) WHERE corpus = ?", as_int(last) + 1, corpus.number
        )


def _called(row: Row) -> str:
    """A damaged article in words: its id, and what else is left to find it again by."""
    article_id, title, _text, _publisher, _published, url, *_ = (
        one if isinstance(one, str) and one else "" for one in row
    )
    return " · ".join(filter(None, (article_id, title, url)))
