"""The replies to small talk: short and friendly, with questions to go on with."""

from __future__ import annotations

from collections.abc import Sequence

from bot.talk.replies import Action, Block, Examples, Note, Reply
from bot.wording import _

MOST_EXAMPLES = 2


def friendly_reply(wish: str, questions: Sequence[str]) -> Reply:
    """The reply to a greeting, to thanks or to a word without a question, with some of these questions below it."""
    examples = tuple(questions[:MOST_EXAMPLES])
    match wish:
        case "greeting":
            words = _("Hello. Ask me what somebody said, and I answer with the exact words.")
        case "thanks":
            words = _("You are welcome.")
        case _:
            words = _("I am here. Ask me what somebody said, or type /help.")
    blocks: list[Block] = [Note(words)]
    if examples:
        blocks.append(Examples(examples))
    return Reply(tuple(blocks), actions=tuple(Action("ask", str(at), one) for at, one in enumerate(examples, 1)))


def farewell(*, ends: bool) -> Reply:
    """The reply to a goodbye; `ends`: the talk is over."""
    return Reply((Note(_("Goodbye.")),), ends=ends)
