"""What a library answers, the latest of it kept: a page, a button and a context each ask the same again."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from contextlib import suppress
from functools import lru_cache
from threading import BoundedSemaphore, Lock

from bot.talk.replies import Inquiry
from retrieval import Answer, Article, Library, answer

KEPT = 256
FOCUSED = 32
PLACES = 2
"""How many answers are found at the same time, over all libraries."""
FINDING = BoundedSemaphore(PLACES)
"""How many answers are found at the same time, of all libraries: one computes while another one waits for the disk or
the encoder. More would only take turns, with each other and with the event loop. What is known waits for none."""
Kept = tuple[Inquiry, tuple[int, ...]]


class Answers:
    """Answers inquiries of one library, keeping answers while the library stays as it is. Threads may share it.

    A question that stands on its own has one answer in all talks. Of the places for finding, this library takes at most
    `places`: one where the articles are a chat's own, so that no chat's texts keep the others waiting.
    """

    def __init__(self, library: Library, places: int = PLACES) -> None:
        self._finding = BoundedSemaphore(places)
        self.library = library
        self._kept: OrderedDict[Kept, Answer] = OrderedDict()
        self._lock = Lock()
        self._library_of_one = lru_cache(maxsize=FOCUSED)(_library_of_one)

    def find(self, inquiry: Inquiry) -> Answer:
        known = self._known(inquiry)
        if known:
            return known
        with self._finding, FINDING:
            return self._known(inquiry) or self._look_up(inquiry)  # somebody may have asked the same just before

    def _known(self, inquiry: Inquiry) -> Answer | None:
        version = self.library.shelf.version
        with self._lock:
            for key in ((_alone(inquiry), version), (inquiry, version)):
                known = self._kept.get(key)
                if known and (key[0] == inquiry or not known.leans):
                    self._kept.move_to_end(key)
                    return known
        return None

    def _look_up(self, inquiry: Inquiry) -> Answer:
        version = self.library.shelf.version
        found = answer(inquiry.question, self.narrowed(inquiry.article_id), inquiry.earlier)
        with self._lock:
            self._kept[inquiry if found.leans else _alone(inquiry), version] = found
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found

    def narrowed(self, article_id: str) -> Library:
        """The library of that one article; the whole one where no article is named or it is gone."""
        if article_id:
            with suppress(KeyError):
                return self._library_of_one(self.library.shelf.article(article_id))
        return self.library


def _alone(inquiry: Inquiry) -> Inquiry:
    return dataclasses.replace(inquiry, earlier=())


def _library_of_one(article: Article) -> Library:
    library = Library()
    library.add(article)
    return library
