"""A library for each chat, beside the base that all chats ask: opened when needed, closed when others are.

Each chat's library is a folder named by the chat's id. Whoever is given one chat's id gets that chat's articles and
those of the base, and no other chat's.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Condition

from bot.talk.answers import Answers
from bot.talk.library.stores import StoredArticles
from retrieval import (
    Library,
    LibraryError,
    LibraryTools,
    Store,
    add_articles,
    erase_own_library,
    follows_feeds,
    is_library,
    join,
)

LOG = logging.getLogger(__name__)
LIBRARY_FILE = "library.sqlite3"
CHAT = re.compile(r"-?\d{1,20}", re.ASCII)


@dataclass(slots=True)
class Opened:
    """One chat's library, its answers together with the base, its file, and how many threads are using it."""

    store: Store
    answers: Answers
    file: int | None
    users: int = 0


class ChatLibraries:
    """The libraries of chats, in folders under `folder`. Without a folder, chats ask the base alone and add nothing.

    At most `most_open` libraries that nobody uses stay open. Safe to use from threads.

    A chat whose library does not open, because it is damaged for example, still asks the base. What needs the library
    itself raises LibraryError.
    """

    def __init__(self, base: Library, folder: Path | None = None, most_open: int = 16) -> None:
        self._base_answers = Answers(base)
        self._base_alone = Answers(base, lacks_own=True)
        self._folder = folder
        self._most_open = most_open
        self._opened: OrderedDict[int, Opened] = OrderedDict()
        self._barred: set[int] = set()
        self._changed = Condition()

    @property
    def are_kept(self) -> bool:
        """Whether chats can have libraries of their own."""
        return self._folder is not None

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
        if self._folder is None or not self._folder.is_dir():
            return []
        return sorted(int(one.name) for one in self._folder.iterdir() if CHAT.fullmatch(one.name) and is_library(one))

    @property
    def followers(self) -> list[int]:
        """The ids of the chats that follow a feed. Their libraries are not opened for that."""
        return [chat_id for chat_id in self.chats if self._folder and follows_feeds(self._folder / str(chat_id))]

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
        if self._folder is None:
            return None
        file = self._folder / str(chat_id) / LIBRARY_FILE
        try:
            found = [one.stat() for one in (file, file.with_name(f"{file.name}-wal")) if one.exists()]
        except OSError:
            return None
        return tuple(figure for one in found for figure in (one.st_mtime_ns, one.st_size)) or None

    def move(self, chat_id: int, new_id: int) -> None:
        """A chat has another id from now on. If there is a library for that id already, the articles move into it."""
        if self._folder is None or chat_id == new_id:
            return
        with self._alone(chat_id), self._alone(new_id):
            old, new = self._folder / str(chat_id), self._folder / str(new_id)
            if not is_library(old):
                return
            if is_library(new):
                _pour(old, new)
                shutil.rmtree(old)
            else:
                old.rename(new)

    def erase(self, chat_id: int) -> bool:
        """Delete the chat's library for good as soon as nobody uses it; False if there is none.

        Raises LibraryError if it cannot be deleted.
        """
        if self._folder is None:
            return False
        with self._alone(chat_id):
            folder = self._folder / str(chat_id)
            try:
                return _erase(folder)
            except OSError as error:
                raise LibraryError(folder, f"cannot be deleted: {error.strerror}") from error

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
        if self._folder is None:
            return None
        with self._changed:
            self._changed.wait_for(lambda: chat_id not in self._barred)
            folder = self._folder / str(chat_id)
            opened = self._opened.get(chat_id)
            if opened and not opened.users and _file_in(folder) != opened.file:  # another process has erased it
                self._close_one(chat_id)
                opened = None
            if opened is None:
                if not create and not is_library(folder):
                    return None
                opened = self._opened[chat_id] = self._open(folder)
            opened.users += 1
            self._opened.move_to_end(chat_id)
            self._close_some()
            return opened

    def _open(self, folder: Path) -> Opened:
        with suppress(OSError):  # the store says what is wrong
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shared = LibraryTools(vectors=self.base.vectors, reader=self.base.reader)
        store = Store(folder, create=True, is_own=True, semantic=shared.vectors is not None, tools=shared)
        return Opened(store, Answers(join(self.base, store.library), places=1), _file_in(folder))

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


def _file_in(folder: Path) -> int | None:
    """The number of the library's file, which another file of the same name does not have; None if there is none."""
    try:
        return (folder / LIBRARY_FILE).stat().st_ino
    except OSError:
        return None


def _erase(folder: Path) -> bool:
    """Delete a chat's folder, or the link that stands in its place; False if there is neither.

    A link was made by whoever runs the bot, to keep the library on another disk. The library there is deleted as well,
    if it is this chat's alone, and nothing else that is there.
    """
    if folder.is_symlink():
        there = folder.resolve()
        folder.unlink()
        is_others = there in {other.resolve() for other in folder.parent.iterdir()}
        if there.is_dir() and (is_others or not erase_own_library(there)):
            LOG.warning("%s is no chat's own library; only the link to it is deleted.", there)
        return True
    if not folder.exists():
        return False
    shutil.rmtree(folder)
    return True


def _pour(old: Path, new: Path) -> None:
    """Add the articles and feeds of one library to another. What is there already stays as it is."""
    source, target = Store(old, semantic=False), Store(new, is_own=True, semantic=False)
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
