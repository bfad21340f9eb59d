"""Inline keyboards: rows of buttons as Telegram takes them. Knows not what a button does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

LONGEST_LABEL = 60


class Pressed(Protocol):
    """What a button does, in 1 to 64 bytes of `data`."""

    @property
    def data(self) -> str: ...


def button(label: str, press: Pressed) -> InlineKeyboardButton:
    """A button for that press; a long label is cut."""
    short = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
    return InlineKeyboardButton(short, callback_data=press.data)


def keyboard(rows: Sequence[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """The rows that have buttons; None where none has."""
    filled = [row for row in rows if row]
    return InlineKeyboardMarkup(filled) if filled else None
