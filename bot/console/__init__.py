"""The console face: cards in a terminal, plain text into a pipe."""

from __future__ import annotations

from bot.console.session import run_console

__all__ = ["run_console"]
