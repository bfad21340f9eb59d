"""Chats with libraries of their own, what they are asked, and how articles get there."""

from __future__ import annotations

from bot.talk.library.chats import ChatLibraries
from retrieval import Article, add_articles

ASK_DAM = "What did Paul Weber say about the dam?"
ASK_FUEL = "What did Maria Keller say about the fuel duty?"
ANN, BOB, GROUP, SUPERGROUP = 7, 8, -55, -10055


def add(libraries: ChatLibraries, chat_id: int, *articles: Article) -> None:
    with libraries.making(chat_id) as store:
        assert [added.outcome for added in add_articles(store.store, articles)] == ["added"] * len(articles)
