"""Articles into a chat's library: read, taken apart and added, step by step. Blocks; knows no Telegram.

Nothing that was read is logged, and what a link leads to is checked by its address (see retrieval's `read_link`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.telegram.library.chats import ChatLibraries
from bot.telegram.library.sources import Link, Post
from retrieval import Article, ArticleError, Library, Store, add_articles, read_bytes, read_link

SECONDS = 25.0
"""For one link."""
LONGEST = 1_000_000
"""Characters of an article: a thick book. Its quotes take some seconds to find."""


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
    """What became of what was given: the articles that are new or changed, how many quotes they hold and by how many
    people, which were there already, and what cannot be read. `is_full`: there was no room for more."""

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
    found = (_bearable(one) for gift in gifts for one in _read(gift, allow_private=allow_private))
    return add_to(libraries, chat_id, list(islice(found, most + 1)), most, tell)


def add_to(
    libraries: ChatLibraries,
    chat_id: int,
    found: Sequence[Article | ArticleError],
    most: int | None = None,
    tell: Tell = lambda _, __: None,
) -> Taken:
    """Add what was read to the chat's library, which is made where there is none and anything can be added."""
    failures = [one for one in found if isinstance(one, ArticleError)]
    articles = [one for one in found if isinstance(one, Article) and not is_in(libraries.base, one)]
    known = [one for one in found if isinstance(one, Article) and one not in articles]
    if not articles:
        return Taken(known=tuple(known), failures=tuple(failures))
    new: list[Article] = []
    speakers: set[str] = set()
    quotes = 0
    with libraries.making(chat_id) as store:
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
                    said = store.library.attributions(added.id)
                    speakers.update(one.speaker.name for one in said if one.speaker)
            tell(number, len(fitting))
    is_full = len(fitting) < len(articles)
    return Taken(tuple(new), quotes, len(speakers), tuple(known), tuple(failures), is_full)


def is_in(base: Library, article: Article) -> bool:
    """Whether the base has that very article, which everybody can ask."""
    try:
        return base.article(article.id).text == article.text
    except KeyError:
        return False


def _fitting(store: Store, articles: Sequence[Article], most: int | None) -> list[Article]:
    """Those for which there is room, or which are there already."""
    room = len(articles) if most is None else max(0, most - len(store.library.ids))
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


def _bearable(one: Article | ArticleError) -> Article | ArticleError:
    if isinstance(one, Article) and len(one.text) > LONGEST:
        return ArticleError(one.title or one.id, f"is longer than {LONGEST:,} characters; send it in parts")
    return one


def _posted(article: Article, post: Post) -> Article:
    """The article of a post, which says more of it than the bare words do."""
    called = post.url.removeprefix("https://") or f"message {hashlib.sha256(post.text.encode()).hexdigest()[:12]}"
    return replace(
        article,
        id=called,
        publisher=article.publisher or post.publisher,
        published=article.published or post.published,
        url=article.url or post.url,
    )
