"""Whether names are one person's: precision and recall on pairs of speakers that were judged by hand."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from retrieval import Speaker
from retrieval.people import People

ROWS = (Path(__file__).parent / "people_pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
PAIRS = [(label == "same", one, two) for label, one, two in (row.split("\t") for row in ROWS)]


def test_names_of_one_person_are_joined_and_no_others() -> None:
    people = People.of({Speaker(name): 1 for name in chain.from_iterable(pair[1:] for pair in PAIRS)})
    joined = [is_same for is_same, one, two in PAIRS if people.who(one) is people.who(two)]
    assert len(PAIRS) >= 300
    assert sum(joined) >= 0.98 * len(joined)
    assert sum(joined) >= 0.8 * sum(is_same for is_same, _, _ in PAIRS)
