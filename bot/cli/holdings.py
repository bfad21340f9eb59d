"""`onrecord list`, `show`, `speakers` and `export`: what a library holds, to look at and to take away."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from bot.cli.filling import opened
from bot.cli.outcome import ANSWERED, Failure
from bot.cli.places import with_library
from bot.cli.records import article_line, quotes_line, speaker_line
from bot.talk.replies import byline_of, title_of

if TYPE_CHECKING:
    from retrieval import Article, Attribution, Store

COLUMNS = ("article", "title", "publisher", "published", "url", "speaker", "role", "kind", "quote", "source", "cue",
           "start", "end", "confidence")  # fmt: skip

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
output_option = click.option(
    "-o",
    "--output",
    type=click.File("w", encoding="utf-8", lazy=True),
    default="-",
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)


@click.command("list")
@click.argument("words", nargs=-1)
@json_option
@with_library
def list_articles(folder: Path, *, words: tuple[str, ...], as_json: bool) -> int:
    """List the articles, or those with all WORDS in title, publisher or id: id, title, publisher and day."""
    from bot.printable import printable
    from bot.talk.catalogue import folded

    wanted = folded(" ".join(words)).split()
    with opened(folder) as store:
        for article in store.library.articles:
            line = " · ".join(filter(None, (title_of(article), byline_of(article))))
            if all(word in folded(f"{article.id} {line}") for word in wanted):
                click.echo(article_line(article, with_text=False) if as_json else printable(f"{article.id}  {line}"))
    return ANSWERED


@click.command()
@click.argument("article", metavar="ID|URL")
@json_option
@with_library
def show(folder: Path, *, article: str, as_json: bool) -> int:
    """Show an article, by its id or address: what is known about it, its text and its quotes."""
    from bot.cli.quotes import print_quotes
    from bot.printable import printable

    with opened(folder) as store:
        article_id = store.find(article)
        if article_id is None:
            raise Failure(f"there is no article {article}; `onrecord list` shows what there is")
        found, attributions = store.library.article(article_id), store.library.attributions(article_id)
        if as_json:
            click.echo(article_line(found))
            click.echo(quotes_line(found, attributions))
        else:
            click.echo(printable(_with_header(found)))
            click.echo()
            print_quotes(found, attributions)
    return ANSWERED


@click.command()
@click.option("--limit", type=click.IntRange(min=1), help="So many only.")
@json_option
@with_library
def speakers(folder: Path, *, limit: int | None, as_json: bool) -> int:
    """Show who is quoted and how often, the most quoted first."""
    from bot.printable import printable
    from bot.talk.catalogue import speakers_of

    with opened(folder) as store:
        for quoted in speakers_of(store.library)[:limit]:
            name = ", ".join(filter(None, (quoted.speaker.name, quoted.speaker.role)))
            line = speaker_line(quoted.speaker, quoted.quotes)
            click.echo(line if as_json else printable(f"{quoted.quotes:>6,}  {name}"))
    return ANSWERED


@click.command()
@click.option("--quotes", "quotes_only", is_flag=True, help="The quotes as CSV, not the articles as JSON lines.")
@output_option
@with_library
def export(folder: Path, *, quotes_only: bool, output: TextIO) -> int:
    """Write out all articles as JSON lines, which `onrecord add` reads; or the quotes as CSV, for a spreadsheet."""
    with opened(folder) as store:
        if quotes_only:
            rows = csv.writer(output, lineterminator="\n")
            rows.writerow(COLUMNS)
            rows.writerows(_quote_rows(store))
        else:
            for article in store.library.articles:
                click.echo(article_line(article), file=output)
    return ANSWERED


def _quote_rows(store: Store) -> Iterator[tuple[str | int | float, ...]]:
    for article in store.library.articles:
        for found in store.library.attributions(article.id):
            yield _quote_row(article, found)


def _quote_row(article: Article, found: Attribution) -> tuple[str | int | float, ...]:
    text, quote = article.text, found.quote
    return (
        article.id,
        article.title,
        article.publisher,
        article.published,
        article.url,
        found.speaker.name if found.speaker else "",
        found.speaker.role if found.speaker else "",
        quote.kind,
        " … ".join(content.of(text) for content in quote.contents),
        found.source.of(text) if found.source else "",
        found.cue.of(text) if found.cue else "",
        quote.span.start,
        quote.span.end,
        round(found.confidence, 4),
    )


def _with_header(article: Article) -> str:
    """As a text file that `onrecord add` reads."""
    fields = (
        ("Title", article.title),
        ("Publisher", article.publisher),
        ("Published", article.published),
        ("URL", article.url),
        ("Language", article.language),
        ("Id", article.id),
    )
    return "\n".join(f"{name}: {value}" for name, value in fields if value) + f"\n\n{article.text}"


COMMANDS: tuple[click.Command, ...] = (list_articles, show, speakers, export)
