"""The time that an article takes with many watches, beside the time that finding its quotes takes, in one run.

    python -m tests.benchmarks.alerts.speed [--watches 10000] PATH ...

The watches are made of the articles under PATH: a third for people who are quoted in them, a third for two words in a
row of a quote, a third for six words of a quote. So every article concerns many of them, which is the worst case.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from retrieval import Article, Library, Store, Watch, WatchIndex, read_articles
from retrieval.library.analysed import AnalysedArticle, analyse
from retrieval.searching import terms
from retrieval.searching.words import tokens

SEED = 7
WARMING = 50
ARTICLES = 400
"""Articles that are looked through."""


def made_of(every: list[AnalysedArticle], number: int) -> list[Watch]:
    """That many watches, no two of them equal."""
    draw = random.Random(SEED)  # noqa: S311 - any watches will do
    quotes = [(one, found) for one in every for found in one.attributions]
    draw.shuffle(quotes)
    people = [Watch(person=found.speaker.name) for _, found in quotes if found.speaker]
    words = [(one, tokens(found.quote.span.of(one.article.text))) for one, found in quotes]
    topics = [Watch(topic=" ".join(found[at : at + 2])) for one, found in words for at in range(0, len(found) - 1, 3)]
    topics = [watch for watch in topics if len(terms(watch.topic)) > 1]
    phrases = [Watch(words=" ".join(found[at : at + 6])) for _, found in words for at in range(0, len(found) - 6, 5)]
    kinds = [list(dict.fromkeys(kind)) for kind in (people, topics, phrases)]
    made = [watch for kind in kinds for watch in islice(kind, number // 3 + 1)]
    extra = islice((watch for kind in kinds[1:] for watch in kind[number // 3 + 1 :]), max(0, number - len(made)))
    return list(islice((*made, *extra), number))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--watches", type=int, default=10_000)
    options = parser.parse_args()
    articles = [one for path in options.paths for one in read_articles(path) if isinstance(one, Article)]
    every = [analyse(one) for one in articles]
    with TemporaryDirectory() as folder, closing(Store(Path(folder), create=True, semantic=False)) as store:
        with store.adding():
            for one in every:
                store.add(one)
        measure(every, store.library, options.watches)


def measure(every: list[AnalysedArticle], library: Library, number: int) -> None:
    """Look through the articles of a library, and print how long each took."""
    watches = made_of(every, number)
    index = WatchIndex(dict(enumerate(watches)))
    stream = list(islice(cycle(every), ARTICLES))
    for one in stream[:WARMING]:  # what is loaded once, such as lists of names, is no article's time
        index.matches(one, library)
    analysing, matching, matched = [], [], 0
    for one in stream:
        begun = time.process_time()
        analyse(one.article)
        analysing.append(time.process_time() - begun)
        begun = time.process_time()
        matched += len(index.matches(one, library))
        matching.append(time.process_time() - begun)
    letters = sum(len(one.article.text) for one in stream)
    worst = quantiles(matching, n=100)
    sys.stdout.write(
        f"{len(watches)} watches, {len(stream)} articles of {letters // len(stream)} characters, "
        f"{matched} quotes waited for, processor time\n"
        f"finding quotes  median {1e3 * median(analysing):6.2f} ms an article\n"
        f"watches         median {1e3 * median(matching):6.2f} ms, mean {1e3 * sum(matching) / len(matching):.2f}, "
        f"95 of 100 below {1e3 * worst[94]:.2f}, longest {1e3 * max(matching):.2f}; "
        f"{sum(matching) / sum(analysing):.2f} of the time of finding quotes\n"
    )


if __name__ == "__main__":
    main()
