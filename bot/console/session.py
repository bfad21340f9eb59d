"""Run a talk in the terminal: read a line, show the reply, until there are no more."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bot.console.greeting import greeting
from bot.console.screen import Screen
from bot.talk.conversation import Conversation, Request
from bot.wording import _, speak
from retrieval import Library


def run_console(conversation: Conversation, library: Library, history: Path) -> None:
    """Answer line by line until the input ends, or /quit.

    At a terminal with a greeting and a prompt, what was typed kept in the file `history`; Ctrl-C there gives up the
    line, or an answer that takes long. Into a pipe goes a reply a line, each with an empty line after it.
    """
    screen = Screen()
    if not (sys.stdin.isatty() and screen.is_terminal):
        for line in sys.stdin:
            if line.strip() and not _answer(line, conversation, screen):
                return
        return
    screen.show(greeting(library))
    screen.say()
    for line in _typed(screen, library, history):
        try:
            if not _answer(line, conversation, screen):
                return
        except KeyboardInterrupt:
            screen.say(_("Given up.") + "\n")


def _answer(line: str, conversation: Conversation, screen: Screen) -> bool:
    """Show the reply to `line`; False where it ends the talk."""
    reply = conversation.respond(Request(line.strip()))
    if reply.speaks:
        speak(reply.speaks)
    if reply.blocks:
        screen.show(reply)
        screen.say()
    return not reply.ends


def _typed(screen: Screen, library: Library, history: Path) -> Iterator[str]:
    """The lines typed at a prompt, until Ctrl-D."""
    # At a terminal only: a pipe is answered sooner without them.
    from bot.console.completion import Completions
    from bot.console.prompt import Prompt

    prompt = Prompt(Completions(library), history)
    while True:
        try:
            line = prompt.read()
        except KeyboardInterrupt:
            screen.say(_("Ctrl-D or /quit leaves."))
        except EOFError:
            return
        else:
            if line.strip():
                yield line
