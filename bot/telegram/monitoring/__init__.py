"""What the operator of the bot can see: figures, and whether updates arrive. Nobody's words and no ids."""

from __future__ import annotations

from bot.telegram.monitoring.exchange import (
    Exchange,
    Outcome,
    begin,
    behind,
    note,
    note_command,
    note_reply,
    note_work,
)
from bot.telegram.monitoring.meter import Meter, Unmetered
from bot.telegram.monitoring.opening import monitored

__all__ = [
    "Exchange",
    "Meter",
    "Outcome",
    "Unmetered",
    "begin",
    "behind",
    "monitored",
    "note",
    "note_command",
    "note_reply",
    "note_work",
]
