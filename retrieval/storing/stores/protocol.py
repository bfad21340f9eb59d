"""The protocol of stored libraries, whatever keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from retrieval.library.analysed import AnalysedArticle, Attributor
from retrieval.library.library import Library
from retrieval.people import Corrections
from retrieval.records import NO_VERSION, Article, PageVersion
from retrieval.storing.feeds import Feed
from retrieval.storing.health.checking import Checked
from retrieval.storing.health.repairing import Repaired

Address = Path | str
"""Where a library is: a folder, or an address such as s3://bucket/name or lance:FOLDER."""
Outcome = Literal["added", "updated", "unchanged"]


@dataclass(frozen=True, slots=True)
class Known:
    """The id that an article has in the library or is given there, and whether anything about it is new."""

    id: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a library; `bytes` is the size of all its files, `editions` the number of earlier ones kept."""

    articles: int
    passages: int
    quotes: int
    speakers: int
    characters: int
    bytes: int
    editions: int = 0


@dataclass(frozen=True, slots=True)
class Optimized:
    """How many commits were summed up, and which search indexes were built anew because of removed documents."""

    commits: int = 0
    rebuilt: tuple[str, ...] = ()


class FeedList(Protocol):
    """The feeds that a library follows, by address. Raises LibraryError."""

    def all(self) -> tuple[Feed, ...]:
        """All feeds, ordered by their addresses."""

    def version(self, url: str) -> PageVersion:
        """The version that was read last; an empty one where the feed is not followed."""

    def note(self, url: str, error: str = "", version: PageVersion = NO_VERSION) -> None:
        """Record that a feed was read just now, and follow it from now on.

        After an `error` the version that was read before stays recorded. Otherwise all of `version` has been added.
        """

    def remove(self, url: str) -> bool:
        """Stop following a feed; False where it was not followed."""


class Renewal(Protocol):
    """The articles of a library that are still to be analysed again, oldest first. It can be interrupted and resumed.

    Its articles are given to `add_articles` with `anew`. Raises LibraryError.
    """

    @property
    def total(self) -> int:
        """The number of articles when it began."""

    @property
    def damaged(self) -> int:
        """How many of the articles that were read are damaged."""

    def __len__(self) -> int:
        """How many are left."""

    def __iter__(self) -> Iterator[Article]:
        """These articles, without damaged ones."""

    def end(self) -> None:
        """End the renewal, so that the next one begins with all articles."""


class LibraryStore(Protocol):
    """A stored library, asked by its `library` and added to without holding an article twice.

    Safe to call from threads. What another process adds is found as soon as it is added. Raises LibraryError where the
    storage fails.
    """

    @property
    def folder(self) -> Address:
        """Where it is, for messages."""

    @property
    def attribute(self) -> Attributor:
        """Finds who said what in the articles that are added."""

    @property
    def library(self) -> Library:
        """The library, to be asked; articles are removed from it directly."""

    @property
    def at_once(self) -> int:
        """How many articles are best added at once."""

    @property
    def feeds(self) -> FeedList:
        """The feeds that it follows."""

    def correct(self, corrections: Corrections) -> None:
        """Keep what was decided about names, in place of what was decided before."""

    def adding(self) -> AbstractContextManager[None]:
        """A context for adding many articles."""

    def recognise(self, article: Article) -> Known:
        """Whether the library has the article: by its address, its text, or its id with the same title or words."""

    def recognise_all(self, articles: Sequence[Article]) -> list[Known]:
        """The same for each of these articles."""

    def add(self, analysed: AnalysedArticle, *, anew: bool = False) -> Known:
        """Add an article, or replace an older version of it. An unchanged article is only added again with `anew`."""

    def add_all(self, analysed: Sequence[AnalysedArticle], *, anew: bool = False) -> list[Known]:
        """Add articles; all of them are durable once this returns."""

    def find(self, given: str) -> str | None:
        """The id of the article with that id or address."""

    def has(self, url: str) -> bool:
        """Whether the article of that address is there."""

    def months(self) -> dict[str, int]:
        """The number of articles of each month ("2024-05"); "" stands for those without a date."""

    def languages(self) -> dict[str, int]:
        """The number of articles in each language, as the articles give it or as it was guessed."""

    def size(self) -> Size:
        """How much it holds."""

    @property
    def due(self) -> int:
        """The number of articles in which a search may miss words until they are renewed (see library/stamp.py)."""

    def renewal(self) -> Renewal:
        """The articles to analyse again: all, or those that an interrupted renewal has left."""

    def check(self) -> Checked:
        """Look for damage."""

    def repair(self) -> Repaired:
        """Mend what can be mended, and take out the articles that cannot be read any more."""

    def optimize(self) -> Optimized:
        """Make it as fast as it can be. Others may ask it and add to it meanwhile."""

    def close(self) -> None:
        """Release files and connections."""
