"""Claims like `Keller: “…”`: are they said to stand if, and only if, the words are printed and that person said them?

* right: of all claims, those judged rightly.
* true confirmed: of the claims that are verbatim and by that speaker, those that are said to stand.
* false yes: of the others (altered, somebody else's, absent), those that are said to stand. Less is better.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from retrieval import Article, Library, check_quote
from tests.evaluating.altered import SEED, SPEAKER_CHANGES, WORD_CHANGES, altered, drawn_quotations, library_of_sets
from tests.evaluating.checks import Claim
from tests.evaluating.intervals import interval
from tests.evaluating.progress import watched
from tests.evaluating.scoreboard.bases import basis_of
from tests.evaluating.scoreboard.parts.answers import articles_of
from tests.evaluating.scoreboard.peers.checking import Checker, check_by_likeness, check_by_search
from tests.evaluating.scoreboard.records import OURS, Figure, Measured, Row, Scope

MEASURES = ("right", "true confirmed", "false yes")
PEERS: Mapping[str, Callable[[Sequence[Article]], Checker]] = MappingProxyType(
    {"search for the words": check_by_search, "search for similar words (rapidfuzz)": check_by_likeness}
)
ALTERED = "altered"
DRAWN = 500


def measure(scope: Scope) -> Iterator[Measured]:
    """A table for each file of claims, and one of quotations that are altered here."""
    for folder in (scope.shared / "data/qa", *scope.more):
        for path in sorted(folder.glob("*.checks.jsonl")):
            name = path.name.removesuffix(".checks.jsonl")
            if scope.wants(name):
                lines = [line for line in path.read_bytes().splitlines() if line.strip()]
                claims = [msgspec.json.decode(line, type=Claim) for line in lines][: scope.limit]
                library = Library()
                for article in articles_of(path.with_name(f"{name}.articles.jsonl")):
                    library.add(article)
                yield _table(name, "written by the author of the articles", claims, library)
    if scope.wants(ALTERED):
        library = library_of_sets()
        if library.shelf.articles:
            claims = list(_altered(library, min(DRAWN, scope.limit or DRAWN)))
            yield _table(ALTERED, "quotations of the public articles, and as many that were altered", claims, library)


def _altered(library: Library, number: int) -> Iterator[Claim]:
    """Quotations as printed, and each with a word, a number or its speaker changed."""
    draw = random.Random(SEED)  # noqa: S311 - not for secrets
    for at, said in enumerate(drawn_quotations(library, number, draw)):
        changed = altered(said, draw, [*WORD_CHANGES, *SPEAKER_CHANGES])
        yield Claim(f"true {at}", f"{said.speaker}: “{said.words}”", "verbatim")
        yield Claim(f"altered {at}", f"{changed.speaker}: “{changed.words}”", "altered")


def _table(name: str, made: str, claims: Sequence[Claim], library: Library) -> Measured:
    articles = library.shelf.articles
    checkers = {OURS: _ours(library), **{peer: check(articles) for peer, check in PEERS.items()}}
    rows = [
        Row(
            system,
            basis_of("checks", name) if system == OURS else "peer",
            _figures(claims, [check(claim.claim) for claim in watched(claims, f"{name}, {system}")]),
            count=len(claims),
        )
        for system, check in checkers.items()
    ]
    untrue = sum(not claim.stands for claim in claims)
    about = f"{len(claims):,} claims, {untrue} of them untrue, about {len(articles)} articles; {made}; per cent"
    return Measured(name, about, MEASURES, tuple(rows))


def _ours(library: Library) -> Checker:
    return lambda claim: check_quote(claim, library).stands


def _figures(claims: Sequence[Claim], said_yes: Sequence[bool]) -> dict[str, Figure]:
    judged = list(zip(claims, said_yes, strict=True))
    values = {
        "right": [yes == claim.stands for claim, yes in judged],
        "true confirmed": [yes for claim, yes in judged if claim.stands],
        "false yes": [yes for claim, yes in judged if not claim.stands],
    }
    found = {name: interval([float(one) for one in these], range(len(these))) for name, these in values.items()}
    figures = {name: Figure.of(one) for name, one in found.items()}
    return {name: one for name, one in figures.items() if one}
