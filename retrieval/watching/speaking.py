"""Whether a speaker is the person who is watched, by the rules that answers follow (retrieval/people).

Different first names never match. A surname alone, on either side, stands for somebody only where nobody else of that
surname is quoted in the library.
"""

from __future__ import annotations

from retrieval.library.library import Library
from retrieval.people import Identity, Name, People, compare, read_name
from retrieval.records import Speaker


def people_called(name: str, library: Library) -> tuple[Identity, ...]:
    """The quoted people whom a name may stand for: one where it is sure, several where it is not."""
    return _namesakes(read_name(name), library).meant_by(name)


def is_person(watched: Name, speaker: Speaker, library: Library) -> bool:
    """Whether what this speaker says is said by the person of that name."""
    name = read_name(speaker.name)
    likeness = compare(watched, name)
    if likeness == "different":
        return False
    if likeness == "same" and not watched.is_lone:
        return True
    people = _namesakes(watched, library)
    if watched.is_lone:
        meant = people.meant_by(watched.text)
        return len(meant) == 1 and speaker.name in meant[0].aliases
    aliases = (read_name(alias) for alias in people.who(speaker.name).aliases if alias != speaker.name)
    return any(compare(watched, alias) == "same" for alias in aliases)


def _namesakes(name: Name, library: Library) -> People:
    """Everybody in the library whose name holds a word of that name. The shelf finds them by their words."""
    words = [word for word in name.text.split() if any(map(str.isalnum, word))]
    return People.of(library.shelf.namesakes(words), library.corrections)
