"""The questions that answering is fitted to: those of a benchmark, and others made from them that nothing answers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from retrieval import Library
from retrieval.answering.asked.understanding import understand
from retrieval.answering.candidates import Candidate, find_candidates, weigh_meaning
from retrieval.answering.passage_reading import read
from retrieval.answering.questions import ParsedQuestion, QuestionKind
from retrieval.answering.scoring.features import Features
from retrieval.answering.scoring.weights import Setting
from retrieval.evaluating.measures import Given, closeness
from retrieval.evaluating.questions import Posed
from retrieval.searching import terms
from tests.benchmarks.learning import Group

KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)
FOLDS = 10
EVERY = 3
"""From every third question others are made; reading all that could be made would take most of an hour."""
MEANING, READ = "like_", "read"
"""What the names of features hold that the sentence encoders give, and the reader."""
NAME = re.compile(r"[A-Z][\w.-]+(?: [A-Z][\w.-]+)*")
ABOUT = re.compile(r"(?P<whose>.+? (?:about|on|of|that) )(?P<topic>.+)")
NOBODY = "Ruth Okonkwo"
Origin = Literal["posed", "cut", "alone", "altered"]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its candidates and which of them are right."""

    posed: Posed
    parsed: ParsedQuestion
    library: Library
    candidates: tuple[Candidate, ...]
    group: Group
    fold: int
    origin: Origin = "posed"

    def without(self, dropped: Sequence[bool]) -> Case:
        kept = [at for at, drop in enumerate(dropped) if not drop]
        group = Group(self.group.features[kept], self.group.right[kept], self.group.kind)
        return Case(
            self.posed,
            self.parsed,
            self.library,
            tuple(self.candidates[at] for at in kept),
            group,
            self.fold,
            "cut",
        )


def collect(posed: Sequence[Posed], library: Library) -> list[Case]:
    """Each question as it was posed; then each with less to find: its passages cut out, and asked of single articles.

    Of its own article a question is still answerable; of the next best article, alone, nothing answers it. Nor does
    anything answer it when it is asked about somebody else.
    """
    articles = sorted({article_asked_about(one) for one in posed})
    np.random.default_rng(7).shuffle(articles)
    fold_of = {article: at % FOLDS for at, article in enumerate(articles)}
    alone = {article.id: Library(semantic=False) for article in library.shelf.articles}
    for article_id, single in alone.items():
        single.vectors, single.reader = library.vectors, library.reader
        single.add_analysed(library.shelf.get(article_id))

    real = [_ask(one, library, fold_of[article_asked_about(one)], "posed") for one in posed]
    made = []
    for case in real[::EVERY]:
        one = case.posed
        silent = replace(one, expected=())
        own = {expected.article_id for expected in one.expected}
        others = [candidate.analysed.article.id for candidate in case.candidates]
        other = next((article_id for article_id in others if article_id not in own), None)
        if other:
            made.append(_ask(silent, alone[other], case.fold, "alone"))
        if one.expected:
            made.append(_ask(one, alone[article_asked_about(one)], case.fold, "alone"))
            made += [replace(less, posed=silent) for less in cut(case)]
            own_article = alone[article_asked_about(one)]
            for question in about_others(case, real):
                altered = replace(silent, question=question)
                made += [_ask(altered, asked, case.fold, "altered") for asked in (library, own_article)]
            for question in about_something_else(case, real):
                made.append(_ask(replace(silent, question=question), own_article, case.fold, "alone"))
    return real + made


def half_of(article_id: str) -> int:
    """The half, 0 or 1, of the articles that one belongs to: a reader trained on either is judged on the other."""
    return int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % 2


def setting_of(library: Library) -> Setting:
    """With what a library's questions are answered."""
    return "reader" if library.reader else "semantic" if library.vectors else "plain"


def _ask(posed: Posed, library: Library, fold: int, origin: Origin) -> Case:
    parsed = understand(posed.question, posed.talk, library).parsed
    candidates = find_candidates(parsed, library)
    if library.vectors:
        candidates = weigh_meaning(parsed, library.vectors, candidates)
    if library.reader:
        candidates = read(parsed, library.reader, candidates)
    width = len(fields(Features._fields, setting_of(library)))
    features = np.array([candidate.features for candidate in candidates]).reshape(-1, len(Features._fields))[:, :width]
    right = np.array([closeness(given(candidate), posed.expected) for candidate in candidates])
    group = Group(features, right, KINDS.index(parsed.kind))
    return Case(posed, parsed, library, tuple(candidates), group, fold, origin)


def fields(names: Sequence[str], setting: Setting) -> tuple[str, ...]:
    """The features of a setting; those of meaning, which two have, and of the reader, which one has, come last."""
    left_out = {"plain": (MEANING, READ), "semantic": (READ,)}.get(setting, ())
    return tuple(name for name in names if not any(one in name for one in left_out))


def given(candidate: Candidate) -> Given:
    speaker = candidate.speaker
    return Given(candidate.analysed.article.id, candidate.unit.span, speaker.name if speaker else "")


def cut(case: Case) -> Iterator[Case]:
    """The case with its articles taken away, and with its passages taken away: questions that nothing answers."""
    articles = {one.article_id for one in case.posed.expected}
    held = {
        candidate.passage
        for candidate in case.candidates
        for one in case.posed.expected
        if candidate.passage.article_id == one.article_id and candidate.passage.span.touches(one.span)
    }
    yield case.without([candidate.analysed.article.id in articles for candidate in case.candidates])
    yield case.without([candidate.passage in held for candidate in case.candidates])


def about_others(case: Case, cases: Sequence[Case]) -> Iterator[str]:
    """The question with another name in the place of whom it asks about: of nobody, and of who speaks elsewhere."""
    asked = _named(case)
    if asked:
        yield case.posed.question.replace(asked, NOBODY)
        elsewhere = [
            _named(other) for other in cases if article_asked_about(other.posed) != article_asked_about(case.posed)
        ]
        others = [name for name in elsewhere if name and not set(name.split()) & set(asked.split())]
        if others:
            yield case.posed.question.replace(asked, others[len(case.posed.question) % len(others)])


def about_something_else(case: Case, cases: Sequence[Case]) -> Iterator[str]:
    """The question with the topic of a question about another article."""
    asked = ABOUT.match(case.posed.question)
    found = [
        ABOUT.match(other.posed.question)
        for other in cases
        if article_asked_about(other.posed) != article_asked_about(case.posed)
    ]
    topics = [other["topic"] for other in found if other]
    if asked and topics:
        at = len(case.posed.question)
        yield from (asked["whose"] + topics[(at + step) % len(topics)] for step in (0, 1))


def _named(case: Case) -> str:
    """Whom the question names as the one who speaks, as it is written there; empty where it names nobody."""
    for found in NAME.finditer(case.posed.question):
        if set(terms(found.group())) & set(case.parsed.subject) and found.start():
            return found.group()
    return ""


def article_asked_about(posed: Posed) -> str:
    """The id of the article that a question was written over; the question's own id where that is not known."""
    return posed.article_id or (posed.expected[0].article_id if posed.expected else posed.id)
