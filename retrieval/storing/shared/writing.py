"""Changes of a shared library, collected and then committed at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from threading import RLock
from uuid import uuid4

from retrieval.errors import LibraryError
from retrieval.records import Speaker
from retrieval.storing.editions.keeping import MOST
from retrieval.storing.shared.changes import DOCUMENTS, ROW_BEFORE, Changes, NewRows, OldRows
from retrieval.storing.shared.lance.columns import StoredRow
from retrieval.storing.shared.lance.lookups import Lookups
from retrieval.storing.shared.lance.table import SharedTable, literal
from retrieval.storing.shared.lance.turns import Turns
from retrieval.storing.values import Row, as_bytes, as_int, as_text


class Writer:
    """Changes a shared library in commits, each of which takes effect as a whole. Safe to call from threads."""

    def __init__(self, table: SharedTable, lookups: Lookups, turns: Turns) -> None:
        self._table = table
        self._lookups = lookups
        self._turns = turns
        self._lock = RLock()
        self._changes: Changes | None = None

    @contextmanager
    def changing(self) -> Iterator[Changes]:
        """Collect changes and commit them at the end, in one turn of writing. None takes effect where this raises."""
        with self._lock, self._turns.taken():
            if self._changes is not None:
                yield self._changes
                return
            self._table.look()
            self._changes = changes = Changes()
            try:
                yield changes
            finally:
                self._changes = None
            if changes:
                self._commit(changes)
                self._table.look()

    def _commit(self, changes: Changes) -> None:
        gone = self._rows_before(changes)
        before = {as_text(row[3]): (as_int(row[0]), as_bytes(row[6])) for row in gone if row[2] == "article"}
        new = NewRows(self._lookups.figures().next, changes, before)
        gone = _without_kept_editions(gone, changes, new.changed)
        old_speakers = OldRows(gone, new)
        self._count_speakers(new, old_speakers)
        stamp = f"figures/{uuid4().hex}"
        self._turns.confirm()
        made = new.finished(stamp)
        kept = {row.key for row in made}
        tombs = [StoredRow(key=key, kind="gone", number=new.number) for key in old_speakers.keys if key not in kept]
        self._write(stamp, lambda: self._table.exchange([*made, *tombs]) if gone else self._table.append(made))

    def _write(self, stamp: str, commit: Callable[[], None]) -> None:
        """Commit; where the answer of the store got lost, see whether the commit took effect, and else try again."""
        for is_last in (False, True):
            try:
                return commit()
            except LibraryError:
                self._table.look()
                if self._table.read(f"key = {literal(stamp)}", ("key",)):
                    return None
                if is_last:
                    raise
                self._turns.confirm()
        return None

    def _rows_before(self, changes: Changes) -> list[Row]:
        """The rows that the changes replace."""
        ids = [*changes.replaced, *(article_id for _, article_id in changes.parts)]
        if not ids:
            return []
        parts = {(DOCUMENTS[corpus], article_id) for corpus, article_id in changes.parts}
        return [
            row
            for row in self._table.read_in("id", ids, ROW_BEFORE, also="kind <> 'gone'")
            if row[3] in changes.replaced or (row[2], row[3]) in parts
        ]

    def _count_speakers(self, new: NewRows, old: OldRows) -> None:
        """Count how many pairs of name and role the library has more, or fewer, after the commit."""
        changed = set(new.speakers) | set(old.speakers)
        if not changed:
            return
        before = Counter[Speaker]()
        for name, role in self._table.read_in("name", {one.name for one in changed}, ("name", "role")):
            before[Speaker(as_text(name), as_text(role))] += 1
        for one in changed:
            after = before[one] - old.speakers[one] + new.speakers[one]
            new.more_speakers += bool(after) - bool(before[one])


def _without_kept_editions(gone: list[Row], changes: Changes, changed: Collection[str]) -> list[Row]:
    """The rows that go, without the editions that an article keeps: the newest `MOST`, if it is only changed."""
    numbers: dict[str, list[int]] = {}
    for number, _, kind, article_id, *_ in gone:
        if kind == "edition" and article_id in changes.articles:
            numbers.setdefault(as_text(article_id), []).append(as_int(number))
    kept = {
        (article_id, number)
        for article_id, listed in numbers.items()
        for number in sorted(listed, reverse=True)[: MOST - (article_id in changed)]
    }
    return [row for row in gone if row[2] not in {"edition", "said"} or (row[3], row[0]) not in kept]
