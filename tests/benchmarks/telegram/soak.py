"""Many chats asking at once, over a large library: how much later than the flood limits demand, order, memory; by hand.

    python -m tests.benchmarks.telegram.soak QUESTIONS.jsonl ARTICLES.jsonl ... [--questions 20000] [--folder DIR]

The bot is a process of its own and talks HTTP with a Bot API server in this one. In each wave every chat asks two
questions at once: those given, again and again, as when something has happened; `--made 4` puts four between two of
them that nobody has asked before, made of words of the articles. With `--rate 20` the questions of a wave come one
after another, so many a second. An answer is as late as it comes after the moment at which the limits (28 messages a
second) let a bot send it that has all its answers ready. `--unlimited` leaves the limits out and tells how many answers
a second there are.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import os
import random
import subprocess
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from bot.telegram.wire.limits import Limits
from retrieval import Article, Store, add_articles, is_library, read_articles
from retrieval.evaluating import read_questions
from retrieval.library.analysed import assemble
from retrieval.library.passages import split_passages
from tests.benchmarks.library_speed import Words
from tests.faces.botapi import TOKEN, LoopbackBotApi, private

EACH = 2
"""Questions that a chat asks at once."""
AT_ONCE = 50
PATIENCE = 900.0
UNMARKED = {ord(mark): None for mark in "\"“”„‟«»‘’'`"}
"""Made articles have no quotation marks: they would stand anywhere, and mending them takes longer than in the news."""
BOT = """
import sys
from pathlib import Path
from bot.telegram import Options, run_bot
from bot.telegram.wire.limits import Limits
from retrieval import Store
folder, url, token, limited, semantic = sys.argv[1:]
limits = Limits() if limited == "True" else Limits(0.0, 1.0, 1_000_000, 1.0, 1_000_000)
library = Store(Path(folder), semantic=semantic == "True").library
run_bot(library, token, url, Options(limits=limits))
"""


@dataclass(frozen=True, slots=True)
class Wave:
    """One wave's lateness in seconds, in the order in which the answers came, and how long it took in all."""

    late: list[float]
    seconds: float


class Window:
    """When a bot that has all its answers ready could send them: at most `limit` within any `seconds`."""

    def __init__(self, limit: int, seconds: float) -> None:
        self._seconds = seconds
        self._moments: deque[float] = deque(maxlen=limit)

    def reserve(self, now: float) -> float:
        """The first free moment from `now` on, which this call takes. Moments are handed out in order."""
        moment = now
        if len(self._moments) == self._moments.maxlen:
            moment = max(now, self._moments[0] + self._seconds)
        self._moments.append(moment)
        return moment


class Telegram(LoopbackBotApi):
    """Notes when each message was answered; keeps connections open, as Telegram does, and no calls."""

    def __init__(self) -> None:
        super().__init__(keeps_alive=True)
        self.answered: list[tuple[float, int]] = []
        self.typing = 0
        self._progress = threading.Condition()

    def answer(self, method: str, arguments: dict[str, str]) -> object:
        """As the loopback server's, and forgotten at once."""
        result = super().answer(method, arguments)
        self.calls.clear()
        with self._progress:
            self.typing += method == "sendChatAction"
            if method == "sendMessage":
                replied = int(arguments["reply_parameters"].partition('"message_id":')[2].strip(" }").split(",")[0])
                self.answered.append((time.monotonic(), replied))
            self._progress.notify_all()
        return result

    def wait(self, count: int) -> list[tuple[float, int]]:
        """The moments and messages answered, once they are so many, which are forgotten then."""
        with self._progress:
            if not self._progress.wait_for(lambda: len(self.answered) >= count, PATIENCE):
                sys.exit(f"an update was lost: {len(self.answered)} of {count} are answered")
            answered, self.answered = self.answered, []
            return answered


def main() -> None:
    arguments = _arguments()
    articles = [found for path in arguments.articles for found in read_articles(path) if isinstance(found, Article)]
    real = [question.question for question in read_questions(arguments.questions_file)]
    with TemporaryDirectory(prefix="onrecord-benchmark-") as scratch:
        folder = (arguments.folder or Path(scratch)) / "library"
        make_library(folder, articles, arguments.passages)
        api = Telegram()
        with api:
            started = (str(folder), api.url, TOKEN, str(not arguments.unlimited), str(not arguments.plain))
            bot = subprocess.Popen([sys.executable, "-c", BOT, *started], stderr=subprocess.DEVNULL)
            try:
                soak(api, bot.pid, questions(real, articles, arguments.made), arguments)
            finally:
                bot.terminate()
                bot.wait(timeout=20)


def soak(api: Telegram, pid: int, asked: Iterator[str], arguments: argparse.Namespace) -> None:
    wave(api, asked, arguments.chats)  # loads what is loaded at first use
    before, spent = memory(pid), cpu_seconds(pid)
    waves = []
    for _ in range(0, arguments.questions, EACH * arguments.chats):
        time.sleep(Limits().second)  # the limits of the last wave are no concern of the next one
        waves.append(wave(api, asked, arguments.chats, arguments.rate))
    answers = sum(len(one.late) for one in waves)
    tell("answers, none lost or out of turn", f"{answers:,} to {arguments.chats} chats")
    tell("answers a second", f"{median(len(one.late) / one.seconds for one in waves):.0f}, median of the waves")
    tell("processor time of an answer", f"{1000 * (cpu_seconds(pid) - spent) / answers:.1f} ms")
    if not arguments.unlimited:
        late = [quantiles(one.late, n=20) for one in waves]
        p50, p95 = median(cuts[9] for cuts in late), median(cuts[18] for cuts in late)
        tell("later than the limits demand", f"p50 {1000 * p50:.0f} ms, p95 {1000 * p95:.0f} ms, median of the waves")
    tell("memory", f"{before / 1024:.0f} MB after the first wave, {memory(pid) / 1024:.0f} MB after the last")


def wave(api: Telegram, asked: Iterator[str], chats: int, rate: float = 0.0) -> Wave:
    """Every chat asks, so many a second or all at once. Exits where an answer is missing or a chat's out of turn."""
    start = time.monotonic()
    window = Window(Limits().overall_second, Limits().second)
    apart = 1 / rate if rate else 0.0
    of_chat: dict[int, list[int]] = defaultdict(list)
    free = []
    for number in range(EACH * chats):
        time.sleep(max(0.0, start + number * apart - time.monotonic()))
        chat = 1_000 + number % chats
        of_chat[chat].append(api.say(next(asked), private(chat)))
        free.append(window.reserve(time.monotonic()))
    answered = api.wait(EACH * chats)
    place = {replied: at for at, (_, replied) in enumerate(answered)}
    for numbers in of_chat.values():
        if [place.get(number, -1) for number in numbers] != sorted(place.get(number, -2) for number in numbers):
            sys.exit("an answer came out of turn, or never")
    moments = sorted(moment for moment, _ in answered)
    late = [max(0.0, moment - earliest) for moment, earliest in zip(moments, free, strict=True)]
    return Wave(late, moments[-1] - start)


def questions(real: Sequence[str], articles: Sequence[Article], made: int) -> Iterator[str]:
    """Without end: the real questions, and between two of them some made of words that stand together in an article."""
    chance = random.Random(0)  # noqa: S311 - repeatable, no secret
    for question in itertools.cycle(real):
        yield question
        for _ in range(made):
            words = chance.choice(articles).text.split()
            at = chance.randrange(max(1, len(words) - 5))
            yield f"What was said about {' '.join(words[at : at + 5])}?"


def make_library(folder: Path, articles: Sequence[Article], passages: int) -> None:
    """The articles with their quotes, and as many made of their words as it takes; left alone where it is there."""
    if is_library(folder):
        return
    store = Store(folder, create=True, semantic=False)
    for _ in add_articles(store, articles):
        pass
    words, held = Words(articles, seed=0), store.size().passages
    numbers = itertools.count()
    with store.adding():
        while held < passages:
            with store.library.shelf.changing():
                for number in itertools.islice(numbers, AT_ONCE):
                    made = words.article(number)
                    article = dataclasses.replace(made, text=made.text.translate(UNMARKED))
                    analysed = assemble(article, "en", (), split_passages(article))
                    store.library.add_analysed(analysed)
                    held += len(analysed.passages)
    store.close()


def memory(pid: int) -> int:
    """Resident now, in kilobytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tell(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:36}{figure}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions_file", type=Path, metavar="QUESTIONS.jsonl")
    parser.add_argument("articles", type=Path, nargs="+", metavar="ARTICLES.jsonl")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the library here, or ask the one that is here")
    parser.add_argument("--chats", type=int, default=200)
    parser.add_argument("--questions", type=int, default=2_000)
    parser.add_argument(
        "--made", type=int, default=0, help="questions that nobody has asked, between two of those given"
    )
    parser.add_argument("--rate", type=float, default=0.0, help="questions a second; without it all at once")
    parser.add_argument("--unlimited", action="store_true", help="leave the flood limits out")
    parser.add_argument("--plain", action="store_true", help="without the sentence encoder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
