"""Posts of channels and groups as Telegram Desktop exports them in JSON (`result.json`).

The export of one chat is an object with `name`, `type`, `id` and `messages`; the export of a whole account holds a list
of such objects under `chats`, and those of channels that were left under `left_chats`. The keys are those that Telegram
Desktop writes, in `export_output_json.cpp` of its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.repair import repair_marks
from retrieval.reading.titles import title_of

CHANNELS = frozenset({"public_channel", "private_channel"})
GROUPS = frozenset({"private_group", "private_supergroup", "public_supergroup"})
PERSONAL = frozenset({"personal_chat", "bot_chat", "saved_messages", "replies", "verification_codes"})
"""Chats whose messages are not published to anybody and are therefore never read."""
FOLDERS = ("chats", "left_chats")
"""The keys of a whole account's export under which its chats stand."""
MESSAGES = frozenset({"message", "service", "unsupported"})
NO_WORDS = frozenset(
    {"link", "email", "phone", "mention", "hashtag", "cashtag", "bot_command", "custom_emoji", "bank_card"}
)
"""Kinds of entities whose text is not words of a post; a post of nothing else is passed over."""
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")
PUBLIC_NAME = re.compile(r"@?([A-Za-z]\w{3,31})", re.ASCII)
LINE_END = re.compile(r"\r\n?|[\u2028\u2029]")
EXPECTED = "the export of a channel or group has `name`, `type`, `id` and a list of `messages`"


class _Entity(msgspec.Struct, frozen=True):
    """A stretch of a text that is more than plain: bold, a link, a mention."""

    text: str
    type: str = ""


class _Message(msgspec.Struct, frozen=True):
    """What is read of one message; `forwarded_from` is None where the first author hides."""

    id: int
    type: str = ""
    date: str = ""
    date_unixtime: str | int = ""
    sender: str | None = msgspec.field(default=None, name="from")
    from_id: str | int | None = None
    author: str | None = None
    forwarded_from: str | msgspec.UnsetType | None = msgspec.UNSET
    forwarded_from_id: str | int | None = None
    text: str | list[str | _Entity] = ""
    text_entities: list[str | _Entity] = []


class _Chat(msgspec.Struct, frozen=True):
    """One chat; each of its messages is checked on its own, so that a damaged one costs no other."""

    type: str
    id: int
    messages: list[object]
    name: str | None = None
    username: str | None = None


def chats_of(document: object) -> Sequence[object] | None:
    """The chats of an export, unchecked; None where `document` is no export of Telegram Desktop."""
    if _is_chat(document):
        return [document]
    if not isinstance(document, dict):
        return None
    found = [
        chat
        for name in FOLDERS
        if isinstance(folder := document.get(name), dict) and isinstance(listed := folder.get("list"), list)
        for chat in listed
    ]
    return found if any(map(_is_chat, found)) or "personal_information" in document else None


def read_chats(where: str, chats: Sequence[object]) -> Iterator[Draft | ArticleError]:
    """The post of each message that has words, chat by chat in the order of the export.

    Messages of Telegram itself, and those without words of their own (pictures, links, emoji), are passed over, as are
    personal chats in the export of a whole account. What has another shape is an error that says what was expected.
    """
    empty = True
    for number, chat in enumerate(chats, start=1):
        place = where if len(chats) == 1 else f"{where}, chat {number}"
        if len(chats) > 1 and isinstance(chat, dict) and chat.get("type") in PERSONAL:
            continue
        for one in _read_chat(place, chat):
            empty = False
            yield one
    if empty:
        yield ArticleError(where, "holds no post of a channel or group that has words", "no text")


def _is_chat(document: object) -> bool:
    """Whether an object is a chat, by its type, or by its first message where the type is missing."""
    match document:
        case {"type": str(kind), "messages": _} if kind in CHANNELS | GROUPS | PERSONAL:
            return True
        case {"messages": [{"id": int(), "type": str(kind), "date": str()}, *_]}:
            return kind in MESSAGES
    return False


def _read_chat(where: str, chat: object) -> Iterator[Draft | ArticleError]:
    try:
        known = msgspec.convert(chat, _Chat)
    except msgspec.ValidationError as error:
        yield ArticleError(where, f"is no chat as Telegram Desktop exports it ({error}); {EXPECTED}")
        return
    if known.type in PERSONAL:
        yield ArticleError(where, "is the export of a personal chat; only channels and groups are read")
        return
    if known.type not in CHANNELS | GROUPS:
        yield ArticleError(
            where, f"is a chat of the unknown type {known.type[:40]!r}; only channels and groups are read"
        )
        return
    for number, one in enumerate(known.messages, start=1):
        try:
            message = msgspec.convert(one, _Message)
        except msgspec.ValidationError as error:
            if not _is_unread(one):
                yield ArticleError(
                    f"{where}, message {number}", f"is no message as Telegram Desktop exports it ({error})"
                )
            continue
        if message.type == "message" and (text := _text(message)):
            yield _post(f"{where}, message {message.id}", known, message, text)


def _is_unread(message: object) -> bool:
    """Whether a message would be passed over in any case, whatever shape the rest of it has."""
    return isinstance(message, dict) and message.get("type") in MESSAGES - {"message"}


def _post(where: str, chat: _Chat, message: _Message, text: str) -> Draft:
    public = PUBLIC_NAME.fullmatch(chat.username or "")
    called = f"t.me/{public[1]}/{message.id}" if public else f"telegram/{chat.id}/{message.id}"
    publisher, author = _origin(chat, message)
    first = next(line for line in text.split("\n") if LETTER.search(line))
    return Draft(
        where,
        text,
        id=called,
        title=title_of(first),
        publisher=_line(publisher),
        published=_moment(message),
        url=f"https://{called}" if public else "",
        author=_line(author),
    )


def _origin(chat: _Chat, message: _Message) -> tuple[str, str]:
    """The publisher and the author of a message.

    Whoever forwards a message did not write it: the publisher of a channel's post is that channel, and the author of
    another person's message is that person, or nobody where the export hides the name.
    """
    name = chat.name or ""
    if message.forwarded_from is not msgspec.UNSET:
        origin = message.forwarded_from or ""
        return (origin, "") if origin and _is_channel(message.forwarded_from_id) else (name, origin)
    if message.author:
        return name, message.author
    is_person = chat.type in GROUPS and not _is_channel(message.from_id)
    return name, (message.sender or "") if is_person else ""


def _is_channel(peer: str | int | None) -> bool:
    return isinstance(peer, str) and peer.startswith(("channel", "chat"))


def _moment(message: _Message) -> str:
    """When a message was sent, in UTC; `date` alone is in the time zone of whoever exported it."""
    try:
        return datetime.fromtimestamp(int(message.date_unixtime), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return message.date


def _text(message: _Message) -> str:
    """The text as it was written; empty where it holds no words but those of addresses, tags and names."""
    parts = [message.text] if isinstance(message.text, str) else message.text
    if not any(parts):
        parts = message.text_entities
    words = (_words(part) for part in parts)
    if not any(LETTER.search(ADDRESS.sub(" ", one)) for one in words):
        return ""
    written = "".join(part if isinstance(part, str) else part.text for part in parts)
    return repair_marks(LINE_END.sub("\n", written)).strip()


def _words(part: str | _Entity) -> str:
    if isinstance(part, str):
        return part
    return "" if part.type in NO_WORDS else part.text


def _line(value: str) -> str:
    """A name on one line."""
    return " ".join(repair_marks(value).split())
