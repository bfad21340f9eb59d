"""Articles by somebody who is asked about and quoted nowhere."""

from __future__ import annotations

from bot.talk.replies import Note
from bot.wording import _
from retrieval import Article, Evidence, Library, authors_of, compare, opening_of, read_name

LOOKED_AT = 2_000
"""Articles whose authors are looked at, those that were added last."""


def written_instead(name: str, library: Library) -> tuple[Note, Evidence] | None:
    """What is said of `name` where that is the author of an article, and how the newest of theirs begins.

    An author's own words are the article's, so that nobody speaks them. None where nobody of that name wrote anything.
    """
    articles = library.shelf.articles
    latest = articles[max(0, len(articles) - LOOKED_AT) :]
    found = [(author, article) for article in latest for author in _authors(article, name)]
    for author, article in sorted(found, key=lambda one: one[1].published, reverse=True):
        opening = opening_of(article.id, library)
        if opening:
            says = _("{author} wrote this article and is not quoted in it. It begins:", author=author)
            return Note(says), opening
    return None


def _authors(article: Article, name: str) -> list[str]:
    """The authors of an article who may be meant by `name`."""
    return [one for one in authors_of(article) if compare(read_name(name), read_name(one)) != "different"]
