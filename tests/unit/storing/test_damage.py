"""What is damaged on disk: answers do without it, it can be removed, and adding it again or a repair mends it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.talk.catalogue import find_article, quotes_of, quoting, speakers_of
from bot.talk.timeline import timeline_of
from retrieval import Store, add_articles, answer, check_quote, gather
from retrieval.storing.database import FILE
from tests.newsroom import BUDGET, DAM

LOSING = ("UPDATE articles SET text = x'00' WHERE id = 'dam'", "UPDATE articles SET text = 'plain' WHERE id = 'dam'")
"""These leave nothing of the text."""
HIDING = (
    "UPDATE articles SET passages = x'00' WHERE id = 'dam'",
    "UPDATE articles SET attributions = x'00' WHERE id = 'dam'",
    "UPDATE articles SET title = x'00' WHERE id = 'dam'",
    "UPDATE articles SET spoken = x'07' WHERE id = 'dam'",
    "UPDATE articles SET title = CAST(x'ff41' AS TEXT) WHERE id = 'dam'",
    "UPDATE articles SET url = CAST(x'80' AS TEXT), characters = 'many' WHERE id = 'dam'",
)
"""These leave an article that cannot be shown, with its text."""
BLURRING = (
    "UPDATE articles SET digest = x'00' WHERE id = 'dam'",
    "DELETE FROM speakers WHERE article = (SELECT number FROM articles WHERE id = 'dam')",
    "UPDATE speakers SET quotes = quotes + 1 WHERE article = (SELECT number FROM articles WHERE id = 'dam')",
    "UPDATE documents SET terms = x'78ff' WHERE place = (SELECT max(place) FROM documents)",
    "DELETE FROM documents WHERE place = (SELECT max(place) FROM documents)",
    "DELETE FROM holdings WHERE article = 'dam'",
    "INSERT INTO holdings VALUES (0, 'nobody', 77)",
    "UPDATE terms SET documents = documents + 1",
    "UPDATE names SET voices = voices + 1",
    "UPDATE languages SET articles = articles + 5",
    "UPDATE corpora SET documents = documents + 1, length = 1, next = 0",
    "DELETE FROM names",
    "UPDATE speakers SET name = CAST(x'ff41' AS TEXT) WHERE article = 2",
    "UPDATE voices SET name = CAST(x'ff41' AS TEXT) WHERE name LIKE '%Weber'",
    "UPDATE languages SET language = CAST(x'ff41' AS TEXT)",
)
"""These leave what can be shown, and searches or figures that are wrong."""


@pytest.fixture(scope="module")
def intact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library of two articles, to be copied."""
    folder = tmp_path_factory.mktemp("intact")
    with closing(Store(folder, create=True, semantic=False)) as store:
        list(add_articles(store, [BUDGET, DAM], workers=0))
    return folder


def opened(intact: Path, folder: Path, damaging: str) -> Iterator[Store]:
    """A copy of that library in which something has been damaged."""
    shutil.copytree(intact, folder, dirs_exist_ok=True)
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.execute(damaging)
    with closing(Store(folder, semantic=False)) as store:
        yield store


@pytest.fixture(params=LOSING + HIDING)
def damaged(request: pytest.FixtureRequest, intact: Path, tmp_path: Path) -> Iterator[Store]:
    yield from opened(intact, tmp_path, request.param)


@pytest.fixture(params=LOSING)
def illegible(request: pytest.FixtureRequest, intact: Path, tmp_path: Path) -> Iterator[Store]:
    yield from opened(intact, tmp_path, request.param)


@pytest.fixture(params=HIDING + BLURRING)
def legible(request: pytest.FixtureRequest, intact: Path, tmp_path: Path) -> Iterator[Store]:
    yield from opened(intact, tmp_path, request.param)


def test_answers_do_without_it_and_a_warning_says_so_once(damaged: Store, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(2):
        found = answer("What did Paul Weber say about the dam?", damaged.library)
        assert all(one.article == BUDGET for one in (*found.evidence, *found.closest))
    assert answer("What did Maria Keller say about the fuel duty?", damaged.library).evidence[0].article == BUDGET
    assert all(one.article == BUDGET for one in gather("Weber dam", damaged.library).evidence)
    assert caplog.text.count("An article is left out because it is damaged") == 1


def test_lists_and_checks_do_without_it(damaged: Store) -> None:
    library = damaged.library
    answer("What did Paul Weber say about the dam?", library)
    assert list(library.shelf.articles) == library.shelf.articles[:9] == [library.shelf.articles[0]] == [BUDGET]
    assert (len(library.shelf.articles), list(library.shelf.ids)) == (1, ["budget"])
    assert find_article("2", library.shelf.articles) is None
    assert all(one.article == BUDGET for one in quotes_of(library, quoting(library, "")))
    assert quotes_of(library, quoting(library, "Weber")) == ()
    assert speakers_of(library, [BUDGET, DAM])[0].speaker.name in {"Lena Ortiz", "Maria Keller"}
    assert check_quote("The dam is a danger & a shame, said Paul Weber", library).verdict == "absent"
    assert not timeline_of("Weber", library).starts


def test_it_can_be_removed_unread(damaged: Store) -> None:
    damaged.library.remove("dam")
    assert list(damaged.library.shelf.articles) == [BUDGET]
    assert damaged.check().damages == ()
    assert "weber" not in damaged.library.shelf.name_terms


def test_adding_it_again_mends_it(damaged: Store) -> None:
    (added,) = add_articles(damaged, [DAM], workers=0)
    assert (added.outcome, added.id) == ("updated", "dam")
    assert damaged.check().damages == ()
    assert answer("What did Paul Weber say about the dam?", damaged.library).evidence[0].article == DAM
    (again,) = add_articles(damaged, [DAM], workers=0)
    assert again.outcome == "unchanged"


def test_a_repair_takes_out_what_cannot_be_read_and_names_it(illegible: Store) -> None:
    assert illegible.check().damages
    repaired = illegible.repair()
    assert (repaired.renewed, repaired.lost) == ((), (f"dam · {DAM.title}",))
    assert illegible.check().damages == ()
    assert list(illegible.library.shelf.articles) == [BUDGET]
    assert add_and_ask(illegible) == DAM.text


def test_a_repair_keeps_every_text_that_can_be_read(legible: Store) -> None:
    assert legible.check().damages
    assert legible.repair().lost == ()
    checked = legible.check()
    assert (checked.damages, checked.mended, checked.articles) == ((), (), 2)
    assert {article.text for article in legible.library.shelf.articles} == {BUDGET.text, DAM.text}
    assert answer("What did Paul Weber say about the dam?", legible.library).evidence[0].article.text == DAM.text
    assert add_and_ask(legible) == DAM.text


def test_questions_are_answered_whatever_is_damaged(legible: Store) -> None:
    found = answer("What did Maria Keller say about the fuel duty?", legible.library)
    assert found.evidence[0].article == BUDGET


def test_figures_are_told_whatever_is_damaged(legible: Store) -> None:
    assert legible.size().passages
    assert sum(legible.months().values()) == 2
    assert legible.check().articles == 2


def test_a_renewal_mends_an_article_whose_text_can_be_read(tmp_path: Path, intact: Path) -> None:
    for number, damaging in enumerate(HIDING):
        for store in opened(intact, tmp_path / str(number), damaging):
            renewal = store.renewal()
            outcomes = [added.outcome for added in add_articles(store, renewal, workers=0, anew=True)]
            renewal.end()
            assert (outcomes, renewal.damaged, store.check().damages) == (["updated"] * 2, 0, ())


def test_an_article_whose_id_is_lost_is_left_out_added_again_and_taken_out_by_a_repair(
    intact: Path, tmp_path: Path
) -> None:
    for store in opened(intact, tmp_path, "UPDATE articles SET id = CAST(x'ff41' AS TEXT) WHERE id = 'dam'"):
        assert list(store.library.shelf.articles) == [BUDGET]
        assert list(store.library.shelf.ids) == ["budget"]
        assert not answer("What did Paul Weber say about the dam?", store.library).evidence
        assert add_and_ask(store) == DAM.text
        assert store.check().damages
        assert store.repair().lost == (DAM.title,)
        assert store.check().damages == ()
        assert sorted(store.library.shelf.ids) == ["budget", "dam"]


def test_a_repair_of_a_whole_library_changes_nothing(intact: Path, tmp_path: Path) -> None:
    for store in opened(intact, tmp_path, "SELECT 1"):
        version = store.library.shelf.version
        repaired = store.repair()
        assert (repaired.renewed, repaired.lost) == ((), ())
        assert store.library.shelf.version[:2] == version[:2]  # the rest tells that the search indexes are new
        assert list(store.library.shelf.articles) == [BUDGET, DAM]


def add_and_ask(store: Store) -> str:
    """Add the damaged article again, and return the text of the one that answers a question about it."""
    list(add_articles(store, [DAM], workers=0))
    assert len(store.library.shelf.articles) == 2
    return answer("What did Paul Weber say about the dam?", store.library).evidence[0].article.text
