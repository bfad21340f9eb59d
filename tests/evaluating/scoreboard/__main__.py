"""Measure On Record beside its peers, and write docs/RESULTS.md.

  python -m tests.evaluating.scoreboard --write
  python -m tests.evaluating.scoreboard --only quotes --only speed --json
  python -m tests.evaluating.scoreboard --only answers --set news-dev --limit 20

What is measured replaces the table of the same part and set in docs/results.json; the other tables stay, each with the
day on which it was measured. --page writes the page again without measuring anything.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.markdown import Markdown

from tests.evaluating.scoreboard.page import PARTS, page
from tests.evaluating.scoreboard.parts import answers, checks, passages, quotes, speakers, speed
from tests.evaluating.scoreboard.peers.installed import versions
from tests.evaluating.scoreboard.records import Part, Scope, Table
from tests.evaluating.scoreboard.saved import as_json, load, merged, save
from tests.shared import ROOT, SHARED

RESULTS, PAGE = ROOT / "docs/results.json", ROOT / "docs/RESULTS.md"
MEASURING: Final[dict[str, Part]] = {
    "quotes": quotes.measure,
    "speakers": speakers.measure,
    "answers": answers.measure,
    "checks": checks.measure,
    "passages": passages.measure,
    "speed": speed.measure,
}


@click.command(help=__doc__)
@click.option("--only", "parts", type=click.Choice(list(PARTS)), multiple=True, help="Measure only this part.")
@click.option("--set", "names", multiple=True, help="Measure only on this set.")
@click.option(
    "--more",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    multiple=True,
    help="A folder of further sets: NAME.articles.jsonl with NAME.questions.jsonl, .quotes.jsonl or .checks.jsonl.",
)
@click.option("--limit", type=click.IntRange(1), help="Use at most this many articles or questions, for a trial run.")
@click.option("--write", is_flag=True, help="Write docs/results.json and docs/RESULTS.md.")
@click.option("--page", "again", is_flag=True, help="Measure nothing: write the page from docs/results.json.")
@click.option("--json", "machine", is_flag=True, help="Print JSON.")
def main(
    *,
    parts: tuple[str, ...],
    names: tuple[str, ...],
    more: tuple[Path, ...],
    limit: int | None,
    write: bool,
    again: bool,
    machine: bool,
) -> None:
    if write and limit:
        raise click.UsageError("--write is for whole sets; leave out --limit")
    if again:
        PAGE.write_text(page(load(RESULTS)), encoding="utf-8")
        return
    if not SHARED.is_dir() and not more:
        raise click.UsageError(f"the data sets are not there: {SHARED}")
    scope = Scope(SHARED, more, frozenset(names), limit)
    tables = []
    for part in parts or PARTS:
        for table in _measured(part, scope):
            tables.append(table)
            click.echo(f"{part}, {table.set}: measured", err=True)
            if write:  # at once, so that a long run that breaks off keeps what it has
                save(RESULTS, merged(load(RESULTS), [table]))
    if write:
        PAGE.write_text(page(load(RESULTS)), encoding="utf-8")
    if machine:
        click.echo(as_json(tables).decode(), nl=False)
    elif not write:
        Console(width=None if Console().is_terminal else 160).print(Markdown(page(tables)))


def _measured(part: str, scope: Scope) -> Iterator[Table]:
    date, revision = datetime.now(UTC).date().isoformat(), _revision()
    for one in MEASURING[part](scope):
        further = any(path for folder in scope.more for path in folder.glob(f"{one.set}.*"))
        command = f"python -m tests.evaluating.scoreboard --only {part} --set {one.set}{' --more FOLDER' * further}"
        yield Table(
            part, one.set, one.about, one.unit, one.measures, one.rows, date, revision, command, software=versions()
        )


def _revision() -> str:
    """The last commit that changed the product; nothing where there is none to be asked about."""
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%h", "--", "bot", "retrieval", "config"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


if __name__ == "__main__":
    sys.exit(main())
