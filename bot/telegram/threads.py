"""Threads for replies and for slow work, which the end of the process does not wait for."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from queue import SimpleQueue
from threading import Lock, Thread
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
AT_ONCE = 4
"""Threads that work for one chat at the same time: in a group, several people press buttons at once."""


class UnawaitedThreads(ThreadPoolExecutor):
    """At most `number` daemon threads. Unlike its parent, neither `shutdown` nor the interpreter's end joins them.

    What a thread is still computing when the process ends is lost, so nothing may depend on its end. As its default
    executor, asyncio only takes a ThreadPoolExecutor, whose own threads are never started here.
    """

    def __init__(self, number: int, name: str) -> None:
        super().__init__(number, name)
        self._number = number
        self._name = name
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._starting = Lock()
        self._started = 0
        self._busy = 0

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        future: Future[R] = Future()

        def task() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 - whoever waits for the future gets it
                future.set_exception(error)

        with self._starting:
            self._busy += 1
            self._tasks.put(task)
            if self._started < min(self._busy, self._number):
                self._started += 1
                Thread(target=self._work, name=f"{self._name}_{self._started}", daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - the parent's
        """Start nothing more. Returns at once, whatever `wait` says."""
        del wait, cancel_futures
        for _ in range(self._number):
            self._tasks.put(None)

    def _work(self) -> None:
        while task := self._tasks.get():
            task()
            with self._starting:
                self._busy -= 1


class Shares:
    """Runs work in the reply threads. A chat uses at most AT_ONCE of them at a time, so that others get some.

    For the event loop.
    """

    def __init__(self) -> None:
        self._places: dict[int, asyncio.Semaphore] = {}
        self._users: Counter[int] = Counter()

    async def run(self, chat_id: int, work: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """What the work returns or raises, once fewer than AT_ONCE threads work for that chat."""
        places = self._places.setdefault(chat_id, asyncio.Semaphore(AT_ONCE))
        self._users[chat_id] += 1
        try:
            async with places:
                return await asyncio.to_thread(work, *args, **kwargs)
        finally:
            self._users[chat_id] -= 1
            if not self._users[chat_id]:
                del self._users[chat_id], self._places[chat_id]


async def in_background(work: Callable[[], R]) -> R:
    """What `work` returns or raises; its texts are in the language that is being spoken here.

    When the program ends, the work is broken off at any point; what it stores must survive that.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[R] = loop.create_future()
    context = copy_context()

    def settle(result: R | None, error: BaseException | None) -> None:
        if done.cancelled():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type] # None only where that is what the work returns

    def run() -> None:
        result, error = None, None
        try:
            result = context.run(work)
        except BaseException as raised:  # noqa: BLE001 - whatever it is, the waiting task gets it
            error = raised
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(settle, result, error)

    Thread(target=run, daemon=True).start()
    return await done
