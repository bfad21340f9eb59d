"""`onrecord timeline` and `onrecord card`: what is quoted, as pictures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.loading import Source
from bot.cli.options import PathsCommand
from bot.cli.outcome import Failure
from bot.cli.places import with_source

if TYPE_CHECKING:
    from bot.talk.timeline import Period

MOST_SPEAKERS = 8
STANDARD_OUTPUT = "-"


@click.command(cls=PathsCommand)
@click.argument("query")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--png", metavar="FILE", help="Draw it, into FILE or, for -, to standard output.")
@click.option("--by", "period", type=click.Choice(["day", "week", "month", "year"]), help="Instead of what fits best.")
@click.option(
    "--top",
    type=click.IntRange(1, MOST_SPEAKERS),
    default=5,
    show_default=True,
    metavar="NUMBER",
    help="So many speakers one by one, the others summed.",
)
@with_source
def timeline(source: Source, *, query: str, as_json: bool, png: str | None, period: Period | None, top: int) -> int:
    """Count who said how much about QUERY over time: "What did Keller say about fuel?" or just "fuel prices".

    Words that were printed more than once count once. Exit code 0: counted. 1: no quote about it. 2: bad usage, or
    nothing to read.
    """
    from bot.cli.timeline import run_timeline

    return run_timeline(query, source, as_json=as_json, png=png, period=period, top=top)


@click.command(cls=PathsCommand)
@click.argument("number", type=click.IntRange(min=1), default=1, metavar="[N]")
@click.option("--png", required=True, metavar="FILE", help="Where the picture goes; - for standard output.")
@click.option("--about", metavar="QUESTION", help="The N-th answer to QUESTION, in the order of `onrecord ask --all`.")
@click.option("--speaker", default="", metavar="NAME", help="The N-th quote of that speaker.")
@click.option("--article", default="", metavar="ID|URL", help="The N-th quote of that article, as `show` counts them.")
@with_source
def card(source: Source, *, number: int, png: str, about: str | None, speaker: str, article: str) -> int:
    """Draw quote N as a picture to share, in the numbers that `onrecord quotes` shows; without N, the first.

    Exit code 0: drawn. 1: nothing answers the question. 2: bad usage, or no such quote.
    """
    from bot.cli.card import run_answer_card, run_card

    if about is None:
        return run_card(number, source, png, speaker, article)
    if speaker or article:
        raise click.UsageError("Give --about alone, or --speaker and --article.")
    return run_answer_card(number, source, png, about)


def save(picture: bytes, file: str) -> None:
    """Write a picture to FILE, or to standard output for "-". Raises Failure where that cannot be."""
    if file == STANDARD_OUTPUT:
        if sys.stdout.isatty():
            raise Failure("a terminal shows no pictures; give --png a FILE")
        sys.stdout.buffer.write(picture)
        return
    try:
        Path(file).write_bytes(picture)
    except OSError as error:
        raise Failure(f"{file} cannot be written: {error.strerror}") from None


COMMANDS: tuple[click.Command, ...] = (timeline, card)
