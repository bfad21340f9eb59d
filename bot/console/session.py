"""Run a talk in the terminal: read a line, show the reply, until there are no more."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.console.screen import Screen
from bot.conversation import Conversation, Request


def run_console(conversation: Conversation, history: Path) -> None:
    """Answer lines from standard input until they end, or /quit.

    At a terminal with a prompt, what was typed kept in the file `history`; from a pipe a reply a line, an empty line
    after each.
    """
    del history
    screen = Screen()
    for line in sys.stdin:
        if line.strip():
            reply = conversation.respond(Request(line.strip()))
            screen.show(reply)
            screen.say()
            if reply.ends:
                return
