"""Many chats asking at once: how long an answer takes beside the conversation alone, order within chats, memory.

    python -m tests.benchmarks.telegram_soak --chats 200 --questions 2000

Prints ratios against the same questions asked of the conversation in this process, one after the other.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import itertools
import resource
import time
from statistics import quantiles

from bot.conversation import Conversation, Request
from tests.faces.botapi import Call, LoopbackBotApi, private
from tests.faces.telegram_bot import answering
from tests.newsroom import newsroom

QUESTIONS = (
    "What did Maria Keller say about the fuel duty?",
    "Who spoke about the dam?",
    "/quotes ortiz",
    "Where do the talks go on?",
    "What did they say about zebras?",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--questions", type=int, default=2_000)
    arguments = parser.parse_args()
    alone = seconds_alone(arguments.questions)
    asyncio.run(soak(arguments.chats, arguments.questions, alone))


def seconds_alone(questions: int) -> float:
    """Mean seconds of an answer without Telegram."""
    conversation = Conversation(newsroom())
    for text in QUESTIONS:
        conversation.respond(Request(text))
    asked = list(itertools.islice(itertools.cycle(QUESTIONS), min(questions, 500)))
    start = time.perf_counter()
    for text in asked:
        conversation.respond(Request(text, "alone"))
    return (time.perf_counter() - start) / len(asked)


async def soak(chats: int, questions: int, alone: float) -> None:
    with LoopbackBotApi() as api:
        async with answering(api):
            await wave(api, chats, chats)
            before = resident()
            start = time.perf_counter()
            waits = []
            for _ in range(0, questions, chats):
                waits += await wave(api, chats, chats)
            seconds = time.perf_counter() - start
            gc.collect()
            growth = resident() / before
    cuts = quantiles(waits, n=20)
    print(f"{len(waits):,} answers to {chats} chats asking at once, {len(waits) / seconds:.0f} a second")  # noqa: T201
    print(f"an answer takes {seconds / len(waits) / alone:.1f} times as long as without Telegram")  # noqa: T201
    print(f"update to sendMessage: p50 {cuts[9] / chats / alone:.2f}, p95 {cuts[18] / chats / alone:.2f} of a wave")  # noqa: T201
    print(f"memory after / before: {growth:.2f}")  # noqa: T201


async def wave(api: LoopbackBotApi, chats: int, questions: int) -> list[float]:
    """Every chat asks once; seconds until each is answered. Raises where one is answered out of turn."""
    earlier = len(api.of("sendMessage"))
    asked: dict[int, float] = {}
    texts = itertools.cycle(QUESTIONS)
    for number in range(questions):
        asked[api.say(next(texts), private(1_000 + number % chats))] = time.monotonic()
    answers: list[Call] = (await asyncio.to_thread(api.wait_for, "sendMessage", earlier + questions, patience=600.0))[
        earlier:
    ]
    replied = [int(str(answer.parameter("reply_parameters")["message_id"])) for answer in answers]
    if sorted(replied) != sorted(asked):
        raise SystemExit("an update was lost, or answered twice")
    return [answer.moment - asked[number] for answer, number in zip(answers, replied, strict=True)]


def resident() -> int:
    """The greatest resident memory so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
