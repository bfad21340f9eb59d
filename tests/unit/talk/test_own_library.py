"""The commands about a library, over one in memory and one on disk, as the console uses them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.talk.conversation import Conversation
from bot.talk.library.libraries import OneLibrary
from bot.talk.library.sources import FetchError, File, OnDisk, Post, Source
from bot.talk.library.stores import ArticlesInMemory, ArticleStore, StoredArticles
from bot.talk.replies import Action, Progress, Reply
from bot.talk.requests import Choice, Request, read_request
from retrieval import Article, Library, Store
from tests.newsroom import newsroom
from tests.talker import said

MILL = "Mill to stay open\n\n“The mill stays open,” said Tom Reed, the owner of the mill, on Monday.\n"
ASK_MILL = "What did Tom Reed say about the mill?"


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ArticleStore]:
    library = newsroom()
    if request.param == "memory":
        yield ArticlesInMemory(library)
        return
    with closing(Store(tmp_path / "library", create=True, semantic=False)) as stored:
        kept = StoredArticles(stored)
        assert len(list(kept.add(library.shelf.articles))) == 2
        yield kept


@pytest.fixture
def talk(store: ArticleStore) -> Conversation:
    return Conversation(OneLibrary(store))


def typed(talk: Conversation, text: str, *sources: Source) -> Reply:
    request = read_request(text)
    return talk.respond(Request(request.call, sources=sources))


def outcome(reply: Reply) -> Reply:
    """What comes of the work of a reply."""
    assert reply.work is not None
    *steps, last = reply.work()
    assert all(isinstance(step, Progress) for step in steps)
    assert isinstance(last, Reply)
    return last


def chosen(talk: Conversation, action: Action) -> Reply | None:
    return talk.choose(Choice(action.verb, action.key))


def labelled(reply: Reply, label: str) -> Action:
    (action,) = (action for action in reply.actions if action.label == label)
    return action


def test_an_article_is_added_asked_removed_and_put_back(talk: Conversation, store: ArticleStore) -> None:
    added = typed(talk, "/add", Post(MILL))
    assert said(added) == "Received: the message"
    receipt = said(outcome(added))
    assert receipt.startswith("Added, with 1 quote by 1 person:\nMill to stay open")
    assert ("for this talk only" in receipt) == (store.stored is None)
    assert "The mill stays open" in said(typed(talk, ASK_MILL))
    assert said(outcome(typed(talk, "/add", Post(MILL)))).startswith("Here already:")
    assert said(typed(talk, "/library")).startswith("3 articles:")
    question = typed(talk, "/forget mill to stay open")
    assert said(question).startswith("Remove this?")
    removed = chosen(talk, labelled(question, "Remove"))
    assert removed is not None
    assert said(removed).startswith("Removed: “Mill to stay open”.")
    assert "The mill stays open" not in said(typed(talk, ASK_MILL))
    assert chosen(talk, labelled(question, "Remove")) is None
    back = chosen(talk, labelled(removed, "Undo"))
    assert back is not None
    assert said(back) == "“Mill to stay open” is back."
    assert "The mill stays open" in said(typed(talk, ASK_MILL))


def test_files_and_folders_are_added_step_by_step(talk: Conversation, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(MILL.replace("mill", f"mill {number}"), encoding="utf-8")
    added = typed(talk, "/add", OnDisk(folder))
    assert added.work is not None
    steps = [step for step in added.work() if isinstance(step, Progress)]
    assert [(step.position, step.total) for step in steps] == [(0, 0), (1, 3), (2, 3), (3, 3)]
    assert said(typed(talk, "/library")).startswith("5 articles:")


def test_what_cannot_be_read_or_fetched_is_told(talk: Conversation, tmp_path: Path) -> None:
    def fail() -> bytes:
        raise FetchError("It did not come.")

    assert "there is no such file" in said(outcome(typed(talk, "/add", OnDisk(tmp_path / "missing.txt"))))
    assert said(outcome(typed(talk, "/add", File("a.txt", fail)))) == "It did not come."
    assert said(typed(talk, "/add", File("a.txt", fail, "Too large."))) == "Too large."
    assert said(typed(talk, "/add")).startswith("There is nothing to add.")
    assert said(typed(talk, "/forget no such title at all")).startswith("No article here")


def test_a_long_library_is_leafed_through(talk: Conversation) -> None:
    posts = [Post(f"Story {number}\n\n“Story {number} is told,” said Ann Lee.\n") for number in range(10)]
    outcome(typed(talk, "/add", *posts))
    first = typed(talk, "/library")
    assert said(first).startswith("12 articles, page 1 of 2:")
    second = chosen(talk, labelled(first, "›"))
    assert second is not None
    assert said(second).startswith("12 articles, page 2 of 2:")


def test_who_may_not_change_the_library_only_looks_at_it(talk: Conversation) -> None:
    for text in ("/add", "/forget 1"):
        reply = talk.respond(Request(read_request(text).call, may_change=False, sources=(Post(MILL),)))
        assert reply.is_refusal
        assert reply.work is None
    assert not talk.respond(Request(read_request("/library").call, may_change=False)).is_refusal
    (drop, *_) = typed(talk, "/library").actions
    refused = talk.choose(Choice(drop.verb, drop.key, may_change=False))
    assert refused is not None
    assert refused.is_refusal


@pytest.mark.parametrize("key", ["", ":", "x:1", "0123456789abcdef:1", ":9999999"])
def test_a_key_that_was_never_offered_removes_nothing(talk: Conversation, key: str) -> None:
    assert talk.choose(Choice("remove", key)) is None
    assert said(typed(talk, "/library")).startswith("2 articles:")


def test_an_updated_page_replaces_its_older_version_in_memory() -> None:
    store = ArticlesInMemory(Library(semantic=False))
    page = Article("a", "Page", "“It is old,” said Ann Lee.", url="https://a.example/page")
    newer = Article("b", "Page", "“It is new,” said Ann Lee.", url="https://a.example/page")
    other = Article("a", "Other", "“It is another one,” said Ann Lee.")
    assert [added.outcome for added in store.add([page, page, newer, other])] == [
        "added",
        "unchanged",
        "updated",
        "added",
    ]
    assert [article.id for article in store.library.shelf.articles] == ["a", "a-2"]
