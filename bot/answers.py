"""What a library answers, the latest of it kept: a page, a button and a context each ask the same again."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from bot.replies import Inquiry
from retrieval import Answer, Article, Library, answer

KEPT = 256
FOCUSED = 32


class Answers:
    """Answers inquiries of one library, keeping answers while the library stays as it is. Threads may share it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._kept = lru_cache(maxsize=KEPT)(self._find)
        self._library_of_one = lru_cache(maxsize=FOCUSED)(_library_of_one)

    def find(self, inquiry: Inquiry) -> Answer:
        return self._kept(inquiry, self.library.version)

    def narrowed(self, article_id: str) -> Library:
        """The library of that one article; the whole one where no article is named or it is gone."""
        if article_id:
            with suppress(KeyError):
                return self._library_of_one(self.library.article(article_id))
        return self.library

    def _find(self, inquiry: Inquiry, _version: tuple[int, ...]) -> Answer:
        return answer(inquiry.question, self.narrowed(inquiry.article_id), inquiry.earlier)


def _library_of_one(article: Article) -> Library:
    library = Library()
    library.add(article)
    return library
