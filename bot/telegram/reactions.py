"""Reactions to the bot's answers, which count as votes like the buttons below them."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import ReactionType, ReactionTypeEmoji, Update
from telegram.ext import ContextTypes

from bot.talk.requests import Choice
from bot.telegram.messages.services import Services
from bot.telegram.monitoring import note

LIKED = frozenset("👍❤🔥👏🎉🤩💯🏆🙏👌😍🥰⚡🤝🫡")
DISLIKED = frozenset("👎💩🤮🤡🖕😡🥱")


class Reactions:
    """The handler of reactions. Telegram sends those of a group only if the bot is one of its admins."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def on_reaction(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep the vote that a reaction is; a reaction that was taken back takes the vote back."""
        del context
        change = update.message_reaction
        if change is None:
            return
        cards = self._services.store.cards
        card = await cards.of_answer(change.chat.id, change.message_id)
        person = change.user or change.actor_chat
        before, now = vote_in(change.old_reaction), vote_in(change.new_reaction)
        if card is None or card.bookmark is None or person is None or before == now:
            return
        note("obeyed")
        choice = Choice("like", str(card.bookmark.position), chat_id=change.chat.id, shown=card.bookmark)
        reply = await self._services.shares.run(choice.chat_id, self._services.conversation.shown, choice)
        page = reply.page if reply else None
        if page is None or page.outcome == "listed":
            return
        if now is None:
            cards.withdraw_vote(card.id, page.position, person.id)
            return
        for evidence in page.evidence:
            cards.vote(card.id, page.position, person.id, evidence.article.id, evidence.text, liked=now)


def vote_in(reactions: Iterable[ReactionType]) -> bool | None:
    """Whether these reactions of one person like what they stand below; None where they say neither or both."""
    emoji = {one.emoji.strip("\ufe0f") for one in reactions if isinstance(one, ReactionTypeEmoji)}
    likes, dislikes = bool(emoji & LIKED), bool(emoji & DISLIKED)
    return likes if likes != dislikes else None
