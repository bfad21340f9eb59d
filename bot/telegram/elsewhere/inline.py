"""Inline mode: quotes found while somebody types `@bot words` in any chat."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from contextlib import suppress

from telegram import InlineQuery, InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.talk.captions import attribution_of, byline_of, title_of
from bot.talk.conversation import Conversation
from bot.talk.pages.answering import link_action
from bot.talk.quotations import words_of
from bot.talk.replies import Citation, Page, Reply
from bot.talk.requests import Question
from bot.talk.welcome.deep_links import payload_of
from bot.telegram.drawing.buttons import keyboard_of
from bot.telegram.drawing.markup import in_one_message
from bot.telegram.drawing.visible import visible
from bot.telegram.monitoring import note
from bot.telegram.threads import Shares
from bot.wording import _
from retrieval import Evidence

RESULTS = 20
CACHE_SECONDS = 10
"""Short, because articles may change, and for one person only, because libraries differ."""
DESCRIPTION = 180


class Inline:
    """The handler of inline queries: answers to the words typed, or some quotes if nothing is typed yet.

    They come from the library of the person's private chat, so that Telegram may not show them to anybody else.
    """

    def __init__(self, conversation: Conversation, shares: Shares) -> None:
        self._conversation = conversation
        self._shares = shares
        self._latest: dict[int, str] = {}

    async def on_query(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer with at most RESULTS quotes and where the next ones begin, unless the person has typed on."""
        del context
        query = update.inline_query
        if query is None:
            return
        start = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 10 else 0
        self._latest[query.from_user.id] = query.id
        await asyncio.sleep(0)  # lets those begin that came together with this one
        if self._latest.get(query.from_user.id) != query.id:
            return
        found = await self._shares.run(query.from_user.id, self._find, query)
        if found is None or self._latest.get(query.from_user.id) != query.id:
            return
        del self._latest[query.from_user.id]
        note("answered" if found else "unanswered")
        page = found[start : start + RESULTS]
        following = str(start + RESULTS) if len(found) > start + RESULTS else None
        with suppress(BadRequest):  # the query may be too old, because the person has typed on
            await query.answer(
                _results(page),
                cache_time=CACHE_SECONDS,
                is_personal=True,
                next_offset=following,
                button=None if found else _nothing(query.query),
            )

    def _find(self, query: InlineQuery) -> tuple[Evidence, ...] | None:
        """What answers a query; None where the person has typed on while it waited."""
        if self._latest.get(query.from_user.id) != query.id:
            return None
        return self._conversation.find(query.query, query.from_user.id)


def _nothing(words: str) -> InlineQueryResultsButton:
    """A button that opens the chat with the bot, and asks the same there if it fits into a link."""
    return InlineQueryResultsButton(_("Nothing found. Ask me in a chat"), start_parameter=payload_of(words) or "inline")


def _results(page: Sequence[Evidence]) -> list[InlineQueryResultArticle]:
    return [
        InlineQueryResultArticle(
            _id_of(evidence),
            _title_of(evidence),
            InputTextMessageContent(in_one_message(evidence)),
            keyboard_of(_with_link(evidence), 0),
            description=_description_of(evidence),
        )
        for evidence in page
    ]


def _with_link(evidence: Evidence) -> Reply:
    """A reply whose only action opens the article at the words."""
    page = Page(Question(""), evidence=(evidence,), outcome="answered")
    return Reply((Citation(evidence),), page, (link_action(evidence),))


def _id_of(evidence: Evidence) -> str:
    """An id made from the place of the words, so that no id stands twice in a page."""
    words = f"{evidence.article.id}:{evidence.span.start}:{evidence.span.end}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _title_of(evidence: Evidence) -> str:
    name, rest = attribution_of(evidence)
    title = ", ".join(filter(None, (name, rest)))
    return visible(title[:1].upper() + title[1:])


def _description_of(evidence: Evidence) -> str:
    words = " ".join(visible(words_of(evidence)).split())
    short = words if len(words) <= DESCRIPTION else f"{words[:DESCRIPTION].rsplit(' ', 1)[0]} …"
    return f"{short} · {visible(byline_of(evidence.article) or title_of(evidence.article))}"
