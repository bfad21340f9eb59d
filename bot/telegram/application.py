"""The application: which update goes to which handler. The one place that puts this room's parts together."""

from __future__ import annotations

from collections.abc import Callable

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.ext import Application, ApplicationBuilder, ContextTypes, Defaults, ExtBot, MessageHandler, filters

from bot.commands import Place, commands_in
from bot.conversation import Conversation
from bot.telegram.chat import TelegramChat
from bot.telegram.order import ChatOrder
from bot.telegram.pacing import Limits, Pacing
from bot.telegram.requests import PersistentRequest

Data = dict[object, object]
BotApplication = Application[ExtBot[None], ContextTypes.DEFAULT_TYPE, Data, Data, Data, None]
UPDATES = ("message",)
"""The kinds of update that the handlers below take."""


def build_application(
    conversation: Conversation,
    token: str,
    api_url: str,
    on_refusal: Callable[[], None],
    limits: Limits | None = None,
) -> BotApplication:
    """An application that is ready to run; `on_refusal` is called when the server refuses the token."""
    chat = TelegramChat(conversation)
    application: BotApplication = (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(PersistentRequest(on_refusal))
        .get_updates_request(PersistentRequest(on_refusal, tries=1, connection_pool_size=2))
        .rate_limiter(Pacing(limits))
        .concurrent_updates(ChatOrder())
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .job_queue(None)
        .build()
    )
    new = filters.UpdateType.MESSAGE
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, chat.on_migration))
    application.add_handler(MessageHandler(new & ~filters.StatusUpdate.ALL, chat.on_message))
    application.add_error_handler(chat.on_error)
    return application


async def publish_menus(application: BotApplication) -> None:
    """Set the menus of commands, one for private chats and one for groups."""
    bot = application.bot
    await bot.set_my_commands(menu_of("private"), scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(menu_of("group"), scope=BotCommandScopeAllGroupChats())


def menu_of(place: Place) -> tuple[BotCommand, ...]:
    return tuple(BotCommand(command.name, command.description) for command in commands_in(place))
