"""The commands that a person can type, and how a command is told from a question. The same for every face."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.wording import N_, _

if TYPE_CHECKING:
    from bot.talk.library.sources import Post

Place = Literal["private", "group", "console"]
"""Where a talk is held: in a private chat, in a group chat, at a terminal."""

EVERYWHERE: frozenset[Place] = frozenset({"private", "group", "console"})
CHATS: frozenset[Place] = frozenset({"private", "group"})
TERMINAL: frozenset[Place] = frozenset({"console"})
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Characters that show nothing and stray into words when text is copied (Unicode's Default_Ignorable_Code_Point without
joiners, and the blank of Braille); no word needs them."""
HALF = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair, which no text can hold."""
JOINERS = re.compile(r"(?<=[A-Za-z\u00c0-\u024f\u0370-\u052f])[\u200c\u200d]+(?=[A-Za-z\u00c0-\u024f\u0370-\u052f])")
"""Joiners between letters that are never joined: Latin, Greek and Cyrillic ones. Other scripts and emoji need them."""
SLASHED = re.compile(r"/(/+[A-Za-z_]{1,32})(?!\S)")
"""A command with a slash too many."""
CALL = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w{1,64}))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    """A command, named without its slash.

    `argument` is the hint shown after the name, in brackets where the argument is optional. `description` and
    `argument` are in English; `summary` and `usage` are in the language being spoken. A command that `changes` what a
    chat keeps may be given only by admins in a group.
    """

    name: str
    description: str
    argument: str = ""
    places: frozenset[Place] = EVERYWHERE
    changes: bool = False

    @property
    def usage(self) -> str:
        """How the command is typed, such as “/open ARTICLE”."""
        return f"/{self.name} {_(self.argument)}" if self.argument else f"/{self.name}"

    @property
    def summary(self) -> str:
        """What the command does, in one line."""
        return _(self.description)


COMMANDS = (
    Command("ask", N_("Ask a question about the articles"), N_("QUESTION")),
    Command("quotes", N_("List the quotes, or those of one speaker"), N_("[SPEAKER]")),
    Command("speakers", N_("Who is quoted, and how often")),
    Command("sources", N_("List the articles that answers come from")),
    Command("open", N_("Ask one article only; all: every article again"), N_("ARTICLE")),
    Command("check", N_("Check whether somebody said exactly that"), N_("WORDS")),
    Command("proof", N_("Look up every quotation of a draft: a file, or what you reply to"), N_("[LINK]")),
    Command("card", N_("An answer as a picture to share"), N_("[QUESTION]")),
    Command("timeline", N_("Who said how much about something over time, as a picture"), N_("WORDS")),
    Command("context", N_("Show the words around the last answer")),
    Command("next", N_("The next answer, or the next page of a list")),
    Command("previous", N_("Back to the one before")),
    Command("add", N_("Add articles: from a link, or in reply to a file or message"), N_("[LINK]"), changes=True),
    Command("library", N_("The articles that were added, to look at and to remove")),
    Command("forget", N_("Remove an article that was added"), N_("ARTICLE"), changes=True),
    Command("follow", N_("Add what is new in a feed to this chat, from now on"), N_("LINK"), CHATS, changes=True),
    Command("unfollow", N_("Stop following a feed"), N_("[LINK]"), CHATS, changes=True),
    Command("watch", N_("Tell me of new quotes: by somebody, about something"), N_("WHAT"), CHATS, changes=True),
    Command("watches", N_("What is watched here, to stop it or set quiet hours"), places=CHATS, changes=True),
    Command("help", N_("What this bot does and how to use it")),
    Command("start", N_("Say hello and show what can be asked")),
    Command("language", N_("The language that I speak with you"), N_("[LANGUAGE]")),
    Command("privacy", N_("What is kept about you"), places=CHATS),
    Command("forgetme", N_("Delete what is kept about you"), places=CHATS),
    Command("quit", N_("Leave"), places=TERMINAL),
)


@dataclass(frozen=True, slots=True)
class Call:
    """What a person asks for: a command's name in lower case, what follows it, and the bot it names (`/ask@SomeBot`).

    A question is a call of `ask`. `replied` is the message whose words the argument repeats, None where the person has
    typed them: a message that is checked is no evidence for itself.
    """

    name: str
    argument: str = ""
    addressee: str = ""
    replied: Post | None = None

    @property
    def changes(self) -> bool:
        """Whether the command changes what a chat keeps."""
        return any(command.changes for command in COMMANDS if command.name == self.name)


def parse_command(text: str) -> Call | None:
    """The command that `text` calls, known or not; None if it is a question."""
    visible = _visible(text).strip()
    if slashed := SLASHED.match(visible):
        return Call(slashed[1])  # no command of that name is known, and the nearest one is suggested
    found = CALL.fullmatch(visible)
    if not found:
        return None
    name, addressee, argument = found.groups(default="")
    return Call(name.lower(), argument.strip(), addressee)


def parse(text: str) -> Call:
    """The call that `text` is; whatever is not a command asks a question."""
    return parse_command(text) or Call("ask", _visible(text))


def _visible(text: str) -> str:
    return JOINERS.sub("", INVISIBLE.sub("", HALF.sub("\ufffd", text)))


def commands_in(place: Place) -> tuple[Command, ...]:
    """The commands that can be given in that place."""
    return tuple(command for command in COMMANDS if place in command.places)


def harmless_commands() -> tuple[str, ...]:
    """The names of the commands that can be given without anything else and delete or change nothing."""
    others = {"forgetme", "quit", "proof"}  # they delete something, or need a file or a message to reply to
    return tuple(
        command.name
        for command in COMMANDS
        if (not command.argument or command.argument.startswith("[")) and not command.changes
        if command.name not in others
    )


def is_known(name: str, place: Place) -> bool:
    """Whether a command of that name can be given in that place."""
    return any(command.name == name for command in commands_in(place))


def nearest_command(name: str, place: Place) -> str:
    """The command, without its slash, that `name` is probably a misspelling of; empty if there is none."""
    near = difflib.get_close_matches(name, [command.name for command in commands_in(place)], n=1, cutoff=0.6)
    return near[0] if near else ""
