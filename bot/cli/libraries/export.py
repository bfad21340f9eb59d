"""`onrecord export`: everything that a library holds, to take away."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import opened
from bot.cli.loading import is_empty
from bot.cli.options import output_option, uses_library
from bot.cli.outcome import ANSWERED, complain
from bot.cli.records import article_line
from bot.printable import printable
from retrieval import Address, Article, Attribution, LibraryStore

COLUMNS = ("article", "title", "publisher", "published", "url", "speaker", "role", "kind", "quote", "source", "cue",
           "start", "end", "confidence")  # fmt: skip
Cell = str | int | float
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How text begins that a spreadsheet takes for a formula."""


@click.command(cls=Command)
@click.option("--quotes", "quotes_only", is_flag=True, help="Write the quotes as CSV instead of the articles.")
@output_option
@uses_library
def export(address: Address, *, quotes_only: bool, output: TextIO) -> int:
    """Write out all articles as JSON lines, which `onrecord add` reads; or the quotes as CSV, for a spreadsheet.

    \b
      onrecord export -o articles.jsonl
      onrecord export --quotes -o quotes.csv

    In the CSV file, text that a spreadsheet would run as a formula is preceded by an apostrophe.
    """
    with opened(address) as store:
        if quotes_only:
            rows = csv.writer(output, lineterminator="\n")
            rows.writerow(COLUMNS)
            rows.writerows(_quote_rows(store))
        else:
            for article in store.library.shelf.articles:
                click.echo(article_line(article), file=output)
        if not store.library.shelf.articles:
            complain(is_empty(address))
    return ANSWERED


def _quote_rows(store: LibraryStore) -> Iterator[Iterator[Cell]]:
    for article in store.library.shelf.articles:
        for analysed in store.library.shelf.find((article.id,)).values():
            for found in analysed.attributions:
                yield map(_inert, _quote_row(article, found))


def _quote_row(article: Article, found: Attribution) -> tuple[Cell, ...]:
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


def _inert(cell: Cell) -> Cell:
    """The cell without control characters, and with an apostrophe before text that a spreadsheet would run."""
    if not isinstance(cell, str):
        return cell
    return f"'{printable(cell)}" if cell.lstrip(" \n").startswith(_FORMULA) else printable(cell)
