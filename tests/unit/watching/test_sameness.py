"""Words that were told before are recognised whatever article prints them."""

from __future__ import annotations

from retrieval.watching import SEVERAL, runs_of

LONG = ["we", "will", "not", "raise", "the", "duty", "on", "fuel", "before", "the", "next", "budget", "is", "read"]


def test_a_statement_contains_another_where_it_has_all_its_runs() -> None:
    assert runs_of(LONG[2:12]) < runs_of(LONG)
    assert not runs_of([*LONG[:6], "never", *LONG[7:]]) <= runs_of(LONG)


def test_a_short_statement_is_one_run() -> None:
    assert len(runs_of(LONG[: SEVERAL - 1])) == len(runs_of(LONG[:SEVERAL])) == 1
    assert runs_of(LONG[: SEVERAL - 1]).isdisjoint(runs_of(LONG))
    assert runs_of([]) == frozenset()
