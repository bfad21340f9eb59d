"""Runs a talk in the terminal: reads a line, shows the reply, until there are no more lines."""

from __future__ import annotations

import dataclasses
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from types import FrameType

from bot.console.greeting import greeting
from bot.console.reading import choice_in, read_line, typed_for
from bot.console.screen import Screen
from bot.talk.conversation import Conversation
from bot.talk.replies import Action, Reply, say
from bot.talk.requests import Bookmark
from bot.wording import _, speak
from retrieval import Library


def run_console(conversation: Conversation, history: Path) -> None:
    """Answer line by line until the input ends, or /quit.

    At a terminal there is a greeting and a prompt, and what was typed is kept in the file `history`; Ctrl-C gives up
    the line, or an answer that takes long. A pipe gets one reply for each line, with an empty line after it.
    """
    screen = Screen()
    session = _Session(conversation, screen)
    if not (sys.stdin.isatty() and screen.is_terminal):
        for line in sys.stdin:
            if line.strip() and not session.answer(line):
                return
        return
    library = conversation.libraries.base
    Thread(target=library.prepare, name="preparing", daemon=True).start()
    screen.show(greeting(library))
    screen.say()
    with _interrupts(signal.SIG_IGN):
        for line in _typed(screen, library, history):
            try:
                with _interrupts(signal.default_int_handler):
                    if not session.answer(line):
                        return
            except KeyboardInterrupt:
                screen.say(_("Stopped.") + "\n")


@contextmanager
def _interrupts(handler: signal.Handlers | Callable[[int, FrameType | None], object]) -> Iterator[None]:
    """Handle Ctrl-C so while the body runs.

    It gives up an answer and nothing else: somebody who presses it twice does not end the console between two prompts.
    The prompt reads it as a key.
    """
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Session:
    """One talk; `_offered` are the latest actions that can be chosen by a number, under the page `_shown`."""

    def __init__(self, conversation: Conversation, screen: Screen) -> None:
        self._conversation = conversation
        self._screen = screen
        self._offered: tuple[Action, ...] = ()
        self._shown: Bookmark | None = None

    def answer(self, line: str) -> bool:
        """Show the reply to `line`; False if it ends the talk."""
        reply = self._reply_to(line)
        if reply.work:
            reply = self._screen.run(reply.work)
        if any(typed_for(reply.actions)):
            self._offered, self._shown = reply.actions, reply.bookmark
        if reply.speaks:
            speak(reply.speaks, chosen=True)
        if reply.blocks:
            self._screen.show(reply)
            self._screen.say()
        return not reply.ends

    def _reply_to(self, line: str) -> Reply:
        if choice := choice_in(line, self._offered):
            choice = dataclasses.replace(choice, shown=self._shown)
            return self._conversation.choose(choice) or say(_("That is no longer there."))
        typed = read_line(line)
        reply = self._conversation.respond(typed.request)
        if reply.picture is None:
            return reply
        # Imported for a picture only: a pipe is answered sooner without it.
        from bot.console.saving import with_file

        return with_file(reply, typed.picture)


def _typed(screen: Screen, library: Library, history: Path) -> Iterator[str]:
    """The lines typed at a prompt, until Ctrl-D."""
    # Imported at a terminal only: a pipe is answered sooner without them.
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
