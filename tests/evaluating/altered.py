"""Counts how many true and how many altered quotations `check_quote` confirms; they are made from the public articles.

    python -m tests.evaluating.altered [NUMBER]

NUMBER is how many quotations are taken as printed, and as many are altered (500). No altered one may be confirmed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator

import click

from retrieval import Article, Attribution, Library, check_quote, read_articles
from tests.shared import SHARED

SETS = ("train-a", "train-b", "ml-dev")
SEED = 14
SHORTEST = 6
"""The least number of words in a quotation that is taken."""


def main(number: int = 500) -> None:
    """Print, for each kind of change, how many were made and how many of them stand."""
    library = Library(semantic=False)
    paths = [SHARED / "data/qa" / f"{name}.articles.jsonl" for name in SETS]
    for article in (article for path in paths if path.is_file() for article in read_articles(path)):
        if isinstance(article, Article):
            library.add(article)
    draw = random.Random(SEED)  # noqa: S311 - not for secrets
    quoted = [one for article in library.shelf.articles for one in _quoted(article, library)]
    draw.shuffle(quoted)
    made: Counter[str] = Counter()
    standing: Counter[str] = Counter()
    for article, said in quoted[:number]:
        name = said.speaker.name if said.speaker else ""
        words = said.quote.contents[0].of(article.text).strip(" ,.")
        others = [one.speaker.name for one in library.shelf.get(article.id).attributions if one.speaker]
        for kind, claim in _claims(name, words, sorted({one for one in others if one != name}), draw):
            made[kind] += 1
            check = check_quote(claim, library)
            standing[kind] += check.stands
            if check.stands and kind != "true":
                click.echo(f"{kind}: {claim}")
    for kind, count in made.items():
        click.echo(f"{kind:<18} {standing[kind]:>4} of {count} stand")


def _quoted(article: Article, library: Library) -> Iterator[tuple[Article, Attribution]]:
    for one in library.shelf.get(article.id).attributions:
        words = one.quote.contents[0].of(article.text).split()
        if one.speaker and one.quote.kind == "direct" and len(words) >= SHORTEST:
            yield article, one


def _claims(name: str, words: str, others: list[str], draw: random.Random) -> Iterator[tuple[str, str]]:
    """The quotation as printed, then one altered in a way drawn by chance."""
    yield "true", f"{name}: “{words}”"
    parts = words.split()
    at = draw.choice([at for at, word in enumerate(parts[:-1]) if at and any(letter.isalnum() for letter in word)])
    ways = {
        "word changed": (name, [*parts[:at], "marmalade", *parts[at + 1 :]]),
        "word left out": (name, [*parts[:at], *parts[at + 1 :]]),
        "negation": (name, [*parts[:at], "not", *parts[at:]]),
        "number": (name, [*parts[:at], "7319", *parts[at:]]),
        "an aide": (f"{name}’s spokesman", parts),
        "a relative": (f"Zebedee {name.split()[-1]}", parts),
    }
    if others:
        ways["another person"] = (draw.choice(others), parts)
    kind = draw.choice(sorted(ways))
    speaker, changed = ways[kind]
    yield kind, f"{speaker}: “{' '.join(changed)}”"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
