"""`onrecord eval`: the public benchmarks, with a plain retrieval bot beside On Record in the same run."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from bot.cli.command import Command
from bot.cli.loading import load, progress
from bot.cli.options import json_option
from bot.cli.outcome import ANSWERED
from bot.cli.paths import NamedPath
from bot.cli.sources import Source

if TYPE_CHECKING:
    from retrieval.evaluating import Joint, Row

Measured = TypeVar("Measured", "Row", "Joint")
OURS, USUAL = "On Record", "the usual bot"
COLUMNS = ("score", "words_at_1", "answer_at_1", "answer_at_3", "kept", "refused")


@click.group("eval")
def evaluate() -> None:
    """Run a public benchmark and print the scores of On Record beside those of the usual bot.

    \b
      onrecord eval answers questions.jsonl --articles articles.jsonl

    The usual bot ranks passages with BM25 and shows the best one.
    """


@evaluate.command(cls=Command)
@click.argument("questions", type=NamedPath(), metavar="QUESTIONS.jsonl")
@click.option(
    "--articles",
    type=NamedPath(),
    multiple=True,
    required=True,
    metavar="PATH ...",
    help="The articles that the questions are about.",
)
@click.option("--reader", type=NamedPath(), metavar="DIR", help="Score the reader in this folder, too.")
@json_option
def answers(questions: Path, articles: tuple[Path, ...], reader: Path | None, *, as_json: bool) -> int:
    """Score the answers to questions.

    \b
      onrecord eval answers questions.jsonl --articles articles.jsonl

    An answer is right if it has the right words and the right speaker; a question without an answer must get none.
    """
    from retrieval.evaluating import ask_library, ask_naively, judge, read_questions, tabulate

    posed = list(read_questions(questions))
    library = load(Source(None, articles))
    bots = {OURS: ask_library(library)}
    if reader:
        bots[f"{OURS} with {reader.name}"] = ask_library(load(Source(None, articles, reader)))
    bots[USUAL] = ask_naively(library)
    tables = {name: tabulate(list(judge(progress(posed, name), bot))) for name, bot in bots.items()}
    return _print_tables(tables, _answer_row, ("", "n", *COLUMNS), as_json=as_json)


@evaluate.command(cls=Command)
@click.argument("folder", type=NamedPath())
@json_option
def passages(folder: Path, *, as_json: bool) -> int:
    """Score the ranking of passages by MRR@10.

    \b
      onrecord eval passages squad/

    FOLDER holds passages.jsonl, questions.jsonl and qrels.tsv.
    """
    from retrieval.evaluating import rank_by_library, rank_naively, read_ranking_set, reciprocal_ranks

    ranking_set = read_ranking_set(folder)
    rankers = {OURS: rank_by_library(ranking_set), USUAL: rank_naively(ranking_set)}
    figures = {}
    for name, ranker in rankers.items():
        ranks = reciprocal_ranks(ranking_set, ranker)
        with click.progressbar(ranks, len(ranking_set.questions), name, file=sys.stderr) as bar:
            found = list(bar)
        figures[name] = 100 * sum(found) / len(found) if found else 0.0
    if as_json:
        click.echo(json.dumps({name: {"mrr_at_10": round(figure, 2)} for name, figure in figures.items()}))
    else:
        for name, figure in figures.items():
            click.echo(f"{name:15} MRR@10 {figure:5.1f}")
    return ANSWERED


@evaluate.command(cls=Command)
@click.argument("annotated", type=NamedPath(), metavar="GOLD.jsonl")
@json_option
def quotes(annotated: Path, *, as_json: bool) -> int:
    """Score the quotes found in annotated articles.

    \b
      onrecord eval quotes gold.jsonl --json

    A quote counts as found together with its speaker only.
    """
    from retrieval.evaluating import find_by_rules, find_naively, read_annotated, score_quotes

    articles = list(read_annotated(annotated))
    finders = {OURS: find_by_rules, USUAL: find_naively}
    tables = {name: score_quotes(progress(articles, name), find) for name, find in finders.items()}
    return _print_tables(tables, _joint_row, ("", "n", "precision", "recall", "joint F1"), as_json=as_json)


def _print_tables(
    tables: Mapping[str, Sequence[Measured]],
    row: Callable[[Measured], Sequence[str]],
    heads: Sequence[str],
    *,
    as_json: bool,
) -> int:
    if as_json:
        click.echo(json.dumps({name: [asdict(one) for one in rows] for name, rows in tables.items()}))
        return ANSWERED
    from rich.table import Table

    from bot.cli.tables import page

    output = page()
    for name, rows in tables.items():
        table = Table(title=name, title_justify="left")
        for head in heads:
            table.add_column(head.replace("_at_", "@"), justify="right" if head else "left")
        for one in rows:
            table.add_row(*row(one))
        output.print(table)
    return ANSWERED


def _answer_row(row: Row) -> Sequence[str]:
    figures = (row.score, row.words_at_1, row.answer_at_1, row.answer_at_3, row.kept, row.refused)
    return (row.group, str(row.questions), *("-" if figure is None else f"{figure:.1f}" for figure in figures))


def _joint_row(row: Joint) -> Sequence[str]:
    return row.kind, str(row.units), f"{row.precision:.1f}", f"{row.recall:.1f}", f"{row.f1:.1f}"
