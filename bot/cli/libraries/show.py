"""`onrecord show`: one article of a library, with its quotes."""

from __future__ import annotations

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import opened
from bot.cli.libraries.history import history_of
from bot.cli.numbering import listed
from bot.cli.options import json_option, uses_library
from bot.cli.outcome import ANSWERED, Failure, say
from bot.cli.records import article_line, history_line, quotes_line
from bot.cli.tables import print_quotes
from retrieval import Address, Article


@click.command(cls=Command)
@click.argument("article", metavar="ID|URL")
@click.option("--history", is_flag=True, help="Show what the article said before it was changed, and what changed.")
@json_option
@uses_library
def show(address: Address, *, article: str, history: bool, as_json: bool) -> int:
    """Show an article by its id or address: what is known about it, its text and its quotes.

    \b
      onrecord show budget
      onrecord show --history budget
      onrecord show --json https://example.com/article

    With --json, the first line is the article and the second its quotes; with --history, one line is its earlier
    editions. The last ten editions of an article are kept.
    """
    with opened(address) as store:
        article_id = store.find(article)
        if article_id is None:
            raise Failure(f"there is no article {article}; `onrecord list` shows what there is")
        analysed = store.library.shelf.find((article_id,)).get(article_id)
        if analysed is None:
            raise Failure(
                f"the article {article_id} is damaged; `onrecord library check --repair` mends what can be mended"
            )
        found = analysed.article
        quotes = listed(found, analysed.attributions)
        if history:
            editions = store.library.shelf.editions(article_id)
            if as_json:
                click.echo(history_line(found, editions))
            else:
                say("\n".join((found.title or found.id, "", *history_of(found, editions))).rstrip())
        elif as_json:
            click.echo(article_line(found))
            click.echo(quotes_line(found, quotes))
        else:
            say(_with_header(found))
            say()
            print_quotes(found, quotes, is_numbered=False)
    return ANSWERED


def _with_header(article: Article) -> str:
    """The article in the form of a text file that `onrecord add` reads."""
    fields = (
        ("Title", article.title),
        ("Publisher", article.publisher),
        ("Published", article.published),
        ("URL", article.url),
        ("Language", article.language),
        ("Id", article.id),
    )
    return "\n".join(f"{name}: {value}" for name, value in fields if value) + f"\n\n{article.text.rstrip()}"
