"""`onrecord feeds`: the feeds that a library follows, and what is new in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import add_all, opened
from bot.cli.options import private_option, uses_library
from bot.cli.outcome import ANSWERED, UNUSABLE, Failure, complain, say
from bot.talk.library.feeds import refresh
from retrieval import Store


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
def add_feeds(folder: Path, *, urls: tuple[str, ...], allow_private: bool) -> int:
    """Follow feeds and add their articles. A feed that cannot be read is not followed.

    \b
      onrecord feeds add https://example.com/rss

    The address may also be that of a page which names its feed.
    """
    with opened(folder, create=True) as store:
        return _refresh(store, urls, allow_private=allow_private)


@feeds.command("list", cls=Command)
@uses_library
def list_feeds(folder: Path) -> int:
    """List the feeds: the address, when it was last read, and what went wrong then.

    \b
      onrecord feeds list
    """
    with opened(folder) as store:
        for feed in store.feeds.all():
            say("  ".join(filter(None, (feed.url, feed.refreshed, feed.error))))
    return ANSWERED


@feeds.command("refresh", cls=Command)
@private_option
@uses_library
def refresh_feeds(folder: Path, *, allow_private: bool) -> int:
    """Add what is new in the feeds.

    \b
      onrecord feeds refresh --library work

    Exit code 0: read, or some of the feeds were. 2: no feed could be read, which a cron job should report.
    """
    with opened(folder) as store:
        followed = [feed.url for feed in store.feeds.all()]
        if not followed:
            raise Failure("there is no feed to refresh; `onrecord feeds add URL` follows one")
        return _refresh(store, followed, allow_private=allow_private)


@feeds.command("remove", cls=Command)
@click.argument("urls", nargs=-1, required=True, metavar="URL ...")
@uses_library
def remove_feeds(folder: Path, *, urls: tuple[str, ...]) -> int:
    """Stop following feeds. Their articles stay in the library.

    \b
      onrecord feeds remove https://example.com/rss
    """
    with opened(folder) as store:
        missing = [url for url in urls if not store.feeds.remove(url)]
    if missing:
        raise Failure(f"there is no feed {' or '.join(missing)}; `onrecord feeds list` shows what there is")
    return ANSWERED


def _refresh(store: Store, urls: Sequence[str], *, allow_private: bool) -> int:
    """Add the articles of the feeds and return the exit code.

    How it went is noted for the feeds that are followed, which a feed that could be read is from now on.
    """
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
