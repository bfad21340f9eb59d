"""What Telegram shows of the bot before a chat begins and in its profile, in every language."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.error import TelegramError

from bot.wording import LANGUAGES, N_, _, speaking

LOG = logging.getLogger(__name__)
DESCRIPTION = N_(
    "Ask me about the news: I answer with the exact words of the articles, who said them and where they stand. I write "
    "nothing myself; where nothing answers, I say so.\n\nYou can also send me a link, a file or a quotation to check."
)
"""At most 512 characters; it stands in the empty chat."""
SHORT = N_("Exact words from the news: who said what, and where it stands.")
"""At most 120 characters; it stands in the profile and where the bot is shared."""


async def publish_descriptions(bot: Bot) -> None:
    """Set the descriptions of each language where they differ from what Telegram has, in English for everybody else.

    A server that refuses is one line in the log: nobody misses an answer for it.
    """
    try:
        await _publish(bot, None)
        for language in LANGUAGES:
            with speaking(language):
                await _publish(bot, language)
    except TelegramError as error:
        LOG.warning("The bot's descriptions cannot be set: %s", error)


async def _publish(bot: Bot, language: str | None) -> None:
    description, short = _(DESCRIPTION), _(SHORT)
    if (await bot.get_my_description(language)).description != description:
        await bot.set_my_description(description, language)
    if (await bot.get_my_short_description(language)).short_description != short:
        await bot.set_my_short_description(short, language)
