"""The application: which update goes to which handler. Everything in this package is put together here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import LinkPreviewOptions, Update
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
    MessageReactionHandler,
    TypeHandler,
    filters,
)

from bot.talk.conversation import Conversation
from bot.talk.feeds.posts import changed
from bot.talk.library.chats import ChatLibraries
from bot.talk.watching.lookout import Lookout
from bot.talk.watching.obeying import Watching
from bot.telegram.abreast import Abreast
from bot.telegram.admins import Admins
from bot.telegram.alerting import HOWEVER_LATE, Alerting
from bot.telegram.elsewhere.channels import Channels
from bot.telegram.elsewhere.guests import Guests
from bot.telegram.elsewhere.inline import Inline
from bot.telegram.faults import Faults
from bot.telegram.gate import Gate
from bot.telegram.languages import Languages
from bot.telegram.messages.albums import Albums
from bot.telegram.messages.chat import TelegramChat
from bot.telegram.messages.delivery import Delivery
from bot.telegram.messages.presses import Presses
from bot.telegram.messages.services import Services
from bot.telegram.monitoring import Meter
from bot.telegram.options import Options
from bot.telegram.reactions import Reactions
from bot.telegram.refreshing import Refreshing
from bot.telegram.storing.journal import JournaledQueue
from bot.telegram.storing.store import BotStore
from bot.telegram.threads import Shares
from bot.telegram.wire.order import ChatOrder
from bot.telegram.wire.pacing import Pacing
from bot.telegram.wire.requests import PersistentRequest, PollingRequest

Data = dict[object, object]
BotApplication = Application[
    ExtBot[None], ContextTypes.DEFAULT_TYPE, Data, Data, Data, JobQueue[ContextTypes.DEFAULT_TYPE]
]
UPDATES = (
    "message", "edited_message", "channel_post", "edited_channel_post", "guest_message", "callback_query",
    "inline_query", "my_chat_member", "message_reaction",
)  # fmt: skip
"""The kinds of update that the handlers take."""
BEFORE_ALL = -1
FIRST = -2
BEFORE_LANGUAGES = -3


@dataclass(frozen=True, slots=True)
class Server:
    """The Bot API server's root, the token it knows the bot by, and what to do when it refuses that."""

    url: str
    token: str = field(repr=False)
    on_refusal: Callable[[], None]


def build_application(
    libraries: ChatLibraries, store: BotStore, server: Server, options: Options, meter: Meter | None = None
) -> BotApplication:
    """An application that is ready to run; `meter` is told what happens."""
    watching = _watching(libraries, store, options)
    conversation = Conversation(libraries, options.chat_limits, store.talks, store.removals, watching, store.offers)
    languages = Languages(store.languages)
    albums = Albums()
    order = ChatOrder(store.journal, meter, albums.arrives)
    services = Services(conversation, store, languages, Admins(), Delivery(store.cards), Shares(), order)
    chat, presses = TelegramChat(services, albums), Presses(services)
    inline = Inline(conversation, services.shares)
    gate = Gate(options.allowed, options.admins, leaves=options.leaves_unknown)
    application: BotApplication = (
        ApplicationBuilder()
        .token(server.token)
        .base_url(f"{server.url}/bot")
        .base_file_url(f"{server.url}/file/bot")
        .request(PersistentRequest(server.on_refusal, options.limits.pause, meter=meter))
        .get_updates_request(PollingRequest(server.on_refusal, meter))
        .update_queue(JournaledQueue(store.journal))
        .rate_limiter(Pacing(options.limits, meter, lambda: store.replicas, store.sent))
        .concurrent_updates(order)
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .build()
    )
    if store.is_shared:
        application.add_handler(TypeHandler(Update, Abreast(store).on_update), group=BEFORE_LANGUAGES)
    application.add_handler(TypeHandler(Update, languages.on_update), group=FIRST)
    application.add_handler(TypeHandler(Update, gate.on_update), group=BEFORE_ALL)
    new = filters.UpdateType.MESSAGE
    application.add_handler(MessageHandler(new & filters.StatusUpdate.MIGRATE, chat.on_migration))
    application.add_handler(MessageHandler(new & ~filters.StatusUpdate.ALL, chat.on_message))
    application.add_handler(MessageHandler(filters.UpdateType.EDITED_MESSAGE, chat.on_edit))
    guests = Guests(conversation, services.shares)
    application.add_handler(MessageHandler(filters.UpdateType.GUEST_MESSAGE, guests.on_message))
    quietly = watching.lookout.without_news if watching else changed
    channels = Channels(libraries, options.chat_limits, store, quietly)
    application.add_handler(MessageHandler(filters.UpdateType.CHANNEL_POSTS, channels.on_post))
    application.add_handler(ChatMemberHandler(chat.on_membership, ChatMemberHandler.MY_CHAT_MEMBER))
    application.add_handler(CallbackQueryHandler(presses.on_press))
    application.add_handler(InlineQueryHandler(inline.on_query))
    reacted = MessageReactionHandler.MESSAGE_REACTION_UPDATED
    application.add_handler(MessageReactionHandler(Reactions(services).on_reaction, message_reaction_types=reacted))
    application.add_error_handler(Faults(options.developer_chat).on_error)
    every = options.chat_limits.feeds_every
    if application.job_queue and libraries.are_kept and every:
        application.job_queue.run_repeating(
            Refreshing(libraries, conversation, lambda: store.is_leading).on_time, every, job_kwargs=HOWEVER_LATE
        )
    if application.job_queue and watching:
        served = options.allowed | options.admins if options.allowed else frozenset[int]()
        alerting = Alerting(watching, conversation, store, options.chat_limits.watches_every, served)
        application.job_queue.run_once(alerting.on_time, 0.1, job_kwargs=HOWEVER_LATE)
    return application


def _watching(libraries: ChatLibraries, store: BotStore, options: Options) -> Watching | None:
    limits = options.chat_limits
    if not limits.watches:
        return None
    lookout = Lookout(libraries, store.watches, store.findings, limits.zone, shares=store.is_shared)
    return Watching(libraries, store.watches, lookout, limits.watches, limits.zone)
