"""`onrecord batch`: a file of questions in, a line of answers each out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

import click

from bot.cli.loading import Source, load, progress, steady
from bot.cli.outcome import ANSWERED, Failure, complain
from bot.cli.records import batch_line
from retrieval import answer


@dataclass(frozen=True, slots=True)
class Question:
    """A line of the file; `context` holds the earlier questions of the same talk, oldest first."""

    id: str | int
    question: str
    context: tuple[str, ...] = ()


def run_batch(questions: TextIO, source: Source, output: TextIO) -> int:
    """Answer each question of `questions` on a line of `output` and return the exit code.

    A line that is no question is told on standard error and left out. Raises Failure where none is left, or no article
    can be read.
    """
    asked = list(_read_questions(questions))
    if not asked:
        raise Failure(f"there is no question in {questions.name}")
    library = load(source)
    lines = (batch_line(one.id, answer(one.question, library, one.context)) for one in progress(asked, "Answering"))
    for line in steady(lines, output):
        click.echo(line, file=output)
    return ANSWERED


def _read_questions(lines: TextIO) -> Iterator[Question]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _parse(line)
        except (ValueError, RecursionError) as error:
            complain(f"{lines.name}, line {number}: {error}")


def _parse(line: str) -> Question:
    """Raises ValueError saying what is wrong with the line."""
    try:
        record = json.loads(line.removeprefix("\ufeff"))
    except ValueError as error:
        raise ValueError(f"is no JSON object on one line ({error})") from None
    if not isinstance(record, dict):
        raise ValueError('is no JSON object; a question looks like {"id": …, "question": …}')
    question_id, question, context = record.get("id"), record.get("question"), record.get("context") or []
    if not isinstance(question_id, str | int):
        raise ValueError("has no id that is text or a number")
    if not isinstance(question, str):
        raise ValueError("has no question that is text")
    earlier = [context] if isinstance(context, str) else context
    if not isinstance(earlier, list) or not all(isinstance(one, str) for one in earlier):
        raise ValueError("its context is no list of earlier questions")
    return Question(question_id, question, tuple(earlier))
