"""A library for each chat, beside the base that all chats ask: opened when needed, closed when others are.

Each chat's library is named by the chat's id. Whoever is given one chat's id gets that chat's articles and
those of the base, and no other chat's.
"""

from __future__ import annotations

import logging
import re
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Condition

from bot.talk.answers import Answers
from bot.talk.library.stores import StoredArticles
from retrieval import (
    Address,
    Library,
    LibraryError,
    LibraryStore,
    LibraryTools,
    OwnLibraries,
    add_articles,
    join,
    own_libraries_at,
)

LOG = logging.getLogger(__name__)
CHAT = re.compile(r"-?\d{1,20}", re.ASCII)


@dataclass(slots=True)
class Opened:
    """One chat's library, its answers together with the base, its identity, and how many threads are using it."""

    store: LibraryStore
    answers: Answers
    identity: int | bytes | None
    users: int = 0


class ChatLibraries:
    """The libraries of chats, in folders under `place`, or in a bucket where it is an address such as s3://bucket/chats.

    Without a place, chats ask the base alone and add nothing.

    At most `most_open` libraries that nobody uses stay open. Safe to use from threads.

    A chat whose library does not open, because it is damaged for example, still asks the base. What needs the library
    itself raises LibraryError.
    """

    def __init__(self, base: Library, place: Address | None = None, most_open: int = 16) -> None:
        self._base_answers = Answers(base)
        self._base_alone = Answers(base, lacks_own=True)
        self._own = own_libraries_at(place) if place is not None else None
        self._most_open = most_open
        self._opened: OrderedDict[int, Opened] = OrderedDict()
        self._barred: set[int] = set()
        self._changed = Condition()

    @property
    def are_kept(self) -> bool:
        """Whether chats can have libraries of their own."""
        return self._own is not None

    @property
    def shares_base(self) -> bool:
        """Chats' own articles stand beside the base."""
        return True

    @property
    def base(self) -> Library:
        """What every chat can ask."""
        return self._base_answers.library

    @property
    def chats(self) -> list[int]:
        """The ids of the chats that have a library."""
        return sorted(int(name) for name in (self._own.names() if self._own else ()) if CHAT.fullmatch(name))

    @property
    def followers(self) -> list[int]:
        """The ids of the chats that follow a feed. Their libraries are not opened for that."""
        return [chat_id for chat_id in self.chats if self._own and self._own.follows_feeds(str(chat_id))]

    @contextmanager
    def asking(self, chat_id: int) -> Iterator[Answers]:
        """The answers from the base and the chat's own articles; from the base alone if these cannot be read."""
        try:
            opened = self._take(chat_id, create=False)
        except LibraryError as error:
            LOG.error("A chat is answered without its own articles: %s", error)
            yield self._base_alone
            return
        try:
            yield opened.answers if opened else self._base_answers
        finally:
            if opened:
                self._give_back(opened)

    @contextmanager
    def keeping(self, chat_id: int) -> Iterator[StoredArticles | None]:
        """The chat's own library; None if it has none."""
        with self._using(chat_id, create=False) as opened:
            yield StoredArticles(opened.store) if opened else None

    @contextmanager
    def making(self, chat_id: int) -> Iterator[StoredArticles]:
        """The chat's own library, made if there is none. Raises RuntimeError if chats cannot have any."""
        with self._using(chat_id, create=True) as opened:
            if opened is None:
                raise RuntimeError("chats have no libraries here")
            yield StoredArticles(opened.store)

    def state(self, chat_id: int) -> tuple[int, ...] | None:
        """A value that differs after each change of a chat's library, which is not opened; None if there is none."""
        return self._own.state(str(chat_id)) if self._own else None

    def move(self, chat_id: int, new_id: int) -> None:
        """A chat has another id from now on. If there is a library for that id already, the articles move into it."""
        if self._own is None or chat_id == new_id:
            return
        old, new = str(chat_id), str(new_id)
        with self._alone(chat_id), self._alone(new_id):
            if self._own.identity(old) is None:
                return
            if self._own.identity(new) is None:
                self._own.rename(old, new)
                return
            alone = LibraryTools(vectors=None)
            _pour(self._own.open(old, alone), self._own.open(new, alone))
            self._own.erase(old)

    def erase(self, chat_id: int) -> bool:
        """Delete the chat's library for good as soon as nobody uses it; False if there is none.

        Raises LibraryError if it cannot be deleted.
        """
        if self._own is None:
            return False
        with self._alone(chat_id):
            return self._own.erase(str(chat_id))

    def close(self) -> None:
        """Close all libraries."""
        with self._changed:
            while self._opened:
                self._opened.popitem()[1].store.close()

    @contextmanager
    def _using(self, chat_id: int, *, create: bool) -> Iterator[Opened | None]:
        opened = self._take(chat_id, create=create)
        try:
            yield opened
        finally:
            if opened:
                self._give_back(opened)

    def _take(self, chat_id: int, *, create: bool) -> Opened | None:
        if self._own is None:
            return None
        while True:
            identity = self._own.identity(str(chat_id))
            with self._changed:
                if chat_id in self._barred:  # what was just seen may not be so any more
                    self._changed.wait_for(lambda: chat_id not in self._barred)
                    continue
                opened = self._opened.get(chat_id)
                if opened and not opened.users and identity != opened.identity:  # another process has erased it
                    self._close_one(chat_id)
                    opened = None
                if opened:
                    return self._taken(chat_id, opened)
                if identity is None and not create:
                    return None
                self._barred.add(chat_id)  # others do not wait while it is opened, which takes long in a bucket
            return self._newly_opened(self._own, chat_id)

    def _taken(self, chat_id: int, opened: Opened) -> Opened:
        opened.users += 1
        self._opened.move_to_end(chat_id)
        self._close_some()
        return opened

    def _newly_opened(self, own: OwnLibraries, chat_id: int) -> Opened:
        """Open a library that is barred for others meanwhile."""
        opened = None
        try:
            shared = LibraryTools(vectors=self.base.vectors, reader=self.base.reader)
            store = own.open(str(chat_id), shared)
            answers = Answers(join(self.base, store.library), places=1)
            opened = Opened(store, answers, own.identity(str(chat_id)))
        finally:
            with self._changed:
                self._barred.discard(chat_id)
                if opened:
                    self._opened[chat_id] = opened
                    self._taken(chat_id, opened)
                self._changed.notify_all()
        return opened

    def _give_back(self, opened: Opened) -> None:
        with self._changed:
            opened.users -= 1
            self._close_some()
            self._changed.notify_all()

    def _close_some(self) -> None:
        """Close the libraries that were used longest ago, beyond `most_open`."""
        idle = [chat_id for chat_id, opened in self._opened.items() if not opened.users]
        for chat_id in idle[: max(0, len(self._opened) - self._most_open)]:
            self._close_one(chat_id)

    def _close_one(self, chat_id: int) -> None:
        store = self._opened.pop(chat_id).store
        if store.library.vectors:
            for article_id in store.library.shelf.ids:
                store.library.vectors.forget(article_id)
        store.close()

    @contextmanager
    def _alone(self, chat_id: int) -> Iterator[None]:
        """While the body runs, the chat's library is closed and nobody uses it."""
        with self._changed:
            self._changed.wait_for(lambda: chat_id not in self._barred)
            self._barred.add(chat_id)
            self._changed.wait_for(lambda: chat_id not in self._opened or not self._opened[chat_id].users)
            if chat_id in self._opened:
                self._close_one(chat_id)
        try:
            yield
        finally:
            with self._changed:
                self._barred.discard(chat_id)
                self._changed.notify_all()


def _pour(source: LibraryStore, target: LibraryStore) -> None:
    """Add the articles and feeds of one library to another, and close both. What is there already stays as it is."""
    try:
        for _ in add_articles(target, source.library.shelf.articles, workers=0):
            pass
        followed = {feed.url for feed in target.feeds.all()}
        for feed in source.feeds.all():
            if feed.url not in followed:
                target.feeds.note(feed.url, feed.error)
    finally:
        source.close()
        target.close()
