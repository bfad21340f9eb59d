"""How a command ends: the exit codes that scripts rely on, and what is said to the person at the terminal."""

from __future__ import annotations

import os

import click

from bot.printable import printable

ANSWERED = 0
"""The command did what it was asked to."""
UNANSWERED = 1
"""Nothing was found: no answer, no quote, no article with those words."""
UNUSABLE = 2
"""Bad usage, or nothing to work with."""
PARTLY = 3
"""Some of what was given could not be read; the rest is done."""
INTERRUPTED = 130
BROKEN_PIPE = 1  # the code that click uses for it


class Failure(click.ClickException):
    """Ends a command with one line on standard error and exit code 2: bad usage, or nothing to work with."""

    exit_code = UNUSABLE


def say(message: object = "", *, err: bool = False) -> None:
    """Print text for a person, without the characters that would steer a terminal."""
    click.echo(printable(str(message)), err=err)


def complain(message: object) -> None:
    """Print one line on standard error, in colour at a terminal unless NO_COLOR is set; the command goes on."""
    line = " ".join(printable(str(message)).splitlines())
    click.secho(f"onrecord: {line}", fg="yellow", err=True, color=False if os.environ.get("NO_COLOR") else None)
