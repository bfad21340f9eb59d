"""Where a picture goes: into a file, or to standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.cli.outcome import Failure

STANDARD_OUTPUT = "-"


def save(picture: bytes, file: str) -> None:
    """Write the picture to `file`, or to standard output for "-". Raises Failure where it cannot be written."""
    if file == STANDARD_OUTPUT:
        if sys.stdout.isatty():
            raise Failure("a terminal cannot show pictures; give --png a FILE")
        sys.stdout.buffer.write(picture)
        return
    try:
        Path(file).write_bytes(picture)
    except OSError as error:
        raise Failure(f"{file} cannot be written: {error.strerror}") from None
