"""The libraries whose admins have been told that they are full, so that they are told once and not after each post."""

from __future__ import annotations

from functools import partial

from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection


class Notices:
    """Remembers in the bot's database which chats have been told. For the event loop's thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def is_new(self, chat_id: int) -> bool:
        """Whether a chat has not been told yet; notes that it is told now."""
        is_told: bool = await self._database.find(partial(_is_told, chat_id), otherwise=True)
        if not is_told:
            self._database.write(partial(_note, chat_id), is_urgent=True)
        return not is_told

    def clear(self, chat_id: int) -> None:
        """Forget that a chat was told, so that it is told again when its library is full the next time."""
        self._database.write(partial(_clear, chat_id))


def _is_told(chat_id: int, connection: Connection) -> bool:
    return connection.execute("SELECT 1 FROM notices WHERE chat = ?", (chat_id,)).fetchone() is not None


def _note(chat_id: int, connection: Connection) -> None:
    _clear(chat_id, connection)
    connection.execute("INSERT INTO notices VALUES (?)", (chat_id,))


def _clear(chat_id: int, connection: Connection) -> None:
    connection.execute("DELETE FROM notices WHERE chat = ?", (chat_id,))
