"""Quotations found, alone and together with their speakers, in articles annotated by the authors of PolNeAR and others.

They are scored by `eval_quotes.py` beside the data, whose header defines every measure.

* found: a quotation that shares half of its letters with an annotated one (intersection over union).
* joint: a found quotation whose speaker is right as well, as the article puts it there (“he” for “he”).
* name resolved: the same, and the name behind “he” or “the senator” is right.
* inside marks: only what stands between quotation marks is looked at, of whatever kind the quotation is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval import Article, find_attributions
from tests.evaluating.intervals import interval_of
from tests.evaluating.progress import watched
from tests.evaluating.scoreboard.bases import basis_of
from tests.evaluating.scoreboard.peers.quoting import (
    Finder,
    find_by_regex,
    find_by_textacy,
    find_by_textacy_in_paragraphs,
    textacy_lacks,
)
from tests.evaluating.scoreboard.records import OURS, Figure, Measured, Row, Scope
from tests.evaluating.scored_quotes import scored_quote

Counts = Mapping[str, Mapping[str, int]]
"""What the scorer counts in one article, by kind of quotation and by what is counted."""
Tally = Callable[[Sequence[object], Mapping[str, Sequence[object]], str, str], Sequence[Counts]]

SETS = {
    "polnear-dev": ("data/polnear/dev.jsonl", "en", "American political news (PolNeAR dev)"),
    "polnear-dev-damaged": ("data/polnear/dev-damaged.jsonl", "en", "the same with damaged quotation marks"),
    "german-wikinews-dev": ("data/german-wikinews/dev.jsonl", "de", "German news (Wikinews dev)"),
}
MEASURES = {
    "found, direct": ("all", "direct", ("p", "m", "g", "m")),
    "joint, direct": ("all", "direct", ("jp", "js", "gs", "js")),
    "joint, direct, name resolved": ("all", "direct", ("pn", "sn", "gn", "sn")),
    "joint, all kinds": ("all", "all", ("jp", "js", "gs", "js")),
    "joint, inside marks": ("quoted", "all", ("jp", "js", "gs", "js")),
}
"""For each measure (F1) the scorer's view, its kind, and its counts: predictions, right ones, annotated, right ones."""


def measure(scope: Scope) -> Iterator[Measured]:
    """A table for each annotated set."""
    for name, (file, language, about) in SETS.items():
        path = scope.shared / file
        if scope.wants(name) and path.is_file():
            records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][: scope.limit]
            articles = [Article(one["id"], "", one["text"], language=language) for one in records]
            rows = [
                _row(system, scope.shared, records, find and _predicted(articles, find, system), name, absent)
                for system, find, absent in finders(language)
            ]
            quotations = sum(len(one["quotes"]) for one in records)
            told = f"{about}: {len(articles)} articles with {quotations:,} annotated quotations; F1"
            yield Measured(name, told, tuple(MEASURES), tuple(rows))


def finders(language: str) -> Iterator[tuple[str, Finder | None, str]]:
    """Each system by name, with what finds quotations in a text of this language, or else why nothing does."""
    yield OURS, find_attributions, ""
    yield "regular expression", find_by_regex, ""
    absent = textacy_lacks() if language == "en" else "needs another spaCy model"
    yield "textacy", None if absent else find_by_textacy, absent
    yield "textacy, paragraph by paragraph", None if absent else find_by_textacy_in_paragraphs, absent


def _predicted(articles: Sequence[Article], find: Finder, system: str) -> dict[str, list[object]]:
    return {
        article.id: [scored_quote(article.text, one) for one in find(article)] for article in watched(articles, system)
    }


def _row(
    system: str,
    shared: Path,
    records: Sequence[object],
    predicted: Mapping[str, Sequence[object]] | None,
    name: str,
    absent: str,
) -> Row:
    basis = basis_of("quotes", name) if system == OURS else "peer"
    if predicted is None:
        return Row(system, basis, {}, absent=absent)
    tally = _scorer(shared)
    views = {view: tally(records, predicted, "fragment", view) for view in ("all", "quoted")}
    figures = {}
    for measure_name, (view, kind, columns) in MEASURES.items():
        counts = [[one[kind][column] for column in columns] for one in views[view]]
        figure = Figure.of(interval_of(counts, _f1))
        if figure and any(row[2] for row in counts):
            figures[measure_name] = figure
    return Row(system, basis, figures, count=len(records))


def _f1(sums: NDArray[np.float64]) -> float:
    """From predictions, right ones among them, annotated ones, and found ones among these."""
    precision = sums[1] / sums[0] if sums[0] else 0.0
    recall = sums[3] / sums[2] if sums[2] else 0.0
    return float(2 * precision * recall / (precision + recall)) if precision + recall else 0.0


def _scorer(shared: Path) -> Tally:
    """The function of `eval_quotes.py` that counts for each article. The file lies beside the data."""
    spec = spec_from_file_location("eval_quotes", shared / "tools/eval_quotes.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "tools/eval_quotes.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    tally: Tally = module.tally
    return tally
