"""Laws of the marks: whole pairs stay as they are, broken ones map back, any text is read, and the work is linear."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from types import FrameType, ModuleType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.quoting.marks.finding import pair_plainly
from retrieval.quoting.marks.glyphs import GLYPHS, read_lines
from retrieval.quoting.marks.pairing import read_line
from retrieval.quoting.marks.roles import Roles

if TYPE_CHECKING:
    from _typeshed import TraceFunction

WORDS = ("rain", "we", "will", "Rome", "vote", "élan", "über", "місто", "слово", "1984", "don’t", "O'Neill", "a")
PAIRS = ("“”", "„“", "„”", "«»", "»«", '""', "””", "「」", ("''", "''"), ("``", "''"), "‘’")
ANY_TEXT = st.text(
    st.sampled_from(sorted({*GLYPHS, *"aZя日1 .,:;?!-—()[]\n\u00a0\u202f\u2028\x00\x85"})) | st.characters()
)


def spans(text: str) -> list[tuple[int, int]]:
    return [(stretch.span.start, stretch.span.end) for stretch in find_stretches(text)]


@st.composite
def articles(draw: st.DrawFn) -> tuple[list[tuple[bool, str]], tuple[str, str]]:
    """Lines of plain words and quoted words by turns, each quote with a stop or comma, and one pair of marks."""
    phrase = st.lists(st.sampled_from(WORDS), min_size=2, max_size=6).map(" ".join)
    parts: list[tuple[bool, str]] = []
    for _ in range(draw(st.integers(1, 4))):
        parts += [(False, draw(phrase) + " said: "), (True, draw(phrase) + draw(st.sampled_from(".,!?")))]
        parts.append((False, draw(st.sampled_from(("\n", " he said.\n", " and so on. ")))))
    opener, closer = draw(st.sampled_from(PAIRS))
    return parts, (opener, closer)


def written(parts: Sequence[tuple[bool, str]], opener: str, closer: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with its marks, and where the quoted parts stand in it."""
    text, quoted = "", []
    for inside, words in parts:
        if inside:
            quoted.append((len(text) + len(opener), len(text) + len(opener) + len(words)))
        text += f"{opener}{words}{closer}" if inside else words
    return text, quoted


@given(articles())
def test_whole_pairs_of_one_convention_are_simply_paired(
    article: tuple[list[tuple[bool, str]], tuple[str, str]],
) -> None:
    parts, marks = article
    text, quoted = written(parts, *marks)
    assert spans(text) == quoted
    assert {stretch.repair for stretch in find_stretches(text)} == {""}


@given(
    articles(), st.sampled_from((("“", "“"), ("”", "”"), ("“", "»"), ("«", "‘"), ('"', "”"), ("„", '"'), ("« ", " »")))
)
def test_broken_pairs_give_the_words_that_whole_pairs_give(
    article: tuple[list[tuple[bool, str]], tuple[str, str]], broken: tuple[str, str]
) -> None:
    parts, _ = article
    text, _ = written(parts, *broken)
    assert [stretch.span.of(text) for stretch in find_stretches(text)] == [words for inside, words in parts if inside]


@given(articles())
def test_plain_lines_are_read_the_same_by_the_search(article: tuple[list[tuple[bool, str]], tuple[str, str]]) -> None:
    parts, marks = article
    text, _ = written(parts, *marks)
    lines = list(read_lines(text))
    roles = Roles(text, (mark for line in lines for mark in line.marks))
    for line in lines:
        plainly = pair_plainly(text, line.marks)
        assert plainly is None or plainly == read_line(line.marks, roles, 4.0)


def holds(text: str, stretches: Sequence[Stretch]) -> None:
    """Ordered, disjoint, not empty, trimmed, each inside one line, its marks beside it and its inner quotes within."""
    for stretch in stretches:
        words = stretch.span.of(text)
        assert words == words.strip() != ""
        assert "\n" not in words
        assert 0 <= stretch.sure <= 1
        if stretch.opener:
            assert stretch.opener.end <= stretch.span.start
            assert set(stretch.opener.of(text)) <= set(GLYPHS) | {","}
        if stretch.closer:
            assert stretch.span.end <= stretch.closer.start
            assert set(stretch.closer.of(text)) <= set(GLYPHS)
        assert all(stretch.span.holds(nested.span) for nested in stretch.inner)
        holds(text, stretch.inner)
    assert all(before.span.end <= after.span.start for before, after in pairwise(stretches))


@settings(max_examples=400)
@given(ANY_TEXT)
def test_any_text_is_read_and_its_stretches_are_in_order(text: str) -> None:
    holds(text, find_stretches(text))


@given(st.binary(), st.sampled_from(("utf-8", "latin-1", "cp1251", "utf-16-le")))
def test_any_bytes_are_read(data: bytes, encoding: str) -> None:
    text = data.decode(encoding, errors="replace")
    holds(text, find_stretches(text))


@given(ANY_TEXT, ANY_TEXT)
def test_a_line_is_read_by_itself_but_for_the_habits_of_its_article(first: str, second: str) -> None:
    both = find_stretches(f"{first}\n\n{second}")
    assert not any(stretch.span.start < len(first) < stretch.span.end for stretch in both)


def lines_run(text: str) -> int:
    """How many lines of the marks' code are run for `text`: the work, whatever the machine."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal count
        if "marks" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    find_stretches("“Weights are read once and for all, he said.")
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        find_stretches(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "“we will,” he said. ",
        "“we will, he said. ",
        "we will,” he said. ",
        "” ",
        "“ ",
        "‘“",
        "workers’ ",
        "«a»b",
        '5" ',
        "“a ‘b ",
        "‘we’ will go” ",
        "‘we will’ and ",
        "“we ‘will’ go, he said. ",
    ],
)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    once, twice = lines_run(piece * 100), lines_run(piece * 200)
    assert twice <= 2.2 * once


SHARED = Path(__file__).parents[3] / "shared"
RECORDED = {"dev-damaged": 96.3, "dev": 98.6}
"""Exact F1 of stretches of three words and more, by `tools/eval_marks.py`, on PolNeAR's development part."""


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="PolNeAR is not ours to ship: it lies beside the checkout or not at all"
)
def test_figures_do_not_fall() -> None:
    scorer = load_tool("eval_marks")
    clean = load_tool("quotemask")
    for name, recorded in RECORDED.items():
        exact = total = 0
        for line in (SHARED / "data" / "polnear" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            article = json.loads(line)
            text = article["text"]
            segments = article.get("clean_segments") or [s for s in clean.segments(text) if s[1] - s[0] >= 3]
            gold, found = scorer.kept(text, segments), scorer.kept(text, spans(text))
            exact, total = exact + len(gold & found), total + len(gold) + len(found)
        assert 200 * exact / total >= recorded - 1


def load_tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
