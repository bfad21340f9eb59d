"""The commands a person can type, and how a typed line is told from a question. Knows no face."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal

Place = Literal["private", "group", "console"]
"""Where a talk is held: a private chat, a group chat, a terminal."""

CHATS: frozenset[Place] = frozenset({"private", "group"})
CALL = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w{1,64}))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash; `argument` is the hint shown after it, in brackets where it may be left out."""

    name: str
    description: str
    argument: str = ""
    places: frozenset[Place] = frozenset({"private", "group", "console"})

    @property
    def usage(self) -> str:
        return f"/{self.name} {self.argument}".rstrip()


COMMANDS = (
    Command("ask", "Ask a question about the articles", "QUESTION"),
    Command("quotes", "List the quotes, or those of one speaker", "[SPEAKER]"),
    Command("speakers", "Who is quoted, and how often"),
    Command("sources", "List the articles that answers come from"),
    Command("open", "Ask one article only; all: every article again", "ARTICLE"),
    Command("check", "Whether somebody said exactly that", "WORDS"),
    Command("context", "Show the words around the last answer"),
    Command("next", "The next answer, or the next page of a list"),
    Command("previous", "Back to the one before"),
    Command("add", "Add articles to this chat: from a link, or in reply to a file or message", "[LINK]", CHATS),
    Command("library", "The articles of this chat, to look at and to remove", places=CHATS),
    Command("forget", "Remove an article of this chat", "ARTICLE", CHATS),
    Command("follow", "Add what is new in a feed to this chat, from now on", "LINK", CHATS),
    Command("unfollow", "Follow a feed no more", "[LINK]", CHATS),
    Command("help", "What this bot does and how to use it"),
    Command("start", "Say hello and show what can be asked"),
    Command("privacy", "What is kept about you", places=CHATS),
    Command("forgetme", "Delete what is kept about you", places=CHATS),
    Command("quit", "Leave", places=frozenset({"console"})),
)


@dataclass(frozen=True, slots=True)
class Call:
    """A typed command: its name in lower case, what follows it, and the bot it names as in `/ask@SomeBot`."""

    name: str
    argument: str = ""
    addressee: str = ""


def parse(text: str) -> Call | None:
    """The command that `text` calls, known or not; None where it is a question."""
    found = CALL.fullmatch(text.strip())
    if not found:
        return None
    name, addressee, argument = found.groups(default="")
    return Call(name.lower(), argument.strip(), addressee)


def commands_in(place: Place) -> tuple[Command, ...]:
    return tuple(command for command in COMMANDS if place in command.places)


def is_known(name: str, place: Place) -> bool:
    return any(command.name == name for command in commands_in(place))


def nearest_command(name: str, place: Place) -> str:
    """The command of that place that `name` may be a slip for, without its slash; empty where none is near."""
    near = difflib.get_close_matches(name, [command.name for command in commands_in(place)], n=1, cutoff=0.6)
    return near[0] if near else ""
