"""Score the verdicts on questions whether somebody said something, over the question sets beside the project.

  python -m tests.evaluating.verdicts
  python -m tests.evaluating.verdicts news-dev -v

`said_or_denied.tsv` tells, of each such question that can be answered so, whether the person said what is asked or
denied it. A verdict is *right* where it tells the same: word for word or in other words of what was said, the opposite
of what was denied. It is *the wrong way round* where it tells the contrary. *Right words* counts the right verdicts
that are shown with the words of the article that settle the question.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click
from rich.console import Console
from rich.table import Table

from retrieval import Evidence, Library
from retrieval.asking import answer
from retrieval.evaluating import Posed, read_questions
from retrieval.evaluating.measures import Expected
from tests.evaluating.answers import ENCODER, libraries
from tests.evaluating.progress import watched
from tests.evaluating.sets import QuestionSet, question_sets
from tests.shared import ROOT, SHARED

TRUTHS = ROOT / "tests/evaluating/said_or_denied.tsv"
SAID, DENIED = "said", "denied"
TELLS = {"verbatim": SAID, "reworded": SAID, "altered": SAID, "opposite": DENIED}
"""What each standing of a claim tells; every other one leaves the question open."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a question's truth is and what was told: "said", "denied" or "" for neither; and the words shown with it.

    `standing` is that of the verdict, "none" where the question was not taken for one whether somebody said something.
    """

    posed: Posed
    truth: str
    told: str
    standing: str
    shown: str
    on_right_words: bool

    @property
    def is_right(self) -> bool:
        return self.told == self.truth


@click.command(help=__doc__)
@click.argument("names", nargs=-1, metavar="[SET ...]")
@click.option("-v", "--verbose", is_flag=True, help="Print every question whose verdict is not right.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(names: tuple[str, ...], *, verbose: bool, as_json: bool) -> None:
    truths = dict(line.split("\t") for line in TRUTHS.read_text(encoding="utf-8").splitlines())
    sets = [one for one in question_sets(SHARED) if one.name in names or not names]
    given = {one.name: list(verdicts(one, truths)) for one in sets}
    given["all"] = [one for each in given.values() for one in each]
    if verbose:
        _print_slips(given["all"])
    if as_json:
        click.echo(json.dumps({name: _figures(these) for name, these in given.items()}))
        return
    table = Table("")
    for head in _figures([]):
        table.add_column(head, justify="right")
    for name, these in given.items():
        table.add_row(name, *(f"{figure:g}" for figure in _figures(these).values()))
    Console().print(table)


def verdicts(questions: QuestionSet, truths: dict[str, str]) -> Iterator[Verdict]:
    """The verdict on each question of a set whose truth is known, as people see it with the encoder."""
    posed = [one for one in read_questions(questions.questions) if one.id in truths]
    for _, library in libraries(questions, (ENCODER,)):
        for one in watched(posed, questions.name):
            yield _verdict(one, truths[one.id], library)


def _verdict(posed: Posed, truth: str, library: Library) -> Verdict:
    found = answer(posed.question, library, posed.talk)
    standing = found.verdict.standing if found.verdict else "none"
    best = found.verdict.evidence if found.verdict else next(iter(found.evidence), None)
    shown = best.text if best else ""
    settles = best is not None and any(_overlap(best, one) for one in posed.expected)
    return Verdict(posed, truth, TELLS.get(standing, ""), standing, shown, on_right_words=settles)


def _overlap(shown: Evidence, wanted: Expected) -> bool:
    one, two = shown.span, wanted.span
    return shown.article.id == wanted.article_id and one.start < two.end and two.start < one.end


def _figures(given: Sequence[Verdict]) -> dict[str, float]:
    right = [one for one in given if one.is_right]
    return {
        "questions": len(given),
        "right": len(right),
        "right %": round(100 * len(right) / max(1, len(given)), 1),
        "right words": sum(one.on_right_words for one in right),
        "wrong way round": sum(bool(one.told) and not one.is_right for one in given),
        "left open": sum(not one.told for one in given),
    }


def _print_slips(given: Sequence[Verdict]) -> None:
    for one in given:
        if not one.is_right:
            words = "right words" if one.on_right_words else "other words"
            click.echo(f"{one.posed.id}: {one.truth}, told {one.standing} ({words}): {one.posed.question}")
            click.echo(f"    {one.shown[:200]}")


if __name__ == "__main__":
    main()
