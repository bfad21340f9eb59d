"""The pictures that the README shows; `python -m tests.golden.pictures` draws them anew.

The card is a quote of the first article, the timeline counts what a few people of our own say over a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bot.catalogue import quotes_of
from bot.pictures import draw_card, draw_timeline
from bot.timeline import timeline_of
from retrieval import Article, Library, read_articles
from seeds import SEEDS

HERE = Path(__file__).parent
CARD, TIMELINE = "card.png", "timeline.png"
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
    seed = Library(semantic=False)
    for article in read_articles(SEEDS):
        assert isinstance(article, Article)
        seed.add(article)
    (quote,) = islice(quotes_of(seed, seed.articles), NUMBER - 1, NUMBER)
    news = Library(semantic=False)
    for article in _articles():
        news.add(article)
    return {CARD: draw_card(quote), TIMELINE: draw_timeline(timeline_of("fuel duty", news))}


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
