"""`onrecord check`: are these words in the articles, and whose are they."""

from __future__ import annotations

import click

from bot.cli.loading import Source, load
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure
from bot.cli.records import check_line
from bot.console.screen import Screen
from bot.talk.verdicts import verdict_on
from retrieval import check_quote


def run_check(claim: str, source: Source, *, as_json: bool) -> int:
    """Print the verdict; the exit code says whether the words stand as claimed. Raises Failure where there are none."""
    if not claim.strip():
        raise Failure("there are no words to check")
    library = load(source)
    found = check_quote(claim, library)
    if as_json:
        click.echo(check_line(found))
    else:
        Screen().show(verdict_on(found, len(library.articles)))
    stands = found.verdict == "verbatim" and found.findings[0].agreement != "contradicted"
    return ANSWERED if stands else UNANSWERED
