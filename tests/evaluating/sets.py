"""The question sets beside the project, and the three parts that each of them is divided into.

Changes are made from *fit*, a choice between several changes is made on *choose*, and its worth is read from *report*.
Articles are divided, not questions, because two questions about one article are not independent of each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PARTS = ("fit", "choose", "report")


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions by one author, with the articles that they are asked of."""

    name: str
    questions: Path
    articles: Path


def question_sets(shared: Path, further: Sequence[Path] = ()) -> Iterator[QuestionSet]:
    """The sets in `data/qa`, by name, then those of further folders: NAME.questions.jsonl beside NAME.articles.jsonl.

    The articles stand beside the questions, too; PolNeAR's in a folder of their own.
    """
    for questions in sorted((shared / "data/qa").glob("*-questions.jsonl")):
        name = questions.name.removesuffix("-questions.jsonl")
        articles = questions.with_name(f"{name}.articles.jsonl")
        if name == "polnear-dev":
            articles = shared / "data/polnear/dev.jsonl"
        yield QuestionSet(name, questions, articles)
    for folder in further:
        for questions in sorted(folder.glob("*.questions.jsonl")):
            name = questions.name.removesuffix(".questions.jsonl")
            yield QuestionSet(name, questions, folder / f"{name}.articles.jsonl")


def part_of(article_id: str) -> str:
    """The part that an article belongs to, with everything that is asked about it. It never changes."""
    return PARTS[int(hashlib.sha256(article_id.encode()).hexdigest(), 16) % len(PARTS)]
