"""The menus of commands that Telegram shows: one for private chats and one for groups, in every language."""

from __future__ import annotations

from collections.abc import Set

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.talk.commands import Place, commands_in
from bot.telegram.messages.ephemeral import takes_ephemeral
from bot.wording import LANGUAGES, speaking

EPHEMERAL = frozenset({"help", "privacy", "language"})
"""Commands that in a group concern nobody but whoever gives them."""


async def publish_menus(bot: Bot) -> None:
    """Set the menu of each language for people whose app speaks it, and the current language's for everybody else."""
    is_ephemeral = await takes_ephemeral(bot)
    await _publish(bot, None, is_ephemeral=is_ephemeral)
    for language in LANGUAGES:
        with speaking(language):
            await _publish(bot, language, is_ephemeral=is_ephemeral)


async def set_menu(bot: Bot, chat_id: int, language: str) -> None:
    """Set the menu of one private chat, whatever language the app speaks."""
    with speaking(language):
        await bot.set_my_commands(menu_of("private"), scope=BotCommandScopeChat(chat_id))


async def reset_menu(bot: Bot, chat_id: int) -> None:
    """Give a private chat the menu of its app's language again."""
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id))


def menu_of(place: Place, ephemeral: Set[str] = frozenset()) -> tuple[BotCommand, ...]:
    """The commands of that place, in the language being spoken; those that are `ephemeral` nobody else gets to see."""
    return tuple(
        BotCommand(one.name, one.summary, api_kwargs={"is_ephemeral": True} if one.name in ephemeral else None)
        for one in commands_in(place)
    )


async def _publish(bot: Bot, language: str | None, *, is_ephemeral: bool) -> None:
    await bot.set_my_commands(menu_of("private"), scope=BotCommandScopeAllPrivateChats(), language_code=language)
    in_groups = menu_of("group", EPHEMERAL if is_ephemeral else frozenset())
    await bot.set_my_commands(in_groups, scope=BotCommandScopeAllGroupChats(), language_code=language)
