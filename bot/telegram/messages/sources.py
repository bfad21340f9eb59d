"""What a message gives to be read: links, a file, the words of somebody's post. Fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from telegram import Message, MessageEntity, MessageOriginChannel, MessageOriginChat
from telegram.constants import MessageEntityType

FEWEST_WORDS = 12
"""Of a forwarded message that is an article; fewer are a question, or lead to one by a link."""
MOST_LINKS = 10
"""Of one message."""
WEB = re.compile(r"https?://[^\s<>“”„«»\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """An address of the web."""

    url: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that Telegram keeps: the id to ask for it by, its name and its size in bytes."""

    id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody wrote: `publisher` and `url` are those of a channel, `published` is the ISO 8601 date and time."""

    text: str
    publisher: str = ""
    published: str = ""
    url: str = ""


Source = Link | File | Post


def sources_of(message: Message) -> tuple[Source, ...]:
    """What a message gives to be read without a word about it: a file, nothing but links, a forwarded post."""
    if message.document:
        return (_file(message),)
    text, links = _text(message), links_in(message)
    if message.forward_origin:
        return (_post(message),) if len(text.split()) >= FEWEST_WORDS else links
    return links if links and not _without_links(message) else ()


def sources_for(message: Message, bot_id: int) -> tuple[Source, ...]:
    """What /add is to read: the links in it, the file it comes with, or else what it replies to.

    What the bot itself has written is no article.
    """
    links = links_in(message)
    if links:
        return links
    if message.document:
        return (_file(message),)
    replied = message.reply_to_message
    if replied is None or (replied.from_user and replied.from_user.id == bot_id):
        return ()
    if replied.document:
        return (_file(replied),)
    found = links_in(replied)
    if found and not _without_links(replied):
        return found
    return (_post(replied),) if _text(replied).strip() else ()


def links_in(message: Message) -> tuple[Link, ...]:
    """Those that are written out and those that lie under words, in order."""
    return _first(Link(url) for _, url in _marked(message)) or _links(_text(message))


def _marked(message: Message) -> list[tuple[str, str]]:
    """What stands in the text for a link, and where that leads, as Telegram marks it."""
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


def _links(text: str) -> tuple[Link, ...]:
    return _first(Link(url) for url in WEB.findall(text))


def _first(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(links))[:MOST_LINKS]


def _text(message: Message) -> str:
    return message.text or message.caption or ""


def _file(message: Message) -> File:
    document = message.document
    if document is None:
        raise ValueError("the message has no document")
    return File(document.file_id, document.file_name or "document", document.file_size or 0)


def _post(message: Message) -> Post:
    """Of a channel's post the channel is the publisher; who else wrote a message is nobody's business."""
    text, origin = _text(message), message.forward_origin
    if origin is None:
        return Post(text, published=message.date.isoformat())
    match origin:
        case MessageOriginChannel(chat=chat, message_id=number):
            url = f"https://t.me/{chat.username}/{number}" if chat.username else ""
            return Post(text, chat.title or "", origin.date.isoformat(), url)
        case MessageOriginChat(sender_chat=chat):
            return Post(text, chat.title or "", origin.date.isoformat())
        case _:
            return Post(text, published=origin.date.isoformat())
