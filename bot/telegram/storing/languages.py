"""The language that each person chose. There are few, so all are in memory."""

from __future__ import annotations

from bot.telegram.storing.database import Database
from bot.telegram.storing.engines.engine import Connection, upsert


class ChosenLanguages:
    """Languages by person. For the event loop's thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._languages: dict[int, str] = {}
        self.load()

    def load(self) -> None:
        """Read the languages again. Blocks. If they cannot be read now, those in memory stay."""
        self._languages = self._database.read(_load, self._languages)

    def choose(self, person_id: int, language: str) -> None:
        """Keep the language that a person chose."""
        self._languages[person_id] = language
        self._database.write(lambda connection: _save(connection, person_id, language), changes=("languages",))

    def of(self, person_id: int) -> str:
        """The language that a person chose; empty if they chose none."""
        return self._languages.get(person_id, "")

    def forget(self, person_id: int) -> None:
        """Drop the language of a person from memory, after it has been deleted on disk."""
        self._languages.pop(person_id, None)


def _load(connection: Connection) -> dict[int, str]:
    return dict(connection.execute("SELECT person, language FROM languages").fetchall())


def _save(connection: Connection, person_id: int, language: str) -> None:
    connection.execute(upsert("languages", ("person",), ("language",)), (person_id, language))
