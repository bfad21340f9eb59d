"""What is looked up in a shared library again and again, kept in memory until the library changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from threading import Lock
from typing import NamedTuple

from retrieval.storing.shared.lance.columns import COUNTED
from retrieval.storing.shared.lance.figures import Figures, figures_of, total
from retrieval.storing.shared.lance.table import SharedTable, literal
from retrieval.storing.values import as_bytes, as_int, as_text

MOST_KEPT = 200_000
"""How many terms are kept, about 200 bytes each."""
LAST_LETTER = "\U0010ffff"


class TermCounts(NamedTuple):
    """How many passages, articles and names of speakers hold a term."""

    passages: int = 0
    articles: int = 0
    names: int = 0


class Lookups:
    """Counts of terms, and all other counts, of the version that is read. Safe to call from threads."""

    def __init__(self, table: SharedTable) -> None:
        self._table = table
        self._lock = Lock()
        self._version = -1
        self._figures: tuple[Figures, tuple[int, int], int] | None = None
        self._terms: dict[str, TermCounts] = {}
        self._beginnings: dict[str, tuple[str, ...]] = {}

    def figures(self) -> Figures:
        """The library's counts, except those of terms."""
        return self._read_figures()[0]

    def unindexed(self, corpus: int) -> int:
        """At most how many documents of a corpus were added since its search index was brought up to date."""
        return self._read_figures()[1][corpus]

    @property
    def commits(self) -> int:
        """The number of commits since the library was optimised. Each is a file that every search has to read."""
        return self._read_figures()[2]

    def counts(self, terms: Collection[str]) -> Mapping[str, TermCounts]:
        """The counts of each of these terms."""
        version = self._current()
        with self._lock:
            known = {term: self._terms[term] for term in terms if term in self._terms}
        unknown = [term for term in terms if term not in known]
        if not unknown:
            return known
        found = dict.fromkeys(unknown, TermCounts())
        for term, *changes in self._table.read_in("term", unknown, ("term", *COUNTED)):
            before = found[as_text(term)]
            found[as_text(term)] = TermCounts(
                *(one + as_int(change) for one, change in zip(before, changes, strict=True))
            )
        with self._lock:
            if self._version == version:
                if len(self._terms) > MOST_KEPT:
                    self._terms.clear()
                self._terms |= found
        return known | found

    def beginning(self, letters: str, counted: int = 0) -> tuple[str, ...]:
        """The terms that begin with these letters and that some passage holds, or another of `TermCounts`."""
        version = self._current()
        key = f"{counted}{letters}"
        with self._lock:
            if key in self._beginnings:
                return self._beginnings[key]
        # A term without letters before it is one of any beginning.
        where = f"term >= {literal(letters)} AND term < {literal(letters + LAST_LETTER)}"
        totals: dict[str, int] = {}
        for term, change in self._table.read(where, ("term", COUNTED[counted])):
            totals[as_text(term)] = totals.get(as_text(term), 0) + as_int(change)
        found = tuple(sorted(term for term, count in totals.items() if count > 0))
        with self._lock:
            if self._version == version:
                self._beginnings[key] = found
        return found

    def _read_figures(self) -> tuple[Figures, tuple[int, int], int]:
        version = self._current()
        with self._lock:
            if self._figures is not None:
                return self._figures
        every = [figures_of(as_bytes(packed)) for (packed,) in self._table.read("kind = 'figures'", ("record",))]
        since = [one for one in every if not one.is_indexed]
        fresh = total(since).corpora
        unindexed = fresh[0].documents + fresh[0].removed, fresh[1].documents + fresh[1].removed
        found = total(every), unindexed, len(since)
        with self._lock:
            if self._version == version:
                self._figures = found
        return found

    def _current(self) -> int:
        """The version that is read; what was kept of another one is dropped."""
        version = self._table.version
        with self._lock:
            if version != self._version:
                self._version, self._figures = version, None
                self._terms.clear()
                self._beginnings.clear()
        return version
