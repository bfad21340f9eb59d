"""What is remembered of each talk so that follow-up questions are understood. Bounded, and safe to use from threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

from bot.talk.requests import Bookmark


@dataclass(frozen=True, slots=True)
class Talk:
    """The earlier questions, oldest first; the page shown last; the article in focus, if only one is asked."""

    questions: tuple[str, ...] = ()
    bookmark: Bookmark | None = None
    article_id: str = ""


class TalkStorage(Protocol):
    """Where a face keeps talks beyond the end of the process."""

    def load(self, name: str) -> Talk | None:
        """The stored talk of that name. May block."""
        ...

    def rename(self, name: str, new_name: str) -> None:
        """Store a talk under another name from now on."""
        ...


class Talks:
    """Talks by name. Beyond `limit` talks, the one that has been silent longest is forgotten.

    A talk that is not in memory is loaded from the `storage`, if there is one. Storing it is up to the face, which
    knows who said what.
    """

    def __init__(self, limit: int = 10_000, storage: TalkStorage | None = None) -> None:
        self._limit = limit
        self._storage = storage
        self._lock = threading.Lock()
        self._talks: OrderedDict[str, Talk] = OrderedDict()

    def __len__(self) -> int:
        return len(self._talks)

    def recall(self, name: str) -> Talk:
        """The talk of that name; an empty one if nothing is remembered."""
        with self._lock:
            talk = self._talks.get(name)
            if talk is None and self._storage and (talk := self._storage.load(name)):
                self._put(name, talk)
            return talk or Talk()

    def keep(self, name: str, talk: Talk) -> None:
        """Remember the talk under that name."""
        with self._lock:
            self._put(name, talk)

    def clear(self) -> None:
        """Keep no talk in memory, because some have been deleted from the storage."""
        with self._lock:
            self._talks.clear()

    def drop(self, name: str) -> None:
        """Keep a talk in memory no longer, because another program may have gone on with it and stored it."""
        with self._lock:
            self._talks.pop(name, None)

    def rename(self, name: str, new_name: str) -> None:
        """Remember a talk under another name, for example when a group becomes a supergroup."""
        with self._lock:
            if name in self._talks:
                self._talks[new_name] = self._talks.pop(name)
            if self._storage:
                self._storage.rename(name, new_name)

    def _put(self, name: str, talk: Talk) -> None:
        self._talks[name] = talk
        self._talks.move_to_end(name)
        while len(self._talks) > self._limit:
            self._talks.popitem(last=False)
