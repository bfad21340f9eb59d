"""`onrecord timeline`: who said how much about something, as a table with bars, JSON or a picture."""

from __future__ import annotations

import click

from bot.cli.asking.saving import STANDARD_OUTPUT, save
from bot.cli.asking.timeline_table import print_timeline
from bot.cli.command import Command
from bot.cli.loading import load
from bot.cli.options import json_option, reads_articles
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure, say
from bot.cli.records import timeline_line
from bot.cli.sources import source_of
from bot.pictures import draw_timeline
from bot.talk.captions import counted
from bot.talk.timeline import Period, summary, timeline_of
from config import Settings

MOST_SPEAKERS = 8


@click.command(cls=Command)
@click.argument("query")
@json_option
@click.option("--png", metavar="FILE", help="Draw a picture into FILE, or for - to standard output.")
@click.option(
    "--by",
    "period",
    type=click.Choice(["day", "week", "month", "year"]),
    help="Count by this period. The default is the one that fits best.",
)
@click.option(
    "--top",
    type=click.IntRange(1, MOST_SPEAKERS),
    default=5,
    show_default=True,
    metavar="N",
    help="Show N speakers one by one, and the others together.",
)
@reads_articles()
def timeline(settings: Settings, *, query: str, as_json: bool, png: str | None, period: Period | None, top: int) -> int:
    """Count who said how much about QUERY over time. QUERY is a question or just words.

    \b
      onrecord timeline "fuel prices" --by month
      onrecord timeline "What did Keller say about fuel?" --png keller.png

    Words that were printed more than once count once.

    Exit code 0: counted. 1: no quote is about it. 2: bad usage, or no article to read.
    """
    if not query.strip():
        raise Failure("there is nothing to look for: the query is empty")
    library = load(source_of(settings))
    found = timeline_of(query, library, period, top)
    if png and found.series:
        save(draw_timeline(found), png)
    if as_json and png != STANDARD_OUTPUT:
        click.echo(timeline_line(found))
    elif not found.series:
        articles = counted(len(library.shelf.articles), "article")
        say(f"I found no quote about “{query}” in {articles}.", err=png == STANDARD_OUTPUT)
    elif png is None:
        print_timeline(found)
    elif png != STANDARD_OUTPUT:
        say(f"{summary(found)}: {png}")
    return ANSWERED if found.series else UNANSWERED
