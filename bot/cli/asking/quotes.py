"""`onrecord quotes`: who said what in each article, as JSON lines or as a table."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from bot.cli.command import Command
from bot.cli.loading import load, progress, read, steady
from bot.cli.numbering import Listed, chosen, listed, numbered_articles, quotes_of_library, unnumbered_quotes
from bot.cli.options import article_option, json_option, reads_articles, speaker_option
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure, complain
from bot.cli.paths import NamedPath
from bot.cli.records import quotes_line
from bot.cli.sources import Source, source_of
from bot.cli.tables import print_quotes, print_reasons
from config import Settings
from retrieval import Article, explain_attributions, find_attributions


@click.command(cls=Command)
@click.argument("paths", type=NamedPath(), nargs=-1, metavar="[PATH ...]")
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

    Quotes are numbered over the whole library or all PATHs, also where only some are shown; `onrecord card N` draws the
    one with that number. With --json each quote has an id instead, which stays the same when the library is updated.

    Exit code 0: shown. 1: no quote of that speaker. 2: bad usage, or no article to read.
    """
    number = 0
    for one, shown in _found(source_of(settings), speaker, article, why=why, is_numbered=not as_json):
        if as_json:
            click.echo(quotes_line(one, shown))
        elif why:
            print_reasons(one, shown)
        else:
            print_quotes(one, shown)
        number += len(shown)
    if speaker and not number:
        complain(f"there is no quote of {speaker}; `onrecord quotes` shows who is quoted")
        return UNANSWERED
    return ANSWERED


def _found(
    source: Source, speaker: str, article: str, *, why: bool, is_numbered: bool
) -> Iterator[tuple[Article, list[Listed]]]:
    """Each article with its quotes. With a speaker, only the articles that quote them."""
    for one, quotes in _all(source, speaker, article, why=why, is_numbered=is_numbered):
        shown = chosen(quotes, speaker)
        if shown or not speaker:
            yield one, shown


def _all(
    source: Source, speaker: str, article: str, *, why: bool, is_numbered: bool
) -> Iterable[tuple[Article, list[Listed]]]:
    """The articles with their quotes; those of a library are narrowed to articles that quote the speaker."""
    if source.library:
        library = load(source)
        if why:
            return ((one, _explained(one, first)) for first, one, _ in numbered_articles(library, speaker, article))
        return (quotes_of_library if is_numbered else unnumbered_quotes)(library, speaker, article)
    articles = read(source.paths)
    if not any(article in ("", one.id, one.url) for one in articles):
        raise Failure(f"there is no article {article}")
    return steady(_of_files(articles, article, why=why), sys.stdout)


def _of_files(articles: Sequence[Article], article: str, *, why: bool) -> Iterator[tuple[Article, list[Listed]]]:
    """The articles, or the one called so, with their quotes, which are numbered over all of the articles."""
    first = 1
    for one in progress(articles, "Finding quotes"):
        quotes = _explained(one, first) if why else listed(one, find_attributions(one), first=first)
        first += len(quotes)
        if article in ("", one.id, one.url):
            yield one, quotes


def _explained(article: Article, first: int) -> list[Listed]:
    explained = explain_attributions(article)
    return listed(article, [one.attribution for one in explained], explained, first)
