"""A task that is ended from outside ends, and who waits for that can still be cancelled."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from bot.telegram.wire.ending import ended

FOR_EVER = 3600


async def loses(cancellations: int) -> str:
    """Sleep, and go on sleeping each time that it is cancelled, until it has been cancelled `cancellations` times."""
    for _ in range(cancellations):
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(FOR_EVER)
    await asyncio.sleep(FOR_EVER)
    return "slept"


@pytest.mark.parametrize("cancellations", [0, 1, 2])
async def test_a_task_ends_also_where_it_loses_a_cancellation(cancellations: int) -> None:
    task = asyncio.create_task(loses(cancellations))
    await asyncio.sleep(0)
    await ended(task)
    assert task.cancelled()


async def test_what_a_task_raised_is_left_in_the_task() -> None:
    async def fails() -> None:
        raise ValueError("no")

    task = asyncio.create_task(fails())
    await asyncio.wait({task})
    await ended(task)
    assert isinstance(task.exception(), ValueError)


async def test_who_waits_for_an_end_can_be_cancelled() -> None:
    task = asyncio.create_task(loses(1))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(ended(task))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait({waiting})
    assert waiting.cancelled()
    await ended(task)
