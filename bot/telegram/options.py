"""How the bot is run. Plain values; whoever starts it takes them from wherever settings come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.telegram.wire.limits import Limits


@dataclass(frozen=True, slots=True)
class Webhook:
    """Telegram posts updates to `url`; what stands before that address passes them on to `host` and `port`."""

    url: str
    host: str = "127.0.0.1"
    port: int = 8080


@dataclass(frozen=True, slots=True)
class Monitor:
    """The address of this machine at which `/health` and `/metrics` are read."""

    host: str = "127.0.0.1"
    port: int = 9464


@dataclass(frozen=True, slots=True)
class ChatLimits:
    """Of each chat's own library: how many `articles` it holds and `feeds` it follows at most.

    Feeds are read again `feeds_every` so many seconds (0: never). `allow_private`: links may lead into private networks
    and to this machine, as they should only in a network that nobody from outside can make the bot look into.
    """

    articles: int = 1_000
    feeds: int = 20
    feeds_every: float = 1_800.0
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """`store` is the file that keeps what answers show, so that buttons work after a restart; else memory keeps it.

    `chats` is the folder of the chats' own libraries; without one, all ask the same articles. Only people and chats
    with an `allowed` id are served, and `admins`, who run the bot; if nobody is `allowed`, everybody is served. Groups
    and channels of others are left where `leaves_unknown`. `developer_chat` is told of bugs, without what anybody
    wrote. Without a `webhook` the bot polls; without a `monitor` nothing is counted. Answers under way are given
    `longest_stop` seconds when the bot has to stop.
    """

    store: Path | None = None
    allowed: frozenset[int] = frozenset()
    admins: frozenset[int] = frozenset()
    leaves_unknown: bool = False
    developer_chat: int | None = None
    webhook: Webhook | None = None
    monitor: Monitor | None = None
    longest_stop: float = 6.0
    chats: Path | None = None
    chat_limits: ChatLimits = field(default_factory=ChatLimits)
    limits: Limits = field(default_factory=Limits)
