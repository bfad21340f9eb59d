"""The actions under a reply as Telegram's inline buttons, and what a pressed button says in its 64 bytes."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, SwitchInlineQueryChosenChat, User

from bot.links import link_to
from bot.pictures import can_draw
from bot.talk.replies import Action, Reply, Verb
from bot.telegram.drawing.visible import units
from bot.wording import LANGUAGES

LONGEST_COPIED = 256
"""Characters that a button can copy."""
LONGEST_SHARED = 120
"""Characters of the words by which a shared answer is found again; Telegram takes 256."""
CHOSEN = " ✓"
"""What stands after the vote that was chosen."""
LONGEST_LABEL = 60
"""Characters of a label; longer labels are cut."""
CARD = re.compile(
    r"(show|context|speakers|voices|quotes|picture|like|dislike|ask|suggest|widen|take):(\d{1,18}):(\d{1,9}(?::\d{1,9})?)",
    re.ASCII,
)
LIBRARY = re.compile(r"library:(page|drop|remove|undo|unfollow|subscribe):((?:[0-9a-f]{16})?:\d{1,6})", re.ASCII)
WATCH = re.compile(r"watch:(unwatch|stop|reread|daily|pick|quiet|announce):(\d{1,18}(?::\d{1,3})?)", re.ASCII)
LANGUAGE = re.compile(rf"language:({'|'.join(LANGUAGES)})")
SENT_AS: dict[Verb, Verb] = {
    "previous": "show",
    "next": "show",
    "back": "show",
    "choose": "show",
    "leaf": "quotes",
    "earlier": "page",
    "later": "page",
}
"""Actions that differ from another one only in how they are drawn."""
ROWS: dict[Verb, tuple[str, int]] = {
    **dict.fromkeys(
        ("previous", "next", "back", "leaf", "context", "article", "page", "earlier", "later", "remove"), ("turning", 8)
    ),
    **dict.fromkeys(("like", "dislike", "picture"), ("voting", 8)),
    **dict.fromkeys(("copy", "share"), ("sharing", 8)),
    "choose": ("choosing", 2),
    "language": ("languages", 3),
    "daily": ("hours", 3),
}
"""The row in which actions stand together, and how many at most; all others stand in a row of their own."""


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: an action under the card with that id; 0 for those that need no card."""

    verb: Verb
    key: str
    card_id: int = 0

    @property
    def data(self) -> str:
        """The text that Telegram sends back when the button is pressed, at most 64 bytes."""
        verb = SENT_AS.get(self.verb, self.verb)
        match verb:
            case "language":
                return f"language:{self.key}"
            case "page" | "drop" | "remove" | "undo" | "unfollow" | "subscribe":
                return f"library:{verb}:{self.key}"
            case "unwatch" | "stop" | "reread" | "daily" | "pick" | "quiet" | "announce":
                return f"watch:{verb}:{self.key}"
            case _:
                return f"{verb}:{self.card_id}:{self.key}"


def read_press(data: str) -> Press | None:
    """The press that `data` stands for; None if it stands for none, because anybody may send anything."""
    if found := LANGUAGE.fullmatch(data):
        return Press("language", found[1])
    if found := LIBRARY.fullmatch(data):
        return _library_press(found[1], found[2])
    if found := WATCH.fullmatch(data):
        return _watch_press(found[1], found[2])
    if (found := CARD.fullmatch(data)) and int(found[2]):  # 0 is the id of no card
        return _card_press(found[1], found[3], int(found[2]))
    return None


def keyboard_of(reply: Reply, card_id: int, bot: User | None = None) -> InlineKeyboardMarkup | None:
    """The buttons under a reply; None if there is nothing to press.

    Without the `bot` there are none that lead to it in other chats.
    """
    rows: list[list[InlineKeyboardButton]] = []
    previous = ""
    for action in reply.actions:
        drawn = _button(action, reply, card_id, bot)
        if drawn is None:
            continue
        row, most = ROWS.get(action.verb, ("", 1))
        if not rows or row != previous or len(rows[-1]) >= most:
            rows.append([])
        rows[-1].append(drawn)
        previous = row
    return InlineKeyboardMarkup(rows) if rows else None


def without_card(reply: Reply) -> Reply:
    """The reply with those actions only that work under a message of which no card is kept."""
    kept = tuple(one for one in reply.actions if one.verb in {"article", "copy", "language"})
    return replace(reply, actions=kept)


def marked(keyboard: InlineKeyboardMarkup, data: str, others: Collection[str]) -> InlineKeyboardMarkup:
    """The keyboard with a check mark at the button that says `data`, and none at those that say one of `others`."""
    rows = ([_remarked(one, data, others) for one in row] for row in keyboard.inline_keyboard)
    return InlineKeyboardMarkup(list(rows))


def _remarked(button: InlineKeyboardButton, data: str, others: Collection[str]) -> InlineKeyboardButton:
    said = button.callback_data
    if said != data and said not in others:
        return button
    label = button.text.removesuffix(CHOSEN)
    return InlineKeyboardButton(label + CHOSEN if said == data else label, callback_data=said)


def _button(action: Action, reply: Reply, card_id: int, bot: User | None) -> InlineKeyboardButton | None:
    match action.verb:
        case "copy":
            key = action.key if len(action.key) <= LONGEST_COPIED else action.key.rpartition(" — ")[0]
            return InlineKeyboardButton(action.label, copy_text=CopyTextButton(key)) if _fits(key) else None
        case "share" if bot and bot.supports_inline_queries:
            asked = SwitchInlineQueryChosenChat(
                _beginning(action.key), allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
            )
            return InlineKeyboardButton(action.label, switch_inline_query_chosen_chat=asked)
        case "invite" if bot and bot.can_join_groups and bot.username:
            return InlineKeyboardButton(action.label, url=f"https://t.me/{bot.username}?startgroup")
        case "share" | "invite":
            return None
        case _:
            return _pressed(action, reply, card_id)


def _fits(text: str) -> bool:
    return 0 < units(text) <= LONGEST_COPIED


def _beginning(words: str) -> str:
    """The words as an inline query; of long ones the beginning."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= LONGEST_SHARED else one_line[:LONGEST_SHARED].rpartition(" ")[0]


def _pressed(action: Action, reply: Reply, card_id: int) -> InlineKeyboardButton | None:
    if action.verb == "article":
        words = reply.page.evidence[0].text if reply.page and reply.page.evidence else ""
        link = link_to(action.key, words)
        return InlineKeyboardButton(action.label, url=link) if link else None
    if action.verb == "picture" and not can_draw():
        return None
    return InlineKeyboardButton(_short(action.label), callback_data=Press(action.verb, action.key, card_id).data)


def _short(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"


def _library_press(verb: str, key: str) -> Press | None:
    match verb:
        case "page" | "drop" | "remove" | "undo" | "unfollow" | "subscribe":
            return Press(verb, key)
        case _:
            return None


def _watch_press(verb: str, key: str) -> Press | None:
    match verb:
        case "unwatch" | "stop" | "reread" | "daily" | "pick" | "quiet" | "announce":
            return Press(verb, key)
        case _:
            return None


def _card_press(verb: str, key: str, card_id: int) -> Press | None:
    match verb:
        case "voices":  # buttons of earlier versions
            return Press("speakers", key, card_id)
        case (
            "show"
            | "context"
            | "speakers"
            | "quotes"
            | "picture"
            | "like"
            | "dislike"
            | "ask"
            | "suggest"
            | "widen"
            | "take"
        ):
            return Press(verb, key, card_id)
        case _:
            return None
