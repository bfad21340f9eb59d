"""Finds new quotes for the watches of all chats, and records them before anybody is alerted. Calls may block.

For each library a milestone records how far it has been searched. The milestone is stored in the same transaction as
what was found, so that a quote is neither missed nor found twice, whenever the process ends.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Lock
from typing import Protocol

from bot.talk.library.chats import ChatLibraries
from bot.talk.watching.book import KeptWatch, WatchBook
from bot.talk.watching.hours import due_at
from retrieval import (
    Article,
    Library,
    LibraryError,
    Milestone,
    Span,
    Speaker,
    WatchIndex,
    evidence_of,
    runs_of_quote,
    settled,
)

LOG = logging.getLogger(__name__)
BASE = 0
"""Stands in place of a chat's id for the shared library that all chats ask."""
AT_A_TIME = 100
"""The number of articles that are searched before the milestone is stored."""
A_SECOND = 1.0
"""The precision in seconds of the time at which a library says that it got an article."""
OLD = 30 * 24 * 3_600.0
"""The age in seconds from which an article added to the shared library is not news."""
NOWHERE = Milestone("", 0)
"""The milestone of a chat that has no library yet, so that everything added to it later is new."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A quote that a watch waits for: where and when to send the alert, and the runs of words that identify the quote.

    `span` holds the quote's words as they are shown. `runs` are hashes (see `retrieval.watching`); `due` is in seconds
    since 1970.
    """

    chat_id: int
    thread: int
    watch_id: int
    article_id: str
    span: Span
    runs: frozenset[int]
    due: float


class FindingStorage(Protocol):
    """Where a face stores findings until they have been sent. Safe to call from threads."""

    def milestones(self) -> dict[int, Milestone] | None:
        """For each chat's library and for `BASE`, how far it has been searched; None if that cannot be read now. May
        block."""
        ...

    def record(self, place: int, milestone: Milestone, findings: Sequence[Finding]) -> None:
        """Store a milestone and findings in one transaction, except findings whose words the chat was sent before."""
        ...

    def announce(self, chat_id: int, articles: Sequence[str]) -> None:
        """Store that a chat is to be told about these articles."""
        ...

    def forget_milestone(self, place: int) -> None:
        """Delete the milestone of a library that nobody watches any more."""
        ...


class Lookout:
    """Searches the articles that are added to the libraries of chats and to the shared one.

    `shares` says that other programs use the same storage, so that milestones are read again before each search.
    """

    def __init__(
        self,
        libraries: ChatLibraries,
        book: WatchBook,
        storage: FindingStorage,
        zone: str = "UTC",
        clock: Callable[[], float] = time.time,
        *,
        shares: bool = False,
    ) -> None:
        self._libraries = libraries
        self._book = book
        self._storage = storage
        self._zone = zone
        self._clock = clock
        self._shares = shares
        self._milestones = storage.milestones() or {}
        self._seen: dict[int, object] = {}
        self._looking = Lock()
        self._index = WatchIndex()
        self._index_version = -1

    def begin(self, chat_id: int) -> None:
        """Set the milestones when a chat sets its first watch, so that only articles added later count as new.

        The milestone of a library that cannot be read now is set when it first can be.
        """
        with self._looking:
            self._reread()
            if BASE not in self._milestones:
                self._note(BASE, self._libraries.base.shelf.since(None)[0], ())
            if chat_id not in self._milestones:
                with suppress(LibraryError):
                    self._note(chat_id, self._milestone_of(chat_id), ())

    def without_news(self, chat_id: int, change: Callable[[], None]) -> None:
        """Make a change to a chat's library that brings nothing new. Articles that were new before it are searched
        first."""
        with self._looking:
            if not self._reread() or chat_id not in self._milestones:
                change()
                return
            self._look_at(chat_id)
            change()
            self._note(chat_id, self._milestone_of(chat_id), ())

    def _milestone_of(self, chat_id: int) -> Milestone:
        """The milestone of the newest article in a chat's library."""
        with self._libraries.keeping(chat_id) as store:
            return store.library.shelf.since(None)[0] if store else NOWHERE

    def announce(self, chat_id: int, articles: Sequence[str]) -> None:
        """Have a chat told which articles its feeds brought."""
        self._storage.announce(chat_id, articles)

    def move(self, chat_id: int, new_id: int) -> None:
        """Give the milestone of a chat to its new id. The storage has already moved its own copy together with the
        watches."""
        with self._looking:
            if chat_id in self._milestones:
                self._milestones[new_id] = self._milestones.pop(chat_id)

    def look(self) -> None:
        """Search all new articles. A library that cannot be read now is logged and searched the next time."""
        with self._looking:
            if not self._reread():
                return
            chats = self._book.chats
            for place in [place for place in self._milestones if place not in chats and (place != BASE or not chats)]:
                del self._milestones[place]
                self._storage.forget_milestone(place)
            if not chats:
                return
            for place in (BASE, *sorted(chats)):
                try:
                    self._look_at(place)
                except LibraryError as error:
                    LOG.warning("A library cannot be looked through for watches: %s", type(error).__name__)

    def _reread(self) -> bool:
        """Read the milestones again if other programs share the storage; False if that is not possible now."""
        milestones = self._storage.milestones() if self._shares else self._milestones
        self._milestones = self._milestones if milestones is None else milestones
        return milestones is not None

    def _look_at(self, place: int) -> None:
        """Search the new articles of one library, unless nothing has changed since the last time."""
        if place == BASE:
            self._look_through(BASE, self._libraries.base, self._libraries.base, self._watches_of_all())
            return
        state = self._libraries.state(place)
        if self._seen.get(place) == state and state is not None:
            return
        with self._libraries.keeping(place) as store, self._libraries.asking(place) as answers:
            if store:
                index = WatchIndex({kept.id: kept.watch for kept in self._book.of(place)})
                self._look_through(place, store.library, answers.library, index)
        self._seen[place] = state

    def _look_through(self, place: int, own: Library, asked: Library, index: WatchIndex) -> None:
        """Search the new articles of the library `own`, and store the milestone after each batch.

        `asked` is the library that the chat asks: it decides whom a surname alone means.
        """
        milestone = self._milestones.get(place)
        if milestone == NOWHERE:
            milestone = Milestone(own.shelf.since(None)[0].library, 0)
        while True:
            now, ids = own.shelf.since(milestone, AT_A_TIME)
            if now == self._milestones.get(place):
                return
            findings = [found for one in ids for found in self._found_safely(place, one, own, asked, index)]
            self._note(place, now, findings)
            milestone = now

    def _found_safely(
        self, place: int, article_id: str, own: Library, asked: Library, index: WatchIndex
    ) -> list[Finding]:
        """The findings in an article; none, and a log entry, if a bug is triggered by it."""
        try:
            return list(self._found(place, article_id, own, asked, index))
        except LibraryError:
            raise
        except Exception:  # a bug that one article brings out must not keep all others from being told
            LOG.exception("An article could not be looked through for watches.")
            return []

    def _found(self, place: int, article_id: str, own: Library, asked: Library, index: WatchIndex) -> Iterator[Finding]:
        """The findings in an article. Words that the article held before a watch was set are not new to that watch."""
        analysed = own.shelf.find((article_id,)).get(article_id)
        now, every = self._clock(), self._book.every
        if analysed is None or (place == BASE and _is_old(analysed.article, now)):
            return
        matches = index.matches(analysed, asked)
        earlier = _said_earlier(own, article_id) if matches else []
        seen = _first_seen(own, article_id) if matches else now
        for match in matches:
            evidence = evidence_of(analysed, match.attribution)
            runs = runs_of_quote(analysed.article, match.attribution)
            if evidence is None or not runs:
                continue
            waiting = (every[key] for key in match.keys if key in every)
            for kept in sorted(waiting, key=_first_told):
                if seen < kept.made - A_SECOND or any(at < kept.made and runs <= known for at, known in earlier):
                    continue
                self._settle(kept, match.attribution.speaker)
                due = due_at(now, kept.hour, self._book.settings(kept.chat_id).times, self._zone)
                yield Finding(kept.chat_id, kept.thread, kept.id, article_id, evidence.span, runs, due)

    def _settle(self, kept: KeptWatch, speaker: Speaker | None) -> None:
        """Bind a watch for a surname alone to the first person of that surname who is quoted."""
        if speaker and (watch := settled(kept.watch, speaker)) != kept.watch:
            self._book.keep(replace(kept, watch=watch))

    def _watches_of_all(self) -> WatchIndex:
        """The index of all watches, rebuilt after any of them has changed."""
        if self._index_version != self._book.version:
            self._index_version = self._book.version
            self._index = WatchIndex({kept.id: kept.watch for kept in self._book.every.values()})
        return self._index

    def _note(self, place: int, milestone: Milestone, findings: Sequence[Finding]) -> None:
        """Record a milestone and the findings up to it, in memory and in the storage."""
        self._milestones[place] = milestone
        self._storage.record(place, milestone, findings)


def _said_earlier(library: Library, article_id: str) -> list[tuple[float, frozenset[int]]]:
    """For each earlier edition of an article, when it was first seen, and the runs of words of all its quotes."""
    try:
        editions = library.shelf.editions(article_id)
    except KeyError:  # it has just been removed
        return []
    found = []
    for edition in editions:
        runs = (runs_of_quote(edition.article, one) for one in edition.attributions)
        found.append((_moment(edition.seen) or 0.0, frozenset[int]().union(*runs)))
    return found


def _first_seen(library: Library, article_id: str) -> float:
    """When the library first had the text of an article, in seconds since 1970; infinity if that is not known.

    Analysing an article again does not change this time.
    """
    with suppress(KeyError):  # it has just been removed
        if (seen := _moment(library.shelf.seen(article_id))) is not None:
            return seen
    return float("inf")


def _is_old(article: Article, now: float) -> bool:
    """Whether an article is known to have been published long ago, so that adding an archive sends no alerts."""
    published = _moment(article.published)
    return published is not None and now - published > OLD


def _moment(date: str) -> float | None:
    """An ISO 8601 date in seconds since 1970; None for any other text."""
    try:
        read = dt.datetime.fromisoformat(date)
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=dt.UTC)).timestamp()


def _first_told(kept: KeptWatch) -> tuple[bool, int]:
    """A sorting key for watches that wait for the same quote: immediate alerts come before those of a daily digest."""
    return kept.hour is not None, kept.id
