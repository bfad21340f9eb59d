"""When people are alerted by their watches, and that each finding is stored only once."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.talk.feeds.posts import hand_over
from bot.talk.library.chats import ChatLibraries
from bot.talk.watching.alerts import DueAlert, Letter, alert_of, letters_of
from bot.talk.watching.book import ChatSettings, KeptWatch
from bot.talk.watching.hours import Times, clock, due_at, quiet_hours_in, zone_called
from bot.talk.watching.lookout import Lookout
from bot.telegram.options import SharedDatabase
from bot.telegram.storing.store import BotStore
from retrieval import Article, Library, Store, Watch, add_articles, open_store
from retrieval.library.analysed import analyse
from tests.engines import ENGINES, address_in
from tests.newsroom import BUDGET, DAM

Place = Path | SharedDatabase
NOON = dt.datetime(2024, 5, 12, 12, 0, tzinfo=dt.UTC).timestamp()
HOUR = 3_600.0
FUEL = KeptWatch(0, 7, 0, 7, "fuel duty", Watch(topic="fuel duty"))
REPRINT = Article(
    "reprint", "Once more", "“We will not touch the fuel duty,” said Maria Keller on Monday.", language="en"
)


def at(hour: float, **times: object) -> float:
    """The hour of the day at which an alert is sent for a quote found at `hour`; the next day counts on from 24."""
    settings = Times(zone="UTC", **times)  # type: ignore[arg-type] # hours
    return (due_at(NOON + (hour - 12) * HOUR, None, settings) - NOON) / HOUR + 12


def test_at_once_and_not_in_quiet_hours() -> None:
    night = {"quiet_from": 22, "quiet_to": 7}
    assert [at(hour, **night) for hour in (21.5, 22.0, 23.5, 24.0, 30.5, 31.0)] == [21.5, 31, 31, 31, 31, 31]
    assert at(13.5, quiet_from=13, quiet_to=15) == 15
    assert at(13.5, quiet_from=5, quiet_to=5) == 13.5


def test_a_digest_comes_at_the_next_such_hour_by_the_clock_of_the_chat() -> None:
    assert (due_at(NOON, 8, Times("UTC")) - NOON) / HOUR == 20
    assert (due_at(NOON, 13, Times("UTC")) - NOON) / HOUR == 1
    assert (due_at(NOON, 16, Times("Europe/Kyiv")) - NOON) / HOUR == 1
    assert (due_at(NOON, 8, Times(), "Asia/Tokyo") - NOON) / HOUR == 11
    assert clock(Times("Europe/Kyiv"), "UTC", NOON) == "15:00"


def test_in_the_night_in_which_clocks_change_a_digest_still_comes_at_its_hour() -> None:
    before = dt.datetime(2024, 3, 30, 12, 0, tzinfo=dt.UTC).timestamp()
    assert (
        due_at(before, 8, Times("Europe/Berlin")) - before
    ) / HOUR == 18  # seven by winter's clock, eight by summer's


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Kyiv", "Europe/Kyiv"),
        ("europe/berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("UTC+3", "Etc/GMT-3"),
        ("-5", "Etc/GMT+5"),
        ("UTC", "UTC"),
        ("UTC+15", ""),
        ("Nowhere", ""),
        ("", ""),
        ("../../etc/passwd", ""),
    ],
)
def test_a_zone_is_found_by_its_city(typed: str, zone: str) -> None:
    assert zone_called(typed) == zone


def test_quiet_hours_are_read() -> None:
    assert quiet_hours_in("22-7") == (22, 7)
    assert quiet_hours_in("22:00 – 24:00") == (22, 0)
    assert quiet_hours_in("25-7") is None
    assert quiet_hours_in("Kyiv") is None


@contextmanager
def newsroom_at(folder: Path, place: Place, now: float = NOON) -> Iterator[tuple[BotStore, Lookout, Store]]:
    """A bot's store, and a lookout over a shared library on disk."""
    with (
        closing(Store(folder / "base", create=True, semantic=False)) as base,
        closing(BotStore(place)) as store,
        closing(ChatLibraries(base.library, folder / "chats")) as libraries,
    ):
        yield store, Lookout(libraries, store.watches, store.findings, clock=lambda: now), base


def add_to(libraries: ChatLibraries, chat_id: int, article: Article) -> None:
    """Keep an article in a chat's library."""
    with libraries.making(chat_id) as store:
        store.library.add(article)


def due(store: BotStore, now: float = NOON) -> list[DueAlert]:
    """What is to be told by then, once all is on disk."""
    store.findings._database.write(lambda _: None, is_urgent=True).result()
    return asyncio.run(store.findings.due(now))


def test_what_comes_into_the_shared_library_is_found_after_a_restart_too(tmp_path: Path, place: Place) -> None:
    with newsroom_at(tmp_path, place) as (store, lookout, base):
        base.library.add(DAM)
        lookout.begin(7)
        kept = store.watches.add(FUEL)
        lookout.look()
        assert due(store) == []
    with closing(Store(tmp_path / "base", semantic=False)) as base:
        base.library.add(BUDGET)  # the bot is not running
    with newsroom_at(tmp_path, place) as (store, lookout, _):
        lookout.look()
        (alert,) = due(store)
        assert (alert.chat_id, alert.watch_id, alert.article_id) == (7, kept.id, "budget")
    with newsroom_at(tmp_path, place) as (store, lookout, _):  # it ended before it had told
        lookout.look()
        assert due(store) == [alert]
        store.findings.strike([alert])
        assert due(store) == []


def test_a_chat_whose_library_cannot_be_read_watches_and_is_told_nothing_old_once_it_can_be(
    tmp_path: Path, place: Place
) -> None:
    with newsroom_at(tmp_path, place) as (_, lookout, _base):
        add_to(lookout._libraries, 7, BUDGET)
    file = tmp_path / "chats" / "7" / "library.sqlite3"
    kept = file.read_bytes()
    file.write_bytes(b"no library" * 1000)
    with newsroom_at(tmp_path, place) as (store, lookout, _base):
        lookout.begin(7)
        store.watches.add(FUEL)
        lookout.look()
        file.write_bytes(kept)
        lookout.look()
        assert due(store) == []
        add_to(lookout._libraries, 7, REPRINT)
        lookout.look()
        assert [alert.article_id for alert in due(store)] == ["reprint"]


def test_an_archive_that_comes_into_the_shared_library_is_nothing_new(tmp_path: Path, place: Place) -> None:
    with newsroom_at(tmp_path, place) as (store, lookout, base):
        lookout.begin(7)
        store.watches.add(FUEL)
        base.library.add(dataclasses.replace(BUDGET, published="2023-05-12"))
        base.library.add(dataclasses.replace(REPRINT, published="some day"))
        lookout.look()
        assert [alert.article_id for alert in due(store)] == ["reprint"]


@pytest.mark.parametrize("engine", ENGINES)
def test_an_article_that_is_analysed_again_is_nothing_new(tmp_path: Path, engine: str) -> None:
    with (
        closing(open_store(address_in(tmp_path, engine), create=True, semantic=False)) as base,
        closing(BotStore(tmp_path / "bot")) as store,
        closing(ChatLibraries(base.library, tmp_path / "chats")) as libraries,
    ):
        base.library.add(BUDGET)
        time.sleep(2.1)  # libraries tell by the second when they got an article
        lookout = Lookout(libraries, store.watches, store.findings, clock=lambda: NOON)
        lookout.begin(7)
        store.watches.add(FUEL)
        list(add_articles(base, base.renewal(), workers=0, anew=True))
        lookout.look()
        assert due(store) == []
        base.library.add(REPRINT)
        lookout.look()
        assert [alert.article_id for alert in due(store)] == ["reprint"]


def test_of_a_changed_article_only_what_is_new_is_told(tmp_path: Path, place: Place) -> None:
    later = dataclasses.replace(BUDGET, text=f"{BUDGET.text}\n\n“The fuel duty may fall in autumn,” said Lena Ortiz.")
    with newsroom_at(tmp_path, place) as (store, lookout, base):
        with base.adding():
            base.add(analyse(BUDGET))
            time.sleep(1.1)  # editions are dated by the second
            lookout.begin(7)
            store.watches.add(FUEL)
            base.add(analyse(later))
        lookout.look()
        (alert,) = due(store)
        assert alert.span.of(later.text).startswith("The fuel duty may fall")


def test_a_reprint_is_not_told_again_but_another_chat_is_told(tmp_path: Path, place: Place) -> None:
    with newsroom_at(tmp_path, place) as (store, lookout, base):
        for chat in (7, 8):
            lookout.begin(chat)
        store.watches.add(FUEL)
        base.library.add(BUDGET)
        lookout.look()
        store.watches.add(dataclasses.replace(FUEL, chat_id=8, person_id=8))
        base.library.add(REPRINT)
        lookout.look()
        assert [(one.chat_id, one.article_id) for one in due(store)] == [(7, "budget"), (8, "reprint")]


def test_a_quote_is_told_at_once_and_not_in_the_digest_as_well(tmp_path: Path, place: Place) -> None:
    with newsroom_at(tmp_path, place) as (store, lookout, base):
        lookout.begin(7)
        store.watches.add(dataclasses.replace(FUEL, hour=8))
        store.watches.add(dataclasses.replace(FUEL, watch=Watch("Maria Keller"), typed="Keller"))
        store.watches.add(dataclasses.replace(FUEL, watch=Watch("Lena Ortiz"), typed="Ortiz", hour=8))
        base.library.add(BUDGET)
        lookout.look()
        assert len(due(store)) == 1
        assert len(due(store, NOON + 24 * HOUR)) == 2
        letters = letters_of(due(store, NOON + 24 * HOUR), store.watches.every)
        assert [len(letter.alerts) for letter in letters] == [1, 1]


def test_what_was_removed_or_is_watched_no_more_is_not_told(tmp_path: Path, place: Place) -> None:
    with newsroom_at(tmp_path, place) as (store, lookout, base):
        lookout.begin(7)
        kept = store.watches.add(FUEL)
        base.library.add(BUDGET)
        lookout.look()
        (alert,) = due(store)
        with closing(ChatLibraries(Library(semantic=False))) as empty, empty.asking(7) as answers:
            assert alert_of(Letter(7, 0, (alert,)), answers, store.watches.every).is_empty
        store.watches.remove([kept.id])
        assert due(store) == []


def test_watches_and_settings_survive_a_restart_and_go_with_their_chat(tmp_path: Path, place: Place) -> None:
    settings = ChatSettings(Times("Europe/Kyiv", 22, 7), announces=True)
    with newsroom_at(tmp_path, place) as (store, _, _):
        kept = store.watches.add(dataclasses.replace(FUEL, chat_id=-5, thread=3, hour=8))
        store.watches.set(-5, settings)
        store.watches.move(-5, -1005)
    with newsroom_at(tmp_path, place) as (store, _, _):
        assert store.watches.of(-1005) == (dataclasses.replace(kept, chat_id=-1005),)
        assert store.watches.settings(-1005) == settings
        store.watches.drop(-1005)
    with newsroom_at(tmp_path, place) as (store, _, _):
        assert store.watches.every == {}


def test_what_is_moved_into_a_library_is_nothing_new_but_what_was_added_before_is(tmp_path: Path, place: Place) -> None:
    with (
        closing(BotStore(place)) as store,
        closing(ChatLibraries(Library(semantic=False), tmp_path / "chats")) as libraries,
    ):
        lookout = Lookout(libraries, store.watches, store.findings, clock=lambda: NOON)
        add_to(libraries, -9, REPRINT)
        add_to(libraries, 7, DAM)
        lookout.begin(7)
        store.watches.add(FUEL)
        add_to(libraries, 7, BUDGET)
        hand_over(libraries, -9, 7, lookout.without_news)
        lookout.look()
        assert [one.article_id for one in due(store)] == ["budget"]
        with libraries.asking(7) as answers:
            assert "own/reprint" in answers.library.shelf.ids
