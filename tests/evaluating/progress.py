"""Progress of long work on standard error, where a person watches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.progress import track

Thing = TypeVar("Thing")


def watched(things: Sequence[Thing], doing: str) -> Iterator[Thing]:
    """Yield the things while a bar shows how many are done. Without a terminal nothing is shown."""
    console = Console(stderr=True)
    yield from track(things, doing.ljust(32), console=console, disable=not console.is_terminal)
