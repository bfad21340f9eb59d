"""The menus of commands that Telegram shows: one for private chats and one for groups, in each language."""

from __future__ import annotations

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bot.talk.commands import Place, commands_in
from bot.wording import LANGUAGES, speaking


async def publish_menus(bot: Bot) -> None:
    """Set the menus: those of each language for people whose app speaks it, the present language's for all others."""
    await _publish(bot, None)
    for language in LANGUAGES:
        with speaking(language):
            await _publish(bot, language)


async def set_menu(bot: Bot, chat_id: int, language: str) -> None:
    """Set the menu of one private chat, whatever the app speaks."""
    with speaking(language):
        await bot.set_my_commands(menu_of("private"), scope=BotCommandScopeChat(chat_id))


async def reset_menu(bot: Bot, chat_id: int) -> None:
    """Let a private chat have the menu that its app's language gets."""
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id))


def menu_of(place: Place) -> tuple[BotCommand, ...]:
    return tuple(BotCommand(command.name, command.told) for command in commands_in(place))


async def _publish(bot: Bot, language: str | None) -> None:
    await bot.set_my_commands(menu_of("private"), scope=BotCommandScopeAllPrivateChats(), language_code=language)
    await bot.set_my_commands(menu_of("group"), scope=BotCommandScopeAllGroupChats(), language_code=language)
