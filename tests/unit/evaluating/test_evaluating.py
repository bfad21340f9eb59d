"""The measures: what counts as a right answer, and how outcomes become a table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retrieval import Article, Library, Span
from retrieval.evaluating import (
    BenchmarkError,
    Outcome,
    Posed,
    ask_library,
    ask_naively,
    judge,
    rank_by_library,
    rank_naively,
    read_questions,
    read_ranking_set,
    reciprocal_ranks,
    tabulate,
)
from retrieval.evaluating.measures import Expected, Given, closeness, has_words, is_right, same_speaker
from tests.newsroom import newsroom

GOLD = (Expected("a", Span(100, 200), ("Maria Keller", "the mayor")),)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (100, 200, True),
        (100, 150, True),
        (100, 149, False),
        (0, 333, True),
        (0, 350, False),
        (300, 400, False),
    ],
)
def test_right_words_hold_half_of_the_answer_and_little_else(start: int, end: int, words: bool) -> None:
    assert has_words(Given("a", Span(start, end)), GOLD) is words
    assert not has_words(Given("b", Span(start, end)), GOLD)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Keller", True),
        ("Finance Minister Maria Keller", True),
        ("Mayor Maria", True),
        ("Paul Keller", False),
        ("the mayor", True),
        ("the president", False),
        ("Ortiz", False),
        ("", False),
    ],
)
def test_a_speaker_is_named_by_all_words_that_are_no_titles(name: str, same: bool) -> None:
    assert same_speaker(name, GOLD[0].speakers) is same
    assert is_right(Given("a", Span(100, 200), name), GOLD) is same


def test_a_fact_needs_no_speaker_and_a_close_fit_is_worth_more() -> None:
    fact = (Expected("a", Span(100, 200)),)
    assert is_right(Given("a", Span(100, 200)), fact)
    assert closeness(Given("a", Span(100, 200)), fact) == 1.0
    assert closeness(Given("a", Span(100, 300)), fact) == 0.5
    assert closeness(Given("b", Span(100, 200)), fact) == 0.0


def posed(kind: str, *expected: Expected) -> Posed:
    return Posed("q", "?", (), kind, "easy", expected)


def test_a_table_has_a_row_for_each_group() -> None:
    outcomes = [
        Outcome(posed("fact", *GOLD), answered=True, words=True, right=True, right_of_three=True),
        Outcome(posed("fact", *GOLD), answered=True, words=True, right=False, right_of_three=True),
        Outcome(posed("none"), answered=False, words=False, right=False, right_of_three=False),
        Outcome(posed("none"), answered=True, words=False, right=False, right_of_three=False),
    ]
    rows = {row.group: row for row in tabulate(outcomes)}
    assert list(rows) == ["all", "fact", "easy", "none"]
    assert (rows["all"].questions, rows["all"].score, rows["all"].refused) == (4, 50.0, 50.0)
    assert (rows["fact"].words_at_1, rows["fact"].answer_at_1, rows["fact"].answer_at_3) == (100.0, 50.0, 100.0)
    assert (rows["none"].kept, rows["fact"].refused) == (None, None)


def question_line(**changes: object) -> str:
    at = newsroom().shelf.article("budget").text.index("The deal")
    answers = [{"article_id": "budget", "start": at, "end": at + 28, "speakers": ["Lena Ortiz"]}]
    asked = {"id": "1", "question": "What did Ortiz say about pensions?", "type": "said-about", "answers": answers}
    return json.dumps(asked | changes)


def test_our_bot_and_the_usual_one_are_judged_alike(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(question_line() + "\n\n" + question_line(id="2", question="Who baked bread?", answers=[]) + "\n")
    questions = list(read_questions(path))
    library = newsroom()
    ours = list(judge(questions, ask_library(library)))
    naive = list(judge(questions, ask_naively(library)))
    assert [outcome.scores for outcome in ours] == [True, True]
    assert [outcome.answered for outcome in naive] == [True, True]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "1"}', question_line(answers=[{"start": 1}])])
def test_a_broken_line_is_named_by_its_number(line: str, tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(question_line() + "\n" + line + "\n")
    with pytest.raises(BenchmarkError, match="line 2"):
        list(read_questions(path))


def test_a_missing_benchmark_is_told(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match="cannot be read"):
        list(read_questions(tmp_path / "missing.jsonl"))
    with pytest.raises(BenchmarkError, match="not a passage-ranking set"):
        read_ranking_set(tmp_path)


PASSAGES = ("The bridge was built in 1968.", "The toll is two crowns.", "The river floods in spring.")


@pytest.fixture
def ranking_folder(tmp_path: Path) -> Path:
    passages = [{"id": f"p{at}", "title": "Lund", "article": "lund", "text": text} for at, text in enumerate(PASSAGES)]
    (tmp_path / "passages.jsonl").write_text("".join(json.dumps(one) + "\n" for one in passages))
    questions = [{"id": "q0", "text": "When was the bridge built?"}, {"id": "q1", "text": "What does the toll cost?"}]
    (tmp_path / "questions.jsonl").write_text("".join(json.dumps(one) + "\n" for one in questions))
    (tmp_path / "qrels.tsv").write_text("q0\tp0\t1\nq1\tp2\t1\n")
    return tmp_path


def test_passages_are_ranked_and_scored(ranking_folder: Path) -> None:
    ranking_set = read_ranking_set(ranking_folder)
    assert [passage.text for passage in ranking_set.names] == list(PASSAGES)
    assert list(reciprocal_ranks(ranking_set, rank_by_library(ranking_set, semantic=False))) == [1.0, 0.0]
    assert next(reciprocal_ranks(ranking_set, rank_naively(ranking_set))) == 1.0
    assert list(reciprocal_ranks(ranking_set, lambda _: ["p1", "p0", "p2"])) == [1 / 2, 1 / 3]


def test_the_naive_bot_over_nothing_finds_nothing() -> None:
    library = Library(semantic=False)
    library.add(Article("empty", "", ""))
    assert ask_naively(library)(posed("fact")) == []
