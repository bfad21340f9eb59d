"""`onrecord feeds`: feeds that a library follows, and what is new in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.filling import add_all, opened
from bot.cli.outcome import ANSWERED, UNUSABLE, Failure, complain
from bot.cli.places import with_library

if TYPE_CHECKING:
    from retrieval import Store

private_option = click.option(
    "--allow-private", is_flag=True, help="Also follow links into private networks and to this machine."
)


@click.group()
def feeds() -> None:
    """Follow RSS and Atom feeds; `refresh` adds what is new in them."""


@feeds.command("add")
@click.argument("urls", nargs=-1, required=True, metavar="URL ...")
@private_option
@with_library
def add_feeds(folder: Path, *, urls: tuple[str, ...], allow_private: bool) -> int:
    """Follow feeds, and add their articles. A feed that cannot be read is not followed."""
    with opened(folder, create=True) as store:
        return _refresh(store, urls, allow_private=allow_private)


@feeds.command("list")
@with_library
def list_feeds(folder: Path) -> int:
    """List the feeds: address, when it was read last, and what went wrong then."""
    from bot.printable import printable

    with opened(folder) as store:
        for feed in store.feeds.all():
            click.echo(printable("  ".join(filter(None, (feed.url, feed.refreshed, feed.error)))))
    return ANSWERED


@feeds.command()
@private_option
@with_library
def refresh(folder: Path, *, allow_private: bool) -> int:
    """Add what is new in the feeds. For a cron job: exit code 2 where no feed could be read."""
    with opened(folder) as store:
        followed = [feed.url for feed in store.feeds.all()]
        if not followed:
            raise Failure("there is no feed to refresh; `onrecord feeds add URL` follows one")
        return _refresh(store, followed, allow_private=allow_private)


@feeds.command("remove")
@click.argument("urls", nargs=-1, required=True, metavar="URL ...")
@with_library
def remove_feeds(folder: Path, *, urls: tuple[str, ...]) -> int:
    """Follow feeds no more; their articles stay."""
    with opened(folder) as store:
        missing = [url for url in urls if not store.feeds.remove(url)]
    if missing:
        raise Failure(f"there is no feed {' or '.join(missing)}; `onrecord feeds list` shows what there is")
    return ANSWERED


def _refresh(store: Store, urls: Sequence[str], *, allow_private: bool) -> int:
    """Add the articles of the feeds, note how it went with those that are followed or now are, return the exit code."""
    from bot.talk.library.feeds import refresh

    followed = {feed.url for feed in store.feeds.all()}
    read = []
    for url in urls:
        refreshed = refresh(url, store.feeds.version(url), store.has, allow_private=allow_private)
        read.append(refreshed)
        if refreshed.error:
            complain(f"{url}: {refreshed.error}")
    add_all(store, [article for one in read for article in one.articles])
    for one in read:
        if not one.error or one.url in followed:
            store.feeds.note(one.url, one.error, one.version)
    return ANSWERED if not all(one.error for one in read) else UNUSABLE
