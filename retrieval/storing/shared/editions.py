"""Earlier editions of the articles of a shared library: made when an article is changed, and found again."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from msgspec import MsgspecError, Struct
from msgspec.msgpack import Decoder, encode

from retrieval.library.analysed import AnalysedArticle
from retrieval.library.editions import Edition, no_longer_said
from retrieval.records import Article
from retrieval.searching import terms
from retrieval.storing.rows import digest_of
from retrieval.storing.shared.lance.columns import StoredRow
from retrieval.storing.shared.lance.records import added_in, unpacked_article
from retrieval.storing.shared.lance.table import SharedTable
from retrieval.storing.values import Value, as_bytes, as_int, as_text

LOG = logging.getLogger(__name__)


class _Kept(Struct, array_like=True, frozen=True):
    """The record of the article as it was, and when it was replaced."""

    record: bytes
    replaced: str


_DECODER = Decoder(_Kept)


def edition_rows(number: int, record: bytes, after: AnalysedArticle, now: str) -> tuple[list[StoredRow], str]:
    """The rows that keep the article of that number and record, since `after` is about to take its place.

    Also tells when the text of `after` was first seen. That is `now`, or earlier where only white space differs, which
    makes no edition. A damaged article is not kept.
    """
    article = after.article
    try:
        before, seen = unpacked_article(record).article, added_in(record)
    except ValueError:
        return [], now
    if digest_of(before) == digest_of(article) and before.title.split() == article.title.split():
        return [], seen or now
    gone = {term for sentence in no_longer_said(before.text, article.text) for term in terms(sentence, after.language)}
    kept = StoredRow(
        key=f"edition/{number}/{article.id}",
        kind="edition",
        number=number,
        id=article.id,
        record=encode(_Kept(record, now)),
    )
    said = [
        StoredRow(key=f"said/{number}/{at}/{article.id}", kind="said", number=number, id=article.id, said=term)
        for at, term in enumerate(sorted(gone))
    ]
    return [kept, *said], now


def editions_of(table: SharedTable, newest: Article) -> list[Edition]:
    """The earlier editions of an article, the newest first; damaged ones are left out."""
    found = table.read_in("id", (newest.id,), ("number", "record"), also="kind = 'edition'")
    read = (_edition(record, newest) for _, record in sorted(found, key=lambda row: -as_int(row[0])))
    return [one for one in read if one]


def editions_saying(table: SharedTable, sought: Collection[str], limit: int) -> list[tuple[str, Value]]:
    """The ids and records of the editions in which most of these terms stood in sentences that are gone."""
    if not sought:
        return []
    held = Counter(
        (as_int(number), as_text(article_id)) for number, article_id in table.read_in("said", sought, ("number", "id"))
    )
    best = sorted(held, key=lambda one: (-held[one], -one[0]))[: max(0, limit)]
    keys = {f"edition/{number}/{article_id}": article_id for number, article_id in best}
    found = dict[str, Value]()
    for key, record in table.read_in("key", list(keys), ("key", "record"), also="kind = 'edition'") if keys else ():
        found[as_text(key)] = record
    return [(article_id, found[key]) for key, article_id in keys.items() if key in found]


def read_editions(found: Sequence[tuple[str, Value]], newest: dict[str, Article]) -> list[Edition]:
    """The editions of these records, with the ids of their articles; damaged ones are left out."""
    read = (_edition(record, newest[article_id]) for article_id, record in found if article_id in newest)
    return [one for one in read if one]


def _edition(record: Value, newest: Article) -> Edition | None:
    try:
        kept = _DECODER.decode(as_bytes(record))
        before = unpacked_article(kept.record)
        article = replace(newest, title=before.article.title, text=before.article.text)
        return Edition(article, before.attributions, added_in(kept.record), kept.replaced)
    except (MsgspecError, ValueError) as error:
        LOG.warning("An earlier edition is left out because it is damaged (%s).", error)
        return None
