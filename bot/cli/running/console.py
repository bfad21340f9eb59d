"""`onrecord console`: talk to the articles in the terminal."""

from __future__ import annotations

import click

from bot.cli.command import Command
from bot.cli.loading import load
from bot.cli.options import reads_articles
from bot.cli.outcome import ANSWERED
from bot.cli.sources import language_of, source_of
from bot.console import run_console
from bot.talk.conversation import Conversation
from bot.wording import speaking
from config import Settings


@click.command(cls=Command)
@reads_articles()
def console(settings: Settings) -> int:
    """Talk to the articles in the terminal. Questions from a pipe are answered line by line.

    \b
      onrecord console --articles news/
      onrecord console < questions.txt

    This is what `onrecord` does without a command.
    """
    library = load(source_of(settings), may_be_empty=True)
    with speaking(language_of(settings)):
        run_console(Conversation(library), library, settings.history)
    return ANSWERED
