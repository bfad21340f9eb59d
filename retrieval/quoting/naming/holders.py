"""Who holds an office: "the senator", "her coach", el ministro de Sanidad."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.declension import SHORTEST_STEM, nominative_body, stem
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person, describable
from retrieval.quoting.naming.recent import Recent

_DEFINITE = 2
"""The number of words in an article and an office."""


class Holders:
    """Finds the people whom an article names by an office that they hold."""

    def __init__(self, people: People, recent: Recent) -> None:
        self._people = people
        self._recent = recent
        self._words = people.words

    def note(self, tokens: Sequence[Token]) -> None:
        """Record the holder of the office with which a sentence opens, so that a later pronoun can refer to them.

        *The prefect* promised buses. “Six a day,” he said.
        """
        words = self._words
        opener = tokens[0].lower
        if "inverts" not in words.habits and (opener in words.prepositions or opener in words.subordinates):
            comma = next((at for at, token in enumerate(tokens) if token.text == ","), -1)
            tokens = tokens[comma + 1 :] if comma > 0 else tokens  # Before lunch, *the judge* urged them to talk
        core = tokens[: 1 if "no-articles" in words.habits else _DEFINITE]
        if len(tokens) <= len(core) or not tokens[len(core)].is_word or tokens[len(core)].is_capitalised:
            return
        if core[-1].lower in words.kin or not words.is_role(core[-1].lower):
            return
        holder = self.by_role(core)
        if holder and holder.is_named_before(core[0].start):
            self._recent.note(holder, core[0].start)

    def by_role(self, core: Sequence[Token]) -> Person | None:
        """The person whom "the senator" means, or "her coach" if only one person is a coach; else None."""
        words = self._words
        bare = "inverts" in words.habits and len(core) == 1
        bare = bare or ("no-articles" in words.habits and words.is_role(core[0].lower))
        owned = len(core) == _DEFINITE and core[0].lower in words.owning
        if len(core) > 6 or not (bare or owned or core[0].lower in words.definite):
            return None
        role = core[-1].lower
        if not self._words.is_role(role):
            return self._of_whole_role(core)
        gender = self._people.described_gender(core, role)
        fitting = [person for person in describable(self._people.persons) if self._has_role(person, role)]
        fitting = [person for person in fitting if not (gender and person.gender and person.gender != gender)]
        if owned and (len(fitting) > 1 or role in words.kin):
            return None
        if owned and fitting and self._is_named_by(fitting[0], core[0].start):
            self._recent.note(fitting[0], core[0].start)
        fitting = _told_apart(core, fitting)
        holders = [one for one in fitting if one.is_named_before(core[0].start)]
        if len(holders) > 1:
            return self._recent.last_told(core[0].start, holders)
        return max(fitting, key=lambda person: person.last_before(core[0].start), default=None)

    def _is_named_by(self, person: Person, at: int) -> bool:
        """True where the article names the person in the sentence of offset `at` or before it."""
        return bool(person.mentions) and self._recent.sentence_start(person.mentions[0]) <= at

    def is_shared(self, core: Sequence[Token]) -> bool:
        """True if several people of the article hold the office that stands alone in the source: which *minister*
        spoke?"""
        words, office = self._words, core[-1].lower
        has_article = len(core) == _DEFINITE and core[0].lower in words.definite
        has_article = has_article or (len(core) == 1 and office.endswith(words.ends.articles))
        if not has_article or not words.is_role(office):
            return False
        holders = [one for one in describable(self._people.persons) if self._has_role(one, office)]
        return sum(one.is_named_before(core[0].start) for one in holders) > 1

    def _of_whole_role(self, core: Sequence[Token]) -> Person | None:
        """The only person whose office the article gives in all words of `core`: el *ministro de Sanidad*; else
        None."""
        at = core[0].start
        told = {token.lower for token in core if token.is_word} - self._words.determiners - self._words.prepositions
        if len(told) < _DEFINITE or not any(self._words.is_role(word) for word in told):
            return None
        known = (one for one in describable(self._people.persons) if one.roles and one.is_named_before(at))
        holders = [one for one in known if self._holds_whole(one, told)]
        return holders[0] if len(holders) == 1 else None

    def _holds_whole(self, person: Person, told: set[str]) -> bool:
        """True where the person's office is told by all these words: глава *районной* администрации for глава
        *района*. Where nouns have no articles, an office alone may be that of any body: *Директор* for директор школы.
        """
        words, role = self._words, set(person.role.lower().split()) or person.roles
        missing = told - role
        if not missing or "no-articles" not in words.habits or any(words.is_role(word) for word in missing):
            return not missing
        alone = len(role) == 1
        return all((alone and nominative_body(word, words)) or _opens_any(word, role, words) for word in missing)

    def _has_role(self, person: Person, role: str) -> bool:
        """True where the person is a `role`; where nouns are compounds, an "außenminister" is a "minister" too.

        An ending may serve the noun as its article: *ministeren* is the finansminister.
        """
        if role in person.roles:
            return True
        if role.endswith(self._words.ends.articles) and role not in self._words.humans:
            plain = tuple(role.removesuffix(one) for one in self._words.ends.articles if role.endswith(one))
            return any(known.endswith(plain) for known in person.roles)
        return "noun-capitals" in self._words.habits and any(known.endswith(role) for known in person.roles)


def _opens_any(word: str, others: set[str], words: Lexicon) -> bool:
    """True where one of the `others` is made from the noun `word`: *район*ной for *район*а."""
    stemmed = stem(word, words.case_endings)
    return len(stemmed) >= SHORTEST_STEM and any(other.startswith(stemmed) for other in others)


def _told_apart(core: Sequence[Token], holders: list[Person]) -> list[Person]:
    """The holders whose office has the other words of the source, too (the *energy* minister); all if none has."""
    told = {token.lower for token in core[1:-1]}
    described = [one for one in holders if told and told <= set(one.role.lower().split())]
    named = any(token.is_capitalised for token in core[1:-1]) and core[0].text.islower() and core[-1].text.islower()
    return described or ([] if named else holders)  # the *Rovers* coach is not the coach of another club
