"""`onrecord quotes`: who said what in each article, as JSON lines or as a table."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from bot.cli.loading import progress, read, steady
from bot.cli.outcome import ANSWERED
from bot.cli.records import quotes_line
from bot.cli.tables import page
from bot.printable import printable
from retrieval import Article, Attribution, Explained, explain_attributions


def run_quotes(paths: Sequence[Path], *, as_json: bool, why: bool = False) -> int:
    """Print the quotes of every article, in order, and return the exit code. Raises Failure where none can be read.

    With `why`, each quote comes with the rule that linked it to its speaker.
    """
    found = ((article, explain_attributions(article)) for article in progress(read(paths), "Finding quotes"))
    if as_json:
        lines = (_explained_line(article, explained, why=why) for article, explained in found)
        for line in steady(lines, sys.stdout):
            click.echo(line)
    else:
        number = 1
        for article, explained in steady(found, sys.stdout):
            if why:
                _print_reasons(article, explained, number)
            else:
                print_quotes(article, [one.attribution for one in explained], number)
            number += len(explained)
    return ANSWERED


def _explained_line(article: Article, explained: Sequence[Explained], *, why: bool) -> str:
    """The article's quotes as `quotes_line` writes them; with `why`, each with its rule and how its name was found."""
    return quotes_line(article, [one.attribution for one in explained], explained if why else ())


def _print_reasons(article: Article, explained: Sequence[Explained], first: int) -> None:
    """A paragraph for each quote: its words and speaker, then source, cue, rule and naming, a line each."""
    click.echo(printable(article.title or article.id))
    for number, one in enumerate(explained, start=first):
        found = one.attribution
        source = found.source.of(article.text) if found.source else "none"
        cue = found.cue.of(article.text) if found.cue else "none"
        click.echo(f"{number}. {printable(_words(found, article.text))}")
        click.echo(f"   speaker  {printable(_speaker(found))}  ({found.confidence:.2f})")
        click.echo(f"   source   {printable(source)}")
        click.echo(f"   cue      {printable(cue)}")
        click.echo(f"   rule     {one.rule}: {one.reason}")
        click.echo(f"   name     {one.naming}")
    click.echo()


def print_quotes(article: Article, attributions: Sequence[Attribution], first: int = 1) -> None:
    """The quotes of an article as a table, numbered from `first` as `onrecord card` counts them."""
    page().print(_table(article, attributions, first))


def _table(article: Article, attributions: Sequence[Attribution], first: int) -> Table:
    title = printable(article.title or article.id)
    table = Table(title=Text(title, "bold"), title_justify="left", caption_justify="left", expand=True)
    table.add_column("N", justify="right", no_wrap=True, style="dim")
    table.add_column("Quote", ratio=3, overflow="fold")
    table.add_column("Speaker", ratio=1, overflow="fold", style="cyan")
    table.add_column("Kind", no_wrap=True)
    for number, attribution in enumerate(attributions, start=first):
        table.add_row(
            str(number),
            Text(printable(_words(attribution, article.text))),
            Text(printable(_speaker(attribution))),
            attribution.quote.kind,
        )
    if not attributions:
        table.caption = "no quotes"
    return table


def _words(attribution: Attribution, text: str) -> str:
    """The words in quotation marks; a paraphrase with its source and cue, which can turn its meaning round."""
    if attribution.quote.kind == "direct":
        return " … ".join(content.of(text) for content in attribution.quote.contents)
    return attribution.span.of(text)


def _speaker(attribution: Attribution) -> str:
    if attribution.speaker is None:
        return "not attributed"
    return ", ".join(filter(None, (attribution.speaker.name, attribution.speaker.role)))
