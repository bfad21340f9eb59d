"""The feeds of one chat keep no other chat's feeds from being read, whatever becomes of them."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from threading import Event
from types import SimpleNamespace
from typing import cast

from telegram.ext import ContextTypes

from bot.talk.conversation import Conversation
from bot.talk.feeds.following import Following
from bot.talk.library.chats import ChatLibraries
from bot.telegram.refreshing import Refreshing
from retrieval import Article, Library

PATIENCE = 20.0
"""Seconds after which what is waited for will not come."""


@dataclass
class Chats:
    """Some chats that follow feeds, in place of their libraries."""

    followers: tuple[int, ...]


class Feeds(Following):
    """Two feeds of each chat. The one called "broken" raises; those of chat 7 wait until `released`, if it is given."""

    def __init__(self, released: Event | None = None) -> None:
        self.read: list[tuple[int, str]] = []
        self._released = released

    def due(self, _chat_id: int) -> tuple[str, ...]:
        return "broken", "whole"

    def refresh(self, chat_id: int, url: str) -> tuple[Article, ...]:
        if self._released and chat_id == 7:
            self._released.wait(PATIENCE)
        if url == "broken":
            raise KeyError(url)
        self.read.append((chat_id, url))
        return ()


class Talking(Conversation):
    """A conversation with feeds of the test's own."""

    def __init__(self, feeds: Feeds) -> None:
        super().__init__(ChatLibraries(Library(semantic=False)))
        self.__dict__["following"] = feeds  # where the cached property keeps it


@dataclass
class Running:
    """What Telegram's job queue gives a job: a bot that knows every chat, and where bugs are reported."""

    bugs: list[Exception] = field(default_factory=list)
    running: bool = True

    async def process_error(self, _update: object, error: Exception) -> None:
        self.bugs.append(error)

    async def get_chat(self, _chat_id: int) -> None:
        return None


def job(feeds: Feeds, chats: tuple[int, ...]) -> tuple[Refreshing, Running, ContextTypes.DEFAULT_TYPE]:
    running = Running()
    context = cast(ContextTypes.DEFAULT_TYPE, SimpleNamespace(application=running, bot=running))
    return Refreshing(cast(ChatLibraries, Chats(chats)), Talking(feeds), lambda: True), running, context


async def until_read(feeds: Feeds, wanted: set[tuple[int, str]]) -> None:
    """Wait until these are read; TimeoutError where they never are."""

    def wait() -> None:
        end = time.monotonic() + PATIENCE
        while not wanted <= set(feeds.read):
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.01)

    await asyncio.to_thread(wait)


async def test_a_bug_in_reading_one_feed_stops_no_other() -> None:
    feeds = Feeds()
    refreshing, running, context = job(feeds, (7, 8))
    await refreshing.on_time(context)
    await until_read(feeds, {(7, "whole"), (8, "whole")})
    assert [type(bug) for bug in running.bugs] == [KeyError, KeyError]


async def test_a_chat_whose_feeds_take_long_keeps_no_other_chat_waiting_and_is_not_begun_with_again() -> None:
    released = Event()
    feeds = Feeds(released)
    refreshing, _, context = job(feeds, (7, 8))
    for _ in range(2):
        await refreshing.on_time(context)
        await until_read(feeds, {(8, "whole")})
    assert (7, "whole") not in feeds.read
    released.set()
    await until_read(feeds, {(7, "whole")})
    assert feeds.read.count((7, "whole")) == 1
