"""Editions that cannot be read, and how they are dropped."""

from __future__ import annotations

import json
from collections.abc import Sequence

from retrieval.records import Article
from retrieval.storing.database import Database
from retrieval.storing.editions.keeping import edition_of
from retrieval.storing.values import as_int, as_text


def damaged_editions(database: Database) -> list[int]:
    """The numbers of editions that cannot be read, or whose article is not there."""
    damaged = []
    for number, article_id, *columns in database.read(
        "SELECT editions.number, id, editions.title, editions.text, editions.attributions, seen, replaced, article "
        "FROM editions LEFT JOIN articles ON id = article"
    ):
        try:
            edition_of(columns, Article(as_text(article_id), "", ""))
        except ValueError:
            damaged.append(as_int(number))
    return damaged


def drop_editions(database: Database, numbers: Sequence[int]) -> None:
    """Delete editions, and terms that belong to none."""
    database.write("DELETE FROM editions WHERE number IN (SELECT value FROM json_each(?))", json.dumps(list(numbers)))
    database.write("DELETE FROM edition_terms WHERE edition NOT IN (SELECT number FROM editions)")
