"""What a typed line asks for: parsed here, once."""

from __future__ import annotations

import dataclasses
import os
import shlex
from dataclasses import dataclass
from pathlib import Path

from bot.talk.library.sources import OnDisk, Source, links_in
from bot.talk.replies import Action, Verb
from bot.talk.requests import Choice, Request, read_request

DRAWING = frozenset({"card", "timeline"})
"""The commands whose reply is a picture."""
COMMANDS: dict[Verb, str] = {"earlier": "/previous", "later": "/next"}
"""Commands to type for actions, as long as these are offered."""
NUMBERED = frozenset({"remove", "page", "undo", "unfollow", "suggest", "widen", "take"})
"""Actions that are chosen by a number."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A request, and where its picture is to be written, if that was typed."""

    request: Request
    picture: Path | None = None


def read_line(line: str) -> Typed:
    """The request of a typed line."""
    request = read_request(line.strip())
    if request.call.name in {"add", "proof"}:
        return Typed(dataclasses.replace(request, sources=_sources(request.call.argument)))
    if request.call.name in DRAWING:
        words, _, last = request.call.argument.rpartition(" ")
        if last.lower().endswith(".png"):
            call = dataclasses.replace(request.call, argument=words.strip())
            return Typed(dataclasses.replace(request, call=call), _path(last))
    return Typed(request)


def choice_in(line: str, offered: tuple[Action, ...]) -> Choice | None:
    """The offered action that a typed line chooses, by its number or command; None if it chooses none."""
    typed = line.strip()
    for label, action in typed_for(offered):
        if typed == label:
            return Choice(action.verb, action.key)
    return None


def typed_for(offered: tuple[Action, ...]) -> list[tuple[str, Action]]:
    """What is typed to choose each of the actions that can be chosen so."""
    numbered = [action for action in offered if action.verb in NUMBERED]
    by_command = [(COMMANDS[action.verb], action) for action in offered if action.verb in COMMANDS]
    return [*by_command, *((str(number), action) for number, action in enumerate(numbered, start=1))]


def _sources(argument: str) -> tuple[Source, ...]:
    """The links that are typed; otherwise files and folders, whose names may be quoted."""
    if links := links_in(argument):
        return links
    if not argument:
        return ()
    try:
        names = shlex.split(argument)
    except ValueError:  # a quotation mark that is part of a name
        names = [argument]
    unquoted = _path(argument)
    if os.path.exists(unquoted):  # noqa: PTH110 - Path.exists raises on a name that is too long
        return (OnDisk(unquoted),)
    return tuple(OnDisk(_path(name)) for name in names)


def _path(name: str) -> Path:
    """The path of that name, with "~" for the home folder; as it is if that is unknown."""
    try:
        return Path(name.replace("\0", " ")).expanduser()
    except RuntimeError:
        return Path(name)
