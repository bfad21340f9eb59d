"""The bot is killed again and again with questions under way: how many are lost, how many answered twice; by hand.

    python -m tests.benchmarks.telegram.kills [--kills 20] [--by polling|webhook] [--in-groups 0.1] [--lives 0]

The bot is a process of its own over the seed article, and Telegram the emulator of ../shared/tools/botapi. In each of
its lives, people ask in private chats and in a group, which asks the share `--in-groups`; the bot is killed (SIGKILL)
at a random moment while it answers, `--lives` seconds after its first answer or soon after that.
At the end it lives until nothing is under way any more. Lost is a question that no message replies to; doubled is one
that two do. A message that was on its way when the kill came has to be sent again, since nothing tells the bot of the
next life whether it arrived; how long before the kill Telegram had it is told, too.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.telegram.emulator import TOKEN, Emulator, Json, emulated, is_there, replied_to
from tests.faces.telegram_process import start_bot
from tests.servers.ports import free_port

QUESTIONS = (
    "What did Josep Borrell say about the results?",
    "Who will not back down?",
    "And who said that?",
    "/quotes",
    "/speakers",
    "/help",
    "What did Elon Musk say?",
)
PEOPLE = range(101, 113)
GROUP = -1001
ASKED = 16
"""Questions in each life."""
PATIENCE = 90.0
"""Seconds without any answer; in a group, Telegram allows twenty messages a minute."""


def main() -> None:
    arguments = _arguments()
    if not is_there():
        sys.exit("the emulator does not lie beside the checkout")
    chance = random.Random(arguments.seed)  # noqa: S311 - repeatable, no secret
    with TemporaryDirectory(prefix="onrecord-benchmark-") as folder, emulated() as emulator:
        emulator.do("chat", id=GROUP, members={str(one): "member" for one in PEOPLE})
        settings = _settings(arguments.by)
        asked: list[tuple[int, int]] = []
        kills = []
        for _ in range(arguments.kills):
            asked += life(emulator, Path(folder), settings, chance, arguments)
            kills.append(time.time())
        under_way = Counter(asked) - answered(emulator)
        _tell("questions", f"{len(asked)}, {sum(under_way.values())} of them not answered after the last kill")
        with start_bot(emulator, TOKEN, Path(folder), **settings):
            wait(emulator, asked)
        found = answered(emulator)
        lost = [one for one in asked if not found[one]]
        doubled = [one for one in asked if found[one] > 1]
        _tell("kills", str(arguments.kills))
        _tell("lost", str(len(lost)))
        _tell("doubled", f"{len(doubled)}; known to Telegram {_before(emulator, doubled, kills)} before a kill")
        _tell("violations", _kinds(emulator.do("violations")))


def life(
    emulator: Emulator, folder: Path, settings: dict[str, str], chance: random.Random, arguments: argparse.Namespace
) -> list[tuple[int, int]]:
    """The questions of one life of the bot, some of them asked while it was not there yet."""
    before = sum(answered(emulator).values())
    asked = [ask(emulator, chance, arguments.in_groups) for _ in range(ASKED // 4)]
    with start_bot(emulator, TOKEN, folder, **settings) as process:
        for _ in range(ASKED - len(asked)):
            asked.append(ask(emulator, chance, arguments.in_groups))
            time.sleep(chance.uniform(0.0, 0.05))
        end = time.monotonic() + PATIENCE
        while sum(answered(emulator).values()) == before and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(arguments.lives + chance.uniform(0.0, 1.0))
        process.kill()
    return asked


def ask(emulator: Emulator, chance: random.Random, in_groups: float) -> tuple[int, int]:
    """A question; returns the chat and the message."""
    person, text = chance.choice(PEOPLE), chance.choice(QUESTIONS)
    if chance.random() < in_groups:
        text = text if text.startswith("/") else f"/ask {text}"
        return _posted(emulator.do("message", chat=GROUP, text=text, sender=person))
    return _posted(emulator.do("message", chat=person, text=text))


def _posted(result: object) -> tuple[int, int]:
    match result:
        case {"delivered": True, "message": {"chat": {"id": int(chat)}, "message_id": int(number)}}:
            return chat, number
        case _:
            sys.exit(f"the emulator delivers no message: {result}")


def answered(emulator: Emulator) -> Counter[tuple[int, int]]:
    """How often each message has been replied to, as the people in the chat see it."""
    replies = (replied_to(call) for call in emulator.calls("sendMessage") if _is_seen(call))
    return Counter(one for one in replies if one)


def _is_seen(call: Json) -> bool:
    return call.get("ok") is True


def wait(emulator: Emulator, asked: list[tuple[int, int]]) -> None:
    """Wait until all are answered, or no more answers come, and a while longer, for answers that come twice."""
    left, since = len(asked) + 1, time.monotonic()
    while left and time.monotonic() - since < PATIENCE:
        time.sleep(0.5)
        now = len(set(asked) - answered(emulator).keys())
        left, since = now, time.monotonic() if now < left else since
    time.sleep(5.0)


def _settings(by: str) -> dict[str, str]:
    settings = {"models": "true"}
    if by == "polling":
        return settings
    port = free_port()
    return {**settings, "telegram_webhook_url": f"http://127.0.0.1:{port}/hook", "telegram_webhook_port": str(port)}


def _before(emulator: Emulator, doubled: list[tuple[int, int]], kills: list[float]) -> str:
    """How long before a kill the first answers to these messages were sent."""
    first: dict[tuple[int, int], float] = {}
    for call in filter(_is_seen, emulator.calls("sendMessage")):
        if replied := replied_to(call):
            first.setdefault(replied, float(str(call["t"])))
    waits = [min(kill - first[one] for kill in kills if kill >= first[one]) for one in doubled]
    return ", ".join(f"{1000 * wait:.0f} ms" for wait in sorted(waits)) or "-"


def _kinds(violations: object) -> str:
    kinds = Counter(str(one["kind"]) for one in violations) if isinstance(violations, list) else Counter[str]()
    return ", ".join(f"{number} {kind}" for kind, number in kinds.items()) or "0"


def _tell(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:16}{figure}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--by", choices=["polling", "webhook"], default="polling")
    parser.add_argument("--in-groups", type=float, default=0.1, help="the share of the questions that a group asks")
    parser.add_argument("--lives", type=float, default=0.0, help="how long the bot answers before it is killed")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
