"""Keeping a shared library fast: small files joined, indexes brought up to date, counts summed."""

from __future__ import annotations

from time import sleep
from uuid import uuid4

from msgspec.structs import replace

from retrieval.errors import LibraryError
from retrieval.storing.engine import ARTICLES, PASSAGES
from retrieval.storing.shared.lance.columns import COUNTED, StoredRow
from retrieval.storing.shared.lance.figures import Figures, figures_of, pack_figures, total
from retrieval.storing.shared.lance.lookups import Lookups
from retrieval.storing.shared.lance.table import SEARCHED, SharedTable
from retrieval.storing.shared.lance.turns import Turns
from retrieval.storing.stores.protocol import Optimized
from retrieval.storing.values import as_bytes, as_int, as_text

WORTH_REBUILDING = 0.1
"""The share of removed documents that a search index may still count before it is built anew."""
_TRIES = 5


def optimize(table: SharedTable, lookups: Lookups, turns: Turns) -> Optimized:
    """Make a shared library as fast as it can be. Others may ask it and add to it meanwhile.

    Safe to be called at any time, also twice at once, and to be killed: each step is one commit.
    """
    table.look()
    before = lookups.figures()
    _tidy(table)
    table.look()
    rebuilt = [corpus for corpus in (PASSAGES, ARTICLES) if _is_worth_rebuilding(before, corpus.number)]
    for corpus in rebuilt:
        table.rebuild(SEARCHED[corpus.number])
    with turns.taken():
        commits = _sum_up(table, turns, before.next, {corpus.number for corpus in rebuilt})
    if commits:
        _tidy(table)
    table.look()
    return Optimized(commits, tuple(corpus.folder for corpus in rebuilt))


def _tidy(table: SharedTable) -> None:
    """Another process may just change what is being joined; then it is tried again."""
    for left in reversed(range(_TRIES)):
        try:
            return table.tidy()
        except LibraryError as error:
            if not left or "onflict" not in error.reason:
                raise
            sleep(1)
            table.look()
    return None


def _is_worth_rebuilding(figures: Figures, corpus: int) -> bool:
    counted = figures.corpora[corpus]
    return counted.removed > WORTH_REBUILDING * max(1, counted.documents)


def _sum_up(table: SharedTable, turns: Turns, end: int, rebuilt: set[int]) -> int:
    """Replace what commits below number `end` added to the counts by its sum; the indexes hold all of them.

    Returns how many commits there were; 0 where nothing needs to be summed.
    """
    table.look()
    of_commits = f"number < {end} AND kind"
    every = [figures_of(as_bytes(packed)) for (packed,) in table.read(f"{of_commits} = 'figures'", ("record",))]
    if not every or (len(every) == 1 and every[0].is_indexed and not rebuilt):
        return 0
    summed = total(every)
    corpora = tuple(replace(one, removed=0) if corpus in rebuilt else one for corpus, one in enumerate(summed.corpora))
    summed = replace(summed, corpora=(corpora[0], corpora[1]), is_indexed=True)
    counts: dict[str, list[int]] = {}
    for term, *changes in table.read(f"{of_commits} = 'term'", ("term", *COUNTED)):
        known = counts.setdefault(as_text(term), [0, 0, 0])
        for at, change in enumerate(changes):
            known[at] += as_int(change)
    stamp, number = uuid4().hex, end - 1
    rows = [StoredRow(key=f"figures/{stamp}", kind="figures", number=number, record=pack_figures(summed))]
    rows += (
        StoredRow(
            key=f"term/{stamp}/{term}",
            kind="term",
            number=number,
            term=term,
            passages=some[0],
            articles=some[1],
            names=some[2],
        )
        for term, some in sorted(counts.items())
        if any(some)
    )
    turns.confirm()
    table.replace(rows, f"number < {end} AND kind IN ('figures', 'term', 'gone')")
    return len(every)
