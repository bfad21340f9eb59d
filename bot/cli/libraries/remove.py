"""`onrecord remove`: take articles out of a library."""

from __future__ import annotations

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import opened
from bot.cli.options import uses_library
from bot.cli.outcome import ANSWERED, Failure, say
from bot.talk.captions import title_of
from retrieval import Address


@click.command(cls=Command)
@click.argument("ids", nargs=-1, required=True, metavar="ID|URL ...")
@uses_library
def remove(address: Address, *, ids: tuple[str, ...]) -> int:
    """Remove articles by their id or address. `onrecord list` shows the ids.

    \b
      onrecord remove budget https://example.com/article
    """
    missing = []
    with opened(address) as store:
        for given in ids:
            article_id = store.find(given)
            if article_id is None:
                missing.append(given)
                continue
            analysed = store.library.shelf.find((article_id,)).get(article_id)
            store.library.remove(article_id)
            say(f"removed {article_id}: {title_of(analysed.article) if analysed else 'it was damaged'}")
    if missing:
        raise Failure(f"there is no article {' or '.join(missing)}; `onrecord list` shows what there is")
    return ANSWERED
