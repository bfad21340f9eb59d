"""How much of a question is read, and what is said of one that is longer."""

from __future__ import annotations

import dataclasses

from bot.talk.replies import Note, Reply
from bot.wording import ngettext

LONGEST_QUESTION = 1_000
"""Characters of a question that are read."""


def read_in_part(reply: Reply) -> Reply:
    """The reply to the beginning of a question, which it says was not read to its end."""
    note = ngettext(
        "That is a long question: I read its first {number} character.",
        "That is a long question: I read its first {number} characters.",
        LONGEST_QUESTION,
    )
    return dataclasses.replace(reply, blocks=(*reply.blocks, Note(note)))
