"""/proof: a draft that somebody sends is read and proofed against what the chat can ask. It is not kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from bot.talk.captions import title_of
from bot.talk.library.libraries import Libraries
from bot.talk.library.reading import Most, letters_of, read_all
from bot.talk.library.receipts import cannot_read, reading, received
from bot.talk.library.sources import FetchError, File, Post
from bot.talk.proofing import proof_reply
from bot.talk.replies import Heavy, Note, Progress, Reply, say
from bot.talk.requests import Request
from bot.wording import _
from retrieval import Article, ArticleError, OnRecordError, proof

LOG = logging.getLogger(__name__)
LIGHT = 20_000
"""Characters of drafts that are proofed within about a second. More is heavy work."""
LONGEST_DRAFT = 100_000
"""Characters of the longest draft that is proofed: forty pages."""
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

    def work() -> Iterator[Progress | Heavy | Reply]:
        yield Progress(reading(sources))
        try:
            found = yield from read_all(sources, Most(MOST_DRAFTS), allow_private=allow_private)
            if letters_of(found) > LIGHT:
                yield Heavy()
            yield _proofed(found, request.chat_id, libraries)
        except FetchError as error:
            yield say(str(error))
        except OnRecordError:
            LOG.exception("A draft could not be proofed.")
            yield say(_("Sorry, I cannot look that up at the moment. Please try again later."))

    return Reply((Note(received(sources)),), work=work)


def _proofed(found: Sequence[Article | ArticleError], chat_id: int, libraries: Libraries) -> Reply:
    replies: list[Reply] = []
    with libraries.asking(chat_id) as answers:
        for one in found:
            match one:
                case ArticleError():
                    replies.append(say(cannot_read(one)))
                case Article(text=text) if len(text) > LONGEST_DRAFT:
                    reason = f"is longer than {LONGEST_DRAFT:,} characters; split it"
                    replies.append(say(cannot_read(ArticleError(title_of(one), reason, "too heavy"))))
                case Article():
                    replies.append(proof_reply(proof(one, answers.library)))
    if not replies:
        return say(_("I find no quotation in this draft."))
    return Reply(tuple(block for reply in replies for block in reply.blocks))


def _nothing_to_proof(request: Request) -> Reply:
    if request.place == "console":
        return say(_("There is no draft. Type /proof and a file or a link."))
    return say(_("There is no draft. Send a file with the caption /proof or answer a file or a message with /proof."))
