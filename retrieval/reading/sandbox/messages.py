"""What parent and child send to each other: one job to the child, its articles and errors back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO

import msgspec

from retrieval.reading.web.fetched import Fetched
from retrieval.records import Article

MEGABYTE = 2**20
HEAD = 8
"""How many bytes before each message give its length."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a document may take to read: bytes of memory, seconds of processor time, and seconds by the clock."""

    memory: int = 1536 * MEGABYTE
    cpu_seconds: int = 40
    seconds: float = 60.0


BOUNDS = Bounds()
QUICK = Bounds(memory=512 * MEGABYTE, cpu_seconds=2, seconds=10.0)
"""The bounds of what is read while others wait; almost every document stays within them."""


class Document(msgspec.Struct, tag=True, frozen=True):
    """A document whose bytes are given, by its file name."""

    name: str
    data: bytes


class Page(msgspec.Struct, tag=True, frozen=True):
    """A page that was fetched from a link."""

    link: str
    fetched: Fetched


class Job(msgspec.Struct, frozen=True):
    """What a child is to read, and within which bounds."""

    bounds: Bounds
    work: Document | Page


class Read(msgspec.Struct, tag=True, frozen=True):
    """An article that was read."""

    article: Article


class Failed(msgspec.Struct, tag=True, frozen=True):
    """An article that cannot be read: where it stands, why, and the kind of the reason."""

    where: str
    reason: str
    kind: str


class Done(msgspec.Struct, tag=True, frozen=True):
    """The end of the answers."""


Reply = Read | Failed | Done


def receive(stream: IO[bytes], most: int) -> bytes | None:
    """The next message; None where the stream ends, or the message has more than `most` bytes."""
    head = stream.read(HEAD)
    length = int.from_bytes(head, "little")
    if len(head) < HEAD or length > most:
        return None
    message = stream.read(length)
    return message if len(message) == length else None


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a message with its length before it. Raises OSError where nobody reads any more."""
    stream.write(len(message).to_bytes(HEAD, "little"))
    stream.write(message)
    stream.flush()
