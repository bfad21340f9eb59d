"""Reads what a person gives, and adds the articles found in it to a library, step by step. Blocks.

Nothing that is read is logged. The address that a link leads to is checked first (see retrieval's `read_link`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.talk.library.libraries import Libraries
from bot.talk.library.sources import File, Link, OnDisk, Post, Source
from bot.talk.library.stores import ArticleStore
from retrieval import Article, ArticleError, Library, read_articles, read_bytes, read_link

SECONDS = 25.0
"""The longest time that reading one link may take."""
LONGEST = 1_000_000
"""Characters of the longest article: a thick book. Its quotes take some seconds to find."""
LONGEST_TITLE = 300
LONGEST_NAME = 100
LONGEST_LINK = 2_000


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
) -> Iterator[Step | Taken]:
    """Add the articles of some sources to a chat's library, which holds at most `most` articles.

    Yields the steps, and at the end what became of it. Raises LibraryError if the library cannot be written, and
    FetchError if a file cannot be fetched.
    """
    every = (one for source in sources for one in read_source(source, allow_private=allow_private))
    found = list(every if most is None else islice(every, most + 1))
    if libraries.shares_base and all(isinstance(one, ArticleError) or _is_in(libraries.base, one) for one in found):
        known = tuple(one for one in found if isinstance(one, Article))
        yield Taken(known=known, failures=tuple(one for one in found if isinstance(one, ArticleError)))
        return
    with libraries.making(chat_id) as store:
        yield from add_to(store, found, most, libraries.base if libraries.shares_base else None)


def add_to(
    store: ArticleStore, found: Sequence[Article | ArticleError], most: int | None = None, base: Library | None = None
) -> Iterator[Step | Taken]:
    """Add what was read to a library of at most `most` articles, except for what the `base` beside it has already.

    Yields the steps, and at the end what became of it.
    """
    bounded = [_bounded(one) for one in found]
    failures = [one for one in bounded if isinstance(one, ArticleError)]
    articles = [one for one in bounded if isinstance(one, Article) and not (base and _is_in(base, one))]
    known = [one for one in bounded if isinstance(one, Article) and one not in articles]
    new: list[Article] = []
    speakers: set[str] = set()
    quotes = 0
    fitting = _fitting(store, articles, most)
    for position, (article, added) in enumerate(zip(fitting, store.add(fitting), strict=True), start=1):
        match added.outcome:
            case "failed":
                failures.append(ArticleError(added.where, added.reason))
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


def outcome_of(steps: Iterator[Step | Taken]) -> Taken:
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


def read_source(source: Source, *, allow_private: bool) -> Iterator[Article | ArticleError]:
    """The articles of one source, with an error for each that cannot be read. Raises FetchError."""
    match source:
        case Link(url):
            yield from read_link(url, allow_private=allow_private, seconds=SECONDS, apart=True)
        case File(name):
            yield from read_bytes(name, source.fetch(), apart=True)
        case OnDisk(path):
            yield from read_articles(path)
        case Post():
            yield from _read_post(source)


def article_of_post(post: Post) -> Article:
    """The article that a post is when it is added; with the words as they stand if it cannot be read as one."""
    read = next(_read_post(post), None)
    return read if isinstance(read, Article) else _posted(Article("", "", post.text), post)


def _read_post(post: Post) -> Iterator[Article | ArticleError]:
    for article in read_bytes("message.txt", post.text.encode("utf-8", "replace")):
        yield article if isinstance(article, ArticleError) else _posted(article, post)


def _bounded(one: Article | ArticleError) -> Article | ArticleError:
    """The article, with its title and other fields cut to what can be shown; an error if the text is too long.

    What people send may claim anything about itself.
    """
    if isinstance(one, ArticleError):
        return one
    title = _cut(one.title, LONGEST_TITLE)
    if len(one.text) > LONGEST:
        return ArticleError(title or _cut(one.id, LONGEST_TITLE), f"is longer than {LONGEST:,} characters", "too long")
    return replace(
        one,
        id=one.id if len(one.id) <= LONGEST_TITLE else _digest(one.id),
        title=title,
        publisher=_cut(one.publisher, LONGEST_NAME),
        published=_cut(one.published, LONGEST_NAME),
        url=one.url if len(one.url) <= LONGEST_LINK else "",
        author=_cut(one.author, LONGEST_NAME),
    )


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _posted(article: Article, post: Post) -> Article:
    """The article of a post, with what the post says about its origin."""
    called = post.url.removeprefix("https://") or f"message {_digest(post.text)}"
    return replace(
        article,
        id=called,
        publisher=article.publisher or post.publisher,
        published=article.published or post.published,
        url=article.url or post.url,
        author=article.author or post.author,
    )
