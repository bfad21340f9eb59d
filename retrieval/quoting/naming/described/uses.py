"""How an article uses nouns for people: where it first uses one, which gender its form shows, who has an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from retrieval.quoting.grammar.first_names import Gender
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person

_OPENING = 2
"""The number of letters at the beginning of a noun by which its other forms are found."""
_LONGEST_ENDING = 3
"""The greatest number of letters that are added to a noun to make its form for women: студент*ка*."""
_SHORTEST = 6
"""The least number of letters of an unknown noun whose ending tells that it means a person."""


class Uses:
    """Looks nouns up in `tokens`, those of the whole article. All nouns are in lower case."""

    def __init__(self, people: People, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._people = people
        self._words = people.words

    def means_one_person(self, noun: str) -> bool:
        """True for a noun that means one person and is neither a relative's nor a body's."""
        words = self._words
        if noun in words.kin or noun in words.bodies:
            return False
        ends = len(noun) >= _SHORTEST and noun.endswith(words.ends.people)
        return words.means_person(noun) or ends

    def gender(self, core: Sequence[Token], noun: str) -> Gender:
        """The gender that a description with that noun shows; "" where it shows none."""
        return self._people.described_gender(core, noun) or self._gender_of_form(noun)

    def _gender_of_form(self, noun: str) -> Gender:
        """The gender of a noun that has another form for the other gender: *студент* beside студентка."""
        words = self._words
        if "no-articles" not in words.habits:
            return ""  # the article tells
        longer = (word for word in words.roles | words.second_mentions | words.trades if word.startswith(noun))
        return "male" if any(0 < len(word) - len(noun) <= _LONGEST_ENDING for word in longer) else ""

    def has_office(self, person: Person) -> bool:
        """True where the article gives the person an office or a trade."""
        return any(self._words.is_role(noun) for noun in person.roles.union(person.nouns) - self._words.kin)

    def first(self, noun: str, start: int) -> Token | None:
        """The narrator's first use of the noun or its plural before offset `start`; None without one."""
        told = self._by_opening[noun[:_OPENING]]
        used = next((token for token in told if self._is_form(token.lower, noun)), None)
        return used if used and used.start < start else None

    @cached_property
    def _by_opening(self) -> defaultdict[str, list[Token]]:
        """The narrator's words by their first letters, in the order of the text."""
        found: defaultdict[str, list[Token]] = defaultdict(list)
        for token in self.tokens:
            if token.is_word:
                found[token.lower[:_OPENING]].append(token)
        return found

    def _is_form(self, word: str, noun: str) -> bool:
        if not word.startswith(noun[:_SHORTEST]):
            return False
        return self._people.stem(word) == self._people.stem(noun) or word in {noun + "s", noun + "en", noun + "n"}
