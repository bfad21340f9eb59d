"""`onrecord check`: are these words in the articles, and whose are they."""

from __future__ import annotations

from dataclasses import replace

import click

from bot.cli.command import Command
from bot.cli.loading import load
from bot.cli.options import json_option, reads_articles
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure
from bot.cli.records import check_line
from bot.cli.sources import language_of, source_of
from bot.console.screen import Screen
from bot.talk.earlier.tongue import tongue_of_claim
from bot.talk.verdicts import verdict_on
from bot.wording import speaking
from config import Settings
from retrieval import Library, check_quote


@click.command(cls=Command)
@click.argument("claim", metavar="WORDS")
@reads_articles()
@json_option
def check(settings: Settings, *, claim: str, as_json: bool) -> int:
    """Check whether WORDS are in the articles, word for word, and who said them.

    \b
      onrecord check "we will not touch the fuel duty"
      onrecord check "Ana Ruiz said we will pay"

    With a name in front, it is also checked whether that person said them.

    A text of several quotations and sentences is taken apart, and each part is checked.

    Exit code 0: every part word for word, and said by whoever was named. 1: not, or not quite. 2: bad usage, or
    no article to read.
    """
    if not claim.strip():
        raise Failure("there are no words to check")
    library = load(source_of(settings))
    if not as_json:
        with speaking(language_of(settings)):
            return checked(claim, library)
    found = check_quote(claim, library)
    click.echo(check_line(found))
    return ANSWERED if found.stands else UNANSWERED


def checked(claim: str, library: Library) -> int:
    """Print the verdicts on a claim, in its language unless another was chosen; the exit code tells if all stand."""
    found = check_quote(claim, library)
    tongue = tongue_of_claim(claim)
    with speaking(tongue):
        Screen().show(replace(verdict_on(found, len(library.shelf.articles)), tongue=tongue))
    return ANSWERED if found.stands else UNANSWERED
