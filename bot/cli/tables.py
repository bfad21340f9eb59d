"""Where tables are printed: the terminal, or a page of a fixed width where the output goes elsewhere."""

from __future__ import annotations

from rich.console import Console

PAGE_WIDTH = 100


def page() -> Console:
    """Standard output, as wide as the terminal or else `PAGE_WIDTH` columns."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PAGE_WIDTH
    return console
