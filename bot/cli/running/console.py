"""`onrecord console`: talk to the articles in the terminal."""

from __future__ import annotations

import click

from bot.cli.command import Command
from bot.cli.loading import load, mirroring_of
from bot.cli.options import reads_articles
from bot.cli.outcome import ANSWERED
from bot.cli.sources import Source, language_of, source_of
from bot.console import run_console
from bot.talk.conversation import Conversation
from bot.talk.library.libraries import OneLibrary
from bot.talk.library.stores import ArticlesInMemory, ArticleStore, StoredArticles
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
    source = source_of(settings)
    with speaking(language_of(settings)):
        run_console(Conversation(OneLibrary(_opened(source))), settings.history)
    return ANSWERED


def _opened(source: Source) -> ArticleStore:
    """The stored library, which is added to for good; or the articles in memory, which are for this talk only."""
    if source.library:
        from retrieval import open_store  # heavy, and not needed for articles in memory

        return StoredArticles(open_store(source.library, mirroring=mirroring_of(source)))
    return ArticlesInMemory(load(source, may_be_empty=True))
