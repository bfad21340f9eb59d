"""A reply, before it is drawn: what is said, which page it shows, and what can be done next.

Each face draws the blocks in its own way and with the same words. Nothing is read back out of them: whoever needs to
know what a reply shows looks at its `page`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from bot.talk.requests import Bookmark, Subject
from bot.wording import _
from retrieval import Evidence, Refusal, Span

if TYPE_CHECKING:
    from bot.talk.timeline import Timeline

Outcome = Literal["answered", "unanswered", "listed"]
"""What came of a request: evidence that answers, no answer, or a list."""

Verb = Literal[
    "show", "previous", "next", "back", "choose", "context", "speakers", "quotes", "leaf", "picture", "like", "dislike",
    "article", "copy", "share", "invite", "ask", "suggest", "widen", "take",
    "language", "page", "earlier", "later", "drop", "remove", "undo", "unfollow", "subscribe",
    "unwatch", "stop", "reread", "daily", "pick", "quiet", "announce",
]  # fmt: skip
"""What can be done next.

Of answers and lists: show a page, turn to the previous or next one, go back, show a speaker's answer, the words around,
what each speaker answers, more quotes of the speaker, another page of these, a picture; vote for or against; open the
article; copy the words, send them to another chat; take the bot into a group; ask an example, ask about somebody who
was perhaps meant, ask all articles instead of one; choose a language.
Of a library: show a page, turn to an earlier or later one, ask whether to remove an article, remove it, put it back;
stop following a feed, follow the feeds of a list.
Of watches: stop one in the list of all, or under what it told; read what was typed in the other way; choose the hour of
a digest, among people of one name, the quiet hours; tell which articles feeds bring, or no longer.
"""


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the bot's own; they may hold line breaks."""

    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim span with its speaker and its article.

    `position` and `total` number it among the answers; both are 0 for what comes closest to an answer but is none.
    """

    evidence: Evidence
    position: int = 1
    total: int = 1


@dataclass(frozen=True, slots=True)
class Quotations:
    """A heading over several verbatim spans, each drawn shorter than a citation."""

    heading: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """The article's text around a citation. `span` includes the evidence's own words, which stand out in it.

    An ellipsis stands at either end where the paragraph goes on.
    """

    evidence: Evidence
    span: Span

    @property
    def before(self) -> str:
        """The text in front of the evidence."""
        text = self.evidence.article.text
        goes_on = text[: self.span.start].rpartition("\n")[2].strip()
        return ("… " if goes_on else "") + Span(self.span.start, self.evidence.span.start).of(text)

    @property
    def after(self) -> str:
        """The text after the evidence."""
        text = self.evidence.article.text
        goes_on = text[self.span.end :].partition("\n")[0].strip()
        return Span(self.evidence.span.end, self.span.end).of(text) + (" …" if goes_on else "")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a listing: its name, a detail about it, and a link if there is one."""

    text: str
    detail: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A heading over rows, which are numbered from `first` unless that is 0."""

    heading: str
    rows: tuple[Row, ...]
    first: int = 0


@dataclass(frozen=True, slots=True)
class Examples:
    """Questions to begin with."""

    questions: tuple[str, ...]


Block = Note | Citation | Quotations | Context | Listing | Examples


@dataclass(frozen=True, slots=True)
class Page:
    """What a reply shows: page `position` (from 1) of `total` about `subject`, and the evidence that stands on it.

    For a question that is not answered, the evidence is what comes closest, and `refusal` says what is missing.
    """

    subject: Subject
    position: int = 1
    total: int = 1
    evidence: tuple[Evidence, ...] = ()
    outcome: Outcome = "listed"
    refusal: Refusal | None = None

    @property
    def bookmark(self) -> Bookmark:
        """What is needed to show the page again."""
        return Bookmark(self.subject, self.position)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done next. `key` says with what: a position, an article, a language.

    Telegram draws a button with the `label`; the console draws a number or a command to type.
    """

    verb: Verb
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far slow work is: step `position` of `total`, or 0 of 0 if that is unknown."""

    text: str
    position: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Heavy:
    """What follows takes long: a face may have it wait until other such work is done, and go on in another thread."""


Work = Callable[[], "Iterator[Progress | Heavy | Reply]"]
"""Slow work. It tells how far it is, and yields the reply that says what came of it as the last thing."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to one request.

    `picture` is evidence or a timeline to be drawn as a picture below the blocks; the blocks in `instead` say the same
    in words if it cannot be drawn.
    `work` is still to be done: the face runs it, shows how far it is, and shows its outcome in place of the blocks.
    `tongue` is the language in which the face draws the reply; empty for the one that is spoken.
    `ends` asks the face to close the talk, `speaks` to speak that language with the person from now on, `forgets` to
    delete what it keeps about the person. An `is_refusal` reply says that the person may not do this. Without blocks
    and picture there is nothing to say.
    """

    blocks: tuple[Block, ...] = ()
    page: Page | None = None
    actions: tuple[Action, ...] = ()
    picture: Evidence | Timeline | None = None
    instead: tuple[Block, ...] = ()
    work: Work | None = field(default=None, compare=False)
    ends: bool = False
    tongue: str = ""
    speaks: str = ""
    forgets: bool = False
    is_refusal: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.blocks and self.picture is None

    def in_words(self) -> Reply:
        """The same reply without a picture, which it says cannot be drawn."""
        if self.picture is None:
            return self
        note = Note(_("I cannot draw a picture of this here."))
        return replace(self, blocks=(*self.blocks, *self.instead, note), picture=None, instead=())

    def below(self, note: str) -> Reply:
        """The same reply below a note."""
        return replace(self, blocks=(Note(note), *self.blocks))

    @property
    def bookmark(self) -> Bookmark | None:
        """What is needed to show the page of this reply again."""
        return self.page.bookmark if self.page else None


def say(text: str) -> Reply:
    """A reply that is one note."""
    return Reply((Note(text),))
