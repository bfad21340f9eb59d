"""Score who said what in short texts and articles with known speakers, by language.

  python -m tests.evaluating.speakers
  python -m tests.evaluating.speakers FILE.jsonl --lang de -v

Without a FILE, every set beside the project is scored: the speaker cases, and the articles that come with question
sets. The measures are explained in tests/evaluating/speaker_scores.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.table import Table

from retrieval import Article, find_attributions
from tests.evaluating.progress import watched
from tests.evaluating.speaker_scores import Case, Counts, Scored, read_cases, score_case
from tests.shared import SHARED


@click.command(help=__doc__)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[FILE ...]")
@click.option("--lang", help="Score only the cases of this language.")
@click.option("--group", help="Score only the cases of this group.")
@click.option("-v", "--verbose", is_flag=True, help="Print every quote that is not right.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(paths: tuple[Path, ...], *, lang: str | None, group: str | None, verbose: bool, as_json: bool) -> None:
    tables = {}
    for path in paths or speaker_sets():
        try:
            cases = [one for one in read_cases(path) if lang in (None, one.lang) and group in (None, one.group)]
        except msgspec.MsgspecError as error:
            raise click.ClickException(f"{path}: {error}") from error
        scored = [(case, scored_case(case)) for case in watched(cases, path.name)]
        tables[path.name] = tabulated(scored)
        if verbose:
            _print_slips(scored)
    if as_json:
        rows = {name: {of: _figures(counts) for of, counts in table.items()} for name, table in tables.items()}
        click.echo(json.dumps(rows))
        return
    for name, table in tables.items():
        _print(name, table)


def speaker_sets() -> list[Path]:
    """The files with known speakers beside the project."""
    return [
        *sorted((SHARED / "data/speaker-cases").glob("*.jsonl")),
        *sorted((SHARED / "data/qa").glob("*.quotes.jsonl")),
    ]


def scored_case(case: Case) -> Scored:
    return score_case(case, find_attributions(Article(case.id, case.id, case.text, language=case.lang)))


def tabulated(scored: Sequence[tuple[Case, Scored]]) -> dict[str, Counts]:
    """The counts by language, the one with most quotes first, and of all."""
    table: dict[str, Counts] = {}
    for case, one in scored:
        table[case.lang] = table.get(case.lang, Counts()) + one.counts
    table = dict(sorted(table.items(), key=lambda row: -row[1].gold))
    return {**table, "all": sum(table.values(), Counts())}


def _figures(counts: Counts) -> dict[str, float]:
    return {**asdict(counts), "right %": round(counts.rate, 1), "trust %": round(counts.trust, 1)}


def _print(name: str, table: dict[str, Counts]) -> None:
    shown = Table("", title=name, title_justify="left")
    heads = [*(field.name for field in fields(Counts)), "right %", "trust %"]
    for head in heads:
        shown.add_column(head, justify="right")
    for language, counts in table.items():
        figures = _figures(counts)
        shown.add_row(language, *(f"{figures[head]:.1f}" if "%" in head else str(figures[head]) for head in heads))
    Console(width=None if Console().is_terminal else 120).print(shown)


def _print_slips(scored: Sequence[tuple[Case, Scored]]) -> None:
    for line in _slips(scored):
        click.echo(line)


def _slips(scored: Sequence[tuple[Case, Scored]]) -> Iterator[str]:
    for case, one in scored:
        if one.slips:
            yield f"{case.id} {case.lang} {case.group} {case.text[:300].replace(chr(10), ' ¶ ')}"
        for slip in one.slips:
            accepted = " or ".join(slip.speakers) or "nobody"
            yield f"      {slip.kind}: {slip.quote!r}, {accepted}; named: {slip.named or 'nobody'}"


if __name__ == "__main__":
    main()
