"""What was removed last from each chat's library, kept for an hour in memory so that it can be put back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from retrieval import Article

KEPT = 3_600.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Removal:
    """An article that is out, and what will forget it."""

    article: Article
    forgetting: asyncio.TimerHandle


class Removals:
    """The last removal of each chat: the next one, an hour or a restart makes it final. For the event loop."""

    def __init__(self, seconds: float = KEPT) -> None:
        self._seconds = seconds
        self._last: dict[int, Removal] = {}

    def keep(self, chat_id: int, article: Article) -> None:
        self.forget(chat_id)
        forgetting = asyncio.get_running_loop().call_later(self._seconds, self.forget, chat_id)
        self._last[chat_id] = Removal(article, forgetting)

    def last(self, chat_id: int) -> Article | None:
        """What can be put back."""
        removal = self._last.get(chat_id)
        return removal.article if removal else None

    def forget(self, chat_id: int) -> None:
        """Make the last removal final."""
        removal = self._last.pop(chat_id, None)
        if removal:
            removal.forgetting.cancel()
