"""Articles that somebody may have meant to add: a link within a sentence, a long text. They are offered, not taken."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from bot.talk.library.sources import WEB, Link, Post, Source, links_in
from bot.talk.replies import Action, Note, Reply
from bot.wording import _

LONG = 600
"""Characters from which on a message without a question mark at its end is more likely an article than a question."""
MOST_TALKS = 1_000


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be added, and what else the message says."""

    sources: tuple[Source, ...]
    rest: str

    def under(self, reply: Reply) -> Reply:
        """The reply with the offer below it."""
        if isinstance(self.sources[0], Post):
            note, label = _("That is a long text. Shall I add it as an article?"), _("Add it as an article")
        else:
            note, label = _("There is a link in your message. Shall I add what it leads to?"), _("Add the article")
        action = Action("take", "1", label)
        return Reply((*reply.blocks, Note(note)), reply.page, (action, *reply.actions))


def offer_in(text: str, links: tuple[Link, ...] = ()) -> Offer | None:
    """What a message offers to be added; None if it is only a question.

    `links` are those that the face knows to be in the text, also without a scheme or under other words. A text that is
    long without them is offered itself.
    """
    rest = WEB.sub(" ", text)
    for link in links:
        rest = rest.replace(link.url.partition("://")[2], " ")
    rest = " ".join(rest.split())
    if len(rest) >= LONG and not text.rstrip().endswith(("?", "？")):
        return Offer((Post(text),), text)
    found = links or links_in(text)
    return Offer(found, rest) if found else None


class OfferStorage(Protocol):
    """Where a face keeps offers beyond the end of the process."""

    def load(self, talk: str) -> tuple[Source, ...]:
        """What was offered last in that talk; empty if nothing is stored. May block."""
        ...

    def save(self, talk: str, sources: tuple[Source, ...]) -> None:
        """Store the last offer of a talk in place of the one before."""
        ...

    def drop(self, talk: str, sources: tuple[Source, ...]) -> None:
        """Delete this offer of a talk for good. One that another program has stored since stays."""
        ...


class Offers:
    """The last offer of each talk, until it is taken. Safe to use from threads.

    Without a `storage`, offers are forgotten when the process ends.
    """

    def __init__(self, storage: OfferStorage | None = None) -> None:
        self._storage = storage
        self._lock = Lock()
        self._by_talk: OrderedDict[str, tuple[Source, ...]] = OrderedDict()

    def keep(self, talk: str, sources: tuple[Source, ...]) -> None:
        """Keep what was just offered in a talk."""
        with self._lock:
            self._remember(talk, sources)
            if self._storage:
                self._storage.save(talk, sources)

    def take(self, talk: str) -> tuple[Source, ...]:
        """What was offered last in that talk, once; empty if nothing is."""
        with self._lock:
            sources = self._by_talk.get(talk)
            if sources is None:
                sources = self._storage.load(talk) if self._storage else ()
            self._remember(talk, ())  # the deletion may reach the storage only after the next question
            if sources and self._storage:
                self._storage.drop(talk, sources)
            return sources

    def drop(self, talk: str) -> None:
        """Keep a talk's offer in memory no longer, because another program may have stored a later one."""
        if self._storage:
            with self._lock:
                self._by_talk.pop(talk, None)

    def clear(self) -> None:
        """Keep nothing in memory any more, because what is stored of somebody is being deleted."""
        with self._lock:
            self._by_talk.clear()

    def _remember(self, talk: str, sources: tuple[Source, ...]) -> None:
        self._by_talk[talk] = sources
        self._by_talk.move_to_end(talk)
        while len(self._by_talk) > MOST_TALKS:
            self._by_talk.popitem(last=False)
