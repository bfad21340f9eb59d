"""How a command ends: the exit codes that scripts rely on, and the one line that says what went wrong."""

from __future__ import annotations

import click

ANSWERED = 0
UNANSWERED = 1
UNUSABLE = 2
INTERRUPTED = 130
BROKEN_PIPE = 1  # what click makes of it too


class Failure(click.ClickException):
    """Ends a command with one line on standard error: bad usage, or nothing to work with."""

    exit_code = UNUSABLE


def complain(message: object) -> None:
    """One line on standard error; the command goes on."""
    click.secho(f"onrecord: {message}", fg="yellow", err=True)
