"""A stored library answers as one in memory does, holds no article twice, and forgets nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.talk.requests import read_request
from retrieval import (
    NO_VERSION,
    Article,
    ArticleError,
    Attribution,
    Library,
    LibraryError,
    LibraryStore,
    LibraryTools,
    PageVersion,
    Store,
    add_articles,
    answer,
    open_store,
)
from retrieval.storing.database import FILE
from retrieval.storing.rows import link_of
from tests.engines import ENGINES, address_in
from tests.newsroom import BUDGET, DAM
from tests.talker import over

QUESTIONS = [
    "What did Maria Keller say about the fuel duty?",
    "Who said the deal is dead?",
    "What did the mayor say about the dam?",
    "Where do the talks go on?",
    "What did Maria Kellr say about the fule duty?",
    "Who won the cup?",
]


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LibraryStore]:
    opened = open_store(address_in(tmp_path, request.param), create=True, semantic=False)
    yield opened
    opened.close()


def add(store: LibraryStore, *articles: Article | ArticleError) -> list[tuple[str, str]]:
    return [(added.outcome, added.id) for added in add_articles(store, articles, workers=0)]


def test_it_answers_as_a_library_in_memory_does(store: LibraryStore) -> None:
    add(store, BUDGET, DAM)
    memory = Library(semantic=False)
    memory.add(BUDGET)
    memory.add(DAM)
    for question in QUESTIONS:
        assert answer(question, store.library) == answer(question, memory)
    assert tuple(store.library.shelf.articles) == memory.shelf.articles
    assert store.library.shelf.languages == memory.shelf.languages
    assert dict(store.library.shelf.name_terms) == dict(memory.shelf.name_terms)
    assert store.library.shelf.speakers == memory.shelf.speakers
    for article in (BUDGET, DAM):
        assert store.library.shelf.get(article.id).attributions == memory.shelf.get(article.id).attributions
        assert store.library.shelf.get(article.id).passages == memory.shelf.get(article.id).passages
    again = open_store(store.folder, semantic=False)
    assert answer(QUESTIONS[0], again.library) == answer(QUESTIONS[0], memory)
    again.close()


def test_worker_processes_find_the_same(store: LibraryStore, tmp_path: Path) -> None:
    other = Store(tmp_path / "other", create=True, semantic=False)
    alone = list(add_articles(store, [BUDGET, DAM], workers=0))
    assert list(add_articles(other, [BUDGET, DAM], workers=1)) == alone
    assert other.library.shelf.get("budget").attributions == store.library.shelf.get("budget").attributions
    other.close()


def test_adding_again_changes_nothing(store: LibraryStore) -> None:
    assert add(store, BUDGET, DAM) == [("added", "budget"), ("added", "dam")]
    saved_again = replace(BUDGET, text=BUDGET.text.replace("\n\n", "\n \n"))
    same_address = replace(
        BUDGET, id="other", url="http://www.ledger.example.com/budget/?part=a&utm_source=x&day=12#top"
    )
    same_text = replace(DAM, id="copy", publisher="Another")
    assert add(store, BUDGET, saved_again, same_text) == [("unchanged", "budget")] * 2 + [("unchanged", "dam")]
    assert add(store, same_address) == [("unchanged", "budget")]
    assert len(store.library.shelf.articles) == 2
    assert store.size().articles == 2


def test_a_changed_article_replaces_its_old_version_at_once(store: LibraryStore) -> None:
    add(store, BUDGET, DAM)
    changed = replace(BUDGET, text=BUDGET.text.replace("fuel duty", "tobacco tax"))
    assert add(store, replace(changed, id="moved")) == [("updated", "budget")]
    assert store.library.shelf.article("budget").text == changed.text
    assert not store.library.passage_index.candidates(["fuel"], 9)
    found = answer("What did Maria Keller say about the tobacco tax?", store.library).evidence[0]
    assert (found.article.id, found.text) == ("budget", "We will not touch the tobacco tax before the next budget,")
    assert store.check().damages == ()


def test_another_article_of_the_same_file_name_replaces_nothing(store: LibraryStore) -> None:
    first = replace(BUDGET, id="01", url="")
    second = replace(DAM, id="01", url="")
    assert add(store, first, second) == [("added", "01"), ("added", "01-2")]
    assert add(store, first, second) == [("unchanged", "01"), ("unchanged", "01-2")]
    assert store.library.shelf.get("01-2").passages[0].article_id == "01-2"


def test_who_is_quoted_where_is_known_without_the_articles(store: LibraryStore) -> None:
    memory = Library(semantic=False)
    for library in (store.library, memory):
        before = library.shelf.version
        library.add(BUDGET)
        library.add(DAM)
        assert library.shelf.version != before
    for speaker in memory.shelf.speakers:
        assert list(store.library.shelf.quoting([speaker], 9)) == list(memory.shelf.quoting([speaker], 9))
    everyone = list(memory.shelf.speakers)
    assert list(store.library.shelf.quoting(everyone, 1)) == list(memory.shelf.quoting(everyone, 1)) == [BUDGET]
    assert not store.library.shelf.quoting([], 9)


@pytest.mark.parametrize("typed", ["/quotes", "/quotes weber", "/quotes webber", "/speakers", "/sources", "/open dam"])
def test_it_is_browsed_as_a_library_in_memory_is(store: LibraryStore, typed: str) -> None:
    add(store, BUDGET, DAM)
    memory = Library(semantic=False)
    memory.add(BUDGET)
    memory.add(DAM)
    stored, in_memory = over(store.library), over(memory)
    for text in (typed, "What did the mayor say about the dam?"):
        assert stored.respond(read_request(text)) == in_memory.respond(read_request(text))


def test_a_changed_article_is_not_answered_from_memory(store: LibraryStore) -> None:
    add(store, BUDGET)
    conversation = over(store.library)
    asked = read_request("What did Maria Keller say about the next budget?")
    conversation.respond(asked)
    add(store, replace(BUDGET, text=BUDGET.text.replace("fuel duty", "tobacco tax")))
    assert "tobacco tax" in str(conversation.respond(asked))


def test_several_articles_are_taken_at_once_as_they_are_now(store: LibraryStore) -> None:
    add(store, BUDGET, DAM)
    assert store.library.shelf.find(["dam", "never there"]).keys() == {"dam"}
    changed = replace(DAM, text=DAM.text.replace("danger", "blessing"))
    add(store, changed)
    some = store.library.shelf.find(["budget", "dam"])
    assert {name: analysed.article for name, analysed in some.items()} == {"budget": BUDGET, "dam": changed}
    assert store.library.shelf.find([]) == {}


def test_a_removed_article_leaves_nothing_behind(store: LibraryStore) -> None:
    add(store, BUDGET, DAM)
    store.library.remove("budget")
    left = Library(semantic=False)
    left.add(DAM)
    assert tuple(store.library.shelf.articles) == (DAM,)
    assert dict(store.library.shelf.name_terms) == dict(left.shelf.name_terms)
    assert store.library.shelf.speakers == left.shelf.speakers
    assert set(store.library.passage_index.vocabulary()) == set(left.passage_index.vocabulary())
    for gone in (store.library.shelf.article, store.library.shelf.get, store.library.remove):
        with pytest.raises(KeyError):
            gone("budget")
    assert store.check().damages == ()


def test_articles_are_a_sequence_in_the_order_of_adding(store: LibraryStore) -> None:
    many = [replace(DAM, id=f"dam {number}", text=f"{DAM.text}\n\nNumber {number} of many.") for number in range(9)]
    add(store, *many)
    articles = store.library.shelf.articles
    assert len(articles) == 9
    assert [articles[0], articles[-1], *articles[2:4], *articles[::-4]] == [
        many[0], many[8], *many[2:4], *many[::-4],
    ]  # fmt: skip
    assert list(articles) == many
    with pytest.raises(IndexError):
        articles[9]


def test_what_cannot_be_read_is_told_and_stops_nothing(store: LibraryStore) -> None:
    broken = ArticleError("page.html", "is empty")
    halves = replace(DAM, id="halves", text="“Half a \ud83d smile,” said Paul Weber.")
    told = list(add_articles(store, [broken, halves, BUDGET], workers=0))
    assert [(one.where, one.outcome) for one in told] == [
        ("page.html", "failed"), ("halves", "failed"), ("budget", "added"),
    ]  # fmt: skip
    assert told[0].reason == "is empty"


def test_no_control_character_is_kept(store: LibraryStore) -> None:
    text = DAM.text.replace("mayor", "ma\0yor")
    strange = replace(DAM, id="a\0b\x1bc", title="River\0bank", publisher="The\nPost", author="A\x85B", text=text)
    assert add(store, strange) == [("added", "a b c")]
    assert add(store, strange) == [("unchanged", "a b c")]
    kept = store.library.shelf.article("a b c")
    assert (kept.title, kept.publisher, kept.author) == ("River bank", "The Post", "A B")
    assert kept.text == DAM.text.replace("mayor", "ma yor")
    found = answer("What did Paul Weber say about the dam?", store.library).evidence[0]
    assert found.article == kept
    assert store.check().damages == ()
    store.library.remove(str(store.find("a b c")))
    assert not store.library.shelf.articles


def test_a_bug_that_one_article_brings_out_keeps_out_no_other(tmp_path: Path) -> None:
    def attribute(article: Article) -> tuple[Attribution, ...]:
        if article.id == "dam":
            raise IndexError("no such token")
        return ()

    store = Store(tmp_path, create=True, tools=LibraryTools(attribute), semantic=False)
    told = list(add_articles(store, [DAM, BUDGET], workers=0))
    assert [(one.where, one.outcome) for one in told] == [("dam", "failed"), ("budget", "added")]
    assert told[0].reason == "brings out a bug (IndexError: no such token); please report it"
    store.close()


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://www.example.com/a/b/?utm_source=mail&page=2#top", "example.com/a/b?page=2"),
        ("http://example.com/a/b?page=2", "example.com/a/b?page=2"),
        ("https://example.com/?p=12", "example.com?p=12"),
        ("https://example.com/", ""),
        ("example", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_the_addresses_of_one_page_are_one_link(url: str, link: str) -> None:
    assert link_of(url) == link


def test_there_is_no_library_before_one_is_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="holds no library; `onrecord add` makes one"):
        Store(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_feeds_remember_what_was_read_and_how_often_it_failed(store: LibraryStore) -> None:
    url = "https://news.example/feed"
    assert store.feeds.version(url) == NO_VERSION
    store.feeds.note(url, version=PageVersion('"one"', "Monday"))
    for _ in range(2):
        store.feeds.note(url, "has trouble")
    (feed,) = store.feeds.all()
    assert (feed.error, feed.failures, feed.version) == ("has trouble", 2, PageVersion('"one"', "Monday"))
    store.feeds.note(url, version=PageVersion('"two"'))
    (feed,) = store.feeds.all()
    assert (feed.error, feed.failures, store.feeds.version(url)) == ("", 0, PageVersion('"two"'))


NAMED = ("Maria Keller", "Maria O’Brien", "Jean-Luc Keller-Sutter", "Wang Wenbin", "王文斌", "the mayor", "Čapek", "M.")


SOUGHT = ("Keller", "keller Wang", "O'Brien", "maria", "sut", "čapek", "王文斌", "eller", "—", "")
"""Words of names that are looked for together."""


def test_namesakes_are_found_as_in_memory(store: LibraryStore) -> None:
    memory = Library(semantic=False)
    for number, name in enumerate(NAMED):
        article = replace(BUDGET, id=str(number), url="", text=f"“The talks {number} are over,” said {name}. {number}")
        add(store, article)
        memory.add(article)
    for left in range(len(NAMED), 0, -3):
        for words in map(str.split, SOUGHT):
            assert store.library.shelf.namesakes(words) == memory.shelf.namesakes(words)
        assert store.library.shelf.speakers == memory.shelf.speakers
        assert len(store.library.shelf.speakers) == len(memory.shelf.speakers)
        store.library.remove(str(left - 1))
        memory.remove(str(left - 1))
    assert store.check().damages == ()


def test_the_words_of_names_are_added_to_a_library_of_an_older_version(tmp_path: Path) -> None:
    with closing(Store(tmp_path, create=True, semantic=False)) as older:
        add(older, BUDGET, DAM)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.executescript(
            "DROP TABLE voices; DROP TABLE voice_words; DROP TABLE renewal; DROP INDEX articles_by_stamp; "
            "DROP TABLE editions; DROP TABLE edition_terms; DROP INDEX articles_by_news; "
            "ALTER TABLE articles DROP COLUMN stamp; ALTER TABLE articles DROP COLUMN news; PRAGMA user_version = 3"
        )
    with closing(Store(tmp_path, semantic=False)) as newer:
        assert {one.name for one in newer.library.shelf.namesakes(["keller", "weber"])} == {
            "Maria Keller",
            "Paul Weber",
        }
        assert newer.check().damages == ()
