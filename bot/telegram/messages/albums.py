"""Albums: Telegram sends each photo of one as a message of its own, and only one of them is answered."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

from telegram import Message

Key = TypeVar("Key")
MOST = 1_000


class Latest(Generic[Key]):
    """The latest things that were noted, so that nothing is done twice. For a single thread."""

    def __init__(self) -> None:
        self._keys: OrderedDict[Key, None] = OrderedDict()

    def is_new(self, key: Key) -> bool:
        """Whether the key is noted for the first time."""
        if key in self._keys:
            return False
        self._keys[key] = None
        if len(self._keys) > MOST:
            self._keys.popitem(last=False)
        return True


class Albums:
    """Which albums have been answered. For a single thread."""

    def __init__(self) -> None:
        self._answered: Latest[str] = Latest()

    def is_answered(self, message: Message) -> bool:
        """Whether the message is a further part of an album that is being answered; its files are read all the same."""
        album = message.media_group_id
        return bool(album) and not message.document and not self._answered.is_new(str(album))
