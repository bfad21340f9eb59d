"""The replies to small talk: short and friendly, with questions to go on with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from bot.talk.pages.refusing import questions_to_go_on_with
from bot.talk.replies import Note, Reply, say
from bot.wording import _


def friendly_reply(wish: str, questions: Sequence[str], turn: str) -> Reply:
    """The reply to a greeting, to thanks or to a word without a question, with some of these questions below it.

    `turn` is whatever tells one turn of a talk from another, so that not every turn shows the same questions.
    """
    match wish:
        case "greeting":
            words = _("Hello. Ask me what somebody said, and I answer with the exact words.")
        case "thanks":
            words = _("You are welcome.")
        case "insult" | "objection":
            words = _("Sorry that I was no help. Ask me what somebody said, with a name or a topic, or type /help.")
        case _:
            words = _("I am here. Ask me what somebody said, or type /help.")
    examples, actions = questions_to_go_on_with(questions, turn)
    return Reply((Note(words), *examples), actions=actions)


def unable(wish: Literal["translation", "opinion", "shortening", "unable"]) -> Reply:
    """The reply to a wish for what the bot does not do: to translate, to shorten, to say what it thinks, and others."""
    if wish == "unable":
        return say(_("That I cannot do: I only show what people said, word for word. /help lists what I can do."))
    if wish == "translation":
        return say(_("I show words as they were printed and do not translate them."))
    if wish == "shortening":
        return say(_("I show words as they were printed and do not shorten them."))
    return say(_("I have no opinion: I only show what people said, word for word. /speakers shows who is quoted."))


def nothing_asked() -> Reply:
    """The reply to a message that holds nothing to look for."""
    return say(_("What would you like to know? Type a question about the articles, or /help."))


def farewell(*, ends: bool) -> Reply:
    """The reply to a goodbye; `ends`: the talk is over."""
    return Reply((Note(_("Goodbye.")),), ends=ends)
