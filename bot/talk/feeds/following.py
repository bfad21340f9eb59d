"""The feeds that chats follow: followed, read again from time to time, given up. Blocks.

New articles are added without a message, unless the chat has chosen to be told of each. A feed that fails again and
again is left alone until it is followed anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.talk.feeds.refreshing import Refreshed, refresh
from bot.talk.library.intake import Taken, add_to, outcome_of
from bot.talk.library.libraries import Libraries
from bot.talk.library.limits import ChatLimits
from bot.talk.library.reasons import why
from bot.talk.library.receipts import receipt, shorten
from bot.talk.library.stores import ArticleStore
from bot.talk.replies import Action, Note, Reply, say
from bot.wording import _, ngettext
from retrieval import NO_VERSION, Article, Feed

NEW_AT_ONCE = 30
"""The most articles of a feed that are read at a time: the newest."""
SECONDS = 90.0
"""After this time no further page of a feed is read."""
MOST_FAILURES = 50
"""Failures in a row after which a feed is left alone; about a day's."""


class Following:
    """Follows feeds for chats and adds what is new in them to the chats' libraries."""

    def __init__(self, libraries: Libraries, limits: ChatLimits) -> None:
        self._libraries = libraries
        self._limits = limits

    def feeds(self, chat_id: int) -> tuple[Feed, ...]:
        """The feeds that a chat follows."""
        with self._libraries.keeping(chat_id) as store:
            return feeds_of(store)

    def due(self, chat_id: int) -> tuple[str, ...]:
        """The addresses of the feeds that are to be read again."""
        return tuple(feed.url for feed in self.feeds(chat_id) if feed.failures < MOST_FAILURES)

    def follow(self, chat_id: int, url: str) -> Reply:
        """Follow a feed, or the one that a page names. The reply says what it brought, or why it cannot be followed."""
        if len(self.feeds(chat_id)) >= self._limits.feeds:
            return say(too_many_feeds(self._limits.feeds))
        read = self._read(chat_id, url)
        if read.error:
            return say(_("I cannot follow this. {why}", why=why(shorten(url), read.error, read.kind)))
        with self._libraries.making(chat_id) as store:
            taken = self._add(store, read)
        followed = _("I follow {feed} from now on, and add what is new in it.", feed=shorten(read.url))
        actions = (Action("announce", "1", _("Tell of every new article")),) if self._limits.watches else ()
        return Reply((Note(followed), *receipt(taken, self._limits.articles).blocks), actions=actions)

    def subscribe(self, chat_id: int, urls: Sequence[str]) -> Reply:
        """Follow the feeds of a list; their articles come when feeds are read the next time."""
        known = {feed.url for feed in self.feeds(chat_id)}
        new = [url for url in urls if url not in known]
        fitting = new[: max(0, self._limits.feeds - len(known))]
        with self._libraries.making(chat_id) as store:
            if store.stored:
                for url in fitting:
                    store.stored.feeds.note(url)
        notes = []
        if fitting:
            notes.append(ngettext("I follow {number} feed more.", "I follow {number} feeds more.", len(fitting)))
        if len(fitting) < len(new):
            notes.append(too_many_feeds(self._limits.feeds))
        return say(" ".join(notes) or _("I follow all of these already."))

    def unfollow(self, chat_id: int, url: str) -> bool:
        """Stop following a feed; False if it is not followed."""
        with self._libraries.keeping(chat_id) as store:
            return store is not None and store.stored is not None and store.stored.feeds.remove(url)

    def unfollow_all(self, chat_id: int) -> None:
        """Stop following all feeds of a chat, because the bot is no longer in it."""
        for feed in self.feeds(chat_id):
            self.unfollow(chat_id, feed.url)

    def refresh(self, chat_id: int, url: str) -> tuple[Article, ...]:
        """Add what is new in a feed, and return it.

        Nothing is added if the feed, or the whole library, has been given up in the meantime.
        """
        read = self._read(chat_id, url)
        with self._libraries.keeping(chat_id) as store:
            if store and any(feed.url == url for feed in feeds_of(store)):
                return self._add(store, read).articles
        return ()

    def _read(self, chat_id: int, url: str) -> Refreshed:
        """Read a feed. The library is not kept open meanwhile, because a site may be slow."""
        with self._libraries.keeping(chat_id) as store:
            known = store.stored.feeds.version(url) if store and store.stored else NO_VERSION
        return refresh(
            url,
            known,
            partial(self._has, chat_id),
            allow_private=self._limits.allow_private,
            most=NEW_AT_ONCE,
            seconds=SECONDS,
        )

    def _has(self, chat_id: int, url: str) -> bool:
        with self._libraries.keeping(chat_id) as store:
            return store is not None and store.stored is not None and store.stored.has(url)

    def _add(self, store: ArticleStore, read: Refreshed) -> Taken:
        """Add what a feed brought and note how it went. If there was no room for all, it is read again another time."""
        base = self._libraries.base if self._libraries.shares_base else None
        taken = outcome_of(add_to(store, read.articles, self._limits.articles, base))
        if store.stored:
            store.stored.feeds.note(read.url, read.error, NO_VERSION if taken.is_full else read.version)
        return taken


def too_many_feeds(most: int) -> str:
    """That a chat can follow no more feeds."""
    return ngettext(
        "I follow {number} feed of a chat at most. /unfollow shows it.",
        "I follow {number} feeds of a chat at most. /unfollow shows them.",
        most,
    )


def feeds_of(store: ArticleStore | None) -> tuple[Feed, ...]:
    """The feeds of a library; empty if there is none or it is in memory."""
    return store.stored.feeds.all() if store and store.stored else ()
