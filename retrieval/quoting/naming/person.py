"""A person or body of one article: the name, what the article tells of them, and where it mentions them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from operator import itemgetter

from retrieval.quoting.grammar.first_names import Gender, gender_of_first_name, is_first_name
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.naming.described.portraits import Portrait

MOST_DESCRIBED = 500
"""People of an article among whom a description is looked for."""
_LONGEST_ACRONYM = 4
_TWO_WORDS = 2
_OFTEN = 3
"""How often a surname alone has meant somebody before it goes on meaning them, whoever else bears it."""


@dataclass(slots=True, eq=False)
class Person:
    """A person or body of one article. `name` is the fullest form; `roles` the words that describe it, lower case."""

    name: tuple[str, ...]
    role: str = ""
    gender: Gender = ""
    roles: set[str] = field(default_factory=set)
    nouns: dict[str, int] = field(default_factory=dict)
    """Nouns that the article describes the person by, lower case, and the offset from which it does."""
    doing: set[str] = field(default_factory=set)
    """Nouns, lower case, for somebody who does what the article tells of the person: *referee* for who refereed."""
    is_gender_told: bool = False
    age: str = ""
    mentions: list[int] = field(default_factory=list)
    """The offsets of the mentions, in order."""
    as_relative: frozenset[int] = frozenset()
    """The mentions that bring the person in as somebody's relative: his wife, *Jane Sands*."""
    as_owner: frozenset[int] = frozenset()
    """The mentions that only tell whose relative somebody is: *Toby's* mother wept."""
    as_aside: frozenset[int] = frozenset()
    """The mentions that no pronoun means: Asked by *Khoza*, she laughed; for six years she was *Glenys*."""
    as_reporter: frozenset[int] = frozenset()
    """The mentions beside a verb of saying: A cup for Ortiz, *Ms. Hale* said, is near."""
    surnames: list[str] = field(default_factory=list)
    full_names: list[tuple[str, ...]] = field(default_factory=list)
    nominative: tuple[str, ...] = ()
    is_described: bool = False
    """True for somebody whom the article names by their office alone."""
    upright: str = ""
    """The surname as it stands after a first name in the nominative, where the article shows that."""

    is_body: bool = False
    courtesy: str = ""
    """The courtesy before a surname alone: *Ms* Lind, beside a plain Lind."""

    @property
    def shown(self) -> str:
        """The name as a subject."""
        return " ".join(self.nominative or self.name)

    @property
    def surname(self) -> str:
        return self.name[-1]

    def take(self, portrait: Portrait, at: int) -> None:
        """Keep what stands beside the name at offset `at`."""
        self.age = self.age or portrait.age
        if self.age and len(self.name) == 1:
            self.gender = self.gender or gender_of_first_name(self.name[0])  # Serge, 68 ans, …
        self.doing |= portrait.doing
        for noun in portrait.nouns:
            self.nouns[noun] = min(at, self.nouns.get(noun, at))

    def is_named_before(self, at: int) -> bool:
        """True where the article mentions the person before offset `at`."""
        return bool(self.mentions) and self.mentions[0] < at

    def times_before(self, at: int) -> int:
        """How often the article mentions the person before offset `at`."""
        return bisect_left(self.mentions, at)

    def last_before(self, at: int) -> int:
        """The offset of the last mention before offset `at`, -1 without one."""
        times = self.times_before(at)
        return self.mentions[times - 1] if times else -1

    def nearness(self, at: int, *, as_relative: bool) -> int:
        """The offset of the last mention up to `at`, -1 without one; those as a relative count only if asked."""
        for number in range(bisect_right(self.mentions, at) - 1, -1, -1):
            if as_relative or self.mentions[number] not in self.as_relative:
                return self.mentions[number]
        return -1

    @property
    def is_human(self) -> bool:
        if len(self.name) == 1 and self.name[0].isupper() and len(self.name[0]) <= _LONGEST_ACRONYM:
            return False
        return bool(self.gender or self.roles) or (len(self.name) > 1 and not self.is_body)


def describable(persons: Sequence[Person]) -> Sequence[Person]:
    """The people among whom a description is looked for: of an article that names more, the first MOST_DESCRIBED.

    Each description is held against each of them, so a text of nothing but names would take the square of its length.
    """
    return persons[:MOST_DESCRIBED] if len(persons) > MOST_DESCRIBED else persons


class Noted:
    """Where an article speaks of whom: by name, by a pronoun, or by a description.

    It begins with where people are named; those who only ask are left out there. Offsets are searched by bisection,
    so that no question walks over the text. People of one offset stand in the order in which they were noted.
    """

    def __init__(self, persons: Sequence[Person]) -> None:
        named = {one: [at for at in one.mentions if at not in one.as_aside] for one in persons}
        self._by_person = {person: offsets for person, offsets in named.items() if offsets}
        noted = sorted(((at, one) for one, offsets in named.items() for at in offsets), key=itemgetter(0))
        self._offsets = [at for at, _ in noted]
        self._people = [person for _, person in noted]
        firsts = ((offsets[0], person) for person, offsets in self._by_person.items())
        self._firsts = sorted(firsts, key=itemgetter(0))

    def add(self, person: Person, at: int) -> None:
        """The article speaks of `person` at offset `at`."""
        place = bisect_right(self._offsets, at)
        self._offsets.insert(place, at)
        self._people.insert(place, person)
        offsets = self._by_person.setdefault(person, [])
        if not offsets or at < offsets[0]:
            insort(self._firsts, (at, person), key=itemgetter(0))
        insort(offsets, at)

    def between(self, start: int, end: int) -> Sequence[tuple[int, Person]]:
        """Who was noted from offset `start` up to `end`, which is not counted, and where."""
        first = bisect_left(self._offsets, start)
        after = bisect_left(self._offsets, end, first)
        return list(zip(self._offsets[first:after], self._people[first:after], strict=True))

    def before(self, at: int) -> Iterator[Person]:
        """Who was noted before offset `at`, in the order of the first time."""
        return (person for _, person in takewhile(lambda first: first[0] < at, self._firsts))

    def everyone(self, at: int) -> Iterator[Person]:
        """Who was noted before offset `at`, once each."""
        return (person for person, offsets in self._by_person.items() if offsets[0] < at)

    def backwards(self, person: Person, start: int, end: int) -> Iterator[int]:
        """Where the person was noted from offset `start` up to `end`, which is not counted: the last first."""
        offsets = self._by_person.get(person, [])
        return (offsets[number] for number in range(bisect_left(offsets, end) - 1, bisect_left(offsets, start) - 1, -1))

    def times(self, person: Person, at: int) -> int:
        """How often the person was noted before offset `at`."""
        return bisect_left(self._by_person[person], at)

    def noted_more_than(self, times: float, at: int) -> Iterator[Person]:
        """The people who were noted before offset `at` more often than `times`."""
        often = ((person, offsets) for person, offsets in self._by_person.items() if len(offsets) > times)
        return (person for person, offsets in often if bisect_left(offsets, at) > times)


def opens_with_surname(name: tuple[str, ...], word: str) -> bool:
    """True for the first of three words or more that is nobody's first name: *Lim* Bee Hoon."""
    return len(name) > _TWO_WORDS and name[0] == word and not is_first_name(word)


def called_by_surname(namesakes: Sequence[Person]) -> Person | None:
    """The one of them whom the article has kept calling by the surname alone, while it named the others in full."""
    lone = {one: len(one.surnames) - len(one.full_names) for one in namesakes}
    established = [one for one, times in lone.items() if times >= _OFTEN]
    others = sum(times for one, times in lone.items() if one not in established)
    return established[0] if len(established) == 1 and not others else None


def is_surely_human(person: Person) -> bool:
    """True if a first name, an office or a pronoun shows that a name is a person's."""
    return bool(person.gender or person.roles) or is_first_name(person.name[0])


def joined(tokens: Sequence[Token]) -> str:
    """The tokens as they stand, single spaces between those that the text parts."""
    parts: list[str] = []
    for number, token in enumerate(tokens):
        if number and token.start > tokens[number - 1].end:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)
