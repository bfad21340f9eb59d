"""Whether a speaker is the person who is watched, by the rules that answers follow (retrieval/people).

Different first names never match. A surname alone, on either side, stands for somebody only where nobody else of that
surname is quoted in the library.
"""

from __future__ import annotations

from collections.abc import Iterable

from retrieval.library.library import Library
from retrieval.people import Identity, Name, People, compare, read_name
from retrieval.records import Speaker


class Namesakes:
    """The people of a library who share a word of their names. They are remembered while one article is looked at."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[frozenset[str], People] = {}

    def called(self, name: str) -> tuple[Identity, ...]:
        """The quoted people whom a name may stand for: one where it is sure, several where it is not."""
        return self._people(name.split()).meant_by(name)

    def is_person(self, watched: Name, speaker: Speaker) -> bool:
        """Whether what this speaker says is said by the person of that name."""
        name = read_name(speaker.name)
        likeness = compare(watched, name)
        if likeness == "different":
            return False
        if likeness == "same" and not watched.is_lone:
            return True
        people = self._people([*watched.text.split()[-1:], *name.text.split()[-1:]])
        if watched.is_lone:
            meant = people.meant_by(watched.text)
            return len(meant) == 1 and speaker.name in meant[0].aliases
        aliases = (read_name(alias) for alias in people.who(speaker.name).aliases if alias != speaker.name)
        return any(compare(watched, alias) == "same" for alias in aliases)

    def _people(self, words: Iterable[str]) -> People:
        """Everybody in whose name a word begins with one of these. The shelf finds them by their words."""
        sought = frozenset(word for word in words if any(map(str.isalnum, word)))
        if sought not in self._known:
            self._known[sought] = People.of(self._library.shelf.namesakes(sought), self._library.corrections)
        return self._known[sought]
