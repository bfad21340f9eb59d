"""`onrecord speakers`: who is quoted in a library, how often, and which names are one person's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import opened
from bot.cli.loading import is_empty
from bot.cli.options import json_option, uses_library
from bot.cli.outcome import ANSWERED, UNUSABLE, complain, say
from bot.cli.records import speaker_line
from bot.talk.catalogue import nearest_name, speakers_of
from retrieval import Address, Corrections, People


@click.group(invoke_without_command=True)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show at most N speakers.")
@click.option("--aliases", is_flag=True, help="Show all names that stand for each speaker.")
@json_option
@uses_library
@click.pass_context
def speakers(context: click.Context, address: Address, *, limit: int | None, aliases: bool, as_json: bool) -> int:
    """Show who is quoted and how often, the most quoted first.

    \b
      onrecord speakers --limit 10
      onrecord speakers --aliases
      onrecord speakers merge "Joe Biden" "Joseph Robinette Biden"
      onrecord speakers split "Chris Murphy" "Christopher Murphy"

    What `merge` and `split` decide is kept with the library, in its file people.toml, and counts in answers, checks,
    timelines and lists. A bot that is running reads it when it is started again.
    """
    if context.invoked_subcommand:
        return ANSWERED
    with opened(address) as store:
        library = store.library
        quoted = speakers_of(library)[:limit]
        is_filled = bool(library.shelf.articles)
        who = People.of(library.shelf.speakers, library.corrections).who if aliases else None
    for one in quoted:
        others = tuple(name for name in who(one.speaker.name).aliases if name != one.speaker.name) if who else None
        if as_json:
            click.echo(speaker_line(one, others))
            continue
        say(f"{one.quotes:>6,}  {', '.join(filter(None, (one.speaker.name, one.speaker.role)))}")
        if others:
            say(f"        also: {', '.join(others)}")
    if not quoted:
        complain("the articles quote nobody by name" if is_filled else is_empty(address))
    return ANSWERED


@speakers.command(cls=Command)
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME ...")
@uses_library
def merge(address: Address, *, names: tuple[str, ...]) -> int:
    """Let names stand for one person from now on.

    \b
      onrecord speakers merge "Joe Biden" "Joseph Robinette Biden"
    """
    return _decide(address, names, Corrections.merged, "one person's")


@speakers.command(cls=Command)
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME ...")
@uses_library
def split(address: Address, *, names: tuple[str, ...]) -> int:
    """Let names stand for different people from now on.

    \b
      onrecord speakers split "Chris Murphy" "Christopher Murphy"
    """
    return _decide(address, names, Corrections.split, "different people's")


def _decide(
    address: Address, names: Sequence[str], decide: Callable[[Corrections, Sequence[str]], Corrections], whose: str
) -> int:
    """Keep a decision about names, each of which must be quoted in the library."""
    wanted = tuple(dict.fromkeys(names))
    if len(wanted) <= 1:
        raise click.UsageError("give two names or more, each in quotes, as `onrecord speakers --aliases` shows them")
    with opened(address) as store:
        known = {speaker.name for speaker in store.library.shelf.speakers}
        for name in wanted:
            if name not in known:
                near = nearest_name(name, speakers_of(store.library))
                complain(f"nobody is quoted as “{name}”" + (f"; did you mean “{near}”?" if near else ""))
                return UNUSABLE
        store.correct(decide(store.library.corrections, wanted))
    say(f"{', '.join(wanted)}: {whose} names from now on.")
    return ANSWERED
