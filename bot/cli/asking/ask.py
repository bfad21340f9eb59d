"""`onrecord ask`: one question, its answers, and as the exit code whether there are any."""

from __future__ import annotations

import sys
from dataclasses import replace

import click

from bot.cli.asking.check import checked
from bot.cli.command import Command
from bot.cli.loading import load
from bot.cli.options import json_option, reads_articles
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure
from bot.cli.records import answer_line
from bot.cli.sources import language_of, source_of
from bot.console.screen import Screen
from bot.talk.answers import Answers
from bot.talk.asking import Asking
from bot.talk.pages.checked import is_claim
from bot.talk.pages.showing import show
from bot.talk.replies import Citation, Reply
from bot.talk.requests import Bookmark, Question, read_request
from bot.talk.small_talk.wishes import Wish, read_message
from bot.talk.talks import Talks
from bot.wording import speaking
from config import Settings
from retrieval import Library

TELLING: frozenset[Wish | None] = frozenset(
    {"speakers", "sources", "quotes", "about", "new", "author", "author_of", "article_about"}
)
"""Wishes whose replies say what the articles hold."""


@click.command(cls=Command)
@click.argument("question", nargs=-1)
@reads_articles()
@json_option
@click.option("--all", "every", is_flag=True, help="Print every answer, not only the best.")
def ask(settings: Settings, *, question: tuple[str, ...], as_json: bool, every: bool) -> int:
    """Answer QUESTION with the exact words, who said them and where they stand.

    \b
      onrecord ask What did Borrell say about the referendums?
      onrecord ask --json --articles news/ "Who is Ana Ruiz?"
      echo "What did Borrell say?" | onrecord ask

    Without QUESTION, or for -, the question is read from standard input. Quotations with their speakers (Ana Ruiz: “…”)
    are checked, as by onrecord check.

    Exit code 0: answered. 1: nothing answers it. 2: bad usage, or no article to read.
    """
    if not question and sys.stdin.isatty():
        raise click.UsageError("Missing argument 'QUESTION'.")
    asked = sys.stdin.read() if question in ((), ("-",)) else " ".join(question)
    if not asked.strip():
        raise Failure("the question is empty")
    library = load(source_of(settings))
    with speaking(language_of(settings)):
        return _answer(asked, library, as_json=as_json, every=every)


def _answer(question: str, library: Library, *, as_json: bool, every: bool) -> int:
    answers = Answers(library)
    message = read_message(question)
    if message.wish and not as_json:
        reply = Asking(Talks(), invites=False).obey(read_request(f"/ask {question}"), answers)
        Screen().show(replace(reply, actions=()))
        return ANSWERED if message.wish in TELLING else UNANSWERED
    if is_claim(message.question) and not as_json:
        return checked(message.question, library)
    question = message.question
    found = answers.find(Question(question))
    page = show(answers, Bookmark(Question(question)))
    if as_json:
        click.echo(answer_line(found))
    elif every and found.evidence and found.verdict is None:
        cards = (Citation(one, number, len(found.evidence)) for number, one in enumerate(found.evidence, start=1))
        Screen().show(Reply(tuple(cards)))
    else:
        Screen().show(replace(page, actions=()))
    return ANSWERED if page.page and page.page.outcome == "answered" else UNANSWERED
