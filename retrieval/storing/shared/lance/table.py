"""The Lance table of a shared library: opened, read as it stands now, and changed in single commits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from retrieval.errors import LibraryError
from retrieval.storing.shared.lance.columns import FORMAT, FORMAT_KEY, ORDERED, StoredRow, schema, table_of
from retrieval.storing.shared.lance.manifests import manifest_of
from retrieval.storing.shared.lance.mirror import Mirror, Mirroring
from retrieval.storing.shared.lance.place import INSTALL, TABLE, TABLE_FOLDER, Place
from retrieval.storing.values import Row, Value

if TYPE_CHECKING:
    import pyarrow as pa
    from lancedb.query import FullTextQuery
    from lancedb.table import Table

SEARCHED = ("passage_terms", "article_terms")
AT_ONCE = 1_000
"""How many values one query looks up."""
KEPT = timedelta(hours=1)
"""For how long files of earlier versions are kept, which a reader may still be reading."""

RELISTED = 300.0
"""Seconds after which versions are listed again instead of asking for the next one, which is deleted after `KEPT`."""


class Hit(NamedTuple):
    """A document that was found: where its row is, and LanceDB's score."""

    row: int
    score: float


_HIT = ("_rowid", "_score")


class SharedTable:
    """The table of the library at `place`, created on request. Safe to call from threads.

    It is read as of the last call of `look`. Raises LibraryError where there is no library, it was written by a newer
    version, or the storage fails.
    """

    def __init__(self, place: Place, *, create: bool = False, mirroring: Mirroring | None = None) -> None:
        self.place = place
        self._mirror = Mirror(place, mirroring) if mirroring and place.folder is None else None
        self._near: Table | None = None
        """The copy of the table on this machine, where it holds what is to be read."""
        self._listed = 0.0
        """When all versions were last listed."""
        try:
            import lancedb
        except ImportError:
            raise LibraryError(place.address, INSTALL) from None
        is_new = not place.holds_library
        if is_new:
            if not create:
                raise LibraryError(place.address, "holds no library; `onrecord add` makes one")
            place.prepare()
        with place.translated_errors():
            connection = lancedb.connect(place.uri, storage_options=dict(place.options))
            self._table: Table = (
                connection.create_table(TABLE, schema=schema(), exist_ok=True)
                if is_new
                else connection.open_table(TABLE)
            )
        self._check_format()
        if is_new:
            self._make_indexes()
        self._looking = Lock()

    def look(self) -> int:
        """Read from now on what is committed by now, also by other machines. Returns the version."""
        with self.place.translated_errors(), self._looking:
            if self._near is not None and monotonic() - self._listed < RELISTED and not self._has_next():
                return self.version
            self._listed = monotonic()
            self._table.checkout_latest()
            if self._mirror:
                self._near = self._mirror.at(int(self._table.version))
            return self.version

    def _has_next(self) -> bool:
        """Whether there is a newer version than the one that is read; a third of the time that listing all takes."""
        return self.place.has(f"{TABLE_FOLDER}/{manifest_of(self.version + 1)}")

    @property
    def version(self) -> int:
        """The version that is read."""
        return int((self._near or self._table).version)

    def read(self, where: str, columns: Sequence[str]) -> list[Row]:
        """The values in these columns of all rows that fit a condition, in no certain order."""
        return _rows(self._asked(lambda table: table.search().where(where).select(list(columns)).to_arrow()), columns)

    def read_in(self, column: str, values: Collection[Value], columns: Sequence[str], also: str = "") -> list[Row]:
        """The same for the rows whose `column` has one of the values."""
        condition = f" AND {also}" if also else ""
        return [
            row
            for some in _batched(values)
            for row in self.read(f"{column} IN ({', '.join(map(literal, some))}){condition}", columns)
        ]

    def best(self, column: str, terms: Collection[str], limit: int) -> list[Hit]:
        """The `limit` best documents by LanceDB's own BM25, best first. Its work hardly grows with the library."""
        from lancedb.query import MatchQuery

        return self._found(MatchQuery(" ".join(terms), column), limit)  # type: ignore[call-arg] # pydantic has defaults

    def best_weighted(self, column: str, weights: Mapping[str, float], limit: int) -> list[Hit]:
        """The same with a factor for the score of each term. Its work grows with the documents that hold the terms."""
        from lancedb.query import BooleanQuery, MatchQuery, Occur

        query = BooleanQuery(
            [
                (Occur.SHOULD, MatchQuery(term, column, boost=weight))  # type: ignore[call-arg] # pydantic has defaults
                for term, weight in weights.items()
            ]
        )
        return self._found(query, limit)

    def take(self, row_ids: Sequence[int], column: str) -> dict[int, Value]:
        """The values in a column of rows that `best` has just found, by row.

        What stands in a row never changes. A row is missing where the library was optimised in between.
        """
        wanted = list(row_ids)
        taken = self._asked(lambda table: table.take_row_ids(wanted).select([column]).with_row_id().to_arrow())
        return dict(zip(taken.column("_rowid").to_pylist(), taken.column(column).to_pylist(), strict=True))

    def append(self, rows: list[StoredRow]) -> None:
        """Add rows with new keys, in one commit."""
        with self.place.translated_errors():
            self._table.add(table_of(rows))

    def exchange(self, rows: list[StoredRow]) -> None:
        """Add rows in place of those of the same keys, in one commit."""
        with self.place.translated_errors():
            merging = self._table.merge_insert("key").when_matched_update_all().when_not_matched_insert_all()
            merging.execute(table_of(rows))

    def replace(self, rows: list[StoredRow], where: str) -> None:
        """Add rows with new keys in place of all that fit a condition, in one commit."""
        with self.place.translated_errors():
            merging = self._table.merge_insert("key").when_not_matched_insert_all()
            merging.when_not_matched_by_source_delete(where).execute(table_of(rows))

    def delete(self, where: str) -> None:
        """Delete the rows that fit a condition, in one commit."""
        with self.place.translated_errors():
            self._table.delete(where)

    def tidy(self) -> None:
        """Join small files, bring the indexes up to date and delete files that nobody has read for an hour."""
        with self.place.translated_errors():
            self._table.optimize(cleanup_older_than=KEPT)

    def rebuild(self, column: str) -> None:
        """Build the search index of a column anew, without the documents that are gone."""
        with self.place.translated_errors():
            self._make_search_index(column)

    def _found(self, query: FullTextQuery, limit: int) -> list[Hit]:
        def ask(table: Table) -> pa.Table:
            search = table.search(query, query_type="fts").select(["_score"])
            return search.with_row_id(True).limit(limit).to_arrow()  # noqa: FBT003 - LanceDB's own

        found = self._asked(ask)
        values = [found.column(name).to_pylist() for name in _HIT]
        return [Hit(*one) for one in zip(*values, strict=True)]

    def _asked(self, ask: Callable[[Table], pa.Table]) -> pa.Table:
        """What is found in the copy on this machine, or else, also where that cannot be read, in the table itself."""
        near = self._near
        if near is not None and self._mirror:
            try:
                return ask(near)
            except (OSError, RuntimeError, ValueError) as error:
                self._near = None
                self._mirror.discard(error)
        with self.place.translated_errors():
            return ask(self._table)

    def _check_format(self) -> None:
        with self.place.translated_errors():
            written = (self._table.schema.metadata or {}).get(FORMAT_KEY, b"").decode()
        if not written.isdigit():
            raise LibraryError(self.place.address, "holds a Lance table that is no library of On Record")
        if int(written) > FORMAT:
            raise LibraryError(
                self.place.address,
                f"was written by a newer version of On Record (its format is {written}); update On Record",
            )

    def _make_indexes(self) -> None:
        from lancedb.index import Bitmap, BTree

        with self.place.translated_errors():
            for column in ORDERED:
                self._table.create_index(column, config=BTree())
            self._table.create_index("kind", config=Bitmap())
            for column in SEARCHED:
                self._make_search_index(column)

    def _make_search_index(self, column: str) -> None:
        from lancedb.index import FTS

        words = FTS(
            base_tokenizer="whitespace",
            stem=False,
            remove_stop_words=False,
            ascii_folding=False,
            lower_case=False,
            with_position=False,
            max_token_length=None,
        )
        self._table.create_index(column, config=words)


def literal(value: Value) -> str:
    """A value as it is written in a condition."""
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"


def _batched(values: Collection[Value]) -> Iterator[Sequence[Value]]:
    listed = list(dict.fromkeys(values))
    return (listed[start : start + AT_ONCE] for start in range(0, len(listed), AT_ONCE))


def _rows(found: pa.Table, columns: Sequence[str]) -> list[Row]:
    return list(zip(*(found.column(name).to_pylist() for name in columns), strict=True))
