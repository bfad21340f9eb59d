"""The commands a person can type, and how a typed line is told from a question. Knows no face."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from bot.wording import N_, _

Place = Literal["private", "group", "console"]
"""Where a talk is held: a private chat, a group chat, a terminal."""

CHATS: frozenset[Place] = frozenset({"private", "group"})
CALL = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w{1,64}))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command without its slash; `argument` is the hint shown after it, in brackets where it may be left out.

    `description` and `argument` are in English; `told` and `usage` in the language that is spoken.
    """

    name: str
    description: str
    argument: str = ""
    places: frozenset[Place] = frozenset({"private", "group", "console"})

    @property
    def usage(self) -> str:
        return f"/{self.name} {_(self.argument)}" if self.argument else f"/{self.name}"

    @property
    def told(self) -> str:
        return _(self.description)


COMMANDS = (
    Command("ask", N_("Ask a question about the articles"), N_("QUESTION")),
    Command("quotes", N_("List the quotes, or those of one speaker"), N_("[SPEAKER]")),
    Command("speakers", N_("Who is quoted, and how often")),
    Command("sources", N_("List the articles that answers come from")),
    Command("open", N_("Ask one article only; all: every article again"), N_("ARTICLE")),
    Command("check", N_("Whether somebody said exactly that"), N_("WORDS")),
    Command("card", N_("An answer as a picture to share"), N_("[QUESTION]"), CHATS),
    Command("timeline", N_("Who said how much about something over time, as a picture"), N_("WORDS"), CHATS),
    Command("context", N_("Show the words around the last answer")),
    Command("next", N_("The next answer, or the next page of a list")),
    Command("previous", N_("Back to the one before")),
    Command("add", N_("Add articles to this chat: from a link, or in reply to a file or message"), N_("[LINK]"), CHATS),
    Command("library", N_("The articles of this chat, to look at and to remove"), places=CHATS),
    Command("forget", N_("Remove an article of this chat"), N_("ARTICLE"), CHATS),
    Command("follow", N_("Add what is new in a feed to this chat, from now on"), N_("LINK"), CHATS),
    Command("unfollow", N_("Follow a feed no more"), N_("[LINK]"), CHATS),
    Command("help", N_("What this bot does and how to use it")),
    Command("start", N_("Say hello and show what can be asked")),
    Command("language", N_("The language that I speak with you"), N_("[LANGUAGE]")),
    Command("privacy", N_("What is kept about you"), places=CHATS),
    Command("forgetme", N_("Delete what is kept about you"), places=CHATS),
    Command("quit", N_("Leave"), places=frozenset({"console"})),
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
