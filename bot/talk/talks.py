"""What is remembered of each talk so that follow-up questions are understood. Bounded, and safe to use from threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from bot.talk.requests import Bookmark


@dataclass(frozen=True, slots=True)
class Talk:
    """The earlier questions, oldest first; the page shown last; the article in focus, if only one is asked."""

    questions: tuple[str, ...] = ()
    bookmark: Bookmark | None = None
    article_id: str = ""


class Talks:
    """Talks by name. Beyond `limit` talks, the one that has been silent longest is forgotten."""

    def __init__(self, limit: int = 10_000) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._talks: OrderedDict[str, Talk] = OrderedDict()

    def __len__(self) -> int:
        return len(self._talks)

    def recall(self, name: str) -> Talk:
        """The talk of that name; an empty one if nothing is remembered."""
        with self._lock:
            return self._talks.get(name, Talk())

    def keep(self, name: str, talk: Talk) -> None:
        """Remember the talk under that name."""
        with self._lock:
            self._talks[name] = talk
            self._talks.move_to_end(name)
            while len(self._talks) > self._limit:
                self._talks.popitem(last=False)

    def forget(self, name: str) -> None:
        """Forget the talk of that name."""
        with self._lock:
            self._talks.pop(name, None)

    def rename(self, name: str, new_name: str) -> None:
        """Remember a talk under another name, for example when a group becomes a supergroup."""
        with self._lock:
            if name in self._talks:
                self._talks[new_name] = self._talks.pop(name)
