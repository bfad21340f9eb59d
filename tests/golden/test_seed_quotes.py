"""The first article's quotes, exactly: machine-translated, with broken marks and glued words."""

from __future__ import annotations

import pytest

from retrieval import Article, Attribution, find_attributions, read_articles
from seeds import SEEDS

QUOTES = [
    ("Results of the referendum? We support the territorial integrity of all countries", "China"),
    (
        "The location of China She was always clear on the Ukrainian question. We have always maintained that the"
        " sovereign and territorial integrity of all countries should be respected.",
        "Wang Wenbin",
    ),
    ("Falsified results. We don’t recognize them", "EU"),
    ("illegitimate", None),
    ("not correct", "Charles Michel"),
    ("falsified", "Josep Borrell"),
    ("illegal", "Josep Borrell"),
    (
        "the legitimate concerns the security of all countries should be taken seriously and efforts to achieve one"
        " should be encouraged peaceful solution to the crisis",
        "The Chinese foreign minister",
    ),
    ("We will not back down", "Beijing"),
    (
        "As a great responsible country, China has always been committed to building peace and promoting talks for a"
        " quick solution to the crisis.",
        "Wang Wenbin",
    ),
]


@pytest.fixture(scope="module")
def seed() -> Article:
    (article,) = read_articles(SEEDS)
    assert isinstance(article, Article)
    return article


@pytest.fixture(scope="module")
def attributions(seed: Article) -> tuple[Attribution, ...]:
    return find_attributions(seed)


def test_every_quotation_is_found_with_its_speaker(seed: Article, attributions: tuple[Attribution, ...]) -> None:
    found = [
        (content.of(seed.text), attribution.speaker and attribution.speaker.name)
        for attribution in attributions
        if attribution.quote.kind == "direct"
        for content in attribution.quote.contents
    ]
    assert found == QUOTES


def test_roles_stand_beside_the_names(attributions: tuple[Attribution, ...]) -> None:
    roles = {found.speaker.name: found.speaker.role for found in attributions if found.speaker}
    assert roles["Josep Borrell"] == "EU’s High Representative for Foreign Affairs"
    assert roles["Wang Wenbin"] == "spokesman for the Chinese foreign minister"


def test_nothing_comes_from_the_page_s_furniture(seed: Article, attributions: tuple[Attribution, ...]) -> None:
    furniture = seed.text.index("Read more on Open")
    assert all(attribution.quote.span.end <= furniture for attribution in attributions)
