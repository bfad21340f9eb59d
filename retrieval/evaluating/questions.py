"""Reads the questions of a benchmark: JSON lines with id, question, accepted answers, and perhaps a context."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.evaluating.errors import BenchmarkError
from retrieval.evaluating.measures import Expected
from retrieval.records import Span


@dataclass(frozen=True, slots=True)
class Posed:
    """A question of a benchmark. Where nothing is expected, no article answers it and giving no answer is right.

    `article_id` is the article that the question was written about, empty where the benchmark does not say.
    """

    id: str
    question: str
    talk: tuple[str, ...]
    type: str
    difficulty: str
    expected: tuple[Expected, ...]
    article_id: str = ""


def read_questions(path: Path) -> Iterator[Posed]:
    """The questions of a file, in order. Raises BenchmarkError with the line's number where one is not as expected."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise BenchmarkError(str(path), f"cannot be read ({error})") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _question(line)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise BenchmarkError(
                    f"{path}, line {number}", f"not a question of the benchmark ({error!r})"
                ) from error


def _question(line: str) -> Posed:
    record = json.loads(line)
    return Posed(
        id=record["id"],
        question=record["question"],
        talk=tuple(record.get("context", ())),
        type=record.get("type", ""),
        difficulty=record.get("difficulty", ""),
        expected=tuple(
            Expected(one["article_id"], Span(one["start"], one["end"]), tuple(one["speakers"]))
            for one in record["answers"]
        ),
        article_id=record.get("article_id") or "",
    )
