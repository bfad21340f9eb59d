"""Following feeds for a library: they are read, their articles are added, and it is noted how that went."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.cli.libraries.adding import add_all, opened
from bot.cli.loading import advised
from bot.cli.outcome import ANSWERED, PARTLY, UNUSABLE, complain
from bot.talk.feeds.refreshing import Refreshed, refresh
from retrieval import NO_VERSION, Address, ArticleError, LibraryStore, PageVersion, is_library


def follow(address: Address, urls: Sequence[str], *, allow_private: bool) -> int:
    """Follow feeds, make the library if there is none, and return the exit code."""
    if is_library(address):
        with opened(address) as store:
            read = read_feeds(urls, store.feeds.version, store.has, allow_private=allow_private)
            keep(store, read)
    else:
        read = read_feeds(urls, lambda _: NO_VERSION, lambda _: False, allow_private=allow_private)
        if not all(one.error for one in read):
            with opened(address, create=True) as store:
                keep(store, read)
    failed = sum(bool(one.error) for one in read)
    if not failed:
        return ANSWERED
    return PARTLY if failed < len(read) else UNUSABLE


def read_feeds(
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


def keep(store: LibraryStore, read: Sequence[Refreshed]) -> None:
    """Add the articles, and note how it went for each feed that is followed: from now on also those just read."""
    followed = {feed.url for feed in store.feeds.all()}
    add_all(store, [article for one in read for article in one.articles])
    for one in read:
        if not one.error or one.url in followed:
            store.feeds.note(one.url, one.error, one.version)
