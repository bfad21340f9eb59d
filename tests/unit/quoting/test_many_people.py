"""A text of nothing but names is read in time in proportion to its length."""

from __future__ import annotations

from time import process_time

from retrieval import Article, find_attributions

ROLES = "The {name} minister said it rained. “Stop,” the minister said. "


def seconds_for(sentences: int) -> float:
    names = (
        f"{first}{second}" for first in ("Ba", "Do", "Ke", "Li", "Mu", "Ra") for second in map(_letters, range(400))
    )
    text = "".join(ROLES.format(name=name) for _, name in zip(range(sentences), names, strict=False))
    start = process_time()
    find_attributions(Article("a", "", text, language="en"))
    return process_time() - start


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + digit) for digit in divmod(number, 20))


def test_four_times_the_people_take_no_sixteen_times_the_time() -> None:
    seconds_for(20)  # loads the language
    assert seconds_for(2_000) < 8 * seconds_for(500) + 0.5
