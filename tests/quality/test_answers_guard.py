"""Answers stay as good as they were measured, on questions over PolNeAR's dev articles and on two ranking sets.

Runs where the measured data lies beside the project. A figure may fall one point below the recorded one, no more; who
makes one better writes it here.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from itertools import islice

import pytest

from retrieval import Article, Library, read_articles
from retrieval.evaluating import (
    ask_library,
    judge,
    rank_by_library,
    read_questions,
    read_ranking_set,
    reciprocal_ranks,
    tabulate,
)
from tests.shared import SHARED, needs_shared

pytestmark = [pytest.mark.no_cover, pytest.mark.long, pytest.mark.timeout(600)]
SLACK = 1.0
QUESTIONS = SHARED / "data/qa/polnear-dev-questions.jsonl"
ARTICLES = SHARED / "data/polnear/dev.jsonl"
ANSWERS = {
    "plain": {"score": 64.3, "words_at_1": 61.3, "answer_at_3": 78.6, "kept": 84.0, "refused": 83.3},
    "semantic": {"score": 86.9, "words_at_1": 84.2, "answer_at_3": 84.2, "kept": 89.4, "refused": 100.0},
}
PASSAGES = {("xquad_en", "plain"): 87.7, ("xquad_en", "semantic"): 84.5}
ONE_ARTICLE_IN = {"plain": 2, "semantic": 6}
"""Each second article is asked about, and each second question that nothing answers; with the models, which take up to
half a second for a passage and a question that are new, each sixth."""
ONE_QUESTION_IN = {"plain": 3, "semantic": 12}
"""Each third question of a ranking set is asked; with the models, each twelfth."""


@cache
def library() -> Library:
    """The articles, read in a test and not in a fixture, because coverage is measured in fixtures."""
    filled = Library()
    for article in read_articles(ARTICLES):
        if isinstance(article, Article):
            filled.add(article)
    return filled


@needs_shared
@pytest.mark.parametrize("setting", ANSWERS)
def test_answers_have_not_fallen(setting: str) -> None:
    step = ONE_ARTICLE_IN[setting]
    asked = Library(semantic=setting == "semantic")
    if setting == "semantic" and asked.vectors is None:
        pytest.skip("the extra onrecord[semantic] is not installed")
    for article in library().shelf.articles[::step]:
        asked.add_analysed(library().shelf.get(article.id))
    questions = [
        posed
        for number, posed in enumerate(read_questions(QUESTIONS))
        if (posed.article_id in asked.shelf.ids if posed.expected else number % step == 0)
    ]
    row = tabulate(list(judge(questions, ask_library(asked))))[0]
    fallen = {name: getattr(row, name) for name, best in ANSWERS[setting].items() if getattr(row, name) < best - SLACK}
    assert not fallen


@needs_shared
@pytest.mark.parametrize(("name", "setting"), PASSAGES, ids=" ".join)
def test_passage_ranking_has_not_fallen(name: str, setting: str) -> None:
    if setting == "semantic" and Library().vectors is None:
        pytest.skip("the extra onrecord[semantic] is not installed")
    ranking_set = read_ranking_set(SHARED / "data/retrieval" / name)
    questions = dict(islice(ranking_set.questions.items(), 0, None, ONE_QUESTION_IN[setting]))
    ranking_set = dataclasses.replace(ranking_set, questions=questions)
    ranks = list(reciprocal_ranks(ranking_set, rank_by_library(ranking_set, semantic=setting == "semantic")))
    assert 100 * sum(ranks) / len(ranks) >= PASSAGES[name, setting] - SLACK
