"""What has been met already: the latest things only, so that memory has a bound."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

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

    def __contains__(self, key: Key) -> bool:
        """Whether the key is among the latest that were noted."""
        return key in self._keys
