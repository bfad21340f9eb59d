"""The application: which update goes to which handler. The one place that puts this room's parts together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    Defaults,
    ExtBot,
    InlineQueryHandler,
    JobQueue,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.commands import Place, commands_in
from bot.telegram.admins import Admins
from bot.telegram.cards import Cards
from bot.telegram.chat import TelegramChat
from bot.telegram.faults import Faults
from bot.telegram.gate import Gate
from bot.telegram.inline import Inline
from bot.telegram.library.chats import ChatLibraries
from bot.telegram.library.following import Follower
from bot.telegram.library.holdings import PATTERN
from bot.telegram.library.librarian import Librarian
from bot.telegram.library.presses import LibraryPresses
from bot.telegram.library.removals import Removals
from bot.telegram.options import Options
from bot.telegram.order import ChatOrder
from bot.telegram.pacing import Pacing
from bot.telegram.presses import Presses
from bot.telegram.privacy import Privacy
from bot.telegram.requests import PersistentRequest, PollingRequest

Data = dict[object, object]
BotApplication = Application[
    ExtBot[None], ContextTypes.DEFAULT_TYPE, Data, Data, Data, JobQueue[ContextTypes.DEFAULT_TYPE]
]
UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
"""The kinds of update that the handlers below take."""
BEFORE_ALL = -1


@dataclass(frozen=True, slots=True)
class Server:
    """The Bot API server's root, the token it knows the bot by, and what to do when it refuses that."""

    url: str
    token: str = field(repr=False)
    on_refusal: Callable[[], None]


def build_application(libraries: ChatLibraries, cards: Cards, server: Server, options: Options) -> BotApplication:
    """An application that is ready to run."""
    admins, removals = Admins(), Removals()
    follower = Follower(libraries, options.chat_limits)
    librarian = Librarian(libraries, admins, follower, options.chat_limits)
    chat = TelegramChat(libraries, cards, librarian, follower, Privacy(libraries, removals, cards))
    library_presses = LibraryPresses(libraries, admins, removals, follower)
    presses = Presses(libraries, cards)
    inline = Inline(libraries)
    gate = Gate(options.allowed)
    application: BotApplication = (
        ApplicationBuilder()
        .token(server.token)
        .base_url(f"{server.url}/bot")
        .base_file_url(f"{server.url}/file/bot")
        .request(PersistentRequest(server.on_refusal, options.limits.pause))
        .get_updates_request(PollingRequest(server.on_refusal))
        .rate_limiter(Pacing(options.limits))
        .concurrent_updates(ChatOrder())
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .build()
    )
    application.add_handler(TypeHandler(Update, gate.on_update), group=BEFORE_ALL)
    new = filters.UpdateType.MESSAGE
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, chat.on_migration))
    application.add_handler(MessageHandler(new & ~filters.StatusUpdate.ALL, chat.on_message))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, chat.on_edit))
    application.add_handler(ChatMemberHandler(chat.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(CallbackQueryHandler(library_presses.on_press, PATTERN))
    application.add_handler(CallbackQueryHandler(presses.on_press))
    application.add_handler(InlineQueryHandler(inline.on_query))
    application.add_error_handler(Faults(options.developer_chat).on_error)
    every = options.chat_limits.feeds_every
    if application.job_queue and libraries.are_kept and every:
        application.job_queue.run_repeating(follower.on_time, every)
    return application


async def publish_menus(application: BotApplication) -> None:
    """Set the menus of commands, one for private chats and one for groups."""
    bot = application.bot
    await bot.set_my_commands(menu_of("private"), scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands(menu_of("group"), scope=BotCommandScopeAllGroupChats())


def menu_of(place: Place) -> tuple[BotCommand, ...]:
    return tuple(BotCommand(command.name, command.description) for command in commands_in(place))
