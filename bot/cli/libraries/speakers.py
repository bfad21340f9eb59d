"""`onrecord speakers`: who is quoted in a library, and how often."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import opened
from bot.cli.loading import is_empty
from bot.cli.options import json_option, uses_library
from bot.cli.outcome import ANSWERED, complain, say
from bot.cli.records import speaker_line
from bot.talk.catalogue import speakers_of


@click.command(cls=Command)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show at most N speakers.")
@json_option
@uses_library
def speakers(folder: Path, *, limit: int | None, as_json: bool) -> int:
    """Show who is quoted and how often, the most quoted first.

    \b
      onrecord speakers --limit 10
    """
    with opened(folder) as store:
        quoted = speakers_of(store.library)[:limit]
        is_filled = bool(store.library.shelf.articles)
    for one in quoted:
        if as_json:
            click.echo(speaker_line(one))
        else:
            name = ", ".join(filter(None, (one.speaker.name, one.speaker.role)))
            say(f"{one.quotes:>6,}  {name}")
    if not quoted:
        complain("the articles quote nobody by name" if is_filled else is_empty(folder))
    return ANSWERED
