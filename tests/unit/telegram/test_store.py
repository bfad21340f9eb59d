"""The bot's store: talks and removals survive a restart, and a locked file makes nobody wait and loses nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from bot.talk.library.sources import Link, Post
from bot.talk.requests import Bookmark, Browse, More, Question
from bot.talk.talks import Talk
from bot.telegram.checking import check
from bot.telegram.errors import BotError
from bot.telegram.options import Options, SharedDatabase
from bot.telegram.storing.cards import Card
from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.sqlite import SQLiteEngine
from bot.telegram.storing.offers import StoredOffers
from bot.telegram.storing.schema import prepare
from bot.telegram.storing.store import BotStore
from retrieval import Span
from tests.newsroom import BUDGET

WHO, WHAT = Question("Who spoke?"), Question("What about the fuel duty?", ("Who spoke?",), "budget")
Place = Path | SharedDatabase
TALK = Talk((WHO.text, WHAT.text), Bookmark(WHAT, 2), "budget")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made" / "store.sqlite"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """While the body runs, another program is writing the store."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def ask(store: BotStore, name: str, person: int, talk: Talk) -> None:
    """A person asks the last question of that talk."""
    if talk.bookmark:
        store.keep_words(int(name), person, talk.bookmark.subject)
    store.talks.keep(name, talk)
    store.keep_talk(name, person)


def keep_card(store: BotStore, person: int, question: int) -> Card:
    """An answer in chat 7 that shows nothing."""
    card = store.cards.add(7, person, question, None)
    store.cards.answered(card, 100 + question)
    return card


def test_a_talk_goes_on_after_a_restart(place: Place) -> None:
    with closing(BotStore(place)) as store:
        ask(store, "7", 7, Talk((WHO.text,), Bookmark(WHO)))
        ask(store, "7", 7, TALK)
        ask(store, "8", 8, Talk(bookmark=Bookmark(Browse("quotes", "Keller"), 3)))
    with closing(BotStore(place)) as store:
        assert store.talks.recall("7") == TALK
        assert store.talks.recall("8") == Talk(bookmark=Bookmark(Browse("quotes", "Keller"), 3))
        assert store.talks.recall("9") == Talk()


def test_whom_a_question_leaves_out_is_known_after_a_restart(place: Place) -> None:
    others = Question("Who else spoke?", besides=("Ada Lindqvist", "Maria Keller"))
    with closing(BotStore(place)) as store:
        ask(store, "7", 7, Talk((others.text,), Bookmark(others)))
    with closing(BotStore(place)) as store:
        assert store.talks.recall("7").bookmark == Bookmark(others)


def test_what_else_was_asked_for_is_known_after_a_restart(place: Place) -> None:
    asked = Question("What else did she say?", more=More("Ines Varga", (("ferry", Span(3, 9)),), "ferry"))
    with closing(BotStore(place)) as store:
        ask(store, "7", 7, Talk((WHO.text,), Bookmark(asked)))
    with closing(BotStore(place)) as store:
        assert store.talks.recall("7").bookmark == Bookmark(asked)


def test_a_talk_moves_with_its_chat(place: Place) -> None:
    with closing(BotStore(place)) as store:
        ask(store, "-5", 7, Talk((WHO.text,), Bookmark(WHO)))
        store.talks.rename("-5", "-1005")
    with closing(BotStore(place)) as store:
        assert store.talks.recall("-1005").questions == (WHO.text,)
        assert store.talks.recall("-5") == Talk()
        ask(store, "-1005", 8, TALK)
    with closing(BotStore(place)) as store:
        assert store.talks.recall("-1005") == TALK


def test_a_removal_can_be_undone_after_a_restart(place: Place) -> None:
    with closing(BotStore(place)) as store:
        store.removals.keep(7, BUDGET)
        store.removals.keep(8, BUDGET)
        store.removals.forget(8)
    with closing(BotStore(place)) as store:
        assert (store.removals.last(7), store.removals.last(8)) == (BUDGET, None)


async def test_while_the_store_is_locked_everything_is_found_and_afterwards_it_is_on_disk(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    BotStore(path).close()
    with closing(BotStore(path)) as store, locked(path):
        ask(store, "7", 7, Talk((WHO.text,), Bookmark(WHO)))
        ask(store, "7", 7, TALK)
        card = store.cards.add(7, 7, 10, Bookmark(WHAT))
        store.cards.answered(card, 11)
        store.languages.choose(7, "de")
        assert await store.cards.of_answer(7, 11) is not None
        assert await store.cards.find(12345, 7) is None
        assert store.languages.of(7) == "de"
        assert store.talks.recall("7") == TALK
    with closing(BotStore(path)) as store:
        found = await store.cards.of_answer(7, 11)
        assert found is not None
        assert (found.id, found.bookmark) == (card.id, Bookmark(WHAT))
        assert store.talks.recall("7") == TALK
        assert store.languages.of(7) == "de"
    assert {record.levelname for record in caplog.records} <= {"WARNING", "INFO"}
    assert WHAT.text not in caplog.text


async def test_a_store_can_be_opened_while_it_is_locked(path: Path) -> None:
    with closing(BotStore(path)) as store:
        number = keep_card(store, 7, 10).id
    with locked(path), closing(BotStore(path)) as store:
        assert await store.cards.find(number, 7) is not None


async def test_a_change_that_cannot_be_written_takes_no_other_with_it(place: Place) -> None:
    with closing(BotStore(place)) as store:
        keep_card(store, 2**70, 10)  # no database has such numbers
        number = keep_card(store, 7, 11).id
    with closing(BotStore(place)) as store:
        assert await store.cards.of_question(7, 10) is None
        assert await store.cards.find(number, 7) is not None


def test_nobody_else_can_read_what_is_kept(path: Path) -> None:
    path.parent.mkdir()
    path.touch(mode=0o644)
    with closing(BotStore(path)) as store:
        keep_card(store, 7, 10)
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert set(modes) == {"store.sqlite", "store.sqlite-wal", "store.sqlite-shm"}
    assert set(modes.values()) == {0o600}


def test_a_folder_that_is_made_for_it_is_its_owners(path: Path) -> None:
    BotStore(path).close()
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_an_offer_can_be_taken_once_after_a_restart(place: Place) -> None:
    link, post = Link("https://example.com/a"), Post("Long text", published="2024-05-12")
    with closing(BotStore(place)) as store:
        store.offers.keep("7", (Link("https://example.com/earlier"),))
        store.offers.keep("7", (link, post))
        store.offers.keep("8", (post,))
    with closing(BotStore(place)) as store:
        assert store.offers.take("7") == (link, post)
        assert store.offers.take("7") == ()
        assert store.offers.take("9") == ()
    with closing(BotStore(place)) as store:
        assert store.offers.take("7") == ()
        assert store.offers.take("8") == (post,)


def test_a_later_offer_of_another_replica_is_the_one_that_is_taken(database: SharedDatabase) -> None:
    with closing(BotStore(database)) as one:
        one.offers.keep("7", (Link("https://example.com/a"),))
    with closing(BotStore(database)) as one, closing(BotStore(database)) as other:
        assert one.offers.take("7") == (Link("https://example.com/a"),)
        other.offers.keep("7", (Link("https://example.com/b"),))
        other.close()
        one.reread("7", 7)
        assert one.offers.take("7") == (Link("https://example.com/b"),)


def test_only_the_offer_that_was_taken_is_deleted(tmp_path: Path) -> None:
    """Another replica may have stored a later one before the deletion reaches the database."""
    taken, later = (Link("https://example.com/a"),), (Post("A text that was pasted since."),)
    with closing(Database(SQLiteEngine(tmp_path / "store.sqlite", partial(prepare, 0)))) as database:
        offers = StoredOffers(database)
        offers.save("7", later)
        offers.drop("7", taken)
        offers.save("8", taken)
        offers.drop("8", taken)
    with closing(BotStore(tmp_path / "store.sqlite")) as store:
        assert store.offers.take("7") == later
        assert store.offers.take("8") == ()


async def test_offers_are_forgotten_with_the_person(place: Place) -> None:
    with closing(BotStore(place)) as store:
        store.offers.keep("7", (Post("What Ann has pasted"),))
        store.offers.keep("8", (Post("What Bob has pasted"),))
        store.offers.clear()
        assert await store.forget(7, 1)
        assert store.offers.take("7") == ()
        assert store.offers.take("8") == (Post("What Bob has pasted"),)


async def test_a_chat_is_told_once_that_its_library_is_full(place: Place) -> None:
    with closing(BotStore(place)) as store:
        assert await store.notices.is_new(-1001)
    with closing(BotStore(place)) as store:
        assert not await store.notices.is_new(-1001)
        assert await store.notices.is_new(-1002)
        store.notices.clear(-1001)
    with closing(BotStore(place)) as store:
        assert await store.notices.is_new(-1001)


@pytest.mark.parametrize("head", [b"", b"SQLite format 3\x00"])
def test_a_damaged_store_is_told_with_what_mends_it(path: Path, head: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(head + b"\xa5" * 20_000)
    with pytest.raises(BotError, match=r"is damaged: .*Move it away") as told:
        check("123456:ABC", "http://127.0.0.1:1", Options(store=path))
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    assert "start again" in str(told.value)
    check("123456:ABC", "http://127.0.0.1:1", Options(store=path))


def test_damage_that_is_met_while_reading_is_no_bug(path: Path) -> None:
    def meet_damage(_connection: object) -> int:
        damage = sqlite3.DatabaseError("database disk image is malformed")
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT_INDEX
        raise damage

    with closing(Database(SQLiteEngine(path, partial(prepare, 1)))) as database:
        assert database.read(meet_damage, 7) == 7
