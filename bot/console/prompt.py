"""The prompt at a terminal: a line editor with history and completion, by prompt_toolkit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer
from prompt_toolkit.completion import Completion as Menu
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

from bot.console.completion import Completions

SIGN = FormattedText([("bold ansicyan", "› ")])


class _Menu(Completer):
    def __init__(self, completions: Completions) -> None:
        self._completions = completions

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Menu]:
        del complete_event
        for one in self._completions.of(document.text_before_cursor):
            yield Menu(one.text, -one.replaced, display_meta=one.note)


class Prompt:
    """Reads lines at a terminal. Commands are completed while typing, names in questions with the Tab key."""

    def __init__(self, completions: Completions, history: Path) -> None:
        self._session = PromptSession[str](
            SIGN,
            completer=_Menu(completions),
            complete_while_typing=Condition(lambda: get_app().current_buffer.text.startswith("/")),
            history=_history_in(history),
            auto_suggest=AutoSuggestFromHistory(),
            key_bindings=_keys(),
        )

    def read(self) -> str:
        """One line, empty if it was given up with Ctrl-C.

        Raises EOFError on Ctrl-D, and KeyboardInterrupt on Ctrl-C if nothing was typed.
        """
        try:
            return self._session.prompt()
        except KeyboardInterrupt:
            if self._session.default_buffer.text:
                return ""
            raise


def _keys() -> KeyBindings:
    """The Tab key accepts the only completion at once, even before the menu has opened."""
    keys = KeyBindings()

    @keys.add("tab")
    def _(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        offered = list(buffer.completer.get_completions(buffer.document, CompleteEvent(completion_requested=True)))
        if len(offered) == 1:
            buffer.apply_completion(offered[0])
        elif buffer.complete_state:
            buffer.complete_next()
        else:
            buffer.start_completion(insert_common_part=True)

    return keys


def _history_in(file: Path) -> History:
    """What was typed before; kept for this session only if the file cannot be written."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(file)
