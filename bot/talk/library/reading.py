"""Reads what a person gives to be read, within bounds. Blocks.

Nothing that is read is logged. The address that a link leads to is checked first (see retrieval's `read_link`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.talk.library.sources import File, Link, OnDisk, Post, Source
from bot.talk.replies import Heavy
from retrieval import Article, ArticleError, read_articles, read_bytes, read_link

SECONDS = 25.0
"""The longest time that reading one link may take."""
LONGEST = 1_000_000
"""Characters of the longest article: a thick book. Its quotes take some seconds to find."""
MOST_LETTERS = 10_000_000
"""Characters of all articles that are taken from one message. Their quotes take a minute or two to find."""
LONGEST_TITLE = 300
LONGEST_NAME = 100
LONGEST_LINK = 2_000


@dataclass(frozen=True, slots=True)
class Most:
    """How many articles are taken from one message at most, and how many characters they may have together."""

    articles: int
    letters: int = MOST_LETTERS


def read_all(
    sources: Sequence[Source], most: Most | None = None, *, allow_private: bool
) -> Generator[Heavy, None, list[Article | ArticleError]]:
    """The articles of some sources, with an error for each that cannot be read.

    No more than `most` are taken; it is None for whoever uses a machine of their own. Each article is bounded. What
    cannot be read quickly is read anew after `Heavy`, with more time and memory. Raises FetchError.
    """
    found: list[Article | ArticleError] = []
    is_heavy = False
    for source in sources:
        read = _first(_read_source(source, allow_private=allow_private, quickly=not is_heavy), found, most)
        if any(_is_too_heavy(one) for one in read) and not is_heavy:
            is_heavy = True
            yield Heavy()
            read = _first(_read_source(source, allow_private=allow_private, quickly=False), found, most)
        found += read
    return found


def _first(
    read: Iterable[Article | ArticleError], before: Sequence[Article | ArticleError], most: Most | None
) -> list[Article | ArticleError]:
    """Of what is read, what is taken after what was taken before, and an error in place of what is too much."""
    if most is None:
        return list(map(bounded, read))
    left = most.letters - letters_of(before)
    taken: list[Article | ArticleError] = []
    for one in map(bounded, islice(read, max(0, most.articles - len(before)))):
        left -= len(one.text) if isinstance(one, Article) else 0
        if left < 0:
            where = one.title or one.id if isinstance(one, Article) else one.where
            taken.append(ArticleError(where, f"and what follows is more than {most.letters:,} characters", "too heavy"))
            break
        taken.append(one)
    return taken


def letters_of(read: Iterable[Article | ArticleError]) -> int:
    """The characters of all articles together."""
    return sum(len(one.text) for one in read if isinstance(one, Article))


def _is_too_heavy(one: Article | ArticleError) -> bool:
    return isinstance(one, ArticleError) and one.kind == "too heavy"


def _read_source(source: Source, *, allow_private: bool, quickly: bool) -> Iterator[Article | ArticleError]:
    match source:
        case Link(url):
            yield from read_link(url, allow_private=allow_private, seconds=SECONDS, apart=True, quickly=quickly)
        case File(name):
            yield from read_bytes(name, source.fetch(), apart=True, quickly=quickly)
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


def bounded(one: Article | ArticleError) -> Article | ArticleError:
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
