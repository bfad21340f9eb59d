"""Ranks texts for a question as other search libraries do by themselves: rank-bm25, SQLite's FTS5 and tantivy.

Each is used the way its own documentation shows first: with its default weights, and its stemming for English.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from weakref import finalize

import tantivy

from retrieval.evaluating.naive import NaiveRanker

Ranker = Callable[[str, int], Sequence[int]]
"""From a question and a limit to the positions of the best texts, best first. Texts without a match are left out."""

_WORD = re.compile(r"\w+")


def rank_by_bm25(texts: Sequence[str]) -> Ranker:
    """BM25Okapi over words in small letters, split at spaces. It ranks every text, whether or not a word matches."""
    return NaiveRanker(texts).best


def rank_by_fts5(texts: Sequence[str]) -> Ranker:
    """SQLite's full-text search with its porter stemmer, any word of the question matching, ordered by bm25()."""
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(body, tokenize='porter unicode61')")
    database.executemany("INSERT INTO texts (rowid, body) VALUES (?, ?)", enumerate(texts))

    def best(question: str, limit: int) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(question))
        if not words:
            return []
        found = database.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts), rowid LIMIT ?", (words, limit)
        )
        return [int(place) for (place,) in found]

    finalize(best, database.close)
    return best


def rank_by_tantivy(texts: Sequence[str]) -> Ranker:
    """Tantivy with its English stemmer, any word of the question matching."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", tokenizer_name="en_stem")
    builder.add_unsigned_field("place", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(num_threads=1)
    for place, text in enumerate(texts):
        document = tantivy.Document()
        document.add_text("body", text)
        document.add_unsigned("place", place)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def best(question: str, limit: int) -> list[int]:
        words = " ".join(_WORD.findall(question)).lower()
        if not words:
            return []
        query = index.parse_query(words, ["body"])
        return [int(searcher.doc(address)["place"][0]) for _, address in searcher.search(query, limit).hits]

    return best


RANKERS: Mapping[str, Callable[[Sequence[str]], Ranker]] = MappingProxyType(
    {"rank-bm25": rank_by_bm25, "SQLite FTS5": rank_by_fts5, "tantivy": rank_by_tantivy}
)
"""By the name of the library. All three are there wherever On Record is, which needs them itself."""
