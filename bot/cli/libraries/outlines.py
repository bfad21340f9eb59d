"""`onrecord feeds import` and `export`: lists of feeds in OPML, as feed readers write them."""

from __future__ import annotations

from typing import BinaryIO

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import opened
from bot.cli.libraries.following import follow
from bot.cli.options import private_option, uses_library
from bot.cli.outcome import ANSWERED, Failure, say
from retrieval import Address, ArticleError, is_library, read_outlines, write_outlines


@click.command("import", cls=Command)
@click.argument("listing", type=click.File("rb"), metavar="FILE")
@private_option
@uses_library
def import_feeds(address: Address, *, listing: BinaryIO, allow_private: bool) -> int:
    """Follow the feeds of an OPML file, and add their articles. Those that are followed already are left out.

    \b
      onrecord feeds import subscriptions.opml

    For - the list is read from standard input.

    Exit code 0: followed. 2: the file is no list of feeds, or no feed could be read. 3: some could be read.
    """
    try:
        urls = read_outlines(listing.name, listing.read())
    except ArticleError as error:
        raise Failure(str(error)) from None
    if is_library(address):
        with opened(address) as store:
            known = {feed.url for feed in store.feeds.all()}
    else:
        known = set()
    new = [url for url in urls if url not in known]
    if not new:
        say("all of these feeds are followed already" if urls else f"{listing.name} lists no feeds")
        return ANSWERED
    return follow(address, new, allow_private=allow_private)


@click.command("export", cls=Command)
@click.argument("listing", type=click.File("wb"), default="-", metavar="[FILE]")
@uses_library
def export_feeds(address: Address, *, listing: BinaryIO) -> int:
    """Write the feeds as an OPML file, which feed readers import.

    \b
      onrecord feeds export subscriptions.opml

    Without FILE, or for -, the list is written to standard output.
    """
    with opened(address) as store:
        urls = [feed.url for feed in store.feeds.all()]
    if not urls:
        raise Failure("no feed is followed; `onrecord feeds add URL` follows one")
    listing.write(write_outlines(urls))
    return ANSWERED
