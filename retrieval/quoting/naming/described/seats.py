"""Places and bodies whose office stands before them, so that they are nobody: burmistrz *Lipna*, starosta *Hrádku*.

Only where nouns have no articles, and a genitive stands without a preposition.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.quoting.grammar.declension import nominative_body, stem
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import Mention
from retrieval.quoting.grammar.phrases import is_function
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.standing import names_place

_OF_WHAT = 2
"""The greatest number of words between an office and its place: министр *иностранных дел* России."""


class Seats:
    """Tells such names from those of people, by all tokens of an article."""

    def __init__(self, tokens: Sequence[Token], words: Lexicon) -> None:
        self._words = words
        self._placed: set[str] = set()
        self._people: set[str] = set()
        self._shown: set[str] = set()
        for before, token in pairwise(tokens) if words.seat_endings else ():
            if token.is_capitalised:
                self._shown.add(token.text)
                if before.lower in words.places:
                    self._placed.add(stem(token.text, words.case_endings))
                elif before.is_capitalised and is_first_name(before.text):
                    self._people.add(stem(token.text, words.case_endings))

    def is_place(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """True for a place or court by a person's name, and for what somebody has an office of."""
        return names_place(tokens, mention, self._words) or self.is_led(tokens, mention)

    def is_led(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """True for a place or body in the genitive after an office: rzecznik *Straży Miejskiej*, министр обороны *РФ*.

        A noun for a body shows it, or an ending that no surname has; any other name must stand after "in" elsewhere, or
        without its ending. Nobody of the article may have it as a surname.
        """
        words, name = self._words, mention.name[0]
        if not words.seat_endings or not self._follows_office(tokens, mention.first):
            return False
        if is_first_name(name) or (len(mention.name) > 1 and is_first_name(mention.name[-1])):
            return False
        if nominative_body(name.lower(), words):
            return True
        root = stem(name, words.case_endings)
        if root in self._people:
            return False
        told = root in self._placed or name[:-1] in self._shown
        return name.endswith(words.ends.seats) or (told and name.endswith(words.ends.places))

    def _follows_office(self, tokens: Sequence[Token], first: int) -> bool:
        """True where an office stands before `first`, with at most two words that say of what."""
        for token in reversed(tokens[max(0, first - 1 - _OF_WHAT) : first]):
            if self._words.is_role(token.lower):
                return True
            if not token.text.islower() or is_function(token, self._words) or token.lower in self._words.verbal:
                return False
        return False
