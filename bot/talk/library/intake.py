"""Adds the articles found in what a person gives to a library, step by step. Blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.talk.library.libraries import Libraries
from bot.talk.library.reading import Most, bounded, letters_of, read_all
from bot.talk.library.sources import Source
from bot.talk.library.stores import ArticleStore
from bot.talk.replies import Heavy
from retrieval import Article, ArticleError, Library

LIGHT = 100_000
"""Characters that are searched for quotes within about a second. More is heavy work."""


@dataclass(frozen=True, slots=True)
class Step:
    """Article `position` of `total` has been searched for quotes."""

    position: int
    total: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of what was given.

    `articles` are new or changed; they hold that many `quotes` by that many `people`. `known` were there already,
    `failures` cannot be read. `is_full`: there was no room for more.
    """

    articles: tuple[Article, ...] = ()
    quotes: int = 0
    people: int = 0
    known: tuple[Article, ...] = ()
    failures: tuple[ArticleError, ...] = ()
    is_full: bool = False


def take_in(
    libraries: Libraries, chat_id: int, sources: Sequence[Source], most: int | None, *, allow_private: bool
) -> Iterator[Step | Heavy | Taken]:
    """Add the articles of some sources to a chat's library, which holds at most `most` articles.

    Yields the steps, `Heavy` before what takes long, and at the end what became of it. Raises LibraryError if the
    library cannot be written, and FetchError if a file cannot be fetched.
    """
    found = yield from read_all(sources, None if most is None else Most(most + 1), allow_private=allow_private)
    if libraries.shares_base and all(isinstance(one, ArticleError) or _is_in(libraries.base, one) for one in found):
        known = tuple(one for one in found if isinstance(one, Article))
        yield Taken(known=known, failures=tuple(one for one in found if isinstance(one, ArticleError)))
        return
    if letters_of(found) > LIGHT:
        yield Heavy()
    with libraries.making(chat_id) as store:
        yield from add_to(store, found, most, libraries.base if libraries.shares_base else None)


def add_to(
    store: ArticleStore, found: Sequence[Article | ArticleError], most: int | None = None, base: Library | None = None
) -> Iterator[Step | Taken]:
    """Add what was read to a library of at most `most` articles, except for what the `base` beside it has already.

    Yields the steps, and at the end what became of it.
    """
    cut = [bounded(one) for one in found]
    failures = [one for one in cut if isinstance(one, ArticleError)]
    read = [(one, base is not None and _is_in(base, one)) for one in cut if isinstance(one, Article)]
    articles = [one for one, is_known in read if not is_known]
    known = [one for one, is_known in read if is_known]
    new: list[Article] = []
    speakers: set[str] = set()
    quotes = 0
    fitting = _fitting(store, articles, most)
    for position, (article, added) in enumerate(zip(fitting, store.add(fitting), strict=True), start=1):
        match added.outcome:
            case "failed":
                failures.append(ArticleError(added.where, added.reason, added.kind))
            case "unchanged":
                known.append(article)
            case "added" | "updated":
                new.append(replace(article, id=added.id))
                quotes += added.quotes
                found_quotes = store.library.shelf.get(added.id).attributions
                speakers.update(one.speaker.name for one in found_quotes if one.speaker)
        yield Step(position, len(fitting))
    is_full = len(fitting) < len(articles)
    yield Taken(tuple(new), quotes, len(speakers), tuple(known), tuple(failures), is_full)


def outcome_of(steps: Iterable[Step | Heavy | Taken]) -> Taken:
    """Take all steps; what became of it in the end."""
    outcome = Taken()
    for step in steps:
        if isinstance(step, Taken):
            outcome = step
    return outcome


def _is_in(base: Library, article: Article) -> bool:
    """Whether the base has the very same article."""
    try:
        return base.shelf.article(article.id).text == article.text
    except KeyError:
        return False


def _fitting(store: ArticleStore, articles: Sequence[Article], most: int | None) -> list[Article]:
    """The articles that there is room for, or that are there already."""
    room = len(articles) if most is None else max(0, most - len(store.library.shelf.ids))
    fitting = []
    for article in articles:
        if not store.holds(article):
            if not room:
                continue
            room -= 1
        fitting.append(article)
    return fitting
