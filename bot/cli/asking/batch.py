"""`onrecord batch`: a file of questions in, a line of answers each out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TextIO

import click

from bot.cli.command import Command
from bot.cli.loading import load, progress, steady
from bot.cli.options import output_option, reads_articles
from bot.cli.outcome import ANSWERED, PARTLY, Failure, complain
from bot.cli.records import batch_line
from bot.cli.sources import source_of
from config import Settings
from retrieval import answer


@dataclass(frozen=True, slots=True)
class Question:
    """A line of the file. `context` holds the earlier questions of the same talk, oldest first."""

    id: str | int
    question: str
    context: tuple[str, ...] = ()


@click.command(cls=Command)
@click.argument("questions", type=click.File(encoding="utf-8", errors="replace"), metavar="QUESTIONS.jsonl")
@reads_articles()
@output_option
def batch(settings: Settings, *, questions: TextIO, output: TextIO) -> int:
    """Answer each line of QUESTIONS.jsonl with a line of JSON.

    \b
      onrecord batch questions.jsonl -o answers.jsonl
      echo '{"id": 1, "question": "What did Borrell say?"}' | onrecord batch -

    A line holds an id, a question and perhaps a context: the earlier questions of the same talk. A line that is not a
    question is reported on standard error and left out.

    Exit code 0: every question got its line. 2: bad usage, no question, or no article to read. 3: some lines are not
    questions.
    """
    asked: list[Question] = []
    faults = 0
    for number, line in enumerate(questions, start=1):
        try:
            asked += [_parse(line)] if line.strip() else []
        except (ValueError, RecursionError) as error:
            faults += 1
            complain(f"{questions.name}, line {number}: {error}")
    if not asked:
        raise Failure(f"there is no question in {questions.name}")
    library = load(source_of(settings))
    lines = (batch_line(one.id, answer(one.question, library, one.context)) for one in progress(asked, "Answering"))
    for line in steady(lines, output):
        click.echo(line, file=output)
    return PARTLY if faults else ANSWERED


def _parse(line: str) -> Question:
    """The question in a line. Raises ValueError that says what is wrong with the line."""
    try:
        record = json.loads(line.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise ValueError(f"is not a JSON object on one line ({error.msg} at character {error.pos + 1})") from None
    if not isinstance(record, dict):
        raise ValueError('is not a JSON object; a question looks like {"id": …, "question": …}')
    question_id, question, context = record.get("id"), record.get("question"), record.get("context") or []
    if not isinstance(question_id, str | int):
        raise ValueError("has no id, which must be text or a number")
    if not isinstance(question, str):
        raise ValueError("has no question, which must be text")
    earlier = [context] if isinstance(context, str) else context
    if not isinstance(earlier, list) or not all(isinstance(one, str) for one in earlier):
        raise ValueError("has a context that is not a list of earlier questions")
    return Question(question_id, question, tuple(earlier))
