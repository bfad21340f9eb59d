"""The earlier editions of a stored library's articles: kept, found by the words that are gone, and deleted for good."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace

from retrieval.library.editions import Edition, no_longer_said
from retrieval.records import Article
from retrieval.searching import terms
from retrieval.storing import rows
from retrieval.storing.database import Database
from retrieval.storing.values import Row, as_int, as_text

MOST = 10
"""How many editions of an article are kept; older ones are dropped. Compressed, one takes half a byte per letter."""
_COLUMNS = "title, text, attributions, seen, replaced, article"


class StoredEditions:
    """The editions in a database. Changes are made within `Database.changing`. Raises LibraryError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, number: int, article: Article, language: str, now: str) -> str | None:
        """Keep the article of that number as an edition, since `article` is about to take its place.

        Returns when the text of `article` was first seen, where only white space differs, which makes no edition; None
        where the text is new. A damaged article is not kept.
        """
        ((title, text, attributions, seen, digest),) = self._database.read(
            "SELECT title, text, attributions, added, digest FROM articles WHERE number = ?", number
        )
        try:
            before, titled = rows.unpacked(text), as_text(title)
        except ValueError:
            return None
        if digest == rows.digest_of(article) and titled.split() == article.title.split():
            return as_text(seen)
        edition = self._database.write(
            "INSERT INTO editions (article, title, text, attributions, seen, replaced) VALUES (?, ?, ?, ?, ?, ?)",
            article.id,
            titled,
            text,
            attributions,
            seen,
            now,
        )
        gone = {term for sentence in no_longer_said(before, article.text) for term in terms(sentence, language)}
        self._database.write_all("INSERT INTO edition_terms VALUES (?, ?)", [(term, edition) for term in sorted(gone)])
        held = self._database.read("SELECT number FROM editions WHERE article = ? ORDER BY number DESC", article.id)
        self._delete([as_int(one) for (one,) in held[MOST:]])
        return None

    def forget(self, article_id: str) -> None:
        """Delete the editions of an article."""
        held = self._database.read("SELECT number FROM editions WHERE article = ?", article_id)
        self._delete([as_int(one) for (one,) in held])

    def of(self, article: Article) -> tuple[Edition, ...]:
        """The earlier editions of an article, the newest first; damaged ones are left out."""
        found = self._database.read(
            f"SELECT {_COLUMNS} FROM editions WHERE article = ? ORDER BY number DESC",  # noqa: S608 - ours
            article.id,
        )
        return self._read(found, {article.id: article})

    def saying(self, sought: Collection[str], limit: int) -> tuple[Edition, ...]:
        """The editions in which most of these terms stood in sentences that are gone, at most `limit` of them."""
        found = self._database.read(
            f"SELECT {_COLUMNS} FROM editions JOIN (SELECT edition, count(*) AS held FROM edition_terms "  # noqa: S608 - ours
            "WHERE term IN (SELECT value FROM json_each(?)) GROUP BY edition ORDER BY held DESC, edition DESC LIMIT ?) "
            "ON number = edition ORDER BY held DESC, number DESC",
            json.dumps(list(sought)),
            limit,
        )
        ids = json.dumps(sorted({str(row[-1]) for row in found}))
        newest: dict[str, Article] = {}
        for row in self._database.read(
            f"SELECT {rows.ARTICLE} FROM articles WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608 - ours
            ids,
        ):
            with suppress(ValueError):
                article = rows.article_of(row)
                newest[article.id] = article
        return self._read(found, newest)

    def _read(self, found: Sequence[Row], newest: dict[str, Article]) -> tuple[Edition, ...]:
        editions = []
        for row in found:
            with suppress(ValueError, KeyError):
                editions.append(edition_of(row, newest[as_text(row[-1])]))
        return tuple(editions)

    def _delete(self, numbers: Sequence[int]) -> None:
        listed = json.dumps(list(numbers))
        for statement in (
            "DELETE FROM edition_terms WHERE edition IN (SELECT value FROM json_each(?))",
            "DELETE FROM editions WHERE number IN (SELECT value FROM json_each(?))",
        ):
            self._database.write(statement, listed)


def edition_of(row: Row, newest: Article) -> Edition:
    """The edition of a row, of the article that is `newest` now. Raises ValueError where the row is damaged."""
    title, text, attributions, seen, replaced, _ = row
    article = replace(newest, title=as_text(title), text=rows.unpacked(text))
    return Edition(article, rows.attributions_of(article, attributions), as_text(seen), as_text(replaced))
