"""Random updates while Telegram and the network fail: how many have no effect, how often Telegram's rules are broken.

    python -m tests.benchmarks.telegram.faults [--updates 600] [--by polling|webhook]

The bot is a process of its own over the seed article, and Telegram the emulator of ../shared/tools/botapi, which keeps
the flood limits and checks each call. People write, press buttons, correct what they wrote, send documents and things
without words, ask inline, and add the bot to groups. Meanwhile calls are refused (429, 500), reset, answered with
rubbish or carried out without an answer; some updates are posted twice, and some cannot be read. An update has an
effect if it is answered where it was made: a message by a reply, a press and an inline query by their answers (or by
the person's next one, for Telegram shows nothing to somebody who has typed on), a correction by an edit or a reply, a
new group by a greeting. Telegram forgets presses after 15 seconds and inline queries after 10, so that a busy machine
answers some of them too late; these are counted apart.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.telegram.emulator import TOKEN, Emulator, Json, emulated, is_there, replied_to
from tests.faces.telegram_process import start_bot
from tests.servers.ports import free_port

TEXTS = (
    "What did Josep Borrell say about the results?", "Who will not back down?", "And who said that?", "/quotes",
    "/quotes Borrell", "/speakers", "/sources", "/help", "/start", "/next", "/previous", "/context", "/open 1",
    "/open all", "/check Borrell: “We will not back down”", "/card", "/timeline tariffs", "/library", "/forget 1",
    "/unfollow", "/language", "/language de", "/privacy", "/nonsense", "/add", "🙂", "\u200b", "//ask", "x" * 3_000,
    "https://127.0.0.1:9/nothing", "<b>&amp;", "‮what?", "/ask",
)  # fmt: skip
WORDLESS: tuple[Json, ...] = (
    {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                 "is_animated": False, "is_video": False}},
    {"location": {"latitude": 1.0, "longitude": 2.0}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"contact": {"phone_number": "1", "first_name": "Ann"}},
)  # fmt: skip
FAULTS: tuple[object, ...] = ({"code": 429, "retry_after": 1}, "reset", "502", "garbage", "empty", {"code": 500})
FAILING = ("sendMessage", "sendMessage", "editMessageText", "sendChatAction", "answerCallbackQuery", "getFile")
PEOPLE = range(101, 161)
GROUPS = range(-1020, -1000)
ARTICLE = (
    "Mill to stay open\n\n“The mill stays open until the last order is made,” said Tom Reed, its owner, on Monday.\n"
)
PATIENCE = 60.0
IN_A_ROW = 3
"""Faults that wait for calls of one method. After five of them, the bot gives up; that is no matter of chance here."""


@dataclass(slots=True)
class Show:
    """What has been done, and what each of it should have brought about: a description and a test for it."""

    emulator: Emulator
    chance: random.Random
    hook: str = ""
    expected: list[tuple[str, Callable[[], bool]]] = field(default_factory=list)
    written: list[tuple[int, int]] = field(default_factory=list)
    typed_last: dict[int, str] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    polls: object = None
    faults: Counter[str] = field(default_factory=Counter)

    def step(self) -> None:
        """One update, and perhaps a fault before it."""
        if self.chance.random() < 0.4:
            self._fail()
        kinds = (self._write, self._write, self._write, self._ask_group, self._press, self._press, self._correct,
                 self._send_document, self._send_wordless, self._ask_inline, self._join, self._unreadable)  # fmt: skip
        made = self.chance.choice(kinds)
        made()
        self.done[made.__name__.strip("_")] += 1

    def _fail(self) -> None:
        method, error = self.chance.choice(FAILING), self.chance.choice(FAULTS)
        polls = self.emulator.state("polls")
        if not self.hook and polls != self.polls and self.chance.random() < 0.2:
            method, self.polls = (
                "getUpdates",
                polls,
            )  # one after the other: each makes the bot wait before it asks again
        met = [call for call in self.emulator.calls(method) if "fault" in call]
        if method != "getUpdates" and self.faults[method] - len(met) >= IN_A_ROW:
            return
        self.faults[method] += 1
        applies = method == "sendMessage" and error in {"reset", "garbage"} if isinstance(error, str) else False
        self.emulator.do("fail", method=method, error=error, apply=applies and self.chance.random() < 0.5)

    def _write(self) -> None:
        person = self.chance.choice(PEOPLE)
        self._expect_reply(self.emulator.do("message", chat=person, text=self.chance.choice(TEXTS)))

    def _ask_group(self) -> None:
        text = f"/ask@news_quote_bot {self.chance.choice(TEXTS[:3])}"
        said = self.emulator.do(
            "message", chat=self.chance.choice(GROUPS), text=text, sender=self.chance.choice(PEOPLE)
        )
        self._expect_reply(said)

    def _send_wordless(self) -> None:
        person = self.chance.choice(PEOPLE)
        self._expect_reply(self.emulator.do("message", chat=person, extra=self.chance.choice(WORDLESS)))

    def _send_document(self) -> None:
        name = self.chance.choice(("mill.txt", "mill.pdf", "odd.zip", "mill.html", "none"))
        document = {"name": name, "content": f"{ARTICLE}{self.chance.random()}"}
        self._expect_reply(self.emulator.do("message", chat=self.chance.choice(PEOPLE), document=document))

    def _press(self) -> None:
        chat = self.chance.choice(self.written)[0] if self.written else 0
        try:
            pressed = self.emulator.do("press", chat=chat, sender=self.chance.choice(PEOPLE), text="")
        except LookupError:  # no message with buttons there yet
            self._write()
            return
        match pressed:
            case {"callback_query_id": str(number)}:
                self.expected.append((f"press {number}", lambda: not self._is_open("unanswered_callbacks", number)))
            case _:  # it leads to a page
                self._write()

    def _correct(self) -> None:
        private = [(chat, number) for chat, number in self.written if chat > 0]
        if not private:
            self._write()
            return
        chat, number = self.chance.choice(private[-50:])
        mark = int(str(self.emulator.do("mark")))
        self.emulator.do("message", chat=chat, text="What did Josep Borrell say about China?", edit=number)
        self.expected.append((f"correction in {chat}", lambda: self._is_said(chat, mark)))

    def _ask_inline(self) -> None:
        person, words = self.chance.choice(PEOPLE), self.chance.choice(("", "results", "Borrell", "zzz"))
        asked = self.emulator.do("inline", query=words, sender=person, timeout=0.0)
        match asked:
            case {"inline_query_id": str(number)}:
                self.typed_last[person] = number
                self.expected.append((f"inline {number}", lambda: self._is_over(person, number)))
            case _:  # answered from Telegram's cache
                self._write()

    def _is_over(self, person: int, number: str) -> bool:
        """Whether an inline query has been answered, or its person has typed on since."""
        return self.typed_last[person] != number or not self._is_open("unanswered_inline", number)

    def _join(self) -> None:
        chat, person = -2_000 - self.done["join"], self.chance.choice(PEOPLE)
        self.emulator.do("chat", id=chat, members={str(person): "member"})
        mark = int(str(self.emulator.do("mark")))
        group = {"id": chat, "type": "supergroup", "title": "Group"}
        me = {"id": 123456, "is_bot": True, "first_name": "News Quote Bot", "username": "news_quote_bot"}
        change = {
            "chat": group,
            "from": {"id": person, "is_bot": False, "first_name": "User"},
            "date": int(time.time()),
            "old_chat_member": {"user": me, "status": "left"},
            "new_chat_member": {"user": me, "status": "member"},
        }
        self.emulator.do("update", kind="my_chat_member", object=change)
        self.expected.append((f"joined {chat}", lambda: self._is_said(chat, mark)))

    def _unreadable(self) -> None:
        broken: tuple[object, ...] = ({"private": "words"}, ["x"], {"message_id": 1, "date": 10**30}, {})
        self.emulator.do("update", kind=self.chance.choice(("message", "callback_query", "unheard_of")),
                         object=self.chance.choice(broken))  # fmt: skip

    def _expect_reply(self, said: object) -> None:
        if self.hook and self.chance.random() < 0.1:
            self._post_again(said)
        match said:
            case {"delivered": True, "message": {"chat": {"id": int(chat)}, "message_id": int(number)} as message}:
                self.written.append((chat, number))
                self.expected.append((f"{message.get('text', message)}", lambda: (chat, number) in self._replied()))
            case _:
                sys.exit(f"the emulator delivers no message: {said}")

    def _post_again(self, said: object) -> None:
        match said, self.emulator.state("webhook"):
            case {"update_id": int(number), "message": dict(message)}, {"secret": str(secret)}:
                _post(self.hook, json.dumps({"update_id": number, "message": message}).encode(), secret)

    def _is_said(self, chat: int, mark: int) -> bool:
        calls = self.emulator.do("calls", chat=chat, since=mark)
        return isinstance(calls, list) and any(call["method"] != "sendChatAction" for call in calls)

    def _is_open(self, name: str, number: str) -> bool:
        still = self.emulator.state(name)
        return isinstance(still, list) and number in still

    def _replied(self) -> set[tuple[int, int]]:
        return {one for call in self.emulator.calls("sendMessage") + self.emulator.calls("sendPhoto")
                if (one := replied_to(call))}  # fmt: skip


def main() -> None:
    arguments = _arguments()
    if not is_there():
        sys.exit("the emulator does not lie beside the checkout")
    with TemporaryDirectory(prefix="onrecord-benchmark-") as folder, emulated() as emulator:
        for chat in GROUPS:
            emulator.do("chat", id=chat, members={str(one): "member" for one in PEOPLE})
        show = Show(emulator, random.Random(arguments.seed))  # noqa: S311 - repeatable, no secret
        # Nobody reads the log before the end, and what it may hold is bounded.
        settings = {"models": "true", "log_level": "error"}
        if arguments.by == "webhook":
            port = free_port()
            show.hook = f"http://127.0.0.1:{port}/hook"
            settings |= {"telegram_webhook_url": show.hook, "telegram_webhook_port": str(port)}
        with start_bot(emulator, TOKEN, Path(folder), **settings) as process:
            while len(emulator.calls("setMyCommands")) < 2:
                time.sleep(0.1)
            for number in range(arguments.updates):
                show.step()
                if show.hook and number % 10 == 0:
                    _post(show.hook, b"{", "a guess")
                time.sleep(show.chance.uniform(0.0, 0.1))
            without = _wait(show)
            process.terminate()
            log = process.ended()
        _tell("updates", ", ".join(f"{number} {kind}" for kind, number in show.done.most_common()))
        late = [what for what in without if what.rpartition(" ")[2] in _tried(emulator)]
        lost = [what for what in without if what not in late]
        _tell("without effect", f"{len(lost)} {lost[:5] if lost else ''}")
        _tell("too late", f"{len(late)} presses and inline queries, answered after Telegram had forgotten them")
        violations = emulator.do("violations")
        kinds = Counter(f"{one['kind']} {one['detail']}" for one in violations) if isinstance(violations, list) else {}
        _tell("violations", f"{sum(kinds.values())} {dict(kinds) if kinds else ''}")
        _tell("bugs in the log", str(log.count("A bug")))


def _wait(show: Show) -> list[str]:
    """What has had no effect once nothing more happens."""
    left, since = show.expected, time.monotonic()
    while left and time.monotonic() - since < PATIENCE:
        now = [(what, is_done) for what, is_done in left if not is_done()]
        left, since = now, time.monotonic() if len(now) < len(left) else since
        time.sleep(1.0)
    return [what for what, _ in left]


def _tried(emulator: Emulator) -> set[str]:
    """The presses and inline queries that the bot has tried to answer."""
    calls = emulator.calls("answerCallbackQuery") + emulator.calls("answerInlineQuery")
    arguments = [call["args"] for call in calls]
    names = ("callback_query_id", "inline_query_id")
    return {str(each[name]) for each in arguments if isinstance(each, dict) for name in names if name in each}


def _post(hook: str, body: bytes, secret: str) -> None:
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": secret}
    request = urllib.request.Request(hook, body, headers)  # noqa: S310 - the loopback interface
    try:
        urllib.request.urlopen(request, timeout=10).close()  # noqa: S310 - the loopback interface
    except urllib.error.HTTPError as error:
        error.close()


def _tell(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:16}{figure}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--updates", type=int, default=600)
    parser.add_argument("--by", choices=["polling", "webhook"], default="polling")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
