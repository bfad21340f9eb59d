"""One person who talks with the bot, and the words of what is replied."""

from __future__ import annotations

from bot.talk.commands import Place
from bot.talk.conversation import Conversation, Request
from bot.talk.replies import (
    Block,
    Citation,
    Context,
    Examples,
    Languages,
    Listing,
    Paragraph,
    Quotations,
    QuotePicture,
    Reply,
    TimelinePicture,
    words_of,
)
from retrieval import Library
from tests.newsroom import newsroom

FUEL = "We will not touch the fuel duty before the next budget,"
ASK_FUEL = "What did Maria Keller say about the fuel duty?"


def said(reply: Reply) -> str:
    """The words of a reply, block by block."""
    return "\n".join(line for block in reply.blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    match block:
        case Paragraph(text):
            return [text]
        case Citation(evidence):
            return [words_of(evidence)]
        case Quotations(heading, evidence):
            return [heading, *map(words_of, evidence)]
        case Context():
            return [block.before + block.evidence.text + block.after]
        case Examples(questions):
            return list(questions)
        case Languages():
            return []
        case QuotePicture(evidence):
            return [words_of(evidence)]
        case TimelinePicture(timeline):
            return [f"{series.name}: {series.total}" for series in timeline.series]
        case Listing(heading, rows):
            return [heading, *(f"{row.text} — {row.detail}" for row in rows)]


class Talker:
    """One person in one talk."""

    def __init__(self, place: Place = "console", talk: str = "here", library: Library | None = None) -> None:
        self.conversation = Conversation(newsroom() if library is None else library)
        self._place: Place = place
        self._talk = talk

    def type(self, text: str) -> Reply:
        return self.conversation.respond(Request(text, self._talk, self._place))
