"""People of one article who share a surname: which of them a surname alone means, or that it is not told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.quoting.grammar.declension import nominative_body, out_of_genitive
from retrieval.quoting.grammar.first_names import Gender, is_first_name
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person
from retrieval.quoting.naming.recent import Recent

_CLEARLY = 3
"""How many times as often as a namesake in the same sentence a person must be named to be meant by the surname alone.
"""


class Namesakes:
    """Tells people of one surname apart."""

    def __init__(self, people: People, recent: Recent) -> None:
        self._people = people
        self._recent = recent
        self._words = people.words

    def meant(self, person: Person, core: Sequence[Token], said: str, gender: Gender = "") -> Person | None:
        """The person whom a surname alone means where `person` was named last; None where it may be a namesake.

        `said` are the words of the quotation: who speaks of “my brother” is rather a sister of that name. `gender` is
        the one that the verb of saying shows: уточнила *Ковальова* is not Андрій Ковальов.
        """
        if gender and person.gender and person.gender != gender:
            return self._of_gender(person, gender)
        if len(core) != 1 or len(person.name) < 2 or core[0].text != person.surname:
            return person
        at = core[0].start
        others = [one for one in self._people.of_surname(person.surname) if self._shares(one, person, at)]
        if not others:
            return person
        of_kin = self._kin_of_speaker(said)
        if of_kin and person.gender == of_kin:
            speakers = [one for one in others if one.gender and one.gender != of_kin]
            return speakers[0] if len(speakers) == len(others) == 1 else None
        if any(one.gender == of_kin for one in others if of_kin):
            return person
        beside = [one for one in others if self._stand_together(person, one, at)]
        times = person.times_before(at)
        return None if any(times < _CLEARLY * one.times_before(at) for one in beside) else person

    def _of_gender(self, person: Person, gender: Gender) -> Person | None:
        """The only other person of that surname, in the form of the other gender; None if there are several."""
        others = self._people.of_word(self._people.stem(person.surname))
        fitting = [one for one in others if one.gender == gender and len(one.name) > 1]
        return fitting[0] if len(fitting) == 1 else None

    def shown(self, person: Person) -> str:
        """The person's name as it is shown, with a courtesy title if somebody else has that surname: *Mrs* Meldrum.

        A body's noun stands in the nominative: *Klub*, also where the article says only “des Klubs”.
        """
        is_shared = len(person.name) == 1 and len(self._people.of_surname(person.surname)) > 1
        if is_shared and person.courtesy and "no-articles" not in self._words.habits:
            return f"{person.courtesy.title()} {person.shown}"
        if not is_first_name(person.name[0]) and (noun := nominative_body(person.name[0].lower(), self._words)):
            same = noun == person.name[0].lower()
            return person.shown if same else " ".join((noun.capitalize(), *person.name[1:]))
        plain = out_of_genitive(person.shown, self._words)
        return plain if plain.lower() in self._words.bodies else person.shown

    def _shares(self, one: Person, person: Person, at: int) -> bool:
        """True for another person of that surname whom the article has named before `at`, and not as a relative."""
        if one is person or len(one.name) == 1 or not one.is_human or (one.courtesy and not person.courtesy):
            return False
        return any(mention < at and mention not in one.as_relative for mention in one.mentions)

    def _kin_of_speaker(self, said: str) -> Gender:
        """The gender of the first sibling or spouse whom the quotation calls the speaker's own: *my sister*."""
        own = self._words.possessives - self._words.his - self._words.her - self._words.his_or_her
        told = [word.strip(".,;:!?“”‘’\"'").lower() for word in said.split()]
        for owner, noun in pairwise(told):
            if owner in own and noun in self._words.own_kin:
                return self._people.titled_gender([noun])
        return ""

    def _stand_together(self, person: Person, other: Person, at: int) -> bool:
        """True where the sentence that names the person last before `at` names the other one, too."""
        last = person.last_before(at)
        start = self._recent.sentence_start(last) if last >= 0 else -1
        named = other.mentions[other.times_before(start) : other.times_before(at)][:1] if start >= 0 else []
        return any(self._recent.sentence_start(one) == start for one in named)
