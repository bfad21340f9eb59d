"""How long an answer and a check of a quote take, against the usual rank-bm25 bot on the same machine; run by hand.

    python -m tests.benchmarks.answer_speed QUESTIONS.jsonl ARTICLES.jsonl

"first" counts what is encoded when an article is first looked at closely, "again" has it at hand. Checks run over a
thousand articles: as many copies of the given ones as that takes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from retrieval import Article, Library, check_quote, read_articles
from retrieval.evaluating import ask_library, ask_naively, read_questions

PASTED = 40
"""Quotations that are pasted at once."""
MANY = 1000
Asked = TypeVar("Asked")


def milliseconds(asked: Iterable[Asked], bot: Callable[[Asked], object]) -> list[float]:
    times = []
    for one in asked:
        start = perf_counter()
        bot(one)
        times.append(1000 * (perf_counter() - start))
    return sorted(times)


def tell(name: str, times: list[float], baseline: float) -> None:
    p50, p95 = median(times), times[len(times) * 95 // 100]
    sys.stdout.write(f"{name:28s} p50 {p50:8.2f} ms   p95 {p95:8.2f} ms   {p50 / baseline:6.2f} x the usual bot\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("articles", type=Path)
    arguments = parser.parse_args()
    questions = list(read_questions(arguments.questions))
    library = Library()
    for article in read_articles(arguments.articles):
        if isinstance(article, Article):
            library.add(article)
    plain = Library(semantic=False)
    for article in library.shelf.articles:
        plain.add_analysed(library.shelf.get(article.id))

    naive = ask_naively(library)
    usual = milliseconds(questions, naive)
    baseline = median(usual)
    tell("the usual bot", usual, baseline)
    for name, asked in (("plain", plain), ("semantic", library)):
        if name == "semantic" and library.vectors is None:
            continue
        bot = ask_library(asked)
        for time in ("first", "again"):
            tell(f"{name}, {time}", milliseconds(questions, bot), baseline)

    many = Library(semantic=False)
    for number in range(MANY):
        analysed = plain.shelf.get(plain.shelf.articles[number % len(plain.shelf.articles)].id)
        copied = replace(analysed.article, id=f"{analysed.article.id} {number}")
        many.add(copied)
    quoted = [
        found.quote.contents[0].of(article.text)
        for article in plain.shelf.articles
        for found in plain.shelf.get(article.id).attributions[:2]
    ]
    changed = [" ".join(word for at, word in enumerate(words.split()) if at % 7 != 3) for words in quoted]
    pasted = [" ".join(changed[at : at + PASTED]) for at in range(0, len(changed), PASTED)]
    repeated = [f"{words.split()[0]} " * 2_000 for words in changed[:PASTED]]
    kinds = {"verbatim": quoted, "nearly": changed, f"pastes of {PASTED}": pasted, "one word 2000 times": repeated}
    for kind, claims in kinds.items():
        name = f"check, {kind}, 1000 articles"
        tell(name, milliseconds(claims, lambda claim: check_quote(claim, many)), baseline)


if __name__ == "__main__":
    main()
