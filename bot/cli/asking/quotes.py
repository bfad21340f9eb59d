"""`onrecord quotes`: who said what in each article, as JSON lines or as a table."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bot.cli.command import Command
from bot.cli.loading import progress, read, steady
from bot.cli.options import json_option, reads_articles
from bot.cli.outcome import ANSWERED
from bot.cli.records import quotes_line
from bot.cli.tables import print_quotes, print_reasons
from config import Settings
from retrieval import explain_attributions
from seeds import SEEDS


@click.command(cls=Command)
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, metavar="PATH ...")
@click.option("--why", is_flag=True, help="Say for each quote why it was given to its speaker.")
@reads_articles()
@json_option
def quotes(settings: Settings, *, paths: tuple[Path, ...], why: bool, as_json: bool) -> int:
    """Show who said what in the articles under each PATH.

    \b
      onrecord quotes news/
      onrecord quotes --json article.html > quotes.jsonl
      onrecord quotes --why article.html
    """
    read_from = paths or settings.articles or (SEEDS,)
    found = ((article, explain_attributions(article)) for article in progress(read(read_from), "Finding quotes"))
    number = 1
    for article, explained in steady(found, sys.stdout):
        attributions = [one.attribution for one in explained]
        if as_json:
            click.echo(quotes_line(article, attributions, explained if why else ()))
        elif why:
            print_reasons(article, explained, number)
        else:
            print_quotes(article, attributions, number)
        number += len(explained)
    return ANSWERED
