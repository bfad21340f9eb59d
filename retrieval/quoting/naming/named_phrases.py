"""Noun phrases that end with a name: "Clinton spokeswoman *Jennifer Palmieri*", burgemeester *Rosa van Dijk*."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import Mention, find_mentions
from retrieval.quoting.grammar.phrases import is_function, phrase_ending
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.grammar.verb_groups import is_finite
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.owners import before_titles, belongs_to, is_owned, is_titled, lead_to_name
from retrieval.quoting.naming.people import FULL_NAME, People
from retrieval.quoting.naming.person import Person, is_surely_human
from retrieval.quoting.naming.recent import Recent
from retrieval.quoting.naming.standing import courtesy_before, is_apposed

_LONGEST_DESCRIPTION = 10
_CLAUSE = 3
"""The greatest number of words of a clause after the name with which it opens: Carla Denti *entra in aula*, …"""
_KIN = 3
"""Words of a relative with a first name: zijn vader Koos."""


class NamedPhrases:
    """Finds the person that a noun phrase names. Names that only tell whose aide somebody is are not meant."""

    def __init__(self, people: People, recent: Recent) -> None:
        self._people = people
        self._recent = recent
        self._words = people.words

    def named(self, core: Sequence[Token]) -> Person | None:
        """The person whose name ends the core of a source: "Clinton spokeswoman *Jennifer Palmieri*"."""
        core = self._without_clause(_without_honours(_without_stop(core), self._words))
        mentions = self._mentions_in(core)
        if not mentions or self._is_kin_by_first_name(core):
            return None
        if mentions[-1].last != len(core) - 1 or self._is_placed(core, mentions):
            return next(filter(None, (self._placed(core, mention) for mention in mentions)), None)
        if len(mentions) > 1 and core[mentions[-2].last + 1].lower in self._words.links:
            return None
        mention = mentions[-1]
        before = before_titles(core, mention)
        if belongs_to(core, mention, self._people) or self._is_no_name(core, mention):
            return None
        if is_owned(core, before, self._words):
            return self._placed(core, mentions[0]) if len(mentions) > 1 else None
        if 0 <= before <= 1 and self._opens_surname(core[: before + 1]):
            return self._with_particles(core[: before + 1], mention)
        if self._is_in_genitive(core, before):
            return None
        before -= before > 0 and core[before].lower in self._words.determiners
        if before >= 0 and core[before].lower in self._words.prepositions:
            return self._placed(core, mentions[0]) if len(mentions) > 1 else None
        titles = courtesy_before(core, mention, self._words)
        return self._people.find(mention.name, core[0].start, titles) or self._within(mention.name, core[0].start)

    def holder_beside(self, core: Sequence[Token], rest: Sequence[Token]) -> Person | None:
        """Whose full name follows an office and its owner's name in commas: Menedżerka Keller, *Anna Mazur*, …

        Words may introduce it: Коллега Дьякова, *медсестра Нина Кох*. For a relative a first name will do: Matka
        Dominika, pani *Halina*. Only where nouns have no articles and an owner none either; not where the name has the
        same surname. Elsewhere it follows the body for which somebody speaks: a spokesman for Rail First, *Ann Lee*, …
        """
        words = self._words
        if self._speaks_for_body(core) and (spoken := next(iter(find_mentions(rest, words)), None)):
            full = not spoken.first and len(spoken.name) == FULL_NAME and is_first_name(spoken.name[0])
            return self._people.find(spoken.name, rest[0].start, spoken.titles) if full else None
        owned = len(core) > 1 and core[-1].is_capitalised and any(words.means_person(one.lower) for one in core[:-1])
        mention = holder_in(rest, words) if owned and "no-articles" in words.habits else None
        if mention is None or not lead_to_name(rest[: mention.first], core, words):
            return None
        if len(mention.name) < FULL_NAME and core[0].lower not in words.kin:
            return None
        after = rest[mention.last + 1 : mention.last + 2]
        if (after and after[0].text != ",") or not is_first_name(mention.name[0]) or mention.name[-1] == core[-1].text:
            return None
        return self._people.find(mention.name, rest[0].start, mention.titles)

    def _speaks_for_body(self, core: Sequence[Token]) -> bool:
        """True for an office, a preposition and a noun for a body before its name: a spokesman *for the union* Rail
        First."""
        words = self._words
        at = next((at for at, token in enumerate(core) if at and token.lower in words.inner), 0)
        named = next((i for i in range(at, len(core)) if core[i].is_capitalised), 0)
        office = at > 0 and words.is_role(core[at - 1].lower) and "inverts" not in words.habits
        return office and named > at + 1 and core[-1].is_capitalised and core[named - 1].lower in words.bodies

    def _without_clause(self, core: Sequence[Token]) -> Sequence[Token]:
        """A full name without the verb of a clause that other verbs follow: *Carla Denti* entra, posa la borsa e dice …

        Only where no noun follows a name that describes it, and where the words name nobody else: Carla Denti *figlia*.
        """
        mention = next(iter(find_mentions(core, self._words)), None) if "inverts" in self._words.habits else None
        if mention is None or mention.first or len(mention.name) < FULL_NAME or not is_first_name(mention.name[0]):
            return core
        after = core[mention.last + 1 : mention.last + 2 + _CLAUSE]
        acts = len(after) <= _CLAUSE and all(one.is_word and one.text.islower() for one in after)
        nouns = (is_function(one, self._words) or self._words.means_person(one.lower) for one in after)
        return core[: mention.last + 1] if acts and not any(nouns) else core

    def _is_kin_by_first_name(self, core: Sequence[Token]) -> bool:
        """True for a relative whose surname the article does not tell: zijn vader *Koos*."""
        owned = len(core) == _KIN and core[0].lower in self._words.possessives
        shown = "inverts" in self._words.habits and "no-articles" not in self._words.habits
        if not owned or not shown or core[1].lower not in self._words.kin:
            return False
        known = self._people.find((core[2].text,), core[2].start)
        return known is None or len(known.name) == 1

    def described_by(self, tokens: Sequence[Token], first: int) -> Person | None:
        """Whom a description that goes on at `first` is of, after a comma: *Ana Ruiz*, a nurse from Lima, who …"""
        for comma in range(first - 1, max(0, first - _LONGEST_DESCRIPTION), -1):
            token = tokens[comma]
            if token.text == ",":
                outer = phrase_ending(tokens, comma - 1, self._words)
                return self.named(outer.of(tokens)) if outer else None
            if not token.is_word or is_finite(token, self._words):
                return None
        return None

    def _mentions_in(self, core: Sequence[Token]) -> list[Mention]:
        """The mentions without the titles that other titles follow: *Dr* hab. Jan Kos."""
        found = list(find_mentions(core, self._words))
        if len(found) < 2:
            return found
        alone = [
            one for one in found if one.first == one.last < len(core) - 1 and is_titled(core[one.first], self._words)
        ]
        return [one for one in found if one not in alone] or found

    def _is_described(self, core: Sequence[Token]) -> bool:
        """True for an article and a word that tells a home or a trade, and for a trade whose ending is its article."""
        words, last = self._words, core[-1]
        if "inverts" not in words.habits or len(core) > FULL_NAME or is_first_name(last.text):
            return False
        if len(core) == 1:
            definite = last.lower.endswith(words.ends.articles) and self._recent.opens_sentence(last.start)
            return definite and (words.means_person(last.lower) or last.lower.endswith(words.ends.people))
        return core[0].lower in words.definite and last.lower.endswith((*words.ends.people, *words.ends.demonyms))

    def _is_no_name(self, core: Sequence[Token], mention: Mention) -> bool:
        """True for a place or body of an office, whose body it is (в мэрии *Казани*), and for a common noun."""
        led = self._people.seats.is_led(core, mention) or self._owns_body(core, mention)
        return led or self._is_common_noun(core, mention)

    def _owns_body(self, core: Sequence[Token], mention: Mention) -> bool:
        """True for a genitive after a noun for a body, which nobody holds there (штаб *Навального*, мэрия *Казани*),
        and for the name of the body itself where it follows its noun: la plataforma *Salvemos el Puerto*."""
        words, before = self._words, [token.lower for token in core[: mention.first]]
        if any(map(words.is_role, before)) or words.bodies.isdisjoint(before):
            return False
        if "noun-adjective" in words.habits:
            alone = len(mention.name) == 1 and before[-1] in words.bodies
            is_noun = any(one.lower in words.bodies and one.text.islower() for one in core[: mention.first])
            return is_noun and (alone or not any(is_first_name(word) for word in mention.name))
        if not words.seat_endings:
            return False
        return len(mention.name) > 1 or mention.name[0].endswith((*words.ends.seats, *words.ends.places))

    def _is_common_noun(self, core: Sequence[Token], mention: Mention) -> bool:
        """True for a noun after "a", or after an article and an adjective, where nouns have capitals.

        True as well for a word with the ending of somebody who is from a place or has a trade: *der Kieler*; *Rektorn*.

        Anywhere else for a capitalised word after "one" or "a" that is nobody's known name: *One senior Tory*.
        """
        if "inverts" not in self._words.habits and len(mention.name) == 1 and not mention.titles and mention.first:
            person = self._people.find(mention.name, core[0].start)
            known = person is not None and (is_surely_human(person) or len(person.name) > 1)
            counted = core[0].lower in self._words.counting
            vague = core[0].lower in self._words.indefinite and core[0].lower not in self._words.that
            return counted or (vague and not known and core[0].lower not in self._words.possessives)
        if self._is_described(core):
            person = self._people.find(mention.name, core[0].start)
            return person is None or not (is_surely_human(person) or len(person.name) > 1)
        if "noun-capitals" not in self._words.habits or len(mention.name) > 1 or not mention.first:
            return False
        if mention.first == 1:
            return core[0].lower in self._words.indefinite
        adjective = core[mention.first - 1]
        plain = (
            adjective.text.islower()
            and not self._words.is_role(adjective.lower)
            and not is_titled(adjective, self._words)
        )
        return plain and core[0].lower in self._words.determiners and not is_function(adjective, self._words)

    def _is_in_genitive(self, core: Sequence[Token], before: int) -> bool:
        """True for a name after a genitive and its adjectives: der Gouverneur *des benachbarten Staates* Oaxaca."""
        at = before
        while at > 0 and core[at].text.islower() and not is_function(core[at], self._words):
            at -= 1
        if at < 1 or "noun-capitals" not in self._words.habits or core[at].lower not in self._words.genitives:
            return False
        return core[at - 1].is_capitalised if at == before else self._words.is_role(core[at - 1].lower)

    def _opens_surname(self, opening: Sequence[Token]) -> bool:
        """True for the particles of a surname: *von der* Leyen; *De* Wit, with a capital within a sentence."""
        if not all(token.lower in self._words.particles for token in opening):
            return False
        lone = opening[0]
        inside = not self._recent.opens_sentence(lone.start)
        return len(opening) > 1 or (lone.is_capitalised and inside and lone.lower in self._words.determiners)

    def _with_particles(self, opening: Sequence[Token], mention: Mention) -> Person | None:
        """The person of that surname, under it with its particles where the article gives no fuller name."""
        person = self._people.find(mention.name, opening[0].start)
        if person and person.name == mention.name:
            person.name = (*(token.text for token in opening), *mention.name)
        return person

    def _is_placed(self, core: Sequence[Token], mentions: Sequence[Mention]) -> bool:
        """True where a person is named first, and then where they are from: *Fenna Smit* van Fiets Mee."""
        if len(mentions) < 2 or is_first_name(mentions[-1].name[0]):
            return False
        return any(self._placed(core, one) for one in mentions[:-1])

    def _placed(self, core: Sequence[Token], mention: Mention) -> Person | None:
        """The person named before a preposition: "burgemeester *Rosa van Dijk* van Rotterdam"."""
        before = before_titles(core, mention)
        governed = before >= 0 and core[before].lower in self._words.prepositions
        after = core[mention.last + 1 : mention.last + 2]
        told = "noun-capitals" in self._words.habits and any(token.lower in self._words.determiners for token in after)
        if governed or not (told or any(token.lower in self._words.prepositions for token in after)):
            return None
        titled = bool(mention.titles) or (
            before_titles(core, mention) >= 0 and self._is_titled_before(core, mention.first)
        )
        leads = all(token.lower in self._words.determiners for token in core[: mention.first])
        leads = leads and self._words.bodies.isdisjoint(word.lower() for word in mention.name)
        known = self._people.find(mention.name, core[0].start) if leads and len(mention.name) == 1 else None
        if known and len(known.name) > 1 and is_surely_human(known):
            return known  # Ruiz *on Facebook* wrote
        if not titled and (len(mention.name) < 2 or not (leads or is_first_name(mention.name[0]))):
            return None
        return self._people.find(mention.name, core[0].start, mention.titles)

    def _is_titled_before(self, core: Sequence[Token], first: int) -> bool:
        """True for a title before the name at `first`, with or without its stop: *prof.* Jan Kos z Krakowa."""
        at = first - 1 - (first > 1 and core[first - 1].text == ".")
        return is_titled(core[at], self._words)

    def _within(self, name: tuple[str, ...], at: int) -> Person | None:
        """The person whose name ends a longer run of capitalised words: "White House Chief *Ana Ruiz*"."""
        for first in range(1, len(name)):
            found = self._people.find(name[first:], at)
            if found and len(name) - first > 1:
                return found
        return None


def _without_stop(core: Sequence[Token]) -> Sequence[Token]:
    """The phrase without the stop of the initial that it ends with: Zenon *R.*"""
    initial = len(core) > 1 and core[-1].text == "." and len(core[-2].text) == 1
    return core[:-1] if initial else core


def _without_honours(core: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The phrase without the letters after a name: Ana Ruiz *KC*."""
    honoured = len(core) > 1 and core[-1].text.isupper() and core[-1].lower in words.honours
    return core[:-1] if honoured else core


def holder_in(rest: Sequence[Token], words: Lexicon) -> Mention | None:
    """The name in what stands after a description and its comma; of two, the second after an adjective and a noun:
    the owner, *Danish group* Norland. None where two are joined: members of the board, *Ann Lee and Tom Webb*."""
    mentions = list(find_mentions(rest, words))
    if len(mentions) < 2:
        return mentions[0] if mentions else None
    one, other = mentions[:2]
    between = rest[one.last + 1 : other.first]
    if len(between) == 1 and between[0].lower in words.links:
        return None
    if one.first == one.last == 0 and between and all(token.text.islower() for token in between):
        return other if between[-1].lower in words.bodies | words.roles else one
    return one


def apposed_holder(core: Sequence[Token], source: Sequence[Token], words: Lexicon) -> Mention | None:
    """The name after a comma that tells who holds the office in `core`: the captain, *Ana Ruiz*; None without one."""
    rest = source[len(core) + 1 :]
    mention = holder_in(rest, words) if rest else None
    if mention is None:
        return None
    titled = lead_to_name(rest[: mention.first], core, words) or (rest[0].is_capitalised and mention.first > 0)
    return mention if titled and is_apposed(core, mention, words) else None


def core_of(source: Sequence[Token]) -> Sequence[Token]:
    """The source up to its first comma, bracket or dash."""
    end = next((at for at, token in enumerate(source) if at and token.text in {",", "(", "—", "–"}), len(source))
    return source[:end]
