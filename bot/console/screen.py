"""Where replies are printed: styled and as wide as the terminal, or as plain text into a pipe."""

from __future__ import annotations

from rich.console import Console

from bot.console.drawing import Drawing
from bot.talk.replies import Progress, Reply, Work
from bot.wording import language, speaking

WIDEST = 100
"""Columns that are used at most."""


class Screen:
    """Prints to standard output, with colour and line breaks only at a terminal. NO_COLOR is respected."""

    def __init__(self) -> None:
        self._console = Console(highlight=False)

    @property
    def is_terminal(self) -> bool:
        """Whether a person is reading."""
        return self._console.is_terminal

    def show(self, reply: Reply) -> None:
        """Print the reply; nothing if it has no blocks."""
        if reply.blocks:
            width = min(self._console.width, WIDEST) if self.is_terminal else None
            with speaking(reply.tongue or language()):
                self._console.print(Drawing(self._console, width).reply(reply), soft_wrap=True)

    def say(self, text: str = "") -> None:
        """Print a line."""
        self._console.print(text, soft_wrap=True, markup=False)

    def run(self, work: Work) -> Reply:
        """Do slow work, with a progress bar at a terminal; the reply that it ends with."""
        outcome = Reply()
        if not self.is_terminal:
            for step in work():
                outcome = step if isinstance(step, Reply) else outcome
            return outcome
        # Imported only when there is something to wait for.
        from rich.markup import escape
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bar

        with Bar(TextColumn("{task.description}"), BarColumn(), console=self._console, transient=True) as bar:
            task = bar.add_task("", total=None)
            for step in work():
                match step:
                    case Progress(text, position, total):
                        bar.update(task, description=escape(text), completed=position, total=total or None)
                    case Reply():
                        outcome = step
        return outcome
