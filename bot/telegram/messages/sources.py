"""What a message gives to be read: links, a file, the text of somebody's post. Fetches nothing."""

from __future__ import annotations

from collections.abc import Callable

from telegram import (
    Chat,
    Document,
    Message,
    MessageEntity,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
)
from telegram.constants import MessageEntityType

from bot.talk.library.sources import WEB, File, Link, Post, Source, first_links
from bot.talk.library.sources import links_in as links_written_in

FEWEST_WORDS = 12
"""Words of a forwarded message that counts as an article; a shorter one is a question, or leads to one by a link."""
AsFile = Callable[[Document], File]


def sources_of(message: Message, as_file: AsFile) -> tuple[Source, ...]:
    """What a message without a command gives to be read: a file, links and nothing else, or a forwarded post.

    A GIF comes with a document as well, which is no article.
    """
    if message.document and not message.animation:
        return (as_file(message.document),)
    text, links = _text(message), links_in(message)
    if message.forward_origin:
        return (post_of(message),) if len(text.split()) >= FEWEST_WORDS else links
    return links if links and not _without_links(message) else ()


def sources_for(message: Message, bot_id: int, as_file: AsFile) -> tuple[Source, ...]:
    """What /add is to read: the links in it, the file it comes with, or else what it replies to.

    Messages that the bot itself has written are not read.
    """
    links = links_in(message)
    if links:
        return links
    if message.document and not message.animation:
        return (as_file(message.document),)
    replied = message.reply_to_message
    if replied is None or (replied.from_user and replied.from_user.id == bot_id):
        return ()
    if replied.document and not replied.animation:
        return (as_file(replied.document),)
    found = links_in(replied)
    if found and not _without_links(replied):
        return found
    return (post_of(replied),) if _text(replied).strip() else ()


def post_in_channel(message: Message) -> Post:
    """A post of the channel in which it stands, with its address: in private channels it opens for members only."""
    chat, signed = message.chat, message.author_signature or ""
    url = _address(chat, message.message_id)
    return Post(_text(message), chat.title or "", message.date.isoformat(), url, signed)


def post_of(message: Message) -> Post:
    """The post that a message is; of other messages than a channel's posts nobody is named as the publisher."""
    return post_from(message.forward_origin, _text(message), message.date.isoformat())


def post_from(origin: MessageOrigin | None, text: str, written: str) -> Post:
    """The post of that text, as it was first published where it was forwarded from there, `written` here."""
    match origin:
        case None:
            return Post(text, published=written)
        case MessageOriginChannel(chat=chat, message_id=number):
            return Post(text, chat.title or "", origin.date.isoformat(), _address(chat, number))
        case MessageOriginChat(sender_chat=chat):
            return Post(text, chat.title or "", origin.date.isoformat())
        case _:
            return Post(text, published=origin.date.isoformat())


def _address(channel: Chat, number: int) -> str:
    """The address of a channel's post; that of a private channel opens for its members only."""
    private = f"c/{str(channel.id).removeprefix('-100')}"
    return f"https://t.me/{channel.username or private}/{number}"


def links_in(message: Message) -> tuple[Link, ...]:
    """The links of a message, written out or under words, in order."""
    return first_links(Link(url) for _, url in _marked(message)) or links_written_in(_text(message))


def _marked(message: Message) -> list[tuple[str, str]]:
    """The links that Telegram marks: the words in the text, and the address."""
    kinds: list[str | None] = [MessageEntityType.URL, MessageEntityType.TEXT_LINK]
    if message.text:
        found = message.parse_entities(kinds)
    elif message.caption:
        found = message.parse_caption_entities(kinds)
    else:
        return []
    return [(words, url) for entity, words in found.items() if WEB.match(url := _target(entity, words))]


def _target(entity: MessageEntity, words: str) -> str:
    if entity.type == MessageEntityType.TEXT_LINK:
        return entity.url or ""
    return words if "://" in words else f"https://{words}"


def _without_links(message: Message) -> str:
    text = _text(message)
    for words, _ in _marked(message):
        text = text.replace(words, "", 1)
    return WEB.sub("", text).strip()


def _text(message: Message) -> str:
    return message.text or message.caption or ""
