"""Counts how many true and how many altered quotations `check_quote` confirms; they are made from the public articles.

    python -m tests.evaluating.altered [NUMBER]

NUMBER is how many quotations are taken as printed, and as many are altered (500). No altered one may be confirmed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from retrieval import Article, Library, check_quote, read_articles
from tests.shared import SHARED

SETS = ("train-a", "train-b", "ml-dev")
SEED = 14
SHORTEST = 6
"""The least number of words in a quotation that is taken."""
WORD_CHANGES = ("word changed", "word left out", "negation", "number")
SPEAKER_CHANGES = ("an aide", "a relative", "another person")


def main(number: int = 500) -> None:
    """Print, for each kind of change, how many were made and how many of them stand."""
    library = library_of_sets()
    draw = random.Random(SEED)  # noqa: S311 - not for secrets
    made: Counter[str] = Counter()
    standing: Counter[str] = Counter()
    for said in drawn_quotations(library, number, draw):
        true = Claimed("true", said.speaker, said.words)
        for claim in (true, altered(said, draw, [*WORD_CHANGES, *SPEAKER_CHANGES])):
            made[claim.kind] += 1
            check = check_quote(f"{claim.speaker}: “{claim.words}”", library)
            standing[claim.kind] += check.stands
            if check.stands and claim.kind != "true":
                click.echo(f"{claim.kind}: {claim.speaker}: {claim.words}")
    for kind, count in made.items():
        click.echo(f"{kind:<18} {standing[kind]:>4} of {count} stand")


@dataclass(frozen=True, slots=True)
class Said:
    """A direct quotation of an article, its speaker, and the other speakers of the article."""

    speaker: str
    words: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A quotation as somebody might print it, and what was done to it."""

    kind: str
    speaker: str
    words: str


def library_of_sets() -> Library:
    """The articles of the public sets that stand beside the project."""
    library = Library(semantic=False)
    paths = [SHARED / "data/qa" / f"{name}.articles.jsonl" for name in SETS]
    for article in (article for path in paths if path.is_file() for article in read_articles(path)):
        if isinstance(article, Article):
            library.add(article)
    return library


def drawn_quotations(library: Library, number: int, draw: random.Random) -> list[Said]:
    """At most `number` direct quotations of the library, drawn by chance among those with a named speaker."""
    quoted = [one for article in library.shelf.articles for one in _quoted(article, library)]
    draw.shuffle(quoted)
    return quoted[:number]


def altered(said: Said, draw: random.Random, kinds: Sequence[str]) -> Claimed:
    """The quotation, changed in one of these ways, which is drawn by chance."""
    parts = said.words.split()
    at = draw.choice([at for at, word in enumerate(parts[:-1]) if at and any(letter.isalnum() for letter in word)])
    ways = {
        "word changed": (said.speaker, [*parts[:at], "marmalade", *parts[at + 1 :]]),
        "word left out": (said.speaker, [*parts[:at], *parts[at + 1 :]]),
        "negation": (said.speaker, [*parts[:at], "not", *parts[at:]]),
        "number": (said.speaker, [*parts[:at], "7319", *parts[at:]]),
        "an aide": (f"{said.speaker}’s spokesman", parts),
        "a relative": (f"Zebedee {said.speaker.split()[-1]}", parts),
    }
    if said.others:
        ways["another person"] = (draw.choice(said.others), parts)
    kind = draw.choice(sorted(set(kinds) & set(ways)))
    speaker, changed = ways[kind]
    return Claimed(kind, speaker, " ".join(changed))


def _quoted(article: Article, library: Library) -> Iterator[Said]:
    attributions = library.shelf.get(article.id).attributions
    names = {one.speaker.name for one in attributions if one.speaker}
    for one in attributions:
        words = one.quote.contents[0].of(article.text)
        if one.speaker and one.quote.kind == "direct" and len(words.split()) >= SHORTEST:
            yield Said(one.speaker.name, words.strip(" ,."), tuple(sorted(names - {one.speaker.name})))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
