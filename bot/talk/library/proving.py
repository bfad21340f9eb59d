"""/proof: a draft that somebody sends is read and proofed against what the chat can ask. It is not kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from bot.talk.library.intake import read_source
from bot.talk.library.libraries import Libraries
from bot.talk.library.receipts import cannot_read, reading, received
from bot.talk.library.sources import FetchError, File, Post, Source
from bot.talk.proofing import proof_reply
from bot.talk.replies import Note, Progress, Reply, say
from bot.talk.requests import Request
from bot.wording import _
from retrieval import Article, ArticleError, OnRecordError, proof

LOG = logging.getLogger(__name__)
MOST_DRAFTS = 3
"""Articles of one file or link that are proofed; a feed or an archive may hold thousands."""


def proof_request(request: Request, libraries: Libraries, *, allow_private: bool) -> Reply:
    """The reply to /proof: the draft is what the message brings or replies to, or else the text after the command."""
    text = request.call.argument
    sources = request.sources or ((Post(text),) if text.strip() else ())
    if not sources:
        return _nothing_to_proof(request)
    for source in sources:
        if isinstance(source, File) and source.refusal:
            return say(source.refusal)

    def work() -> Iterator[Progress | Reply]:
        yield Progress(reading(sources))
        try:
            yield _proofed(sources, request.chat_id, libraries, allow_private=allow_private)
        except FetchError as error:
            yield say(str(error))
        except OnRecordError:
            LOG.exception("A draft could not be proofed.")
            yield say(_("Sorry, I cannot look that up at the moment. Please try again later."))

    return Reply((Note(received(sources)),), work=work)


def _proofed(sources: Sequence[Source], chat_id: int, libraries: Libraries, *, allow_private: bool) -> Reply:
    replies: list[Reply] = []
    with libraries.asking(chat_id) as answers:
        for one in (one for source in sources for one in read_source(source, allow_private=allow_private)):
            match one:
                case ArticleError():
                    replies.append(say(cannot_read(one)))
                case Article():
                    replies.append(proof_reply(proof(one, answers.library)))
            if len(replies) == MOST_DRAFTS:
                break
    if not replies:
        return say(_("I find no quotation in this draft."))
    return Reply(tuple(block for reply in replies for block in reply.blocks))


def _nothing_to_proof(request: Request) -> Reply:
    if request.place == "console":
        return say(_("There is no draft. Type /proof and a file or a link."))
    return say(_("There is no draft. Send a file with the caption /proof or answer a file or a message with /proof."))
