"""A library of many passages against rank-bm25 alone and SQLite FTS5, over the same terms in one run.

    python -m tests.benchmarks.library_speed PATH ... [--passages 100000] [--folder DIR]

The passages are made of the words of the articles under PATH: stretches of four words from anywhere, put together to
passages and articles of real lengths, so that words are as frequent as in the news and few passages are alike. A
question is some of the words of a passage. They hold no quotes; how fast these are found tell attribution_speed.py and
the bulk adding of the real articles, last. One core, but for that.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import rmtree
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import ParamSpec

from rank_bm25 import BM25Plus

from retrieval import Article, Store, add_articles, check_quote, read_articles
from retrieval.library.analysed import assemble
from retrieval.library.passages import split_passages
from retrieval.searching import rank
from retrieval.searching.bm25 import K1, B
from retrieval.storing.database import FILE
from retrieval.storing.documents import unpack
from retrieval.storing.engine import PASSAGES

Given = ParamSpec("Given")
AT_ONCE = 4
BEST = 10
PASSAGES_OF_AN_ARTICLE = 22
QUESTIONS = 300
TOGETHER = 50
FEW = 8
"""Questions for what is slow."""
SEARCHER = """
import json, sys, time
from pathlib import Path
from retrieval.searching import rank
from retrieval.storing import Store
imported = time.perf_counter()
store = Store(Path(sys.argv[1]), semantic=False)
index = store.library.passage_index
index.candidates(["nothing"], 1)
ready, at = time.perf_counter(), time.time()
times = []
for question in json.loads(sys.stdin.read()):
    start = time.perf_counter()
    rank(index, question, 10)
    times.append(time.perf_counter() - start)
kib = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS"))
print(json.dumps({"at": at, "opened": ready - imported, "rss": kib, "times": times}))
"""


class Words:
    """Real words in their order, to make passages and articles of."""

    def __init__(self, articles: Sequence[Article], seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
        passages = [passage.text for article in articles for passage in split_passages(article)]
        self._lengths = [len(text.split()) for text in passages]
        self._words = [word for text in passages for word in text.split()]

    def passage(self) -> str:
        length = max(5, self._chance.choice(self._lengths))
        words: list[str] = []
        while len(words) < length:
            at = self._chance.randrange(len(self._words) - AT_ONCE)
            words += self._words[at : at + AT_ONCE]
        return " ".join(words[:length])

    def article(self, number: int) -> Article:
        text = "\n\n".join(self.passage() for _ in range(PASSAGES_OF_AN_ARTICLE))
        return Article(f"article-{number}", self.passage()[:60], text, language="en")

    def question(self, terms: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(self._chance.sample(terms, min(len(terms), self._chance.randint(2, 6)))))

    def some(self, things: Sequence[list[str]], number: int) -> list[list[str]]:
        return self._chance.sample(things, number)


def main() -> None:
    arguments = _arguments()
    articles = [found for path in arguments.paths for found in read_articles(path) if isinstance(found, Article)]
    if not articles:
        sys.exit("there is no article to take words from")
    with TemporaryDirectory(prefix="onrecord-benchmark-") as scratch:
        folder = arguments.folder or Path(scratch)
        measure(articles, folder, arguments.passages)


def measure(articles: Sequence[Article], folder: Path, number: int) -> None:
    store = Store(folder / "library", create=True, semantic=False)
    held = len(store.library.shelf.articles)
    words = Words(articles, seed=held)
    if not held:
        fill(store, words, number)
    documents = terms_of_passages(store)
    tell("disk / text", f"{(size := store.size()).bytes / size.characters:.2f}, {size.bytes / 1e6:,.0f} MB")
    questions = [words.question(terms) for terms in words.some([one for one in documents if len(one) > 1], QUESTIONS)]
    ours = searching(store.folder, questions)
    few = questions[:FEW]
    index = store.library.passage_index
    found = [[result.score for result in rank(index, question, BEST)] for question in few]
    one = [seconds(add_one, store, words.article(held + 10**8 + each)) for each in range(15)]
    tell("one article added, found and safe", f"{1000 * median(one):.0f} ms, at most {1000 * max(one):.0f}")
    some = [article.text.split()[30:50] for article in store.library.shelf.articles[:20]]
    checked = [seconds(check_quote, " ".join(claimed), store.library) for claimed in some]
    tell("/check of a quote", f"{1000 * median(checked):.0f} ms, at most {1000 * max(checked):.0f}")
    compare("rank-bm25 alone", ours, by_rank_bm25(documents, few, found))
    compare("SQLite FTS5", ours, by_fts5(documents, folder, questions[: 5 * FEW]))
    store.close()
    bulk(articles, folder)


def fill(store: Store, words: Words, number: int) -> None:
    """Many articles share a transaction here, one does elsewhere."""
    spent = 0.0
    added = 0
    passages = 0
    with store.adding():
        while passages < number:
            articles = [words.article(added + each) for each in range(TOGETHER)]
            start = time.perf_counter()
            with store.library.shelf.changing():
                for article in articles:
                    analysed = assemble(article, "en", (), split_passages(article))
                    store.library.add_analysed(analysed)
                    passages += len(analysed.passages)
            spent += time.perf_counter() - start
            added += TOGETHER
            if added % 5_000 == 0:
                tell("added", f"{passages:,} passages, {added / spent:.0f} articles/s")
        start = time.perf_counter()
    spent += time.perf_counter() - start
    tell("passages", f"{passages:,} in {added:,} articles, {added / spent:.0f} articles/s without attribution")


def terms_of_passages(store: Store) -> list[list[str]]:
    connection = sqlite3.connect(store.folder / FILE)
    rows = connection.execute("SELECT terms FROM documents WHERE place & 1 = ? ORDER BY place", (PASSAGES.number,))
    documents = [[term for term, count in unpack(packed).items() for _ in range(count)] for (packed,) in rows]
    connection.close()
    return documents


def add_one(store: Store, article: Article) -> None:
    store.add(assemble(article, "en", (), split_passages(article)))


def searching(folder: Path, questions: list[list[str]]) -> float:
    """The median in seconds, in a process of its own."""
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", SEARCHER, str(folder)],
        input=json.dumps(questions),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    told = json.loads(done.stdout)
    times = sorted(told["times"][5:])  # the first bring numpy along
    ready = told["at"] - start
    tell(
        "ready after process start", f"{1000 * ready:.0f} ms ({1000 * told['opened']:.0f} of them opening the library)"
    )
    tell("memory of a searching process", f"{told['rss'] / 1024:.0f} MB")
    tell(
        "question to ranked passages",
        f"p50 {1000 * median(times):.2f} ms, p95 {1000 * quantiles(times, n=20)[18]:.2f} ms",
    )
    return float(median(times))


def by_rank_bm25(documents: list[list[str]], questions: list[list[str]], found: list[list[float]]) -> float:
    """The median in seconds. Stops where its best scores are not ours, to the bit."""
    everything = BM25Plus(documents, k1=K1, b=B)
    times = []
    for question, ours in zip(questions, found, strict=True):
        start = time.perf_counter()
        scores = everything.get_scores(question)
        best = sorted(scores, reverse=True)[: len(ours)]
        times.append(time.perf_counter() - start)
        if best != ours:
            sys.exit(f"{question}: {ours} is not {best}")
    return median(times)


def by_fts5(documents: list[list[str]], folder: Path, questions: list[list[str]]) -> float:
    (folder / "fts5.sqlite3").unlink(missing_ok=True)
    connection = sqlite3.connect(folder / "fts5.sqlite3")
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(terms, content='', tokenize='unicode61')")
    connection.executemany("INSERT INTO passages (terms) VALUES (?)", ([" ".join(terms)] for terms in documents))
    connection.commit()
    query = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?"
    asked = [" OR ".join(f'"{term}"' for term in terms) for terms in questions]
    times = [seconds(lambda terms: connection.execute(query, (terms, BEST)).fetchall(), terms) for terms in asked]
    connection.close()
    return median(times)


def bulk(articles: Sequence[Article], folder: Path) -> None:
    rmtree(folder / "bulk", ignore_errors=True)
    with_quotes = Store(folder / "bulk", create=True, semantic=False)
    start = time.perf_counter()
    outcomes = [added.outcome for added in add_articles(with_quotes, articles[:1_000])]
    rate = len(outcomes) / (time.perf_counter() - start)
    tell("bulk adding with attribution", f"{rate:.0f} articles/s in worker processes, one for each core")
    with_quotes.close()


def compare(name: str, ours: float, other: float) -> None:
    tell(name, f"{1000 * other:,.1f} ms a question, {other / ours:,.0f} times ours")


def seconds(work: Callable[Given, object], *args: Given.args, **options: Given.kwargs) -> float:
    start = time.perf_counter()
    work(*args, **options)
    return time.perf_counter() - start


def tell(what: str, figure: str) -> None:
    sys.stdout.write(f"{what:34}  {figure}\n")
    sys.stdout.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="keep the library here, or measure the one that is here")
    return parser.parse_args()


if __name__ == "__main__":
    main()
