"""Who is quoted in a stored library: every speaker with the number of quotes, found by the words of the name."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Collection, ItemsView, Iterator, Mapping
from contextlib import suppress

from retrieval.library.shelf import longest_word
from retrieval.records import Speaker
from retrieval.storing.database import Database
from retrieval.storing.values import Row, as_int, as_text

_LAST_LETTER = chr(sys.maxunicode)
_WORDS = "INSERT OR IGNORE INTO voice_words SELECT value, number FROM voices, json_each(words_of_name(name))"


class StoredSpeakers(Mapping[Speaker, int]):
    """The number of quotes of each speaker, read as they are asked for. Safe to call from threads.

    All of them are kept in memory once all have been asked for, until an article is added or removed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._all: tuple[tuple[int, ...], dict[Speaker, int]] | None = None

    def __getitem__(self, speaker: Speaker) -> int:
        found = self._database.read("SELECT quotes FROM voices WHERE name = ? AND role = ?", speaker.name, speaker.role)
        if not found:
            raise KeyError(speaker)
        return as_int(found[0][0])

    def __iter__(self) -> Iterator[Speaker]:
        return iter(self._every())

    def __len__(self) -> int:
        ((count,),) = self._database.read("SELECT count(*) FROM voices")
        return as_int(count)

    def items(self) -> ItemsView[Speaker, int]:
        return self._every().items()

    def namesakes(self, holding: Collection[str]) -> Mapping[Speaker, int]:
        """Speakers whose names begin with these words, as `Shelf.namesakes` describes."""
        return _counted(
            self._database.read(
                "SELECT name, role, quotes FROM voices WHERE number IN (SELECT voice FROM json_each(?) "
                "CROSS JOIN voice_words WHERE word >= value AND word < value || ?)",
                json.dumps([word for word in map(longest_word, holding) if word]),
                _LAST_LETTER,
            )
        )

    def add(self, spoken: Counter[Speaker]) -> None:
        """Count the quotes of one more article. Called within a transaction, as are the two below."""
        self._database.write_all(
            "INSERT INTO voices (name, role, quotes) VALUES (?, ?, ?) "
            "ON CONFLICT (name, role) DO UPDATE SET quotes = quotes + excluded.quotes",
            [(speaker.name, speaker.role, quotes) for speaker, quotes in spoken.items()],
        )
        self._database.write_all(
            f"{_WORDS} WHERE name = ? AND role = ?", [(speaker.name, speaker.role) for speaker in spoken]
        )

    def subtract(self, article: int) -> None:
        """Take off the quotes of an article that is about to be removed."""
        listed = self._database.read("SELECT name, role, quotes FROM speakers WHERE article = ?", article)
        self._database.write_all(
            "UPDATE voices SET quotes = quotes - ? WHERE name = ? AND role = ?",
            [(quotes, name, role) for name, role, quotes in listed],
        )
        for name, role, _ in listed:
            for (voice,) in self._database.read(
                "SELECT number FROM voices WHERE name = ? AND role = ? AND quotes < 1", name, role
            ):
                self._database.write("DELETE FROM voice_words WHERE voice = ?", voice)
                self._database.write("DELETE FROM voices WHERE number = ?", voice)

    def _every(self) -> dict[Speaker, int]:
        ((added, documents),) = self._database.read("SELECT next, documents FROM corpora WHERE corpus = 0")
        version = as_int(added), as_int(documents)
        if self._all is None or self._all[0] != version:
            self._all = version, _counted(self._database.read("SELECT name, role, quotes FROM voices"))
        return self._all[1]


def count_speakers(database: Database) -> None:
    """Count again how often each speaker is quoted, and store the counts."""
    for table in ("voices", "voice_words"):
        database.write(f"DELETE FROM {table}")  # noqa: S608 - ours
    database.write(
        "INSERT INTO voices (name, role, quotes) SELECT name, role, sum(quotes) FROM speakers GROUP BY name, role"
    )
    database.write(_WORDS)


def _counted(found: list[Row]) -> dict[Speaker, int]:
    """The speakers of rows, without those that are damaged."""
    counts = {}
    for name, role, quotes in found:
        with suppress(ValueError):
            counts[Speaker(as_text(name), as_text(role))] = as_int(quotes)
    return counts
