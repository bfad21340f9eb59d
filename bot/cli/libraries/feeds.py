"""`onrecord feeds`: the feeds that a library follows, and what is new in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from bot.cli.command import Command
from bot.cli.libraries.adding import add_all, opened
from bot.cli.loading import advised
from bot.cli.options import json_option, private_option, uses_library
from bot.cli.outcome import ANSWERED, PARTLY, UNUSABLE, Failure, complain, say
from bot.cli.records import feed_line
from bot.talk.library.feeds import Refreshed, refresh
from retrieval import NO_VERSION, ArticleError, PageVersion, Store, is_library


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

    Exit code 0: followed. 2: no feed could be read. 3: some could be read and others not.
    """
    if is_library(folder):
        with opened(folder) as store:
            read = _read(urls, store.feeds.version, store.has, allow_private=allow_private)
            _keep(store, read)
    else:
        read = _read(urls, lambda _: NO_VERSION, lambda _: False, allow_private=allow_private)
        if not all(one.error for one in read):
            with opened(folder, create=True) as store:
                _keep(store, read)
    failed = sum(bool(one.error) for one in read)
    if not failed:
        return ANSWERED
    return PARTLY if failed < len(read) else UNUSABLE


@feeds.command("list", cls=Command)
@json_option
@uses_library
def list_feeds(folder: Path, *, as_json: bool) -> int:
    """List the feeds.

    \b
      onrecord feeds list
      onrecord feeds list --json

    Each line has the address of a feed, when it was last read, and what went wrong then.
    """
    with opened(folder) as store:
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
        read = _read(followed, store.feeds.version, store.has, allow_private=allow_private)
        _keep(store, read)
    return ANSWERED if not all(one.error for one in read) else UNUSABLE


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


def _read(
    urls: Sequence[str], version: Callable[[str], PageVersion], has: Callable[[str], bool], *, allow_private: bool
) -> list[Refreshed]:
    """What is new in each feed. One that cannot be read is reported on standard error."""
    read = []
    for url in urls:
        refreshed = refresh(url, version(url), has, allow_private=allow_private)
        read.append(refreshed)
        if refreshed.error:
            complain(advised(ArticleError(url, refreshed.error, refreshed.kind)))
    return read


def _keep(store: Store, read: Sequence[Refreshed]) -> None:
    """Add the articles, and note how it went for each feed that is followed: from now on also those just read."""
    followed = {feed.url for feed in store.feeds.all()}
    add_all(store, [article for one in read for article in one.articles])
    for one in read:
        if not one.error or one.url in followed:
            store.feeds.note(one.url, one.error, one.version)
