"""`onrecord ask`: one question, its answers, and as the exit code whether there are any."""

from __future__ import annotations

import click

from bot.cli.loading import Source, load
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure
from bot.cli.records import answer_line
from bot.console.screen import Screen
from bot.talk.answers import Answers
from bot.talk.pages import show
from bot.talk.replies import Citation, Inquiry, Reply
from retrieval import answer


def run_ask(question: str, source: Source, *, as_json: bool, every: bool) -> int:
    """Print the best answer, or every one, and return the exit code. Raises Failure where there is nothing to ask."""
    if not question.strip():
        raise Failure("the question is empty")
    library = load(source)
    found = answer(question, library)
    if as_json:
        click.echo(answer_line(found))
    elif found.evidence:
        shown = found.evidence if every else found.evidence[:1]
        cards = (Citation(evidence, number, len(found.evidence)) for number, evidence in enumerate(shown, start=1))
        Screen().show(Reply(tuple(cards)))
    else:
        Screen().show(show(Answers(library), Inquiry(question)))
    return ANSWERED if found.evidence else UNANSWERED
