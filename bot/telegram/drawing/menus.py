"""The menus of commands that Telegram shows: one for private chats and one for groups, in every language."""

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
    """Set the menu of each language for people whose app speaks it, and the current language's for everybody else."""
    await _publish(bot, None)
    for language in LANGUAGES:
        with speaking(language):
            await _publish(bot, language)


async def set_menu(bot: Bot, chat_id: int, language: str) -> None:
    """Set the menu of one private chat, whatever language the app speaks."""
    with speaking(language):
        await bot.set_my_commands(menu_of("private"), scope=BotCommandScopeChat(chat_id))


async def reset_menu(bot: Bot, chat_id: int) -> None:
    """Give a private chat the menu of its app's language again."""
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id))


def menu_of(place: Place) -> tuple[BotCommand, ...]:
    """The commands of that place, in the language being spoken."""
    return tuple(BotCommand(command.name, command.summary) for command in commands_in(place))


async def _publish(bot: Bot, language: str | None) -> None:
    await bot.set_my_commands(menu_of("private"), scope=BotCommandScopeAllPrivateChats(), language_code=language)
    await bot.set_my_commands(menu_of("group"), scope=BotCommandScopeAllGroupChats(), language_code=language)
