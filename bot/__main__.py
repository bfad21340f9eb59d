"""The entry point: runs the command line and turns what happens into an exit code."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO, TextIOWrapper
from typing import NoReturn

import click

from bot.cli.outcome import BROKEN_PIPE, INTERRUPTED, UNUSABLE, complain, say
from bot.cli.root import onrecord
from retrieval import OnRecordError


def run() -> NoReturn:
    """Run the command line as the process that it is, and end the process.

    A daemon thread may still be computing then: nobody waits for an answer that takes too long, or for models that are
    being loaded. The interpreter ends such a thread when it next asks for the lock of the interpreter; where a native
    library has called it, that aborts the whole process. So while one runs, the process ends without the interpreter's
    last steps, of which only flushing the output matters.
    """
    code = 1

    def leave() -> None:
        if any(thread.daemon for thread in threading.enumerate()):
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError, ValueError):
                    stream.flush()
            os._exit(code)

    atexit.register(leave)  # before the commands register anything, so that it is called after everything of theirs
    code = main()
    sys.exit(code)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. Without `args`, those of the process."""
    _settle_encodings()
    try:
        code = onrecord.main(args, "onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        shown = StringIO()
        error.show(shown)
        say(shown.getvalue().rstrip(), err=True)
        return UNUSABLE
    except click.ClickException as error:
        complain(error.format_message())
        return UNUSABLE
    except OnRecordError as error:
        complain(error)
        return UNUSABLE
    except click.Abort:  # Ctrl-C
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads on. Without this the interpreter would fail again when it flushes standard output at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    return int(code)


def _settle_encodings() -> None:
    """Use UTF-8 in pipes, whatever the locale; bytes that are not text are replaced and never stop a command."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


if __name__ == "__main__":
    run()
