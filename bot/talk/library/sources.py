"""What a person gives to be read: plain records, whatever chat network they come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from retrieval import OnRecordError

MOST_LINKS = 10
"""Links of one message that are read."""
WEB = re.compile(r"https?://[^\s<>“”„«»\"]+", re.IGNORECASE)


class FetchError(OnRecordError):
    """A file cannot be fetched. The message is meant for the person who sent it, in the language being spoken."""


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a page or feed."""

    url: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody sent.

    `fetch` returns its bytes and may take long; it raises FetchError. `refusal` says, in the language being spoken, why
    the file cannot be had, if that is known before.
    """

    name: str
    fetch: Callable[[], bytes] = field(compare=False)
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """The text of a message. `publisher` and `url` are those of its channel; `published` is in ISO 8601.

    `author` is the name with which it is signed.
    """

    text: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file or folder of the machine on which the bot runs; only for people at its own terminal."""

    path: Path


Source = Link | File | Post | OnDisk


def links_in(text: str) -> tuple[Link, ...]:
    """The links that are written out in a text, in order and each once."""
    return first_links(Link(url) for url in WEB.findall(text))


def first_links(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links without repetitions, as many as are read."""
    return tuple(dict.fromkeys(links))[:MOST_LINKS]
