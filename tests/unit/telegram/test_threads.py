"""The threads for replies: they do what is asked of them, and nothing waits for them at the end."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from threading import Barrier, Event

import pytest

from bot.telegram.threads import AT_ONCE, Shares, UnawaitedThreads

STUCK = """
import asyncio, time
from bot.telegram.threads import UnawaitedThreads

async def main():
    asyncio.get_running_loop().set_default_executor(UnawaitedThreads(2, "answering"))
    stuck = asyncio.create_task(asyncio.to_thread(time.sleep, 3600))
    print(await asyncio.to_thread(str.upper, "answered"))
    stuck.cancel()

asyncio.run(main())
print("ended")
"""


def test_as_many_tasks_run_at_once_as_there_are_threads() -> None:
    threads = UnawaitedThreads(4, "test")
    together = Barrier(4, timeout=30)
    assert len({future.result() for future in [threads.submit(together.wait) for _ in range(4)]}) == 4
    assert list(threads.map(str.upper, "abcdefgh")) == list("ABCDEFGH")
    threads.shutdown()


def test_what_a_task_raises_reaches_whoever_waits_for_it() -> None:
    threads = UnawaitedThreads(1, "test")
    with pytest.raises(ZeroDivisionError):
        threads.submit(divmod, 1, 0).result()
    assert threads.submit(divmod, 5, 2).result() == (2, 1)
    threads.shutdown()


async def test_one_chat_takes_a_few_threads_only_and_others_do_not_wait_for_it() -> None:
    asyncio.get_running_loop().set_default_executor(UnawaitedThreads(2 * AT_ONCE, "test"))
    shares, ends = Shares(), Event()
    busy = [asyncio.create_task(shares.run(7, ends.wait, 30.0)) for _ in range(10 * AT_ONCE)]
    try:
        assert await asyncio.wait_for(shares.run(8, str.upper, "answered"), 10.0) == "ANSWERED"
    finally:
        ends.set()
    assert all(await asyncio.gather(*busy))


def test_a_process_ends_while_an_answer_is_still_computed() -> None:
    ended = subprocess.run([sys.executable, "-c", STUCK], capture_output=True, text=True, timeout=60, check=True)
    assert ended.stdout.split() == ["ANSWERED", "ended"]
