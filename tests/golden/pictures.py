"""The pictures that the README shows; `python -m tests.golden.pictures` draws them anew.

The console answers about the first article, and the card is a quote of it. The chat is about articles of our own, and
the timeline counts what a few people of our own say over a year.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from bot.pictures import draw_card, draw_timeline
from bot.talk.catalogue import quotes_of
from bot.talk.timeline import timeline_of
from retrieval import Article, Library, read_articles
from seeds import SEEDS
from tests.golden import chat, terminal
from tests.golden.bubbles import draw_chat
from tests.newsroom import BUDGET, DAM

HERE = Path(__file__).parent
CONSOLE, CHAT, CARD, TIMELINE = "console.svg", "chat.png", "card.png", "timeline.png"
TYPED = (
    "what did wang say about building peace",
    "and who said the results are not correct?",
    "What did Biden say about sanctions?",
)
WRITTEN = (
    "What did Maria Keller say about the fuel duty?",
    "/check Lena Ortiz said we will not touch the fuel duty",
    "What did Biden say about sanctions?",
)
NUMBER = 13
SPOKEN = {
    "Maria Keller, the finance minister": (1, 1, 2, 4, 5, 2, 1, 0, 1, 2, 3, 1),
    "Lena Ortiz, the union leader": (0, 2, 2, 3, 4, 1, 0, 0, 2, 3, 2, 0),
    "Paul Weber, the mayor": (0, 0, 1, 3, 2, 1, 0, 0, 0, 1, 2, 0),
    "Ada Lindqvist, an engineer": (0, 0, 1, 1, 2, 0, 0, 0, 0, 2, 0, 0),
    "Bob Ray, a driver": (0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 1, 0),
    "Cleo Park, a farmer": (0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0),
    "Sam Okoye, a teacher": (0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0),
}
"""How many quotes of each there are in every month of a year."""


def drawn() -> dict[str, bytes]:
    """Each picture by its file's name."""
    seed = _library(article for article in read_articles(SEEDS) if isinstance(article, Article))
    (quote,) = islice(quotes_of(seed, seed.shelf.articles), NUMBER - 1, NUMBER)
    return {
        CONSOLE: terminal.draw(terminal.talk(TYPED)),
        CHAT: draw_chat(asyncio.run(chat.talk(WRITTEN, _library((BUDGET, DAM))))),
        CARD: draw_card(quote),
        TIMELINE: draw_timeline(timeline_of("fuel duty", _library(_articles()))),
    }


def _library(articles: Iterable[Article]) -> Library:
    library = Library(semantic=False)
    for article in articles:
        library.add(article)
    return library


def _articles() -> Iterator[Article]:
    for speaker, months in SPOKEN.items():
        for month, quotes in enumerate(months, start=1):
            for day in range(1, quotes + 1):
                text = f"“In week {day} of month {month} the fuel duty is too high,” said {speaker}."
                published = f"2024-{month:02}-{day * 5:02}"
                yield Article(f"{speaker} {published}", "The fuel duty", text, "The Daily Ledger", published)


if __name__ == "__main__":
    for name, picture in drawn().items():
        (HERE / name).write_bytes(picture)
