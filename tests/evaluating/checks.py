"""Score the verdicts on claims: do these words stand in the articles, and did that person say them.

  python -m tests.evaluating.checks
  python -m tests.evaluating.checks CHECKS.jsonl --articles ARTICLES.jsonl -v

Without a file, every set beside the project is scored. A claim is *right* where it is said to stand if, and only if, it
is verbatim. A *false yes* is a claim that is said to stand and is altered, somebody else's or absent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import click
import msgspec
from rich.console import Console
from rich.table import Table

from retrieval import Article, Library, check_quote, read_articles
from tests.evaluating.progress import watched
from tests.shared import SHARED


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim and what it is: verbatim, altered, of another speaker or absent."""

    id: str
    claim: str
    verdict: str

    @property
    def stands(self) -> bool:
        return self.verdict == "verbatim"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a claim, and how many seconds it took."""

    claim: Claim
    yes: bool
    seconds: float

    @property
    def is_right(self) -> bool:
        return self.yes == self.claim.stands


@click.command(help=__doc__)
@click.argument("path", required=False, type=click.Path(path_type=Path, exists=True), metavar="[CHECKS.jsonl]")
@click.option(
    "--articles", type=click.Path(path_type=Path, exists=True), help="The articles that the claims are about."
)
@click.option("-v", "--verbose", is_flag=True, help="Print every claim that is judged wrongly.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(path: Path | None, *, articles: Path | None, verbose: bool, as_json: bool) -> None:
    if (path is None) != (articles is None):
        raise click.UsageError("give CHECKS.jsonl together with --articles, or neither")
    sets = [(path, articles)] if path and articles else list(check_sets())
    verdicts = {claims.name: list(checked(claims, about)) for claims, about in sets}
    if verbose:
        for given in verdicts.values():
            _print_slips(given)
    if as_json:
        click.echo(json.dumps({name: _figures(given) for name, given in verdicts.items()}))
        return
    table = Table("")
    heads = ("claims", "right", "right %", "false yes", "slowest, ms")
    for head in heads:
        table.add_column(head, justify="right")
    for name, given in verdicts.items():
        table.add_row(name, *(f"{_figures(given)[head]:g}" for head in heads))
    Console().print(table)


def check_sets() -> Iterator[tuple[Path, Path]]:
    """The claims beside the project, with the articles that they are about."""
    for path in sorted((SHARED / "data/qa").glob("*.checks.jsonl")):
        yield path, path.with_name(path.name.replace(".checks.", ".articles."))


def checked(claims: Path, articles: Path) -> Iterator[Verdict]:
    """Judge every claim of a file. Raises click's error where a line is no claim."""
    library = Library()
    for article in read_articles(articles):
        if isinstance(article, Article):
            library.add(article)
    try:
        asked = [msgspec.json.decode(line, type=Claim) for line in claims.read_bytes().splitlines() if line.strip()]
    except msgspec.MsgspecError as error:
        raise click.ClickException(f"{claims}: {error}") from error
    for claim in watched(asked, claims.name):
        began = perf_counter()
        yes = stands(claim.claim, library)
        yield Verdict(claim, yes, perf_counter() - began)


def stands(claim: str, library: Library) -> bool:
    """Whether `onrecord check` exits with 0: every part is verbatim and by the speaker whom the claim names."""
    return check_quote(claim, library).stands


def _figures(verdicts: Sequence[Verdict]) -> dict[str, float]:
    right = sum(one.is_right for one in verdicts)
    return {
        "claims": len(verdicts),
        "right": right,
        "right %": round(100 * right / max(1, len(verdicts)), 1),
        "false yes": sum(one.yes and not one.claim.stands for one in verdicts),
        "slowest, ms": round(1000 * max((one.seconds for one in verdicts), default=0.0)),
    }


def _print_slips(verdicts: Sequence[Verdict]) -> None:
    for one in verdicts:
        if not one.is_right:
            told = "yes" if one.yes else "no"
            click.echo(f"{one.claim.id}: {one.claim.verdict}, said {told}: {one.claim.claim[:110]}")


if __name__ == "__main__":
    main()
