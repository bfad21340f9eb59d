"""Short articles of our own, for tests that need a library whose answers are beyond doubt."""

from __future__ import annotations

from retrieval import Article, Library

BUDGET = Article(
    id="budget",
    title="Budget talks enter final week",
    text=(
        "Budget talks enter their final week\n\n"
        "The finance minister, Maria Keller, met the unions on Sunday.\n\n"
        "“We will not touch the fuel duty before the next budget,” said Maria Keller, the finance minister.\n\n"
        "“The deal on pensions is dead,” said Lena Ortiz, the union leader.\n\n"
        "The talks go on in Geneva."
    ),
    publisher="The Daily Ledger",
    published="2024-05-12",
    url="https://ledger.example.com/budget?day=12&part=a",
)
DAM = Article(
    id="dam",
    title="River <dam> & its critics",
    text=(
        "“The dam is a danger & a shame, @dam_watchers,” said Paul Weber, the mayor.\n\n"
        "“See /start, #rivers and bbc.com for the flood maps,” said Ada Lindqvist, an engineer."
    ),
    publisher="Metro",
    published="2024-06-02T08:00:00+02:00",
)


def newsroom() -> Library:
    library = Library()
    library.add(BUDGET)
    library.add(DAM)
    return library
