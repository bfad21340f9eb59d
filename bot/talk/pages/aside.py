"""Answers outside any talk: in chats of others, where nothing is remembered and nothing can be changed."""

from __future__ import annotations

import dataclasses

from bot.talk.answers import Answers
from bot.talk.commands import Call
from bot.talk.pages.checked import checked, is_claim
from bot.talk.pages.length import LONGEST_QUESTION
from bot.talk.pages.showing import show
from bot.talk.replies import Block, Citation, Examples, Reply, say
from bot.talk.requests import Bookmark, Question
from bot.talk.small_talk.wishes import read_message
from bot.wording import _


def answered_aside(call: Call, answers: Answers) -> Reply:
    """The answer to a question, or the verdicts of a check; for all else, what can be asked here."""
    if call.name == "check" and call.argument.strip():
        return checked(call, "group", answers)
    if call.name == "ask" and is_claim(call.argument):
        return checked(call, "group", answers)
    message = read_message(" ".join(call.argument.split()))
    if call.name != "ask" or message.wish or not any(map(str.isalpha, message.question)):
        return say(_("Ask me here what somebody said, or call me in reply to a message, and I check what it says."))
    reply = show(answers, Bookmark(Question(message.question[:LONGEST_QUESTION])))
    blocks = tuple(_alone(block) for block in reply.blocks if not isinstance(block, Examples))
    return dataclasses.replace(reply, blocks=blocks)


def _alone(block: Block) -> Block:
    """A citation without its number among others, because nobody can turn to these here."""
    match block:
        case Citation(evidence, position, total):
            return Citation(evidence, min(position, 1), min(total, 1))
        case _:
            return block
