"""Inline mode: quotes found while somebody types `@bot words` in any chat."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from contextlib import suppress

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.talk.deep_links import payload_of
from bot.talk.library.chats import ChatLibraries
from bot.talk.replies import Citation, Reply, attribution_of, byline_of, title_of, words_of
from bot.telegram.drawing.markup import to_html
from bot.telegram.drawing.shown import shown
from bot.telegram.monitoring import note
from bot.wording import _
from retrieval import Evidence

RESULTS = 20
CACHE_SECONDS = 10
"""Short, as the articles may change; and for one person only, as libraries may differ."""
DESCRIPTION = 180


class Inline:
    """The handler of inline queries: answers to the words typed, or the first quotes where there are none yet.

    They come from the library of the person who types, so that Telegram may keep them for nobody else.
    """

    def __init__(self, libraries: ChatLibraries) -> None:
        self._libraries = libraries
        self._latest: dict[int, str] = {}

    async def on_query(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer with at most RESULTS quotes, and where the next ones begin; not where the person has typed on."""
        del context
        query = update.inline_query
        if query is None:
            return
        start = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 10 else 0
        self._latest[query.from_user.id] = query.id
        await asyncio.sleep(0)  # lets those begin that came together with this one
        if self._latest.get(query.from_user.id) != query.id:
            return
        found = await asyncio.to_thread(self._find, query.from_user.id, query.query)
        if self._latest.get(query.from_user.id) != query.id:
            return
        del self._latest[query.from_user.id]
        note("answered" if found else "unanswered")
        page = found[start : start + RESULTS]
        following = str(start + RESULTS) if len(found) > start + RESULTS else None
        with suppress(BadRequest):  # whoever types on is not interested in the answer to half of it any more
            await query.answer(
                _results(page),
                cache_time=CACHE_SECONDS,
                is_personal=True,
                next_offset=following,
                button=None if found else _nothing(query.query),
            )

    def _find(self, person_id: int, words: str) -> tuple[Evidence, ...]:
        """In the articles of that person's private chat and in those that all can ask."""
        with self._libraries.asking(person_id) as conversation:
            return conversation.find(words)


def _nothing(words: str) -> InlineQueryResultsButton:
    """A button that opens the chat with the bot, and asks the same there where a link can carry it."""
    return InlineQueryResultsButton(_("Nothing found. Ask me in a chat"), start_parameter=payload_of(words) or "inline")


def _results(page: Sequence[Evidence]) -> list[InlineQueryResultArticle]:
    return [
        InlineQueryResultArticle(
            _id_of(evidence),
            _title_of(evidence),
            InputTextMessageContent(to_html(Reply((Citation(evidence),)))[0]),
            description=_description_of(evidence),
        )
        for evidence in page
    ]


def _id_of(evidence: Evidence) -> str:
    """The same words have the same id, so that an id stands once in a page."""
    words = f"{evidence.article.id}:{evidence.span.start}:{evidence.span.end}"
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _title_of(evidence: Evidence) -> str:
    name, rest = attribution_of(evidence)
    title = ", ".join(filter(None, (name, rest)))
    return shown(title[:1].upper() + title[1:])


def _description_of(evidence: Evidence) -> str:
    words = " ".join(shown(words_of(evidence)).split())
    short = words if len(words) <= DESCRIPTION else f"{words[:DESCRIPTION].rsplit(' ', 1)[0]} …"
    return f"{short} · {shown(byline_of(evidence.article) or title_of(evidence.article))}"
