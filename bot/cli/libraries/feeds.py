"""`onrecord feeds`: the feeds that a library follows, and what is new in them."""

from __future__ import annotations

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import opened
from bot.cli.libraries.following import follow, keep, read_feeds
from bot.cli.libraries.outlines import export_feeds, import_feeds
from bot.cli.libraries.watching import print_new, read_watches
from bot.cli.options import json_option, private_option, uses_library
from bot.cli.outcome import ANSWERED, UNUSABLE, Failure, complain, say
from bot.cli.records import feed_line
from retrieval import Address


@click.group()
def feeds() -> None:
    """Follow RSS and Atom feeds; `refresh` adds what is new in them.

    \b
      onrecord feeds add https://example.com/rss
      onrecord feeds refresh
    """


@feeds.command("add", cls=Command)
@click.argument("urls", nargs=-1, required=True, metavar="URL ...")
@private_option
@uses_library
def add_feeds(address: Address, *, urls: tuple[str, ...], allow_private: bool) -> int:
    """Follow feeds and add their articles. A feed that cannot be read is not followed.

    \b
      onrecord feeds add https://example.com/rss

    The address may also be that of a page which names its feed.

    Exit code 0: followed. 2: no feed could be read. 3: some could be read and others not.
    """
    return follow(address, urls, allow_private=allow_private)


@feeds.command("list", cls=Command)
@json_option
@uses_library
def list_feeds(address: Address, *, as_json: bool) -> int:
    """List the feeds.

    \b
      onrecord feeds list
      onrecord feeds list --json

    Each line has the address of a feed, when it was last read, and what went wrong then.
    """
    with opened(address) as store:
        followed = store.feeds.all()
    for feed in followed:
        if as_json:
            click.echo(feed_line(feed))
        else:
            say("  ".join(filter(None, (feed.url, feed.refreshed, feed.error))))
    if not followed:
        complain("no feed is followed; `onrecord feeds add URL` follows one")
    return ANSWERED


@feeds.command("refresh", cls=Command)
@click.option(
    "--watch",
    "watched",
    multiple=True,
    metavar="WHAT",
    help="Print new quotes by somebody, about something, or with “exact words”; may be given several times.",
)
@private_option
@uses_library
def refresh_feeds(address: Address, *, watched: tuple[str, ...], allow_private: bool) -> int:
    """Add what is new in the feeds.

    \b
      onrecord feeds refresh --library work
      onrecord feeds refresh --watch Keller --watch "fuel duty"

    Exit code 0: read, or some of the feeds were. 2: no feed could be read, which a cron job should report.
    """
    with opened(address) as store:
        followed = [feed.url for feed in store.feeds.all()]
        if not followed:
            raise Failure("there is no feed to refresh; `onrecord feeds add URL` follows one")
        watches = read_watches(watched, store.library)
        milestone, _ = store.library.shelf.since(None)
        read = read_feeds(followed, store.feeds.version, store.has, allow_private=allow_private)
        keep(store, read)
        print_new(store.library, watches, milestone)
    return ANSWERED if not all(one.error for one in read) else UNUSABLE


@feeds.command("remove", cls=Command)
@click.argument("urls", nargs=-1, required=True, metavar="URL ...")
@uses_library
def remove_feeds(address: Address, *, urls: tuple[str, ...]) -> int:
    """Stop following feeds. Their articles stay in the library.

    \b
      onrecord feeds remove https://example.com/rss
    """
    with opened(address) as store:
        missing = [url for url in urls if not store.feeds.remove(url)]
    if missing:
        raise Failure(f"there is no feed {' or '.join(missing)}; `onrecord feeds list` shows what there is")
    return ANSWERED


feeds.add_command(import_feeds)
feeds.add_command(export_feeds)
