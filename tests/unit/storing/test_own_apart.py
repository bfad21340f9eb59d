"""Who said what in a long article of a chat's own is found in a process of its own, with the same result."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from retrieval import Article, ArticleError, LibraryTools, add_articles, find_attributions, own_libraries_at
from retrieval.reading.sandbox import Bounds
from retrieval.storing.own.apart import SHORT, attribute_apart

STORY = "“The kiln is cold,” said Rosa Vane, the potter. She added that it would stay so until May.\n\n"
LONG = Article("kiln", "The kiln", STORY * (SHORT // len(STORY) + 2), language="en")


def test_the_same_is_found_apart() -> None:
    found = attribute_apart(LONG)
    assert found == find_attributions(LONG)
    assert {one.speaker.name for one in found if one.speaker} == {"Rosa Vane"}


def test_an_article_that_takes_too_long_fails_and_the_next_one_is_added(tmp_path: Path) -> None:
    hasty = partial(attribute_apart, bounds=Bounds(seconds=0.01))
    with pytest.raises(ArticleError):
        hasty(LONG)
    store = own_libraries_at(tmp_path).open("7", LibraryTools(attribute=hasty))
    short = Article("lathe", "The lathe", STORY.replace("kiln", "lathe"), language="en")
    outcomes = [(one.outcome, one.kind) for one in add_articles(store, [LONG, short], workers=0)]
    store.close()
    assert outcomes == [("failed", "too heavy"), ("added", "other")]
