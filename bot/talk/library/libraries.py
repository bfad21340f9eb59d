"""Which library a request asks, and which one it adds to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from bot.talk.answers import Answers
from bot.talk.library.stores import ArticleStore
from retrieval import Library


class Libraries(Protocol):
    """The libraries of all chats. Safe to use from threads. Opening one raises LibraryError if it is damaged."""

    @property
    def base(self) -> Library:
        """What every chat can ask, besides articles of its own."""
        ...

    @property
    def are_kept(self) -> bool:
        """Whether chats can add articles."""
        ...

    @property
    def shares_base(self) -> bool:
        """Whether what chats add stands beside the base; otherwise it is added to the base itself."""
        ...

    def asking(self, chat_id: int) -> AbstractContextManager[Answers]:
        """The answers from all that the chat can ask."""
        ...

    def keeping(self, chat_id: int) -> AbstractContextManager[ArticleStore | None]:
        """The chat's own articles; None if it has none."""
        ...

    def making(self, chat_id: int) -> AbstractContextManager[ArticleStore]:
        """The same, made if there are none. Raises RuntimeError if chats cannot add articles."""
        ...

    def move(self, chat_id: int, new_id: int) -> None:
        """A chat has another id from now on."""
        ...

    def erase(self, chat_id: int) -> bool:
        """Delete the chat's own articles for good; False if it has none."""
        ...


class OneLibrary:
    """A single library that is asked and added to, as at a terminal; all chats are the same to it."""

    def __init__(self, store: ArticleStore) -> None:
        self._store = store
        self._answers = Answers(store.library)
        self.are_kept = True
        self.shares_base = False

    @property
    def base(self) -> Library:
        """The library."""
        return self._store.library

    @contextmanager
    def asking(self, chat_id: int) -> Iterator[Answers]:
        """The answers of the library."""
        del chat_id
        yield self._answers

    @contextmanager
    def keeping(self, chat_id: int) -> Iterator[ArticleStore]:
        """The library."""
        del chat_id
        yield self._store

    @contextmanager
    def making(self, chat_id: int) -> Iterator[ArticleStore]:
        """The library."""
        del chat_id
        yield self._store

    def move(self, chat_id: int, new_id: int) -> None:
        """Nothing changes."""

    def erase(self, chat_id: int) -> bool:
        """Nothing is deleted: the library belongs to no chat."""
        del chat_id
        return False
