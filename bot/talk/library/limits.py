"""How much a chat may keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChatLimits:
    """Limits of each chat's own library: the most `articles` it holds (None: any number) and `feeds` it follows.

    Feeds are read again every `feeds_every` seconds (0: never). A chat may have at most `watches` (0: none are kept),
    for which new articles are looked through every `watches_every` seconds; `zone` is the time zone of chats that have
    not set one. `allow_private` lets links lead into private networks and to this machine; allow it only in a network
    that nobody outside can make the bot look into.
    """

    articles: int | None = 1_000
    feeds: int = 20
    feeds_every: float = 1_800.0
    allow_private: bool = False
    watches: int = 50
    watches_every: float = 5.0
    zone: str = "UTC"
