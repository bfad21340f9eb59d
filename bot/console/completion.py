"""Completions of a half-typed line: commands, speakers, articles, languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.talk.captions import byline_of, quotes_counted, title_of
from bot.talk.catalogue import folded, speakers_of
from bot.talk.commands import commands_in
from bot.wording import LANGUAGES, _
from retrieval import Library

SHORTEST_NAME = 2
"""Letters of a name that are typed in a question before names are offered."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A text to replace the last `replaced` code points before the cursor; `note` says what it is."""

    text: str
    replaced: int
    note: str = ""


class Completions:
    """Completes lines from one library, which is read anew at each call."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of(self, line: str) -> Iterator[Completion]:
        """Completions of `line`, which ends at the cursor, the most likely first."""
        command, space, argument = line.partition(" ")
        if not line.startswith("/"):
            yield from self._names_in(line)
        elif not space:
            for known in commands_in("console"):
                if f"/{known.name}".startswith(line.lower()):
                    yield Completion(f"/{known.name}", len(line), known.summary)
        elif command == "/quotes":
            yield from _matching(argument, self._speakers())
        elif command == "/open":
            articles = ((title_of(article), byline_of(article)) for article in self._library.shelf.articles)
            yield from _matching(argument, (*articles, ("all", _("every article again"))))
        elif command == "/language":
            yield from _matching(argument, ((name, code) for code, name in LANGUAGES.items()))
        elif command == "/ask":
            yield from self._names_in(argument)

    def _names_in(self, question: str) -> Iterator[Completion]:
        word = question.rpartition(" ")[2]
        if len(word) >= SHORTEST_NAME:
            yield from _matching(word, self._speakers())

    def _speakers(self) -> Iterator[tuple[str, str]]:
        for quoted in speakers_of(self._library):
            yield quoted.speaker.name, quoted.speaker.role or quotes_counted(quoted.quotes)


def _matching(typed: str, offered: Iterable[tuple[str, str]]) -> Iterator[Completion]:
    """The offered names that begin as typed, or have a word that does, ignoring case and accents."""
    wanted = folded(typed)
    for name, note in offered:
        comparable = folded(name)
        if comparable.startswith(wanted) or any(word.startswith(wanted) for word in comparable.split()):
            yield Completion(name, len(typed), note)
