"""Score the answers to every question set beside the project, with intervals.

  python -m tests.evaluating.answers --all
  python -m tests.evaluating.answers --all --part report --save now.jsonl --against before.jsonl

The measures are those of `onrecord eval answers`. Each figure stands with its 95 % interval, drawn by article. Sets are
divided by article into fit, choose and report. --against compares the scores, question by question, with a run that an
earlier call saved.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from retrieval import Article, Library, read_articles
from retrieval.evaluating import Posed, ask_library, judge, read_questions
from tests.evaluating.progress import watched
from tests.evaluating.runs import MEASURES, Judged, compared, judged, load, measured, save
from tests.evaluating.sets import PARTS, QuestionSet, part_of, question_sets
from tests.shared import SHARED

PLAIN, ENCODER = "plain", "encoder"
SETTINGS = (PLAIN, ENCODER)
TOGETHER = "all sets"


@dataclass(frozen=True, slots=True)
class _Group:
    """The questions of one cell of a table: of a set under a setting, all of them or one type or difficulty."""

    set: str
    setting: str
    group: str
    questions: tuple[Judged, ...]


@click.command(help=__doc__)
@click.argument("names", nargs=-1, metavar="[SET ...]")
@click.option("--all", "every", is_flag=True, help="Ask every set.")
@click.option("--part", type=click.Choice(PARTS), help="Ask only about the articles of this part.")
@click.option("--setting", type=click.Choice(SETTINGS), help="Ask only with the encoder, or only without it.")
@click.option("--save", "target", type=click.Path(path_type=Path), help="Write the outcomes to this file.")
@click.option("--against", type=click.Path(path_type=Path, exists=True), help="Compare with outcomes saved before.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def main(
    names: tuple[str, ...],
    *,
    every: bool,
    part: str | None,
    setting: str | None,
    target: Path | None,
    against: Path | None,
    as_json: bool,
) -> None:
    sets = {one.name: one for one in question_sets(SHARED)}
    unknown = set(names) - sets.keys()
    if unknown or not (names or every):
        raise click.UsageError(f"name sets or give --all; there are {', '.join(sets) or 'none in ' + str(SHARED)}")
    chosen = [one for name, one in sets.items() if every or name in names]
    run = [one for each in chosen for one in asked(each, part, (setting,) if setting else SETTINGS)]
    if target:
        save(run, target)
    earlier = load(against) if against else []
    if as_json:
        click.echo(json.dumps({"measures": list(_rows(run)), "changes": list(_changes(run, earlier))}))
        return
    console = Console(width=None if Console().is_terminal else 160)
    _print_measures(console, run)
    _print_groups(console, run)
    if against:
        _print_changes(console, run, earlier)


def asked(questions: QuestionSet, part: str | None, settings: Sequence[str]) -> Iterator[Judged]:
    """Ask the questions of a set, or of a part of it, under each setting."""
    posed = [
        one
        for one in read_questions(questions.questions)
        if part is None or part_of(one.article_id or f"question {one.id}") == part
    ]
    for setting, library in libraries(questions, settings):
        for one in watched(posed, f"{questions.name}, {setting}"):
            yield _judge(one, library, questions.name, setting)


def _judge(posed: Posed, library: Library, name: str, setting: str) -> Judged:
    (outcome,) = judge([posed], ask_library(library))
    return judged(name, setting, outcome)


def libraries(questions: QuestionSet, settings: Sequence[str]) -> Iterator[tuple[str, Library]]:
    """The articles of a set as a library for each setting. An article is analysed once."""
    plain = Library(semantic=False)
    found = list(read_articles(questions.articles))
    for article in watched(found, f"{questions.name}, reading"):
        if not isinstance(article, Article):
            raise click.ClickException(f"{article.where}: {article.reason}")
        plain.add(article)
    if PLAIN in settings:
        yield PLAIN, plain
    if ENCODER in settings:
        library = Library()
        if library.vectors is None:
            raise click.ClickException("the extra onrecord[semantic] is not installed; --setting plain needs none")
        for known in plain.shelf.articles:
            library.add_analysed(plain.shelf.get(known.id))
        yield ENCODER, library


def _grouped(run: Sequence[Judged]) -> Iterator[_Group]:
    """Each group that has questions, by setting, by set and over all sets, as a whole and by type and difficulty."""
    names = [*dict.fromkeys(one.set for one in run)]
    for name in [*names, TOGETHER] if len(names) > 1 else names:
        for setting in SETTINGS:
            these = [one for one in run if one.setting == setting and name in (one.set, TOGETHER)]
            groups: dict[str, list[Judged]] = {}
            for one in these:
                for group in ("all", one.type, one.difficulty if one.answerable else f"unanswerable, {one.difficulty}"):
                    groups.setdefault(group, []).append(one)
            for group in sorted(groups, key=_order):
                yield _Group(name, setting, group, tuple(groups[group]))


def _order(group: str) -> tuple[int, str]:
    """All questions first, then types, then difficulties from easy to hard."""
    levels = ("easy", "medium", "hard")
    if group == "all":
        return 0, ""
    if group.startswith("unanswerable, "):
        return 3, group
    return (2, str(levels.index(group))) if group in levels else (1, group)


def _rows(run: Sequence[Judged]) -> Iterator[dict[str, object]]:
    for group in _grouped(run):
        figures = {measure: measured(measure, group.questions) for measure in MEASURES}
        yield {
            "set": group.set,
            "setting": group.setting,
            "group": group.group,
            "questions": len(group.questions),
            **{measure: figure and asdict(figure) for measure, figure in figures.items()},
        }


def _changes(run: Sequence[Judged], earlier: Sequence[Judged]) -> Iterator[dict[str, object]]:
    for group in _grouped(run):
        change = compared(group.questions, earlier)
        if change:
            yield {"set": group.set, "setting": group.setting, "group": group.group, **asdict(change)}


def _print_measures(console: Console, run: Sequence[Judged]) -> None:
    table = Table(title="Sets, in percent with 95 % intervals", title_justify="left")
    for head in ("set", "setting", "n", *MEASURES):
        table.add_column(head, justify="left" if head in ("set", "setting") else "right", no_wrap=True)
    for group in _grouped(run):
        if group.group == "all":
            cells = [_cell(measure, group.questions) for measure in MEASURES]
            table.add_row(group.set, group.setting, str(len(group.questions)), *cells)
    console.print(table)


def _cell(measure: str, questions: Sequence[Judged]) -> str:
    figure = measured(measure, questions)
    return f"{figure.mean:.1f} ({figure.low:.0f}–{figure.high:.0f})" if figure else "-"


def _print_groups(console: Console, run: Sequence[Judged]) -> None:
    """A table for each setting: types and difficulties in rows, sets in columns."""
    groups = {(one.setting, one.group, one.set): one.questions for one in _grouped(run)}
    sets = [*dict.fromkeys(name for *_, name in groups)]
    for setting in dict.fromkeys(setting for setting, *_ in groups):
        title = f"Score by type and difficulty, {setting}; in brackets how many questions"
        table = Table("", title=title, title_justify="left")
        for name in sets:
            table.add_column(name, justify="right")
        for group in dict.fromkeys(group for of, group, _ in groups if of == setting):
            cells = []
            for name in sets:
                questions = groups.get((setting, group, name), ())
                figure = measured("score", questions)
                cells.append(f"{figure.mean:.1f} ({len(questions)})" if figure else "-")
            table.add_row(group, *cells)
        console.print(table)


def _print_changes(console: Console, run: Sequence[Judged], earlier: Sequence[Judged]) -> None:
    title = "Scores against the earlier run, question by question; * where the interval leaves out 0"
    table = Table(title=title, title_justify="left")
    for head in ("set", "setting", "group", "n", "gained", "lost", "change"):
        table.add_column(head, justify="left" if head in ("set", "setting", "group") else "right")
    for group in _grouped(run):
        change = compared(group.questions, earlier)
        if change:
            figure = change.difference
            told = f"{figure.mean:+.1f} ({figure.low:+.1f} to {figure.high:+.1f}){' ' if figure.holds_zero else '*'}"
            counts = (change.questions, change.gained, change.lost)
            table.add_row(group.set, group.setting, group.group, *map(str, counts), told)
    console.print(table)


if __name__ == "__main__":
    main()
