"""Where replies are printed: styled and as wide as the terminal, or as they are into a pipe."""

from __future__ import annotations

from rich.console import Console

from bot.console.drawing import Drawing
from bot.talk.replies import Reply

WIDEST = 100


class Screen:
    """Prints on standard output, with colour and line breaks for a person only; NO_COLOR is heeded."""

    def __init__(self) -> None:
        self._console = Console(highlight=False)

    @property
    def is_terminal(self) -> bool:
        return self._console.is_terminal

    def show(self, reply: Reply) -> None:
        """Print the reply's blocks; of a reply without any, nothing."""
        if reply.blocks:
            width = min(self._console.width, WIDEST) if self.is_terminal else None
            self._console.print(Drawing(self._console, width).reply(reply), soft_wrap=True)

    def say(self, text: str = "") -> None:
        self._console.print(text, soft_wrap=True, markup=False)
