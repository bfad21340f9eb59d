"""Unnamed people with whom a sentence opens: *A security guard posted there* saw it; *The judge* was unmoved.

A pronoun in the next sentence means them, so each is recorded at the offset of its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.quoting.grammar.bare import (
    Opening,
    after_opener,
    joins_description,
    opening_description,
    precedes_verb,
)
from retrieval.quoting.grammar.first_names import Gender, is_first_name
from retrieval.quoting.grammar.mentions import find_mentions
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.grammar.verb_groups import is_finite
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.described.anaphora import relative_of, second_mention, tells_children
from retrieval.quoting.naming.described.nearby import Nearby
from retrieval.quoting.naming.described.newcomers import Newcomers
from retrieval.quoting.naming.described.unnamed import before_gerund
from retrieval.quoting.naming.holders import Holders
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person, is_surely_human, joined
from retrieval.quoting.naming.recent import Recent

_TURNED_OUT = 3
"""The greatest number of words between a description and the "be" that says who it is: the man *turned out to* be …"""
_WITHIN = frozenset("().’'-")
"""Punctuation marks that may stand within a description: Mr. Lee, (DVG), der Industrie- und Handelskammer."""
_OBJECT = 4
"""The number of tokens among which the object of a short clause opens: I *spoke to a* nurse."""
_SAID_TO_BE = 6
"""The greatest number of tokens from an "is" to what somebody is said to be: was, *until last May*, a man who …"""
_LIMITING = 5
"""The greatest number of tokens from a preposition after a description to the comma before a name."""
_APPOSED = 7
"""The greatest number of tokens in a title and name after a comma: *Lt. Gov. Ann Lee*."""


class OpeningDescriptions:
    """Records such people at the offsets of their sentences, which must be given in the order of the text."""

    def __init__(self, people: People, recent: Recent, holders: Holders, nearby: Nearby, newcomers: Newcomers) -> None:
        self._people = people
        self._words = people.words
        self._recent = recent
        self._holders = holders
        self._nearby = nearby
        self._newcomers = newcomers
        self._articles = people.words.indefinite - people.words.possessives

    def note(self, tokens: Sequence[Token], after: Sequence[Token] = ()) -> None:
        """Record the person, if any, whom a sentence describes before its verb. Several people are not recorded.

        `after` is the next sentence of the paragraph. Its pronoun tells a gender, so that in “The vet laughed. “No,”
        *he* said” the vet is not the woman named before.
        """
        is_told, are_addressed = tokens[0].lower in self._words.told, self._are_addressed(tokens)
        tokens = after_opener(tokens, self._words)
        opening = None if are_addressed else opening_description(tokens, self._words) or self._met(tokens, after)
        if opening is None or _is_reported(tokens, len(opening.whole), self._words) or self._names_itself(opening):
            return
        if opening.core[opening.noun].lower in self._words.plural_nouns:
            return
        core, noun = opening.core, opening.core[opening.noun].lower
        definite = core[0].lower in self._words.definite
        if apposed := self._apposed(tokens, opening):
            self._note_apposed(apposed, core[0].start)
            return
        told = "" if core[0].lower in self._words.possessives else self._pronoun_gender(after)
        person = self._known(core, opening.whole)
        if person and told and person.gender not in {"", told}:
            if self._names_near(told, core[0].start):
                return  # Mark Pettit doubts it. The biologist wants more. “A dinner party,” *he* said
            person = None
        owned = len(opening.whole) > len(core) or any(
            token.lower in self._words.genitives for token in tokens[len(core) : len(core) + 1]
        )
        owned = owned and not tells_children(opening.whole, self._words)
        if person is None and definite and (is_told or (noun in self._words.kin and not owned)):
            return  # The father of two is somebody named before, and so is whoever is told of it
        expected = told or owned or noun in self._words.unintroduced or self._recent.names_anyone(core[0].start)
        if person is None and definite and not expected:
            return  # The author of this book … is Ada Lind
        if person is None:
            gender = self._people.described_gender(core, noun) or told or self._gender_of(core, noun)
            whole = before_gerund(opening.whole, self._words)
            person = Person((joined(whole),), gender=gender, roles={noun}, is_described=definite)
        self._recent.note(person, core[0].start)

    def _are_addressed(self, tokens: Sequence[Token]) -> bool:
        """True where a pronoun speaks to whom a sentence opens with: *To a visitor* who complained *she replied*."""
        words = self._words
        speaks = any(one.lower in words.he_or_she and two.lower in words.speech for one, two in pairwise(tokens))
        return speaks and tokens[0].lower in words.prepositions and "inverts" not in words.habits

    def _names_itself(self, opening: Opening) -> bool:
        """True where a full name ends the description: Его коллега по цеху *Дмитрий Шнырь* ушёл.

        Only where nouns have no articles.
        """
        after = opening.whole[opening.noun + 1 :] if "no-articles" in self._words.habits else ()
        return any(len(one.name) > 1 and is_first_name(one.name[0]) for one in find_mentions(after, self._words))

    def _known(self, core: Sequence[Token], whole: Sequence[Token]) -> Person | None:
        """The person whom the description `whole` means, by its part `core` up to the noun or because only one is
        near."""
        told = self._newcomers.meant(whole) or self._holders.by_role(core)
        told = told or second_mention(core, self._people, self._recent)
        return told or relative_of(core, self._people, self._recent) or self._nearby.meant(whole, None)

    def _met(self, tokens: Sequence[Token], after: Sequence[Token]) -> Opening | None:
        """The unnamed person in a clause of a sentence that names nobody.

        I met *a fisherman* who swims; it ended when *a guard* came; I asked *a nurse* why. *She* had been on all night.
        """
        words, articles = self._words, self._articles
        opens = [at for at, token in enumerate(tokens[:-2]) if at and token.lower in articles]
        if not opens or any(map(is_surely_human, self._recent.named_between(tokens[0].start, tokens[-1].end))):
            return None
        for at in opens:
            if tokens[at].text.islower():
                found = opening_description(tokens[at:], words)
                end = at + len(found.whole) if found else len(tokens)
                begins = tokens[at - 1].lower in words.clause_openers - words.as_saying  # worked as *a joiner*
                acts = begins and end < len(tokens)
                acts = acts or (at < _OBJECT and self._goes_on_about(tokens, found, after))
                if _says_what(tokens, at, words) or not found or end >= len(tokens):
                    continue
                if tokens[end].lower in words.who or acts:
                    return found
        return None

    def _goes_on_about(self, tokens: Sequence[Token], found: Opening | None, after: Sequence[Token]) -> bool:
        """True where the writer meets somebody of whom the next sentence tells: I asked *a nurse* why. *She* had …"""
        words = self._words
        if found is None or tokens[0].lower not in words.myself | words.plural or not after:
            return False
        gender = self._people.described_gender(found.core, found.core[found.noun].lower)
        return after[0].lower in words.he_or_she and gender in {"", self._pronoun_gender(after[:1])}

    def _note_apposed(self, person: Person, start: int) -> None:
        """Record the person who is described and then named after a comma, if another name stands between the two."""
        named = next((at for at in person.mentions if at > start), start)
        if any(other is not person for other in self._recent.named_between(start, named)):
            self._recent.note(person, start)

    def _apposed(self, tokens: Sequence[Token], opening: Opening) -> Person | None:
        """The person whom a name after a comma identifies: One pastor supporting the bid, *Darran Whiting*, said he
        …"""
        words = self._words
        if identified := self._identified(tokens, opening) or self._called(tokens, len(opening.core)):
            return identified
        comma = _limit(tokens, len(opening.core), words)
        while comma < len(tokens) and (tokens[comma].text in _WITHIN or precedes_verb(tokens, comma, words)):
            comma += 1
        if comma == len(tokens) or tokens[comma].text != ",":
            return None
        after = tokens[comma + 1 : comma + 1 + _APPOSED]
        mention = next(iter(find_mentions(after, words)), None)
        first = int(after[0].lower in words.determiners) if after else 0  # His wife, *the* singer Patti Dene, …
        between = range(first, mention.first if mention else first)
        if mention is None or not all(
            after[at].is_capitalised
            or after[at].text == "."
            or after[at].lower in words.adverbs
            or joins_description(after, at, words)
            for at in between
        ):
            return None
        return self._people.find(mention.name, after[mention.first].start, mention.titles)

    def _called(self, tokens: Sequence[Token], end: int) -> Person | None:
        """The person whom a participle after a description names: A retired nurse *named Ada Finch* rang the bell."""
        after = tokens[end + 1 : end + 1 + _APPOSED]
        if not after or tokens[end].lower not in self._words.judgement or not after[0].is_capitalised:
            return None
        mention = next(iter(find_mentions(after, self._words)), None)
        return self._people.find(mention.name, after[0].start, mention.titles) if mention else None

    def _identified(self, tokens: Sequence[Token], opening: Opening) -> Person | None:
        """The person who a description is said to be: The man with the ladder turned out to be *Jon Lind*."""
        be = next((at for at, token in enumerate(tokens) if token.lower in self._words.passive), len(tokens))
        if not len(opening.core) <= be <= len(opening.whole) + _TURNED_OUT:
            return None
        mention = next(iter(find_mentions(tokens[be + 1 : be + 1 + _APPOSED], self._words)), None)
        if mention is None or mention.first - len(mention.titles) > 0:
            return None
        return self._people.find(mention.name, tokens[be + 1 + mention.first].start, mention.titles)

    def note_source(self, core: Sequence[Token], name: str) -> None:
        """Record an office that speaks without its holder's name, shown as `name`."""
        nouns = [token.lower for token in core if self._words.is_role(token.lower)]
        if nouns:
            person = Person((name,), gender=self._gender_of(core, *nouns), roles=set(nouns), is_described=True)
            self._recent.note(person, core[0].start)

    def _names_near(self, gender: Gender, at: int) -> bool:
        """True where the paragraph names somebody of that gender before offset `at`."""
        return any(one.gender == gender for one in self._recent.named_between(self._recent.paragraph_start(at), at))

    def _pronoun_gender(self, tokens: Sequence[Token]) -> Gender:
        """The gender of the only kind of subject pronoun in a sentence; "" without one or with both."""
        words = self._words
        male = any(token.lower in words.male for token in tokens)
        female = any(token.lower in words.female for token in tokens)
        return "" if male == female else "male" if male else "female"

    def _gender_of(self, core: Sequence[Token], *nouns: str) -> Gender:
        """The gender that a description shows, or else the opposite of that of its possessive pronoun.

        After "Her doctor was late" a "she" is likely to be the patient, and a "he" the doctor.
        """
        if told := self._people.described_gender(core, *nouns):
            return told
        owner = core[0].lower
        return "male" if owner in self._words.her else "female" if owner in self._words.his else ""


def _says_what(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for what a “he” or “she” is said to be, so that it is nobody new: She was, until May, *a woman* who …"""
    near = range(at - 1, max(0, at - 1 - _SAID_TO_BE), -1)
    between = next((one for one in near if tokens[one].lower in words.passive), 0)
    pronoun = any(token.lower in words.he_or_she for token in tokens[:between])
    plain = at == between + 1 or tokens[at - 1].text == "," or tokens[at - 1].lower in words.adverbs
    return between > 0 and pronoun and plain


def _limit(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The place of the comma after a short phrase that tells which one is meant: The captain *in question*, Jo Lind, …

    So does one that tells when: The captain *that day*. It is `at`, where a description ends, if neither begins there.
    """
    dated = any(token.lower in words.moments for token in tokens[at + 1 : at + 2])
    if at == len(tokens) or not (dated or tokens[at].lower in words.prepositions):
        return at
    near = range(at + 1, min(at + _LIMITING, len(tokens)))
    return next((one for one in near if tokens[one].text == ","), at)


def _is_reported(tokens: Sequence[Token], end: int, words: Lexicon) -> bool:
    """True for a description before a comma and a pronoun, which is not the subject of the sentence.

    It may stand within reported words (A new campaign manager*, he said,* could help), or describe the person whom the
    pronoun means: The eldest child of a joiner*, she* went to sea.
    """
    comma = next((at for at in range(end, len(tokens)) if tokens[at].text == ","), len(tokens))
    if comma + 1 >= len(tokens) or tokens[comma + 1].lower not in words.he_or_she:
        return False
    return not any(token.stretch or is_finite(token, words) for token in tokens[end:comma])
