"""The answers of one library. The latest are kept, because a page, a button and a context each ask the same again."""

from __future__ import annotations

import dataclasses
import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING

from bot.talk.catalogue import folded
from bot.talk.earlier.further import further_answer, others_answer
from bot.talk.requests import Question
from bot.talk.welcome.examples import EXAMPLES, example_questions
from bot.wording import language
from retrieval import Answer, Article, Library, Span, answer, read_name

if TYPE_CHECKING:
    from retrieval import Check

KEPT = 256
"""Answers that are kept for each library."""
CHECKED = 64
"""Checks of what a question claims that are kept for each library."""
FOCUSED = 32
"""Libraries of a single article that are kept for each library."""
MOST_NAMES = 20_000
"""The number of speakers, at most, whose names are kept to be compared with the words of a message."""
PLACES = 2
"""How many answers are computed at the same time, over all libraries."""
FINDING = BoundedSemaphore(PLACES)
"""One place for each answer that is being computed: one computes while another waits for the disk or
the encoder. More would only compete with each other and with the event loop. Kept answers do not wait."""
_WORD = re.compile(r"\w[\w'’-]*\w")
Finder = Callable[[str, Library, Sequence[str], Sequence[str], str, str, Span | None], Answer]
"""Finds the answer to a question in a library, given the earlier questions, the speakers to leave out, whom a pronoun
means, the article that was shown last, and the span that was."""


class Answers:
    """Answers questions about one library and keeps the answers until the library changes. Safe to use from threads.

    A question that stands on its own has the same answer in every talk. `find_answer` computes an answer. This library
    takes at most `places` of those for computing: one if the articles are a chat's own, so that no chat's articles keep
    the others waiting. `lacks_own` says that a chat's own articles are left out because they cannot be read.
    """

    def __init__(
        self, library: Library, find_answer: Finder = answer, places: int = PLACES, *, lacks_own: bool = False
    ) -> None:
        self._computing = BoundedSemaphore(places)
        self.library = library
        self.lacks_own = lacks_own
        self._find_answer = find_answer
        self._kept: OrderedDict[tuple[Question, tuple[int, ...]], Answer] = OrderedDict()
        self._lock = Lock()
        self._library_of_one = lru_cache(maxsize=FOCUSED)(self._of_one)
        self._check = lru_cache(maxsize=CHECKED)(self._checked)
        self._examples: dict[tuple[int, str], tuple[str, ...]] = {}
        self._words_of_names = lru_cache(maxsize=1)(self._collect_words_of_names)

    def find(self, question: Question) -> Answer:
        """The answer to a question, computed unless it is kept."""
        if question.more is None:
            found = self._find(question)
            return self._of_others(found, question) if question.besides else found
        found = self._find(dataclasses.replace(question, more=None))
        return further_answer(found, question.more, self.library_narrowed(question.article_id))

    def _find(self, question: Question) -> Answer:
        known = self._known(question)
        if known:
            return known
        with self._computing, FINDING:
            return self._known(question) or self._compute(question)  # another thread may just have asked the same

    def check(self, claim: str, article_id: str, apart_from: Article | None = None) -> Check:
        """What is found of the words that somebody is claimed to have said, in that article or in all.

        `apart_from` is what is being checked, if it may be one of the articles itself.
        """
        return self._check(claim, article_id, apart_from, self.library.shelf.version)

    def library_narrowed(self, article_id: str) -> Library:
        """A library of that one article; the whole library if no article is named or it is gone."""
        if article_id:
            with suppress(KeyError):
                return self._library_of_one(self.library.shelf.article(article_id))
        return self.library

    def _of_one(self, article: Article) -> Library:
        library = Library()
        library.add_analysed(self.library.shelf.get(article.id))
        return library

    def examples(self) -> tuple[str, ...]:
        """Questions to begin with, which this library answers, in the language being spoken where they can be."""
        key = len(self.library.shelf.articles), language()
        known = self._examples.get(key)
        if known is None:
            known = example_questions(self.library, 2 * EXAMPLES)
            self._examples = {one: kept for one, kept in self._examples.items() if one[0] == key[0]} | {key: known}
        return known

    def names_somebody(self, text: str) -> bool:
        """Whether a word of the text stands in the name of somebody who is quoted."""
        words = _WORD.findall(folded(text))
        return not self._words_of_names(self.library.shelf.version).isdisjoint(words)

    def _collect_words_of_names(self, _version: tuple[int, ...]) -> frozenset[str]:
        names = (read_name(speaker.name) for speaker in islice(self.library.shelf.speakers, MOST_NAMES))
        return frozenset(folded(word) for name in names if not name.is_description for word in name.words)

    def _checked(self, text: str, article_id: str, apart_from: Article | None, _version: tuple[int, ...]) -> Check:
        # Imported here, as it is seldom needed: the console starts without it.
        from retrieval import check_quote

        with self._computing, FINDING:
            return check_quote(text, self.library_narrowed(article_id), apart_from)

    def _of_others(self, found: Answer, question: Question) -> Answer:
        """The answer to a question who else said something; where nobody did, who else the article quotes."""
        home = question.home or question.article_id
        return others_answer(found, question.besides, self.library_narrowed(home) if home else None)

    def _known(self, question: Question) -> Answer | None:
        version = self.library.shelf.version
        with self._lock:
            for key in ((_alone(question), version), (question, version)):
                known = self._kept.get(key)
                if known and (key[0] == question or not known.leans):
                    self._kept.move_to_end(key)
                    return known
        return None

    def _compute(self, question: Question) -> Answer:
        version = self.library.shelf.version
        library = self.library_narrowed(question.article_id)
        home = question.home if question.home != question.article_id else ""
        shown = question.shown if home else None
        found = self._find_answer(question.text, library, question.earlier, question.besides, question.of, home, shown)
        with self._lock:
            self._kept[question if found.leans else _alone(question), version] = found
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found


def _alone(question: Question) -> Question:
    return dataclasses.replace(question, earlier=(), home="")
