"""What is remembered of each talk, so that a follow-up is understood: bounded, and safe to use from threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from bot.talk.replies import Shown


@dataclass(frozen=True, slots=True)
class Talk:
    """Earlier questions, oldest first; what was shown last; the article in focus, if any."""

    questions: tuple[str, ...] = ()
    shown: Shown | None = None
    article_id: str = ""


class Talks:
    """Talks by name; beyond `limit` the one that was silent longest is forgotten."""

    def __init__(self, limit: int = 10_000) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._talks: OrderedDict[str, Talk] = OrderedDict()

    def __len__(self) -> int:
        return len(self._talks)

    def recall(self, name: str) -> Talk:
        with self._lock:
            return self._talks.get(name, Talk())

    def keep(self, name: str, talk: Talk) -> None:
        with self._lock:
            self._talks[name] = talk
            self._talks.move_to_end(name)
            while len(self._talks) > self._limit:
                self._talks.popitem(last=False)

    def forget(self, name: str) -> None:
        with self._lock:
            self._talks.pop(name, None)

    def rename(self, name: str, new_name: str) -> None:
        """Carry a talk over to another name, as when a group becomes a supergroup."""
        with self._lock:
            if name in self._talks:
                self._talks[new_name] = self._talks.pop(name)
