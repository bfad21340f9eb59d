"""The scoreboard: the other systems behave as described, and equal tables are written as the same page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from click.testing import CliRunner

from retrieval import Article, Attribution, Span
from retrieval.evaluating import Posed
from tests.evaluating.intervals import interval, interval_of
from tests.evaluating.scoreboard.__main__ import main
from tests.evaluating.scoreboard.bases import basis_of
from tests.evaluating.scoreboard.page import page
from tests.evaluating.scoreboard.parts import answers, checks, speakers
from tests.evaluating.scoreboard.peers.checking import check_by_likeness, check_by_search, words_of
from tests.evaluating.scoreboard.peers.installed import lacking
from tests.evaluating.scoreboard.peers.paragraph_bot import ask_paragraphs, paragraphs_of
from tests.evaluating.scoreboard.peers.quoting import (
    find_by_regex,
    find_by_textacy,
    find_by_textacy_in_paragraphs,
    textacy_lacks,
)
from tests.evaluating.scoreboard.peers.rankers import RANKERS
from tests.evaluating.scoreboard.records import ALL, OURS, PLAIN, Figure, Row, Scope, Table
from tests.evaluating.scoreboard.saved import load, merged, published, recorded, save, with_recorded
from tests.newsroom import BUDGET, DAM

TEXTS = ("The ferry sank at night.", "Ferries were running again.", "The mayor bought a boat.")
QUOTED = Article(
    "harbour",
    "",
    "“The harbour stays open this winter,” said Ada Brook, the harbour master.\n\n"
    "Nobody believed it. “We have heard that before,” she said.\n\n"
    'He shook his head at the 12" pipe.',
    language="en",
)


def told(article: Article, found: list[Attribution]) -> list[tuple[str, str, str]]:
    """The words of each quotation, what stands for its speaker, and the name."""
    return [
        (
            one.quote.contents[0].of(article.text),
            one.source.of(article.text) if one.source else "",
            one.speaker.name if one.speaker else "",
        )
        for one in found
    ]


@pytest.mark.parametrize(("name", "places"), [("rank-bm25", {0, 1, 2}), ("SQLite FTS5", {0, 1}), ("tantivy", {0, 1})])
def test_every_ranker_finds_what_shares_words_with_the_question(name: str, places: set[int]) -> None:
    best = RANKERS[name](TEXTS)
    assert set(best("Which ferry runs?", 3)) == places
    assert list(best("A ferry sank?", 1)) == [0]


@pytest.mark.parametrize("name", RANKERS)
@pytest.mark.parametrize("question", ["", "?!", '"', "body:NEAR(", "a AND OR NOT *"])
def test_no_question_breaks_a_ranker(name: str, question: str) -> None:
    assert len(RANKERS[name](TEXTS)(question, 2)) <= 2


def test_paragraphs_are_what_stands_between_blank_lines() -> None:
    text = "\n One line\nand the next. \n \n\nLast.\n"
    assert [span.of(text) for span in paragraphs_of(text)] == ["One line\nand the next.", "Last."]
    assert paragraphs_of(" \n\n ") == []


def test_the_usual_bot_shows_whole_paragraphs_without_a_speaker() -> None:
    bot = ask_paragraphs((BUDGET, DAM), RANKERS["rank-bm25"])
    first = bot(Posed("1", "Who said the deal on pensions is dead?", (), "who-said", "easy", ()))[0]
    assert (first.article_id, first.speaker) == ("budget", "")
    assert first.span.of(BUDGET.text) == "“The deal on pensions is dead,” said Lena Ortiz, the union leader."


def test_the_regular_expression_takes_the_name_nearest_to_the_verb() -> None:
    assert told(QUOTED, find_by_regex(QUOTED)) == [
        ("The harbour stays open this winter,", "Ada Brook", "Ada Brook"),
        ("We have heard that before,", "she", ""),
    ]


@pytest.mark.skipif(bool(textacy_lacks()), reason=f"textacy {textacy_lacks()}")
def test_textacy_gives_up_at_an_odd_mark_and_loses_less_by_paragraphs() -> None:
    assert find_by_textacy(QUOTED) == []
    assert told(QUOTED, find_by_textacy_in_paragraphs(QUOTED)) == [
        ("The harbour stays open this winter,", "Ada Brook", "Ada Brook"),
        ("We have heard that before,", "she", ""),
    ]


def test_what_is_not_installed_is_named() -> None:
    assert lacking("retrieval", "no_such_module_of_ours") == "not installed: no_such_module_of_ours"
    assert lacking("retrieval") == ""


@pytest.mark.parametrize(
    ("claim", "searched", "alike"),
    [
        ("Lena Ortiz: “The deal on pensions is dead.”", True, True),
        ("Maria Keller: “The deal on pensions is dead.”", True, True),
        ("Ortiz said: the deal on pensions is dead", True, True),
        ("Maria Keller: “We will not touch any fuel duty before the next budget.”", False, True),
        ("Lena Ortiz: “Nobody has ever heard of any such thing.”", False, False),
    ],
)
def test_a_search_for_words_knows_no_speakers(claim: str, searched: bool, alike: bool) -> None:
    assert check_by_search((BUDGET, DAM))(claim) is searched
    assert check_by_likeness((BUDGET, DAM))(claim) is alike


def test_the_words_of_a_claim_stand_between_its_marks() -> None:
    assert words_of("Keller: “Never again,”") == "never again"
    assert words_of("Never  again.") == "never again"


def test_an_interval_of_sums_is_that_of_the_mean() -> None:
    values = [1.0, 0.0, 1.0, 1.0, 0.0, 1.0]
    of_sums = interval_of([[value, 1.0] for value in values], lambda sums: float(sums[0] / sums[1]))
    of_mean = interval(values, range(len(values)))
    assert of_sums is not None
    assert of_mean is not None
    assert np.allclose([of_sums.mean, of_sums.low, of_sums.high], [of_mean.mean, of_mean.low, of_mean.high])
    assert interval_of([], lambda sums: float(sums[0])) is None


def write_set(folder: Path) -> None:
    """A set of one article with a question of each kind, its quotations, and claims."""
    text = BUDGET.text
    start = text.index("The deal on pensions")
    words = "The deal on pensions is dead"
    article = {"id": "budget", "title": BUDGET.title, "text": text, "language": "en"}
    expected = {"article_id": "budget", "start": start, "end": start + len(words), "speakers": ["Lena Ortiz"]}
    questions = [
        {"id": "q1", "question": "Who said that the deal on pensions is dead?", "type": "who-said"},
        {"id": "q2", "question": "What did Queen Silvia say about whales?", "type": "unanswerable"},
    ]
    answers_of: tuple[list[object], ...] = ([expected], [])
    quotes = {"id": "budget", "lang": "en", "group": "article", "text": text}
    known = [{"quote": words, "speakers": ["Lena Ortiz"]}]
    claims = [
        {"id": "c1", "claim": f"Lena Ortiz: “{words}.”", "verdict": "verbatim"},
        {"id": "c2", "claim": f"Maria Keller: “{words}.”", "verdict": "other-speaker"},
    ]
    asked = [
        {**one, "article_id": "budget", "difficulty": "easy", "answers": found}
        for one, found in zip(questions, answers_of, strict=True)
    ]
    files: dict[str, Sequence[object]] = {
        "articles": [article],
        "questions": asked,
        "quotes": [{**quotes, "gold": known}],
        "checks": claims,
    }
    for kind, lines in files.items():
        encoded = "".join(f"{msgspec.json.encode(line).decode()}\n" for line in lines)
        (folder / f"tiny.{kind}.jsonl").write_text(encoded, encoding="utf-8")


@pytest.fixture
def tiny(tmp_path: Path) -> Scope:
    write_set(tmp_path)
    return Scope(shared=tmp_path / "nowhere", more=(tmp_path,), names=frozenset({"tiny"}))


def means(rows: tuple[Row, ...], measure: str) -> dict[str, float]:
    return {row.system: row.figures[measure].value for row in rows if row.group == ALL and measure in row.figures}


def test_peers_are_asked_the_same_questions_and_are_right_without_speakers_only_in_their_words(tiny: Scope) -> None:
    (table,) = answers.measure(tiny)
    assert {row.basis for row in table.rows if row.system in (OURS, PLAIN)} == {"unknown"}
    assert means(table.rows, "passage@1") == dict.fromkeys((OURS, PLAIN, *RANKERS), 100.0)
    right = means(table.rows, "answer@1")
    assert (right[OURS], right[PLAIN]) == (100.0, 100.0)
    assert {right[peer] for peer in RANKERS} == {0.0}
    assert means(table.rows, "refused")["rank-bm25"] == 0.0


def test_speakers_and_claims_of_a_further_set_are_scored(tiny: Scope) -> None:
    (table,) = speakers.measure(tiny)
    assert means(table.rows, "right")[OURS] == 100.0
    (table,) = checks.measure(tiny)
    assert means(table.rows, "right")[OURS] == 100.0
    assert means(table.rows, "false yes")["search for the words"] == 100.0


TABLE = Table(
    part="answers",
    set="polnear-dev",
    about="170 questions; per cent",
    unit="%",
    measures=("refused", "score"),
    rows=(
        Row(OURS, "in-sample", {"refused": Figure(48.0, 30.0, 66.0), "score": Figure(70.0, 62.8, 76.5)}),
        Row(OURS, "in-sample", {"score": Figure(42.0, 30.0, 55.0)}, group="follow-up", count=10),
        Row("tantivy", "peer", {"score": Figure(12.0, 8.0, 17.0)}),
        Row("textacy", "peer", {}, absent="not installed: textacy"),
    ),
    date="2026-11-29",
    revision="abc1234",
    command="python -m tests.evaluating.scoreboard --only answers",
    software=("tantivy 0.27.0",),
)


def test_the_page_says_what_was_measured_and_whether_the_product_was_made_from_it() -> None:
    written = page([TABLE])
    assert "| On Record | 48.0 (30.0–66.0) | 70.0 (62.8–76.5) | yes, in-sample |" in written
    assert "| On Record | – | 65.9 | no, cross-validated |" in written
    assert "| textacy | not installed: textacy |  |  |" in written
    assert "| follow-up | 10 | 42.0 (30.0–55.0) |" in written
    assert "Measured on 2026-11-29 at abc1234 by" in written
    assert "The shipped weights were trained on these questions.** On polnear-dev the score is 70.0" in written
    assert "Versions: tantivy 0.27.0." in written


def test_the_same_tables_give_the_same_page_whatever_was_saved_between(tmp_path: Path) -> None:
    other = replace(TABLE, set="ml-dev")
    save(tmp_path / "results.json", [TABLE, other])
    assert load(tmp_path / "results.json") == [TABLE, other]
    assert page(load(tmp_path / "results.json")) == page([TABLE, other])
    assert load(tmp_path / "nothing.json") == []


def test_a_table_that_is_measured_again_takes_its_old_place() -> None:
    other = replace(TABLE, set="ml-dev")
    again = replace(TABLE, date="2027-01-01")
    assert merged([TABLE, other], [again]) == [again, other]


def test_rows_of_longer_runs_follow_the_rows_of_their_system() -> None:
    systems = [(row.system, row.basis) for row in with_recorded(TABLE).rows]
    assert systems.index((OURS, "cross-validated")) == systems.index(("tantivy", "peer")) - 1


def test_what_others_publish_names_its_work_address_and_day() -> None:
    for one in published():
        assert one.work
        assert re.fullmatch(r"https://\S+", one.address)
        assert re.fullmatch(r"\d{4}-\d\d(-\d\d)?", one.read)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", one.date) for one in recorded())


def test_a_set_that_nobody_described_is_of_unknown_basis() -> None:
    assert basis_of("answers", "polnear-dev") == "in-sample"
    assert basis_of("answers", "a set of mine") == "unknown"


def test_part_of_a_set_is_never_written() -> None:
    outcome = CliRunner().invoke(main, ["--write", "--limit", "3"])
    assert outcome.exit_code == 2
    assert "leave out --limit" in outcome.output


def test_spans_of_quotations_hold_no_marks() -> None:
    (first, _) = find_by_regex(QUOTED)
    assert first.quote.contents == (Span(1, 36),)
