"""Nouns that would mean somebody without a name if a story did not show that they mean whom it has just named.

It shows that by what the person does, by a verb that says that whoever spoke goes on, or by bringing the person in
alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.naming.described.deeds import does_what_noun_tells
from retrieval.quoting.naming.described.uses import Uses
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person
from retrieval.quoting.naming.recent import Recent, is_surely_human

_start = attrgetter("start")
_NEAR = 3
"""The greatest number of paragraphs between what somebody does and a noun made from it."""


class Callings:
    """Finds whom such a noun means. `heard` is who spoke last, None where that is nobody whom the article names."""

    def __init__(self, people: People, recent: Recent, uses: Uses) -> None:
        self.heard: Person | None = None
        self._words = people.words
        self._recent = recent
        self._uses = uses

    def meant(self, core: Sequence[Token]) -> Person | None:
        """The person whom a noun alone or after its article means, which nobody has been called before."""
        noun, start = core[-1].lower, core[0].start
        definite = core[0].lower in self._words.definite
        if len(core) != 1 + definite or noun in self._words.kin or not self._words.means_person(noun):
            return None
        if self._uses.first(noun, start):
            return None
        found = self._doer(core) or self._goes_on(core)
        if found is None and noun in self._words.callings:
            found = self._brought_in(start)
        gender = self._uses.gender(core, noun)
        fits = found is not None and found.gender in {"", gender or found.gender} and not self._uses.has_office(found)
        return found if fits else None

    def _doer(self, core: Sequence[Token]) -> Person | None:
        """The only person named near who does what the noun tells: *Ida Moll* led the investigation. … the investigator
        said.
        """
        noun, start = core[-1].lower, core[0].start
        gender = self._uses.gender(core, noun)
        near = dict.fromkeys(self._recent.named_between(self._recent.paragraph_start(start, back=_NEAR), start))
        told = [
            one
            for one in near
            if one.is_human
            and one.gender in {"", gender or one.gender}
            and does_what_noun_tells(one, noun, start, self._uses.tokens, self._words)
        ]
        return told[0] if len(told) == 1 else None

    def _goes_on(self, core: Sequence[Token]) -> Person | None:
        """Whoever spoke last, where the verb beside the noun says that they go on: “…,” *the officer added*."""
        tokens, start = self._uses.tokens, core[0].start
        at = bisect_left(tokens, start, key=_start)
        beside = (*tokens[max(0, at - 1) : at], *tokens[at + len(core) : at + len(core) + 1])
        if self.heard is None or not any(token.lower in self._words.adding for token in beside):
            return None
        return self.heard if is_surely_human(self.heard) and not self._recent.is_far(self.heard, start) else None

    def _brought_in(self, start: int) -> Person | None:
        """The only person whom the paragraph names before offset `start`, or the one before where this one begins so.

        They must be new to the article, the subject of the sentence that names them, and nothing may be done to them:
        *Peter Moss*, who lives next door, has signed. “Let them build,” the teacher said.
        """
        first = self._recent.paragraph_start(start)
        if not (named := self._humans(first, start)):
            first = self._recent.paragraph_start(start, back=1)
            named = self._humans(first, start)
        one = named[0] if len(named) == 1 and named[0].mentions else None
        return one if one and one.mentions[0] >= first and self._is_subject(one.mentions[0]) else None

    def _humans(self, first: int, after: int) -> list[Person]:
        """The people named from offset `first` up to `after`, once each."""
        return [one for one in dict.fromkeys(self._recent.named_between(first, after)) if is_surely_human(one)]

    def _is_subject(self, at: int) -> bool:
        """True for a name at offset `at` with which its sentence opens, a title before it or none, and which acts."""
        tokens, words = self._uses.tokens, self._words
        place = bisect_left(tokens, at, key=_start)
        first = bisect_left(tokens, self._recent.sentence_start(at), key=_start)
        titled = all(
            token.is_capitalised or not token.is_word or token.lower in words.definite for token in tokens[first:place]
        )
        while place < len(tokens) and tokens[place].is_capitalised:
            place += 1
        return titled and place < len(tokens) and tokens[place].lower not in words.passive
