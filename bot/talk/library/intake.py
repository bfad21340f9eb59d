"""Articles into a chat's library: read, taken apart and added, step by step. Blocks; knows no Telegram.

Nothing that was read is logged, and what a link leads to is checked by its address (see retrieval's `read_link`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.talk.library.chats import ChatLibraries
from bot.telegram.messages.sources import Link, Post
from retrieval import Article, ArticleError, Library, Store, add_articles, read_bytes, read_link

SECONDS = 25.0
"""For one link."""
LONGEST = 1_000_000
"""Characters of an article: a thick book. Its quotes take some seconds to find."""
LONGEST_TITLE = 300
LONGEST_NAME = 100
LONGEST_LINK = 2_000


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is at hand."""

    name: str
    data: bytes


Gift = Link | Upload | Post
Tell = Callable[[int, int], None]
"""Told how many articles are taken apart, and of how many."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of what was given.

    The articles that are new or changed, how many quotes they hold and by how many people; those that were there
    already; what cannot be read. `is_full`: there was no room for more.
    """

    articles: tuple[Article, ...] = ()
    quotes: int = 0
    people: int = 0
    known: tuple[Article, ...] = ()
    failures: tuple[ArticleError, ...] = ()
    is_full: bool = False


def take_in(
    libraries: ChatLibraries, chat_id: int, gifts: Sequence[Gift], most: int, *, allow_private: bool, tell: Tell
) -> Taken:
    """Add the articles of what was given to the chat's library, which holds `most` at most.

    Raises LibraryError where it cannot be written.
    """
    every = (one for gift in gifts for one in _read(gift, allow_private=allow_private))
    found = list(islice(every, most + 1))
    if all(isinstance(one, ArticleError) or _is_in(libraries.base, one) for one in found):
        known = tuple(one for one in found if isinstance(one, Article))
        return Taken(known=known, failures=tuple(one for one in found if isinstance(one, ArticleError)))
    with libraries.making(chat_id) as store:
        return add_to(store, libraries.base, found, most, tell)


def add_to(
    store: Store,
    base: Library,
    found: Sequence[Article | ArticleError],
    most: int | None = None,
    tell: Tell = lambda _, __: None,
) -> Taken:
    """Add what was read to a chat's library of `most` articles at most, but for what the `base` has already."""
    bounded = [_bounded(one) for one in found]
    failures = [one for one in bounded if isinstance(one, ArticleError)]
    articles = [one for one in bounded if isinstance(one, Article) and not _is_in(base, one)]
    known = [one for one in bounded if isinstance(one, Article) and one not in articles]
    new: list[Article] = []
    speakers: set[str] = set()
    quotes = 0
    fitting = _fitting(store, articles, most)
    for number, (article, added) in enumerate(
        zip(fitting, add_articles(store, fitting, workers=0), strict=True), start=1
    ):
        match added.outcome:
            case "failed":
                failures.append(ArticleError(added.where, added.reason))
            case "unchanged":
                known.append(article)
            case "added" | "updated":
                new.append(replace(article, id=added.id))
                quotes += added.quotes
                said = store.library.shelf.get(added.id).attributions
                speakers.update(one.speaker.name for one in said if one.speaker)
        tell(number, len(fitting))
    is_full = len(fitting) < len(articles)
    return Taken(tuple(new), quotes, len(speakers), tuple(known), tuple(failures), is_full)


def _is_in(base: Library, article: Article) -> bool:
    """Whether the base has that very article, which everybody can ask."""
    try:
        return base.shelf.article(article.id).text == article.text
    except KeyError:
        return False


def _fitting(store: Store, articles: Sequence[Article], most: int | None) -> list[Article]:
    """Those for which there is room, or which are there already."""
    room = len(articles) if most is None else max(0, most - len(store.library.shelf.ids))
    fitting = []
    for article in articles:
        if store.recognise(article).outcome == "added":
            if not room:
                continue
            room -= 1
        fitting.append(article)
    return fitting


def _read(gift: Gift, *, allow_private: bool) -> Iterator[Article | ArticleError]:
    match gift:
        case Link(url):
            yield from read_link(url, allow_private=allow_private, seconds=SECONDS)
        case Upload(name, data):
            yield from read_bytes(name, data)
        case Post():
            for article in read_bytes("message.txt", gift.text.encode("utf-8", "replace")):
                yield article if isinstance(article, ArticleError) else _posted(article, gift)


def _bounded(one: Article | ArticleError) -> Article | ArticleError:
    """The article with all that is said of it short enough to be shown; an error where it is too long to be kept.

    What people send may claim anything.
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
    """The article of a post, which says more of it than the bare words do."""
    called = post.url.removeprefix("https://") or f"message {_digest(post.text)}"
    return replace(
        article,
        id=called,
        publisher=article.publisher or post.publisher,
        published=article.published or post.published,
        url=article.url or post.url,
    )
