"""The libraries of chats: apart from each other, few of them open, moved and erased as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from bot.talk.conversation import Conversation
from bot.talk.library.chats import ChatLibraries
from bot.talk.requests import Question, read_request
from bot.telegram.drawing.markup import to_html
from retrieval import Library, LibraryError, Store, add_articles
from tests.newsroom import BUDGET, DAM
from tests.unit.talk.library.chats import ANN, ASK_DAM, ASK_FUEL, BOB, GROUP, SUPERGROUP, add


@pytest.fixture
def libraries(base: Library, tmp_path: Path) -> Iterator[ChatLibraries]:
    with closing(ChatLibraries(base, tmp_path / "chats")) as kept:
        yield kept


def asked(libraries: ChatLibraries, chat_id: int, text: str = ASK_DAM) -> str:
    request = read_request(text, str(chat_id), "private", chat_id)
    return "\n".join(to_html(Conversation(libraries).respond(request)))


def test_each_chat_asks_its_own_articles_and_those_of_the_base(libraries: ChatLibraries) -> None:
    add(libraries, ANN, DAM)
    assert "The dam is a danger" in asked(libraries, ANN)
    assert "fuel duty" in asked(libraries, ANN, ASK_FUEL)
    assert "fuel duty" in asked(libraries, BOB, ASK_FUEL)
    for text in (ASK_DAM, "/quotes weber", "/speakers", "/sources", "/check The dam is a danger", "/open 2", "weber"):
        assert "The dam is a danger" not in asked(libraries, BOB, text)
        assert "River" not in asked(libraries, BOB, text)


def test_a_chat_without_articles_of_its_own_costs_nothing(
    libraries: ChatLibraries, base: Library, tmp_path: Path
) -> None:
    with libraries.asking(ANN) as answers, libraries.keeping(ANN) as store:
        assert answers.library is base
        assert store is None
    assert not libraries.erase(ANN)
    libraries.move(ANN, BOB)
    assert libraries.chats == []
    assert not list(tmp_path.iterdir())


def test_without_a_folder_chats_ask_the_base_alone(base: Library) -> None:
    libraries = ChatLibraries(base)
    assert not libraries.are_kept
    assert libraries.chats == []
    assert "fuel duty" in asked(libraries, ANN, ASK_FUEL)
    with pytest.raises(RuntimeError), libraries.making(ANN):
        pass


def test_articles_are_there_after_a_restart(base: Library, tmp_path: Path) -> None:
    with closing(ChatLibraries(base, tmp_path)) as before:
        add(before, GROUP, DAM)
    with closing(ChatLibraries(base, tmp_path)) as after:
        assert after.chats == [GROUP]
        assert "The dam is a danger" in asked(after, GROUP)


def test_few_stay_open_and_none_is_closed_under_its_user(base: Library, tmp_path: Path) -> None:
    with closing(ChatLibraries(base, tmp_path, most_open=2)) as libraries:
        with libraries.making(1) as used:
            for chat in range(2, 6):
                add(libraries, chat, DAM)
            assert len(libraries._opened) == 2
            assert len(used.library.shelf.articles) == 0
        for chat in range(2, 6):
            assert "The dam is a danger" in asked(libraries, chat)
        assert len(libraries._opened) == 2


def test_threads_may_use_more_chats_than_stay_open(base: Library, tmp_path: Path) -> None:
    with closing(ChatLibraries(base, tmp_path, most_open=1)) as libraries:
        for chat in range(4):
            add(libraries, chat, DAM)
        with ThreadPoolExecutor(8) as pool:
            answers = pool.map(lambda number: asked(libraries, number % 4), range(40))
        assert all("The dam is a danger" in answer for answer in answers)


def test_a_library_moves_with_its_chat(libraries: ChatLibraries) -> None:
    add(libraries, GROUP, DAM)
    for _ in range(2):  # both chats tell of it
        libraries.move(GROUP, SUPERGROUP)
        assert libraries.chats == [SUPERGROUP]
        assert "The dam is a danger" in asked(libraries, SUPERGROUP)
        assert "The dam is a danger" not in asked(libraries, GROUP)


def test_where_a_library_waits_already_both_become_one(libraries: ChatLibraries) -> None:
    add(libraries, GROUP, DAM)
    add(libraries, SUPERGROUP, BUDGET)
    for chat, feeds in ((GROUP, ("https://a.example/feed", "https://b.example/feed")), (SUPERGROUP, ())):
        with libraries.making(chat) as store:
            for url in feeds:
                store.store.feeds.note(url)
    libraries.move(GROUP, SUPERGROUP)
    assert libraries.chats == [SUPERGROUP]
    with libraries.making(SUPERGROUP) as store:
        assert list(store.library.shelf.ids) == ["own/budget", "own/dam"]
        assert [feed.url for feed in store.store.feeds.all()] == ["https://a.example/feed", "https://b.example/feed"]


def test_who_follows_feeds_is_found_without_opening_libraries(libraries: ChatLibraries, tmp_path: Path) -> None:
    add(libraries, ANN, DAM)
    add(libraries, BOB, DAM)
    with libraries.making(BOB) as store:
        store.store.feeds.note("https://a.example/feed")
    assert libraries.followers == [BOB]
    libraries.close()
    assert libraries.followers == [BOB]
    assert not libraries._opened
    (tmp_path / "chats" / str(ANN) / "library.sqlite3").write_bytes(b"no library" * 1000)
    assert libraries.followers == [ANN, BOB]


def test_what_is_erased_is_gone(libraries: ChatLibraries, tmp_path: Path) -> None:
    add(libraries, ANN, DAM)
    add(libraries, BOB, DAM)
    assert "The dam is a danger" in asked(libraries, ANN)
    assert libraries.erase(ANN)
    assert libraries.chats == [BOB]
    assert [one.name for one in (tmp_path / "chats").iterdir()] == [str(BOB)]
    assert "The dam is a danger" not in asked(libraries, ANN)
    assert "The dam is a danger" in asked(libraries, BOB)


def test_what_another_process_erases_or_adds_is_known(libraries: ChatLibraries, base: Library, tmp_path: Path) -> None:
    with closing(ChatLibraries(base, tmp_path / "chats")) as others:
        add(libraries, ANN, DAM)
        assert "The dam is a danger" in asked(others, ANN)
        assert libraries.erase(ANN)
        assert "The dam is a danger" not in asked(others, ANN)
        add(libraries, ANN, DAM)
        assert "The dam is a danger" in asked(others, ANN)


def test_nothing_is_erased_while_it_is_used(libraries: ChatLibraries) -> None:
    add(libraries, ANN, DAM)
    erasing, done = Event(), Event()

    def erase() -> None:
        erasing.set()
        libraries.erase(ANN)
        done.set()

    with ThreadPoolExecutor(1) as pool:
        with libraries.asking(ANN) as answers:
            pool.submit(erase)
            assert erasing.wait(5)
            assert not done.wait(0.05)
            assert "The dam" in answers.find(Question(ASK_DAM)).evidence[0].text
        assert done.wait(5)
    assert libraries.chats == []


def test_a_chat_whose_library_is_damaged_asks_the_base_and_no_other_chat_suffers(
    libraries: ChatLibraries, tmp_path: Path
) -> None:
    add(libraries, ANN, DAM)
    libraries.close()
    (tmp_path / "chats" / str(ANN) / "library.sqlite3").write_bytes(b"no library" * 1000)
    with pytest.raises(LibraryError), libraries.keeping(ANN):
        pass
    for text in (ASK_FUEL, "/quotes keller", "/speakers", "/sources", "/check We will not touch the fuel duty"):
        told = asked(libraries, ANN, text)
        assert told.startswith("The articles of this chat cannot be read now"), text
        assert "Keller" in told or "Budget" in told, text
    shown = asked(libraries, ANN, "/library")
    assert "Sorry, I cannot look that up" in shown
    assert "Besides, everybody can ask 1 article" in shown
    assert asked(libraries, BOB, ASK_FUEL).startswith("<blockquote>")
    assert libraries.erase(ANN)


def test_a_library_with_a_damaged_article_lists_and_counts_the_others(libraries: ChatLibraries, tmp_path: Path) -> None:
    add(libraries, ANN, DAM, BUDGET)
    libraries.close()
    with closing(sqlite3.connect(tmp_path / "chats" / str(ANN) / "library.sqlite3")) as connection, connection:
        connection.execute("UPDATE articles SET title = CAST(x'ff41' AS TEXT) WHERE number = 1")
    shown = asked(libraries, ANN, "/library")
    assert "1 article of this chat" in shown
    assert BUDGET.title in shown


def test_a_library_on_another_disk_is_deleted_there_and_nothing_beside_it(
    libraries: ChatLibraries, tmp_path: Path
) -> None:
    there = tmp_path / "other disk"
    add(libraries, ANN, DAM)
    libraries.close()
    (tmp_path / "chats" / str(ANN)).rename(there)
    (there / "notes.txt").write_text("of whoever runs the bot", encoding="utf-8")
    (tmp_path / "chats" / str(ANN)).symlink_to(there)
    assert "The dam is a danger" in asked(libraries, ANN)
    assert libraries.erase(ANN)
    assert list((tmp_path / "chats").iterdir()) == []
    assert [one.name for one in there.iterdir()] == ["notes.txt"]
    assert "The dam is a danger" not in asked(libraries, ANN)
    assert not libraries.erase(ANN)


def test_a_link_to_a_library_that_others_ask_is_deleted_alone(libraries: ChatLibraries, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    with closing(Store(shared, create=True, semantic=False)) as store:
        assert [added.outcome for added in add_articles(store, [DAM], workers=0)] == ["added"]
    (tmp_path / "chats").mkdir()
    (tmp_path / "chats" / str(ANN)).symlink_to(shared)
    assert libraries.erase(ANN)
    assert list((tmp_path / "chats").iterdir()) == []
    with closing(Store(shared, semantic=False)) as store:
        assert len(store.library.shelf.articles) == 1


def test_a_link_to_another_chats_library_is_deleted_alone(libraries: ChatLibraries, tmp_path: Path) -> None:
    add(libraries, BOB, DAM)
    (tmp_path / "chats" / str(ANN)).symlink_to(tmp_path / "chats" / str(BOB))
    assert libraries.erase(ANN)
    assert "The dam is a danger" in asked(libraries, BOB)


@pytest.mark.parametrize("target", ["nowhere", "a file", "a folder"])
def test_a_link_to_anything_else_is_deleted_alone(libraries: ChatLibraries, tmp_path: Path, target: str) -> None:
    (tmp_path / "a file").write_text("something", encoding="utf-8")
    (tmp_path / "a folder").mkdir()
    (tmp_path / "chats").mkdir()
    (tmp_path / "chats" / str(ANN)).symlink_to(tmp_path / target)
    assert libraries.erase(ANN)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a file", "a folder", "chats"]
    assert list((tmp_path / "chats").iterdir()) == []
