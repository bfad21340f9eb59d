"""How the bot is run. Plain values; the caller takes them from its settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bot.talk.library.limits import ChatLimits
from bot.telegram.wire.limits import Limits


@dataclass(frozen=True, slots=True)
class Webhook:
    """Telegram posts updates to `url`; a proxy there passes them on to `host` and `port`.

    Only Telegram is told the `secret`, and posts without it are refused. Replicas of a bot must have the same one. If
    it is empty, one is drawn at each start.
    """

    url: str
    host: str = "127.0.0.1"
    port: int = 8080
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Monitor:
    """The address on this machine at which `/health` and `/metrics` are served."""

    host: str = "127.0.0.1"
    port: int = 9464


@dataclass(frozen=True, slots=True)
class SharedDatabase:
    """A PostgreSQL database that all replicas of a bot share, as a connection string of libpq."""

    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Options:
    """`store` keeps talks, what answers show and updates not yet answered: a file, or a database that replicas share.
    Without it, they are kept in memory.

    `chats` is the folder of the chats' own libraries, or their address in a bucket; without it, all chats ask the
    same articles. Only people and chats with an `allowed` id are served, and `admins`, who run the bot; if
    `allowed` is empty, everybody is served. If `leaves_unknown` is true, the bot leaves groups and channels of
    others. `developer_chat` is told of bugs, without anybody's words. Without a `webhook` the bot polls; without a
    `monitor` nothing is counted. When the bot has to stop, answers in progress get `longest_stop` seconds. With
    `describes`, each start sets the bot's menus of commands and its descriptions in every language; without it,
    those stay that Telegram has.
    """

    store: Path | SharedDatabase | None = None
    allowed: frozenset[int] = frozenset()
    admins: frozenset[int] = frozenset()
    leaves_unknown: bool = False
    developer_chat: int | None = None
    webhook: Webhook | None = None
    monitor: Monitor | None = None
    longest_stop: float = 6.0
    describes: bool = True
    chats: Path | str | None = None
    chat_limits: ChatLimits = field(default_factory=ChatLimits)
    limits: Limits = field(default_factory=Limits)
