"""Descriptions of somebody with whose name the sentence before ends: Anders sieht es *Udo Alt*. *Der Lehrer* hofft …

A sentence that puts a new name at its end brings that person in, and the next one opens by saying who it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.naming.described.anaphora import noun_at
from retrieval.quoting.naming.holders import Holders
from retrieval.quoting.naming.people import FULL_NAME, People
from retrieval.quoting.naming.person import Person, is_surely_human
from retrieval.quoting.naming.recent import Recent

_start = attrgetter("start")


class Newcomers:
    """Finds whom such a description means. `tokens` are those of the whole article, with borders of paragraphs."""

    def __init__(self, people: People, recent: Recent, holders: Holders, tokens: Sequence[Token]) -> None:
        self._people = people
        self._words = people.words
        self._recent = recent
        self._holders = holders
        self._tokens = tokens

    def meant(self, core: Sequence[Token]) -> Person | None:
        """The person with whose full name, new to the article, the sentence before the description in `core` ends, or
        who has just been quoted in it.

        None where another person holds the office that stands alone in the description, and where the genders differ.
        """
        start, noun = core[0].start, core[noun_at(core, self._words)].lower
        person = None
        if self._describes_one(core, noun):
            person = self._named_at_end_before(start)
            specified = len(core) > FULL_NAME and noun not in self._words.unintroduced
            person = person or (self._just_quoted(start) if specified else None)
        if person is None or (person.roles and noun not in person.roles):
            return None
        gender = self._people.described_gender(core, noun)
        holder = self._holders.by_role(core) if len(core) <= FULL_NAME else None
        if (gender and person.gender not in {"", gender}) or (holder and holder is not person):
            return None
        person.nouns.setdefault(noun, start)
        return person

    def _describes_one(self, core: Sequence[Token], noun: str) -> bool:
        """True for a noun for one person with its article, with which a sentence opens."""
        words = self._words
        definite = core[0].lower in words.definite if len(core) > 1 else noun.endswith(words.ends.articles)
        human = words.means_person(noun) or noun.endswith(words.ends.people)
        other = noun in words.kin or noun in words.bodies or noun in words.plural_nouns
        return definite and human and not other and self._recent.opens_sentence(core[0].start)

    def _named_at_end_before(self, start: int) -> Person | None:
        """The person with whose first mention, by full name, the sentence before offset `start` ends.

        A name that follows its verb and a quotation brings nobody in: “…”, sagte *Udo Alt*.
        """
        stop = bisect_left(self._tokens, start, key=_start) - 1
        if stop < 1 or self._tokens[stop].text != ".":
            return None
        opens = self._recent.sentence_start(self._tokens[stop].start)
        first = bisect_left(self._tokens, opens, key=_start)
        if any(token.stretch for token in self._tokens[first:stop]):
            return None
        named = self._recent.named_between(opens, self._tokens[stop].start)
        one = named[-1] if named else None
        if one is None or len(one.name) < FULL_NAME or not is_surely_human(one) or not one.mentions:
            return None
        return one if stop - bisect_left(self._tokens, one.mentions[0], key=_start) == len(one.name) else None

    def _just_quoted(self, start: int) -> Person | None:
        """The one person whom the sentence before names, after a verb of saying: „Nein“, sagt *Ida Kern*. Die Leiterin
        des Archivs bleibt dabei."""
        if "inverts" not in self._words.habits or self._recent.paragraph_start(start) == start:
            return None
        before = self._recent.sentence_start(start - 1)
        named = {one for one in self._recent.named_between(before, start) if is_surely_human(one)}
        one = next(iter(named)) if len(named) == 1 else None
        return one if one and any(before <= at < start for at in one.as_reporter) else None
