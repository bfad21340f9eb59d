"""What a replica does beside answering: it gives signs of life, and takes over what is left to it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Set
from contextlib import suppress
from typing import TYPE_CHECKING

from telegram import Bot, Update

from bot.telegram.storing.engines.engine import UnavailableError
from bot.telegram.storing.sharing.journal import CHANNEL, SharedJournal
from bot.telegram.storing.sharing.replicas import BEAT, Replicas
from bot.telegram.wire.ending import ended

if TYPE_CHECKING:
    from bot.telegram.storing.engines.listening import Listening

LOG = logging.getLogger(__name__)


class Replica:
    """One of several programs that answer for the same bot. For the event loop's thread."""

    def __init__(
        self, url: str, replicas: Replicas, journal: SharedJournal, catch_up: Callable[[], Awaitable[None]]
    ) -> None:
        self._url = url
        self._replicas = replicas
        self._journal = journal
        self._catch_up = catch_up
        self._is_away = False
        self._is_retiring = False
        self._called = asyncio.Event()
        self._living: asyncio.Task[None] | None = None

    @property
    def is_leading(self) -> bool:
        """Whether this replica does the scheduled work for all of them: alerts, digests and feeds."""
        return self._replicas.is_leading

    @property
    def number(self) -> int:
        """How many replicas live."""
        return self._replicas.living

    async def enter(self, bot: Bot, answer: Callable[[Update], None], give_up: Callable[[Set[int]], None]) -> None:
        """Give the first sign of life, and from then on call `answer` for each update this replica is responsible for.

        The ids of updates under way that another replica becomes responsible for are passed to `give_up`.
        """
        from bot.telegram.storing.engines.listening import Listening  # psycopg is an extra

        loop = asyncio.get_running_loop()

        def on_notice(owner: str) -> None:
            if owner == str(self._replicas.id):
                with suppress(RuntimeError):  # the loop has ended
                    loop.call_soon_threadsafe(self._called.set)

        listening = await asyncio.to_thread(Listening, self._url, CHANNEL, on_notice)
        await self._beat()
        self._living = asyncio.create_task(self._live(listening, bot, answer, give_up))

    def retire(self) -> None:
        """Stop taking over updates, so that new ones go to the other replicas. What is being answered goes on."""
        self._is_retiring = True

    async def leave(self) -> None:
        """Have other replicas take over at once what is left. What this one works on must have ended."""
        if self._living:
            await ended(self._living)
        with suppress(UnavailableError):  # then the others find out some seconds later
            await self._replicas.leave()

    async def _live(
        self,
        listening: Listening,
        bot: Bot,
        answer: Callable[[Update], None],
        give_up: Callable[[Set[int]], None],
    ) -> None:
        loop = asyncio.get_running_loop()
        next_beat = loop.time()
        try:
            while True:
                self._called.clear()
                if loop.time() >= next_beat:
                    next_beat = loop.time() + BEAT
                    await self._beat()
                if not self._is_retiring:
                    await self._take_over(bot, answer, give_up)
                with suppress(TimeoutError):
                    async with asyncio.timeout(max(0.02, next_beat - loop.time())):
                        await self._called.wait()
        finally:
            listening.close()

    async def _beat(self) -> None:
        try:
            await self._replicas.beat(retires=self._is_retiring)
            await self._catch_up()
        except UnavailableError as error:
            self._report(error)
        else:
            self._report(None)

    async def _take_over(self, bot: Bot, answer: Callable[[Update], None], give_up: Callable[[Set[int]], None]) -> None:
        try:
            updates, lost = await self._journal.take_over(bot)
        except UnavailableError as error:
            self._report(error)
            return
        give_up(lost)
        for update in updates:
            answer(update)

    def _report(self, error: UnavailableError | None) -> None:
        if error and not self._is_away:
            LOG.warning("The database that the replicas share cannot be reached (%s); updates wait for it.", error)
        elif self._is_away and not error:
            LOG.info("The database that the replicas share can be reached again.")
        self._is_away = error is not None
