"""What a person asks for, parsed once where it comes in: a request typed, or an action chosen under a reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from bot.talk.commands import Call, Place, parse
from retrieval import Span

if TYPE_CHECKING:
    from bot.talk.library.sources import Link, Source
    from bot.talk.replies import Verb


@dataclass(frozen=True, slots=True)
class More:
    """What else is asked for: what was `seen` of each article, given as spans, is left out.

    With a `speaker`, all other quotes of that speaker answer; without, the other answers to the question. What else is
    quoted in the article `beside` follows where it is named.
    """

    speaker: str
    seen: tuple[tuple[str, Span], ...]
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked.

    `earlier` are the previous questions of the same talk, oldest first; `article_id` is set if only one article is
    asked. Of a question who else said something, `besides` names the speakers who were shown before; of a question
    what else somebody said, `more` says of whom and what was shown before. `of` is the speaker for whom a
    pronoun stands. `home` is the id of the article that the talk has shown last, `shown` the span of the words shown
    there; it is not kept after a restart.
    """

    text: str
    earlier: tuple[str, ...] = ()
    article_id: str = ""
    besides: tuple[str, ...] = ()
    more: More | None = None
    of: str = ""
    home: str = ""
    shown: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Browse:
    """A list to leaf through. `speaker` narrows quotes to one speaker, `article_id` narrows any list to one article."""

    what: Literal["quotes", "speakers", "sources"]
    speaker: str = ""
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Quotes of one article in an alert of a chat's watches; `spans` are those of the words shown."""

    article_id: str
    spans: tuple[Span, ...]
    watches: tuple[int, ...] = ()


Subject = Question | Browse | Told
"""What a page is about."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A subject and a position in it, counted from 1: enough to show a page again, even after a restart."""

    subject: Subject
    position: int = 1


@dataclass(frozen=True, slots=True)
class Request:
    """A call, and where it was made.

    `talk` names the chat and the topic in it, so that follow-up questions stay within them; `chat_id` says whose
    library is asked or changed. `follows` is the page shown by the message that this one replies to; without it, a
    question follows the last page of its talk. `follows_nothing` is True where that message is the bot's own and shows
    no page that is still known. `replaces` is what was asked before the text was corrected. `sources` are what the
    message brings to be read, `links` those in a question, which are only offered. `may_change` is False for people who
    may not change the library. `person_id` is the id of whoever asks.
    """

    call: Call
    talk: str = ""
    place: Place = "console"
    chat_id: int = 0
    follows: Bookmark | None = None
    follows_nothing: bool = False
    replaces: Subject | None = None
    sources: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    may_change: bool = True
    person_id: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """An action that a person chose under a reply. `shown` is the page of that reply, if it had one."""

    verb: Verb
    key: str = ""
    talk: str = ""
    place: Place = "console"
    chat_id: int = 0
    shown: Bookmark | None = None
    may_change: bool = True
    person_id: int = 0


def read_request(text: str, talk: str = "", place: Place = "console", chat_id: int = 0) -> Request:
    """The request that a person makes by typing `text`."""
    return Request(parse(text), talk, place, chat_id)
