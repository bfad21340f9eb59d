"""Work off the event loop: answers in a few threads, and what may take long in threads of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from threading import Thread
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")

ANSWERING = ThreadPoolExecutor(2, "answering")
"""One computes while another one waits for the disk or the encoder; more would only take turns with the event loop."""


async def in_turn(work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Result:
    """An answer, found by `work`, once it is its turn; like `asyncio.to_thread`, it speaks the language spoken here."""
    call = partial(copy_context().run, work, *args, **kwargs)
    return await asyncio.get_running_loop().run_in_executor(ANSWERING, call)


async def in_background(work: Callable[[], Result]) -> Result:
    """What `work` returns or raises; it speaks the language that is spoken here.

    No answer waits for it, and no stop: it is given up when the program ends, and whatever it stores must bear that.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()
    context = copy_context()

    def settle(result: Result | None, error: BaseException | None) -> None:
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
        except BaseException as raised:  # noqa: BLE001 - whatever it is, who waits is told
            error = raised
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(settle, result, error)

    Thread(target=run, daemon=True).start()
    return await done
