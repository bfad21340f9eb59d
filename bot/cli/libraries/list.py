"""`onrecord list`: the articles of a library."""

from __future__ import annotations

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import opened
from bot.cli.loading import is_empty
from bot.cli.options import json_option, uses_library
from bot.cli.outcome import ANSWERED, UNANSWERED, complain, say
from bot.cli.records import article_line
from bot.talk.captions import byline_of, title_of
from bot.talk.catalogue import folded
from retrieval import Address


@click.command("list", cls=Command)
@click.argument("words", nargs=-1)
@json_option
@uses_library
def list_articles(address: Address, *, words: tuple[str, ...], as_json: bool) -> int:
    """List the articles: id, title, publisher and day.

    \b
      onrecord list
      onrecord list budget ledger

    With WORDS, only the articles that have all of them in their title, publisher or id.

    Exit code 0: listed. 1: no article has those words.
    """
    wanted = folded(" ".join(words)).split()
    found = False
    with opened(address) as store:
        for article in store.library.shelf.articles:
            line = " · ".join(filter(None, (title_of(article), byline_of(article))))
            if not all(word in folded(f"{article.id} {line}") for word in wanted):
                continue
            found = True
            if as_json:
                click.echo(article_line(article, with_text=False))
            else:
                say(f"{article.id}  {line}")
        is_filled = bool(store.library.shelf.articles)
    if not is_filled:
        complain(is_empty(address))
    elif not found:
        complain(f"no article has all of these words in its title, publisher or id: {' '.join(words)}")
        return UNANSWERED
    return ANSWERED
