"""The reply to /check: what is found of the words that somebody is said to have said."""

from __future__ import annotations

import dataclasses

from bot.talk.answers import Answers
from bot.talk.commands import Place
from bot.talk.replies import Note, Reply, say
from bot.talk.verdicts import verdict_on
from bot.wording import _

LONGEST_CLAIM = 4_096
"""Characters of a text that are checked: those of the longest message on Telegram."""


def checked(claim: str, place: Place, answers: Answers) -> Reply:
    """The verdicts on what a text claims; without words to check, how to check some."""
    if not any(map(str.isalnum, claim)):
        typed = _("Type /check and what somebody is said to have said, with or without who: /check Keller: “…”")
        replied = _("Or reply to a message with /check: I look up what that message says.")
        return say(typed if place == "console" else f"{typed}\n{replied}")
    check = answers.check(claim[:LONGEST_CLAIM], "")
    reply = verdict_on(check, len(answers.library.shelf.articles))
    if len(claim) <= LONGEST_CLAIM and check.is_whole:
        return reply
    note = Note(_("That is a long text: I have checked only its beginning."))
    return dataclasses.replace(reply, blocks=(*reply.blocks, note))
