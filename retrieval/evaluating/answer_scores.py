"""Scores answers to questions: the right words by the right speaker, or none where nothing answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.asking import answer
from retrieval.evaluating.measures import Given, has_words, is_right
from retrieval.evaluating.naive import NaiveBot
from retrieval.evaluating.questions import Posed
from retrieval.library.library import Library

CONSIDERED = 3
Bot = Callable[[Posed], Sequence[Given]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one question. For an unanswerable question only `answered` has a meaning."""

    posed: Posed
    answered: bool
    words: bool
    right: bool
    right_of_three: bool

    @property
    def scores(self) -> bool:
        """Whether the right words by the right speaker were given, or no answer where nothing answers."""
        return self.right if self.posed.expected else not self.answered


@dataclass(frozen=True, slots=True)
class Row:
    """A group of questions with its measures in percent.

    A measure is None where it applies to no question of the group.
    """

    group: str
    questions: int
    score: float
    words_at_1: float | None
    answer_at_1: float | None
    answer_at_3: float | None
    kept: float | None
    refused: float | None


def ask_library(library: Library) -> Bot:
    """A bot that answers from a library, as this project does."""

    def respond(posed: Posed) -> list[Given]:
        found = answer(posed.question, library, posed.talk).evidence  # as people see it, not as it was found
        return [Given(one.article.id, one.span, one.speaker.name if one.speaker else "") for one in found]

    return respond


def ask_naively(library: Library) -> Bot:
    """A bot that answers from the same articles as a simple program would (see naive.py)."""
    naive = NaiveBot(library.shelf.articles)
    return lambda posed: naive.answer(posed.question)


def judge(questions: Iterable[Posed], bot: Bot) -> Iterator[Outcome]:
    """The outcome of each question, in order, as the bot answers it."""
    for posed in questions:
        given = bot(posed)
        tops = [is_right(one, posed.expected) for one in given[:CONSIDERED]]
        yield Outcome(
            posed=posed,
            answered=bool(given),
            words=bool(given) and has_words(given[0], posed.expected),
            right=tops[:1] == [True],
            right_of_three=any(tops),
        )


def tabulate(outcomes: Sequence[Outcome]) -> tuple[Row, ...]:
    """A row for all questions, then one for each type and each difficulty, in the order in which they first occur."""
    groups: dict[str, list[Outcome]] = {"all": []}
    for outcome in outcomes:
        difficulty = outcome.posed.difficulty if outcome.posed.expected else ""
        for name in dict.fromkeys(filter(None, ("all", outcome.posed.type, difficulty))):
            groups.setdefault(name, []).append(outcome)
    return tuple(_row(name, group) for name, group in groups.items() if group)


def _row(name: str, group: Sequence[Outcome]) -> Row:
    answerable = [outcome for outcome in group if outcome.posed.expected]
    hopeless = [outcome for outcome in group if not outcome.posed.expected]
    return Row(
        group=name,
        questions=len(group),
        score=100 * sum(outcome.scores for outcome in group) / len(group),
        words_at_1=_percent([outcome.words for outcome in answerable]),
        answer_at_1=_percent([outcome.right for outcome in answerable]),
        answer_at_3=_percent([outcome.right_of_three for outcome in answerable]),
        kept=_percent([outcome.answered for outcome in answerable]),
        refused=_percent([not outcome.answered for outcome in hopeless]),
    )


def _percent(values: Sequence[bool]) -> float | None:
    return 100 * sum(values) / len(values) if values else None
