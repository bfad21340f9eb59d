"""`onrecord quotes`: who said what in each article, as JSON lines or as a table."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from bot.cli.command import Command
from bot.cli.loading import load, progress, read, steady
from bot.cli.numbering import Listed, chosen, listed, quotes_of_library
from bot.cli.options import article_option, json_option, reads_articles, speaker_option
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure, complain
from bot.cli.records import quotes_line
from bot.cli.sources import Source, source_of
from bot.cli.tables import print_quotes, print_reasons
from config import Settings
from retrieval import Article, explain_attributions, find_attributions


@click.command(cls=Command)
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, metavar="[PATH ...]")
@click.option("--why", is_flag=True, help="Say for each quote why it was given to its speaker.")
@speaker_option
@article_option
@reads_articles()
@json_option
def quotes(settings: Settings, *, why: bool, speaker: str, article: str, as_json: bool) -> int:
    """Show who said what, in the articles under each PATH or in the library.

    \b
      onrecord quotes
      onrecord quotes --speaker Borrell --json > quotes.jsonl
      onrecord quotes --why article.html

    `onrecord card` draws the quote with a number that is shown here. With --json each quote has an id too, which
    stays the same when the library is updated.

    Exit code 0: shown. 1: no quote of that speaker. 2: bad usage, or no article to read.
    """
    given = (("speaker", speaker), ("article", article))
    found = _found(source_of(settings), speaker, article, why=why)
    number = 1
    for one, shown in found:
        if as_json:
            click.echo(quotes_line(one, shown))
        elif why:
            print_reasons(one, shown, number)
        else:
            print_quotes(one, shown, number)
        number += len(shown)
    if (speaker or article) and number > 1 and sys.stdout.isatty() and not as_json:
        narrowed = " ".join(f"--{name} {shlex.quote(value)}" for name, value in given if value)
        complain(f"these are counted apart; to draw one: onrecord card N {narrowed} --png FILE")
    if speaker and number == 1:
        complain(f"there is no quote of {speaker}; `onrecord quotes` shows who is quoted")
        return UNANSWERED
    return ANSWERED


def _found(source: Source, speaker: str, article: str, *, why: bool) -> Iterator[tuple[Article, list[Listed]]]:
    """Each article with its quotes. With a speaker, only the articles that quote them."""
    for one, quotes in _all(source, speaker, article, why=why):
        shown = chosen(quotes, speaker)
        if shown or not speaker:
            yield one, shown


def _all(source: Source, speaker: str, article: str, *, why: bool) -> Iterable[tuple[Article, list[Listed]]]:
    """The articles with their quotes; those of a library are narrowed to articles that quote the speaker."""
    if source.library:
        found = quotes_of_library(load(source), speaker, article)
        return ((one, _explained(one)) for one, _ in found) if why else found
    articles = [one for one in read(source.paths) if article in ("", one.id, one.url)]
    if not articles:
        raise Failure(f"there is no article {article}")
    finding = _explained if why else _listed
    return steady(((one, finding(one)) for one in progress(articles, "Finding quotes")), sys.stdout)


def _listed(article: Article) -> list[Listed]:
    return listed(article, find_attributions(article))


def _explained(article: Article) -> list[Listed]:
    explained = explain_attributions(article)
    return listed(article, [one.attribution for one in explained], explained)
