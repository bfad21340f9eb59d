"""Telegram's flood limits: how many requests arrive, and what each chat waits for. No test measures speed."""

from __future__ import annotations

import asyncio
import itertools
from contextlib import closing
from pathlib import Path

import pytest
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.telegram.storing.store import BotStore
from bot.telegram.wire.limits import Limits
from bot.telegram.wire.pacing import Pacing, Places, Result

STEP = 0.05


@pytest.mark.parametrize("sharers", [1, 2])
async def test_no_more_requests_than_allowed_arrive_within_a_second_however_long_each_takes(sharers: int) -> None:
    limit, seconds = 4, 0.2
    places, arrived = Places(limit, seconds, lambda: sharers), list[float]()

    async def request(number: int) -> None:
        async with places:
            await asyncio.sleep(0.01 * (number % 7))  # on its way
            arrived.append(asyncio.get_running_loop().time())
            await asyncio.sleep(0.01 * (number % 5))  # its answer

    await asyncio.gather(*map(request, range(20)))
    arrived.sort()
    assert all(late - early >= sharers * seconds for early, late in zip(arrived, arrived[limit:], strict=False))


def limits(spacing: float = 0.0, minute: float = 0.0, tries: int = 3) -> Limits:
    return Limits(spacing, minute, group_minute=2, second=1.0, overall_second=1_000, tries=tries)


class Server:
    """Takes calls, and refuses as many of the first as it is told to."""

    def __init__(self, *refusals: Exception) -> None:
        self.moments: list[tuple[str, float]] = []
        self._refusals = list(refusals)

    async def call(self, name: str) -> Result:
        self.moments.append((name, asyncio.get_running_loop().time()))
        if self._refusals:
            raise self._refusals.pop(0)
        return True


async def send(pacing: Pacing, server: Server, chat: int, endpoint: str = "sendMessage") -> Result:
    return await pacing.process_request(server.call, (str(chat),), {}, endpoint, {"chat_id": chat}, None)


async def test_messages_to_one_chat_keep_their_distance_and_order() -> None:
    pacing, server = Pacing(limits(spacing=STEP)), Server()
    await asyncio.gather(*(send(pacing, server, 7) for _ in range(4)))
    assert all(late - early >= STEP for (_, early), (_, late) in itertools.pairwise(server.moments))


async def test_a_group_gets_no_more_than_its_share_of_a_minute() -> None:
    pacing, server = Pacing(limits(minute=4 * STEP)), Server()
    await asyncio.gather(*(send(pacing, server, -7) for _ in range(4)))
    moments = [moment for _, moment in server.moments]
    assert moments[2] - moments[0] >= 4 * STEP
    assert moments[3] - moments[1] >= 4 * STEP


async def test_the_typing_indicator_counts_for_nothing() -> None:
    pacing, server = Pacing(limits(spacing=60.0)), Server()
    await send(pacing, server, 7)
    assert await send(pacing, server, 7, "sendChatAction")


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_a_chat_that_has_to_wait_keeps_no_other_waiting() -> None:
    pacing, server = Pacing(limits()), Server(RetryAfter(1))
    waiting = asyncio.create_task(send(pacing, server, 7))
    await asyncio.sleep(0)
    await send(pacing, server, 8)
    assert await waiting
    assert [name for name, _ in server.moments] == ["7", "8", "7"]
    assert server.moments[2][1] - server.moments[0][1] >= 1.0


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_the_last_refusal_is_raised() -> None:
    with pytest.raises(RetryAfter):
        await send(Pacing(limits(tries=1)), Server(RetryAfter(1)), 7)


async def test_other_errors_are_raised_at_once() -> None:
    server = Server(BadRequest("no"))
    with pytest.raises(BadRequest):
        await send(Pacing(limits()), server, 7)
    assert len(server.moments) == 1


async def test_chats_that_are_silent_are_forgotten() -> None:
    pacing, server = Pacing(limits()), Server()
    for chat in range(1, Pacing.REMEMBERED + 3):
        await send(pacing, server, chat)
    assert len(pacing._turns) <= Pacing.REMEMBERED


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_a_refused_typing_indicator_is_not_repeated_and_the_answer_waits_as_long_as_asked_for() -> None:
    pacing, server = Pacing(limits()), Server(RetryAfter(1))
    with pytest.raises(RetryAfter):
        await send(pacing, server, 7, "sendChatAction")
    with pytest.raises(TelegramError):
        await send(pacing, server, 7, "sendChatAction")
    assert await send(pacing, server, 8, "sendChatAction")
    assert await send(pacing, server, 7)
    chats = [chat for chat, _ in server.moments]
    assert chats == ["7", "8", "7"]
    assert server.moments[-1][1] - server.moments[0][1] >= 1


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_no_indicator_is_shown_while_a_message_has_to_wait() -> None:
    pacing, server = Pacing(limits()), Server(RetryAfter(1))
    waiting = asyncio.create_task(send(pacing, server, 7))
    await asyncio.sleep(STEP)
    with pytest.raises(TelegramError):
        await send(pacing, server, 7, "sendChatAction")
    assert await waiting
    assert await send(pacing, server, 7, "sendChatAction")


@pytest.mark.parametrize("chat", [7, -7])
async def test_a_bot_that_starts_again_keeps_to_what_was_sent_before(tmp_path: Path, chat: int) -> None:
    server = Server()
    for _ in range(3):
        with closing(BotStore(tmp_path / "store.sqlite3")) as store:
            pacing = Pacing(limits(spacing=STEP, minute=20 * STEP), memory=store.sent)
            await pacing.initialize()
            await send(pacing, server, chat)
    moments = [moment for _, moment in server.moments]
    assert all(late - early >= STEP for early, late in itertools.pairwise(moments))
    assert chat > 0 or moments[2] - moments[0] >= 20 * STEP
