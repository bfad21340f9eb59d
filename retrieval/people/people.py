"""Everybody who is quoted in a library: the names that stand for each person.

Two names are joined only where nothing speaks against it. Full names that `compare` calls the same are joined where
both fit the very same names: "George Bush" fits George W. and George H. W. Bush, who do not fit each other, so it stays
a name of its own. A surname alone joins the one person who bears it, and nobody where two do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from retrieval.people.corrections import NO_CORRECTIONS, Corrections
from retrieval.people.likeness import Likeness, compare, is_same_surname
from retrieval.people.names import Name, common_words, read_name
from retrieval.people.romanising import consonants
from retrieval.records import Speaker

_SHORTEST_SURNAME = 4
"""Letters of a surname that stands alone; "CEO" and "RNC" are none."""
_MOST_ALIKE = 400
"""Names of one surname that are compared with each other; beyond, each full name stands for itself."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One person or body: the name it is shown under, and all the names that stand for it, the most frequent first."""

    name: str
    aliases: tuple[str, ...]


class People:
    """Who stands behind each of a library's names. Building it takes time in proportion to the number of names."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        self.identities = tuple(identities)
        self._by_name = {name: identity for identity in self.identities for name in identity.aliases}

    @classmethod
    def of(cls, speakers: Mapping[Speaker, int], corrections: Corrections = NO_CORRECTIONS) -> People:
        """The people among these speakers, given how often each is quoted."""
        counts: Counter[str] = Counter()
        described: set[str] = set()
        for speaker, number in speakers.items():
            counts[speaker.name] += number
            if speaker.role:
                described.add(speaker.name)
        groups: defaultdict[str, list[Name]] = defaultdict(list)
        for text in counts:
            name = read_name(text)
            groups[f"={text.casefold()}" if name.is_description else consonants(name.surname)].append(name)
        joined = _Joined(counts)
        for group in groups.values():
            _join(group, described, corrections, joined)
        for pair in corrections.same:
            if all(name in counts for name in pair):
                joined.join(*sorted(pair))
        return cls(joined.identities())

    def who(self, name: str) -> Identity:
        """The person of that name; a name that the library does not hold is its own person's."""
        return self._by_name.get(name) or Identity(name, (name,))

    def meant_by(self, typed: str) -> tuple[Identity, ...]:
        """Everybody whom a typed name may stand for: one where it is sure, several where it is not.

        Somebody who is known under a full name is meant by no other full name; one known by a surname alone may be.
        """
        name = read_name(typed)
        return tuple(identity for identity in self.identities if fits(name, identity) != "different")


def fits(name: Name, identity: Identity) -> Likeness:
    """Whether a name can stand for a person, by all names that the person has."""
    found = {compare(name, alias) for alias in map(read_name, identity.aliases) if not (alias.is_lone and name.given)}
    if not found:
        found = {compare(name, read_name(alias)) for alias in identity.aliases}
    if "same" in found:
        return "same"
    return "different" if "different" in found else "perhaps"


def _join(group: Sequence[Name], described: set[str], corrections: Corrections, joined: _Joined) -> None:
    """Join the names of one group, in which all surnames sound alike."""
    if len(group) > _MOST_ALIKE:
        return
    full = [name for name in group if not name.is_lone or name.is_description]
    near = {
        name.text: frozenset(other.text for other in full if _may_be_one(name, other, corrections)) for name in full
    }
    for at, one in enumerate(full):
        for two in full[at + 1 :]:
            if two.text in near[one.text] and near[one.text] == near[two.text]:
                joined.join(one.text, two.text)
    for lone in (name for name in group if name.is_lone and not name.is_description and _is_surname(name)):
        _join_lone(lone, group, described, corrections, joined)


def _is_surname(lone: Name) -> bool:
    """Whether a word that stands alone is a person's, and not a place, an office or an abbreviation."""
    word = lone.text.split()[-1]
    if lone.is_titled or lone.particles:
        return True
    return len(lone.surname) >= _SHORTEST_SURNAME and not word.endswith(".") and word.casefold() not in common_words()


def _may_be_one(one: Name, two: Name, corrections: Corrections) -> bool:
    pair = frozenset((one.text, two.text))
    if pair in corrections.different:
        return False
    if one is two or pair in corrections.same:
        return True
    likeness = compare(one, two)
    is_person = one.has_known_first_name or two.has_known_first_name
    return likeness == "same" or (likeness == "perhaps" and is_person)


def _join_lone(
    lone: Name, group: Sequence[Name], described: set[str], corrections: Corrections, joined: _Joined
) -> None:
    """Join a surname alone to the only person who bears it; a body's last word ("White House") is no surname."""
    bearers = [
        name for name in group if not name.is_lone and not name.is_description and compare(lone, name) == "perhaps"
    ]
    # A father is called by his surname alone, a "Jr." is not.
    bearers = [name for name in bearers if not name.generation] or bearers
    persons = {joined.first(name.text) for name in bearers}
    is_person = any(name.has_known_first_name or name.text in described for name in bearers)
    pairs = [frozenset((lone.text, name.text)) for name in bearers]
    if len(persons) == 1 and is_person and not any(pair in corrections.different for pair in pairs):
        joined.join(bearers[0].text, lone.text)
    for other in group:
        if other.is_lone and other is not lone and is_same_surname(lone, other) and compare(lone, other) == "same":
            joined.join(lone.text, other.text)


class _Joined:
    """Sets of names that are joined step by step."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._parent = {name: name for name in counts}

    def first(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, one: str, two: str) -> None:
        self._parent[self.first(two)] = self.first(one)

    def identities(self) -> list[Identity]:
        sets: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._counts:
            sets[self.first(name)].append(name)
        return [self._identity(names) for names in sets.values()]

    def _identity(self, names: Sequence[str]) -> Identity:
        """Shown under its most frequent full name; under the most frequent one where it has no full name."""
        ordered = sorted(names, key=lambda name: (-self._counts[name], name))
        full = [name for name in ordered if not read_name(name).is_lone and not read_name(name).is_titled]
        longer = [name for name in ordered if not read_name(name).is_lone]
        return Identity((full or longer or ordered)[0], tuple(ordered))
