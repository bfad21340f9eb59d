"""Finds what is new for the watches of all chats, and has it written down before anything is told. Blocks.

How far each library has been looked through is a mark, which is written down together with what was found. So whatever
ends the process, nothing is missed, and nothing is found twice.
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
    Mark,
    Span,
    Speaker,
    WatchIndex,
    evidence_of,
    runs_of_quote,
    settled,
)

LOG = logging.getLogger(__name__)
BASE = 0
"""In place of a chat's id: the library that all chats ask."""
AT_A_TIME = 100
"""Articles that are looked through between two marks."""
A_SECOND = 1.0
"""What libraries round the time off to at which they got an article."""
OLD = 30 * 24 * 3_600.0
"""Seconds after its publication from which on an article that comes into the library of all is nothing new."""
NOWHERE = Mark("", 0)
"""The mark of a chat that has no library yet: everything in it will be new."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A quote that a watch waits for, where and when it is to be told, and the runs of its words (see `watching`).

    The span is that of the quote's words as they are shown.
    """

    chat_id: int
    thread: int
    watch_id: int
    article_id: str
    span: Span
    runs: frozenset[int]
    due: float


class FindingStorage(Protocol):
    """Where a face keeps what was found until it has been told. Safe to use from threads."""

    def marks(self) -> dict[int, Mark] | None:
        """How far the library of each chat, and that of all, has been looked through. May block.

        None if that is not known now.
        """
        ...

    def record(self, place: int, mark: Mark, findings: Sequence[Finding]) -> None:
        """Write a mark and findings down in one transaction, without those whose words the chat was told before."""
        ...

    def announce(self, chat_id: int, articles: Sequence[str]) -> None:
        """Write down that a chat is to be told of these articles."""
        ...

    def forget_mark(self, place: int) -> None:
        """Forget how far a library has been looked through, because nobody watches it any more."""
        ...


class Lookout:
    """Looks through what is added to the libraries of chats and to that of all.

    If it `shares` the storage, other programs may have looked through libraries since.
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
        self._marks = storage.marks() or {}
        self._seen: dict[int, object] = {}
        self._looking = Lock()
        self._index = WatchIndex()
        self._index_version = -1

    def begin(self, chat_id: int) -> None:
        """Note how far the libraries have grown when a chat's first watch is set: only what comes later is new."""
        with self._looking:
            self._reread()
            if BASE not in self._marks:
                self._note(BASE, self._libraries.base.shelf.since(None)[0], ())
            if chat_id not in self._marks:
                self._note(chat_id, self._mark_of(chat_id), ())

    def without_news(self, chat_id: int, change: Callable[[], None]) -> None:
        """Make a change to a chat's library that brings nothing new. What was new before it is found first."""
        with self._looking:
            if not self._reread() or chat_id not in self._marks:
                change()
                return
            self._look_at(chat_id)
            change()
            self._note(chat_id, self._mark_of(chat_id), ())

    def _mark_of(self, chat_id: int) -> Mark:
        """How far the library of a chat has grown."""
        with self._libraries.keeping(chat_id) as store:
            return store.library.shelf.since(None)[0] if store else NOWHERE

    def announce(self, chat_id: int, articles: Sequence[str]) -> None:
        """Have a chat told which articles its feeds have brought."""
        self._storage.announce(chat_id, articles)

    def move(self, chat_id: int, new_id: int) -> None:
        """A chat has another id from now on; its mark has been stored under that one with its watches."""
        with self._looking:
            if chat_id in self._marks:
                self._marks[new_id] = self._marks.pop(chat_id)

    def look(self) -> None:
        """Find what is new everywhere. A library that cannot be read now is looked through another time."""
        with self._looking:
            if not self._reread():
                return
            chats = self._book.chats
            for place in [place for place in self._marks if place not in chats and (place != BASE or not chats)]:
                del self._marks[place]
                self._storage.forget_mark(place)
            if not chats:
                return
            for place in (BASE, *sorted(chats)):
                try:
                    self._look_at(place)
                except LibraryError as error:
                    LOG.warning("A library cannot be looked through for watches: %s", type(error).__name__)

    def _reread(self) -> bool:
        """Read the marks that other programs may have made; False if that is not possible now."""
        marks = self._storage.marks() if self._shares else self._marks
        self._marks = self._marks if marks is None else marks
        return marks is not None

    def _look_at(self, place: int) -> None:
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
        """Look through what is new in the `own` library; who is quoted elsewhere is looked up in the one `asked`."""
        mark = self._marks.get(place)
        if mark == NOWHERE:
            mark = Mark(own.shelf.since(None)[0].library, 0)
        while True:
            now, ids = own.shelf.since(mark, AT_A_TIME)
            if now == self._marks.get(place):
                return
            findings = [found for one in ids for found in self._found_safely(place, one, own, asked, index)]
            self._note(place, now, findings)
            mark = now

    def _found_safely(
        self, place: int, article_id: str, own: Library, asked: Library, index: WatchIndex
    ) -> list[Finding]:
        try:
            return list(self._found(place, article_id, own, asked, index))
        except LibraryError:
            raise
        except Exception:  # a bug that one article brings out must not keep all others from being told
            LOG.exception("An article could not be looked through for watches.")
            return []

    def _found(self, place: int, article_id: str, own: Library, asked: Library, index: WatchIndex) -> Iterator[Finding]:
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
        """A watch for a surname alone is for the first person who is quoted under it."""
        if speaker and (watch := settled(kept.watch, speaker)) != kept.watch:
            self._book.keep(replace(kept, watch=watch))

    def _watches_of_all(self) -> WatchIndex:
        if self._index_version != self._book.version:
            self._index_version = self._book.version
            self._index = WatchIndex({kept.id: kept.watch for kept in self._book.every.values()})
        return self._index

    def _note(self, place: int, mark: Mark, findings: Sequence[Finding]) -> None:
        self._marks[place] = mark
        self._storage.record(place, mark, findings)


def _said_earlier(library: Library, article_id: str) -> list[tuple[float, frozenset[int]]]:
    """The runs of words of all quotes in each earlier edition of an article, and when that was first seen.

    What an article said before a watch was set is nothing new, though the article has been changed since.
    """
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
    """When the library first had the text of an article, which analysing it again does not change; never if unknown."""
    with suppress(KeyError):  # it has just been removed
        if (seen := _moment(library.shelf.seen(article_id))) is not None:
            return seen
    return float("inf")


def _is_old(article: Article, now: float) -> bool:
    """Whether an article is known to have been published long ago: an archive that is added tells nothing new."""
    published = _moment(article.published)
    return published is not None and now - published > OLD


def _moment(date: str) -> float | None:
    """An ISO 8601 date in seconds since 1970; None for anything else."""
    try:
        read = dt.datetime.fromisoformat(date)
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=dt.UTC)).timestamp()


def _first_told(kept: KeptWatch) -> tuple[bool, int]:
    """The order of watches that wait for the same quote: those that are told at once come before those of a digest."""
    return kept.hour is not None, kept.id
