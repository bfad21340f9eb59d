"""`onrecord library check` and `onrecord library stats`: is it whole, and how much is in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from bot.cli.bars import bar
from bot.cli.command import Command
from bot.cli.libraries.adding import add_all, opened
from bot.cli.options import json_option, uses_library
from bot.cli.outcome import ANSWERED, UNUSABLE, complain, say
from bot.talk.catalogue import speakers_of
from bot.talk.replies import counted
from retrieval import Store

MOST_BARS = 12


@click.group()
def library() -> None:
    """Look after a library: check it for damage, see how much it holds.

    \b
      onrecord library check
      onrecord library stats --json
    """


@library.command(cls=Command)
@uses_library
def check(folder: Path) -> int:
    """Look for damage. A search index that is damaged or out of date is rebuilt.

    \b
      onrecord library check --library work

    Exit code 0: the library is whole now. 2: something is lost; what is printed says what to add again.
    """
    with opened(folder) as store:
        checked = store.check()
    for mended in checked.mended:
        click.echo(f"{mended}.")
    for damage in checked.damages:
        complain(damage)
    state = f"{counted(len(checked.damages), 'damage')} found" if checked.damages else "whole"
    click.echo(f"{counted(checked.articles, 'article')}, {counted(checked.passages, 'passage')}: {state}.")
    return UNUSABLE if checked.damages else ANSWERED


@library.command(cls=Command)
@uses_library
def renew(folder: Path) -> int:
    """Find the quotes and terms of all articles again, as On Record does after an update.

    \b
      onrecord library renew
    """
    with opened(folder) as store:
        return add_all(store, list(store.library.shelf.articles), anew=True)


@library.command(cls=Command)
@json_option
@uses_library
def stats(folder: Path, *, as_json: bool) -> int:
    """Show how much a library holds: articles by month and language, the most quoted speakers, the size on disk.

    \b
      onrecord library stats
      onrecord library stats --json
    """
    with opened(folder) as store:
        size = store.size()
        if as_json:
            click.echo(json.dumps({"library": str(folder), **asdict(size)}, ensure_ascii=False))
            return ANSWERED
        click.echo(f"{folder}")
        for number, noun in (
            (size.articles, "article"),
            (size.passages, "passage"),
            (size.quotes, "quote"),
            (size.speakers, "speaker"),
        ):
            click.echo(f"{number:>12,} {noun}{'' if number == 1 else 's'}")
        click.echo(
            f"{size.bytes / 1e6:>12,.1f} MB on disk, for {size.characters / 1e6:,.1f} million characters of text"
        )
        _draw("Articles by month", _by_month(store))
        _draw("Languages", _by_language(store))
        _draw("Most quoted", [(one.speaker.name, one.quotes) for one in speakers_of(store.library)])
    return ANSWERED


def _by_month(store: Store) -> list[tuple[str, int]]:
    """The last `MOST_BARS` months that have articles, in order."""
    months = Counter({month: number for month, number in store.months().items() if month})
    return sorted(months.items())[-MOST_BARS:]


def _by_language(store: Store) -> list[tuple[str, int]]:
    return Counter(store.languages()).most_common()


def _draw(heading: str, rows: Sequence[tuple[str, int]]) -> None:
    """Print a bar for each row, the longest of `bars.WIDEST` columns; nothing if there are no rows."""
    shown = rows[:MOST_BARS]
    if not shown:
        return
    most = max(number for _, number in shown)
    width = max(len(name) for name, _ in shown)
    click.echo(f"\n{heading}")
    for name, number in shown:
        say(f"  {name:<{width}}  {bar(number, most)} {number:,}")
