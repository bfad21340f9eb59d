"""A figure of a claim against that of the published words."""

from __future__ import annotations

import pytest

from retrieval.checking.figures import other_figure


@pytest.mark.parametrize(
    ("claimed", "published", "told"),
    [
        ("it costs 2.7 million crowns", "It will cost 7.2 million crowns.", ("2.7 million", "7.2 million")),
        ("der Umbau kostet 25.000 Euro", "Der Umbau koste 250.000 Euro.", ("25.000 Euro", "250.000 Euro")),
        ("восемь и 14 дней", "ремонт займёт 40 дней", ("14 дней", "40 дней")),
        ("they cut 15% of it", "We cut 50% of the budget.", ("15%", "50%")),
        ("he offered £500 for it", "He had offered £5,000 for the boat.", ("£500 for", "£5,000 for")),
    ],
)
def test_another_figure_of_the_same(claimed: str, published: str, told: tuple[str, str]) -> None:
    found = other_figure(claimed, published)
    assert found
    assert (found.claimed, found.published) == told


@pytest.mark.parametrize(
    ("claimed", "published"),
    [
        ("it costs 6,000 crowns", "It costs 6000 crowns."),
        ("it costs 2,5 Millionen", "Es kostet 2.5 Millionen."),
        ("he sold 40 boats", "The yard is 60 years old."),
        ("in 2021 he sold 40 boats", "He sold 30 boats."),
        ("he sold many boats", "He sold 30 boats."),
        ("he sold 30", "He sold 40."),
    ],
)
def test_nothing_to_tell(claimed: str, published: str) -> None:
    assert other_figure(claimed, published) is None
