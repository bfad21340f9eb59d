"""Cancels tasks from outside until they have ended, because a single cancellation can get lost."""

from __future__ import annotations

import asyncio

AGAIN = 1.0
"""Seconds that a cancelled task has for its end before it is cancelled again."""


async def ended(task: asyncio.Task[object]) -> None:
    """Cancel a task, and wait until it has ended. What it returned or raised is left in the task.

    One cancellation is not always enough: `asyncio.wait_for` loses it on Python 3.11 where what it waits for comes in
    the same moment, and python-telegram-bot's updater suppresses it while it waits for its own task. A task that is
    awaited after that would be awaited for ever. If whoever waits here is cancelled, that is raised, never swallowed.
    """
    while not task.done():
        task.cancel()
        await asyncio.wait({task}, timeout=AGAIN)
