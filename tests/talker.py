"""One person who talks with the bot, and the words of what is replied."""

from __future__ import annotations

import dataclasses

from bot.talk.commands import Place
from bot.talk.conversation import Conversation
from bot.talk.library.chats import ChatLibraries
from bot.talk.quotations import words_of
from bot.talk.replies import Block, Citation, Context, Examples, Listing, Note, Page, Quotations, Reply
from bot.talk.requests import Bookmark, Request, Subject, read_request
from bot.talk.talks import Talks
from retrieval import Library
from tests.newsroom import newsroom

FUEL = "We will not touch the fuel duty before the next budget"
ASK_FUEL = "What did Maria Keller say about the fuel duty?"


def said(reply: Reply) -> str:
    """The words of a reply, block by block."""
    return "\n".join(line for block in reply.in_words().blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    match block:
        case Note(text):
            return [text]
        case Citation(evidence):
            return [words_of(evidence)]
        case Quotations(heading, evidence):
            return [heading, *map(words_of, evidence)]
        case Context():
            return [block.before + block.evidence.text + block.after]
        case Examples(questions):
            return list(questions)
        case Listing(heading, rows):
            return [heading, *(f"{row.text} — {row.detail}" for row in rows)]


def over(library: Library, talks: Talks | None = None) -> Conversation:
    """A conversation in which everybody asks that library."""
    return Conversation(ChatLibraries(library), talks=talks)


def page_of(reply: Reply) -> Page:
    """The page that a reply shows."""
    assert reply.page is not None
    return reply.page


def request(
    text: str,
    talk: str = "",
    place: Place = "console",
    *,
    follows: Bookmark | None = None,
    replaces: Subject | None = None,
) -> Request:
    """What is typed, in reply to a page or in place of something else."""
    return dataclasses.replace(read_request(text, talk, place), follows=follows, replaces=replaces)


class Talker:
    """One person in one talk."""

    def __init__(self, place: Place = "console", talk: str = "here", library: Library | None = None) -> None:
        self.conversation = over(newsroom() if library is None else library)
        self._place: Place = place
        self._talk = talk

    def type(self, text: str) -> Reply:
        return self.conversation.respond(read_request(text, self._talk, self._place))
