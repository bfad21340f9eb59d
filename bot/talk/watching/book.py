"""The watches of all chats. There are few enough to keep all in memory; a storage keeps them beyond a restart."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import RLock
from typing import Protocol

from bot.talk.numbers import ClockNumbers
from bot.talk.watching.hours import Times
from retrieval import Watch


@dataclass(frozen=True, slots=True)
class KeptWatch:
    """A watch of a chat, or of a topic in it (`thread`, 0 outside topics), and who set it.

    `typed` is what that person typed, and `language` the one that they were spoken to in. `hour` is the hour of the
    daily digest; without it, the chat is told at once.
    """

    id: int
    chat_id: int
    thread: int
    person_id: int
    typed: str
    watch: Watch
    language: str = "en"
    hour: int | None = None

    @property
    def made(self) -> float:
        """When it was set, in seconds since 1970, which its id tells."""
        return self.id / 1e6


ALONE = ClockNumbers()
USUAL = Times()
"""The clock of a chat that has not set one."""


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """A chat's clock, and whether it is told which articles its feeds have brought."""

    times: Times = USUAL
    announces: bool = False


class WatchStorage(Protocol):
    """Where a face keeps watches beyond the end of the process. Nothing blocks but `load`."""

    def load(self) -> tuple[list[KeptWatch], dict[int, ChatSettings]] | None:
        """All watches, and the settings of the chats that have any; None if they cannot be read now."""
        ...

    def save(self, kept: KeptWatch) -> None:
        """Store a watch, replacing the one with the same id."""
        ...

    def delete(self, ids: Iterable[int]) -> None:
        """Delete watches for good, together with their findings that are still to be sent."""
        ...

    def save_settings(self, chat_id: int, settings: ChatSettings) -> None:
        """Store a chat's settings."""
        ...

    def move(self, chat_id: int, new_id: int) -> None:
        """Store everything that is kept for a chat under its new id."""
        ...

    def drop(self, chat_id: int) -> None:
        """Delete everything that is kept for a chat, because the bot is no longer in it."""
        ...


class WatchBook:
    """The watches of all chats, by id. Safe to use from threads."""

    def __init__(self, storage: WatchStorage | None = None, numbers: ClockNumbers = ALONE) -> None:
        self._storage = storage
        self._numbers = numbers
        self._lock = RLock()
        self._watches: dict[int, KeptWatch] = {}
        self._settings: dict[int, ChatSettings] = {}
        self._changes = 0
        self.load()
        self._last = max(self._watches, default=0)

    def load(self) -> None:
        """Read the watches from the storage again, because another program may have changed them. Blocks.

        If they cannot be read now, those in memory stay.
        """
        loaded = self._storage.load() if self._storage else None
        if loaded is None:
            return
        with self._lock:
            watches, settings = loaded
            self._watches = {kept.id: kept for kept in watches}
            self._settings = dict(settings)
            self._changes += 1

    @property
    def version(self) -> int:
        """A number that increases with each change of a watch."""
        return self._changes

    @property
    def chats(self) -> frozenset[int]:
        """The chats that have a watch."""
        with self._lock:
            return frozenset(kept.chat_id for kept in self._watches.values())

    @property
    def every(self) -> Mapping[int, KeptWatch]:
        """All watches by their ids, as a snapshot."""
        with self._lock:
            return dict(self._watches)

    def of(self, chat_id: int) -> tuple[KeptWatch, ...]:
        """The watches of a chat, the oldest first."""
        with self._lock:
            return tuple(kept for _, kept in sorted(self._watches.items()) if kept.chat_id == chat_id)

    def find(self, watch_id: int, chat_id: int) -> KeptWatch | None:
        """The watch with that id, if it is that chat's."""
        kept = self._watches.get(watch_id)
        return kept if kept and kept.chat_id == chat_id else None

    def add(self, kept: KeptWatch) -> KeptWatch:
        """Store a watch under a new id."""
        with self._lock:
            self._last = self._numbers.after(self._last)
            return self.keep(dataclasses.replace(kept, id=self._last))

    def keep(self, kept: KeptWatch) -> KeptWatch:
        """Store a watch, replacing the one with the same id."""
        with self._lock:
            self._watches[kept.id] = kept
            self._changes += 1
            if self._storage:
                self._storage.save(kept)
        return kept

    def remove(self, ids: Iterable[int]) -> None:
        """Delete watches for good."""
        with self._lock:
            gone = [watch_id for watch_id in ids if self._watches.pop(watch_id, None)]
            self._changes += len(gone)
            if gone and self._storage:
                self._storage.delete(gone)

    def settings(self, chat_id: int) -> ChatSettings:
        """A chat's settings."""
        return self._settings.get(chat_id, ChatSettings())

    def set(self, chat_id: int, settings: ChatSettings) -> None:
        """Keep a chat's settings."""
        with self._lock:
            self._settings[chat_id] = settings
            if self._storage:
                self._storage.save_settings(chat_id, settings)

    def move(self, chat_id: int, new_id: int) -> None:
        """A chat has another id from now on, and its watches go on there."""
        with self._lock:
            for kept in self.of(chat_id):
                self._watches[kept.id] = dataclasses.replace(kept, chat_id=new_id)
            if chat_id in self._settings:
                self._settings[new_id] = self._settings.pop(chat_id)
            self._changes += 1
            if self._storage:
                self._storage.move(chat_id, new_id)

    def drop(self, chat_id: int) -> None:
        """Delete all that is kept for a chat, because the bot is no longer in it."""
        with self._lock:
            for kept in self.of(chat_id):
                del self._watches[kept.id]
            self._settings.pop(chat_id, None)
            self._changes += 1
            if self._storage:
                self._storage.drop(chat_id)

    def forget(self, person_id: int) -> int:
        """Delete the watches that a person has set, in whatever chat; returns how many there were."""
        with self._lock:
            ids = [kept.id for kept in self._watches.values() if kept.person_id == person_id]
            self.remove(ids)
        return len(ids)
