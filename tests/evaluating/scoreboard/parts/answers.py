"""Answers to questions: the passage, the exact words, and the words together with their speaker; silence where due.

* passage@1: the paragraph of the first answer holds half of an accepted answer. It is what a bot that shows paragraphs
  can be asked for.
* span@1: the first answer shows half of an accepted answer, and at least three tenths of what it shows are accepted.
* answer@1: span@1, and the speaker is right. Facts have no speaker. A peer names nobody, so that only facts can count.
* kept, refused: shares of the answerable questions that get some answer, and of the others that get none.
* score: answer@1 over the answerable questions and silence over the others, in one mean.

Follow-ups are asked with the talk before them; a peer has no use for it. Intervals are drawn by article, because
questions about one article succeed and fail together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from retrieval import Article, Library, Span, read_articles
from retrieval.evaluating import Posed, ask_library, judge, read_questions
from retrieval.evaluating.answer_scores import Bot
from retrieval.evaluating.measures import HELD, Given
from tests.evaluating.intervals import interval
from tests.evaluating.progress import watched
from tests.evaluating.runs import Judged, judged, measured
from tests.evaluating.scoreboard.bases import basis_of
from tests.evaluating.scoreboard.peers.paragraph_bot import ask_paragraphs, paragraphs_of
from tests.evaluating.scoreboard.peers.rankers import RANKERS
from tests.evaluating.scoreboard.records import ALL, OURS, PLAIN, Figure, Measured, Row, Scope
from tests.evaluating.sets import QuestionSet, question_sets

MEASURES = ("passage@1", "span@1", "answer@1", "kept", "refused", "score")
_OF_RUN = {"span@1": "words@1", "answer@1": "answer@1", "kept": "kept", "refused": "refused", "score": "score"}
"""Our measures that a run of tests.evaluating.answers has too, by the name that they have there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The outcome of a question, and whether the paragraph of the first answer holds an accepted one."""

    judged: Judged
    passage: bool


def measure(scope: Scope) -> Iterator[Measured]:
    """A table for each set of questions, and where several public ones were asked, one of all of them."""
    public: list[Asked] = []
    sets = 0
    for questions in question_sets(scope.shared):
        if scope.wants(questions.name):
            run = list(_asked(questions, scope.limit))
            public += run
            sets += 1
            yield _table(questions.name, run)
    if sets > 1:
        yield _table(ALL, public)
    for folder in scope.more:
        for path in sorted(folder.glob("*.questions.jsonl")):
            name = path.name.removesuffix(".questions.jsonl")
            if scope.wants(name):
                yield _table(name, list(_asked(_further(name, path), scope.limit)))


def _further(name: str, path: Path) -> QuestionSet:
    return QuestionSet(name, path, path.with_name(f"{name}.articles.jsonl"))


def bots(articles: Sequence[Article]) -> Iterator[tuple[str, Bot]]:
    """Each system over the same articles. An article is analysed once for both of ours."""
    plain = Library(semantic=False)
    for article in watched(articles, "reading"):
        plain.add(article)
    library = Library()
    if library.vectors is not None:
        for known in plain.shelf.articles:
            library.add_analysed(plain.shelf.get(known.id))
        yield OURS, ask_library(library)
    yield PLAIN, ask_library(plain)
    for name, rank in RANKERS.items():
        yield name, ask_paragraphs(plain.shelf.articles, rank)


def articles_of(path: Path) -> list[Article]:
    """The articles of a file. Raises ValueError where one cannot be read."""
    found = list(read_articles(path))
    for one in found:
        if not isinstance(one, Article):
            raise ValueError(f"{one.where}: {one.reason}")
    return [one for one in found if isinstance(one, Article)]


def _asked(questions: QuestionSet, limit: int | None) -> Iterator[Asked]:
    posed = list(read_questions(questions.questions))[:limit]
    articles = articles_of(questions.articles)
    texts = {article.id: article for article in articles}
    for system, bot in bots(articles):
        for one in watched(posed, f"{questions.name}, {system}"):
            given = list(bot(one))
            (outcome,) = judge([one], _giving(given))
            yield Asked(judged(questions.name, system, outcome), _in_paragraph(given, one, texts))


def _giving(given: Sequence[Given]) -> Bot:
    return lambda _: given


def _in_paragraph(given: Sequence[Given], posed: Posed, texts: dict[str, Article]) -> bool:
    if not given:
        return False
    first = given[0]
    around = [span for span in paragraphs_of(texts[first.article_id].text) if span.touches(first.span)]
    shown = Span(around[0].start, around[-1].end) if around else first.span
    return any(_holds_half(shown, one.span) for one in posed.expected if one.article_id == first.article_id)


def _holds_half(shown: Span, expected: Span) -> bool:
    shared = min(shown.end, expected.end) - max(shown.start, expected.start)
    return shared >= HELD * (expected.end - expected.start)


def _table(name: str, run: Sequence[Asked]) -> Measured:
    systems = [*dict.fromkeys(one.judged.setting for one in run)]
    rows = [
        _row(system, name, group, these)
        for system in systems
        for group, these in _groups([one for one in run if one.judged.setting == system], system)
    ]
    questions = [one.judged for one in run if one.judged.setting == systems[0]]
    hopeless = sum(not one.answerable for one in questions)
    articles = len({one.cluster for one in questions if one.article_id})
    about = f"{len(questions):,} questions, {hopeless} of them without an answer, about {articles} articles; per cent"
    return Measured(name, about, MEASURES, tuple(rows))


def _groups(run: Sequence[Asked], system: str) -> Iterator[tuple[str, list[Asked]]]:
    """All questions; of our own also each type, and each difficulty of the answerable ones."""
    yield ALL, list(run)
    if system in (OURS, PLAIN):
        names = [*dict.fromkeys(one.judged.type for one in run), "easy", "medium", "hard"]
        for name in filter(None, names):
            these = [
                one
                for one in run
                if name == one.judged.type or (name == one.judged.difficulty and one.judged.answerable)
            ]
            if these:
                yield name, these


def _row(system: str, name: str, group: str, run: Sequence[Asked]) -> Row:
    basis = basis_of("answers", name) if system in (OURS, PLAIN) else "peer"
    questions = [one.judged for one in run]
    answerable = [one for one in run if one.judged.answerable]
    found = {
        "passage@1": interval([float(one.passage) for one in answerable], [one.judged.cluster for one in answerable]),
        **{ours: measured(theirs, questions) for ours, theirs in _OF_RUN.items()},
    }
    figures = {measure: Figure.of(one) for measure, one in found.items()}
    return Row(system, basis, {measure: one for measure, one in figures.items() if one}, group, len(run))
