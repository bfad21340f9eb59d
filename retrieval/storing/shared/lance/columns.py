"""The rows of a shared library: one table of several kinds of rows, most columns of which are empty in each.

    article   `record`: the article with passages and attributions; `link` and `digest` by which it is recognised;
              `place`, its number in the order of adding
    passage   a document of the passages' index: `passage_terms` for the engine, `bag` for rank-bm25 (see documents.py)
    whole     the same for the index of whole articles, with `article_terms`
    speech    one word of the name of one speaker of one article: `name`, `role`, `word` and the number of `quotes`;
              `position` is the speaker's, in the order of speaking, and `length` that of the word, which is 0 for one
    term      by how much a commit changes the number of passages, articles and speakers that hold a term
    edition   an article as it was before it was changed, `number` being the one that it had: see editions.py
    said      a term of a sentence of an edition that the article no longer has
    figures   by how much it changes all other counts; `record` holds them (see figures.py)
    gone      what is left of a removed row until the library is optimised

`key` is unique. All rows of an article bear its `id` and `number`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = 1
"""The version of this layout, which is written into the table's schema."""
FORMAT_KEY = b"onrecord"
ORDERED = ("key", "id", "place", "link", "digest", "name", "word", "term", "said")
"""The columns that rows are looked up by."""
COUNTED = ("passages", "articles", "names")
"""The counts of a row of the kind "term"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRow:
    """One row of the table."""

    key: str
    kind: str
    number: int
    id: str | None = None
    position: int | None = None
    length: int | None = None
    passage_terms: str | None = None
    article_terms: str | None = None
    bag: bytes | None = None
    place: int | None = None
    link: str | None = None
    digest: str | None = None
    record: bytes | None = None
    name: str | None = None
    role: str | None = None
    word: str | None = None
    quotes: int | None = None
    term: str | None = None
    passages: int | None = None
    articles: int | None = None
    names: int | None = None
    said: str | None = None


def schema() -> pa.Schema:
    """The columns of the table and their types."""
    import pyarrow as pa

    types = {"str": pa.string(), "int": pa.int64(), "bytes": pa.binary()}
    columns = [pa.field(one.name, types[str(one.type).split()[0]]) for one in fields(StoredRow)]
    return pa.schema(columns, metadata={FORMAT_KEY: str(FORMAT).encode()})


def table_of(rows: list[StoredRow]) -> pa.Table:
    """The rows as LanceDB takes them."""
    import pyarrow as pa

    columns = {one.name: [getattr(row, one.name) for row in rows] for one in fields(StoredRow)}
    return pa.table(columns, schema=schema())
