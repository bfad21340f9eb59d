"""The people of an article under their full names, and who a surname or an office stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from retrieval.quoting.cased.phrases import Phrase, plain
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Span

_ENDING = 3
"""Letters by which two forms of one office differ at most: müdür, müdür*ü*."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by a name, or by the description in `name` where the article gives none, and the words that tell.

    `is_vague` is set for a relative whose family the words do not tell, and for one of several: *annesi*, *biri*.
    """

    name: str
    source: Span
    is_described: bool = False
    is_vague: bool = False


@dataclass(slots=True)
class Cast:
    """Who is in the article: full names, the offices before them, and who was spoken of last. Nothing here raises.

    `words_of_names` holds every word of a full name, `named` the full names by the words with which they begin or end.
    `met` holds the names that were read so far, and `recent` those of subjects and speakers, the last one at the end.
    `holders` are the names and descriptions of people by their offices.
    """

    words: Lexicon
    words_of_names: set[str] = field(default_factory=set)
    named: dict[str, dict[str, None]] = field(default_factory=dict)
    met: dict[str, None] = field(default_factory=dict)  # an ordered set, as all that hold None
    holders: dict[str, dict[str, None]] = field(default_factory=dict)
    recent: dict[str, None] = field(default_factory=dict)

    def copy(self) -> Cast:
        """The same people under their names, for a quotation that tells of others by their offices alone."""
        return replace(self, met=dict(self.met), holders={}, recent=dict(self.recent))

    def introduce(self, phrases: Iterable[Phrase]) -> None:
        """Learn the full names of a sentence."""
        for phrase in phrases:
            if phrase.is_full and not is_body(phrase, self.words):
                parts = phrase.name.split()
                self.words_of_names.update(parts)
                for word in (parts[0], parts[-1]):
                    self.named.setdefault(word, {})[phrase.name] = None

    def hear(self, phrases: Iterable[Phrase]) -> None:
        """Learn the offices of a sentence that has been read."""
        for phrase in phrases:
            if phrase.is_full:
                self.met[phrase.name] = None
            if phrase.name and phrase.noun:
                self.holders.setdefault(phrase.noun, {})[self.full(phrase.name)] = None

    def spoke(self, person: Person | None) -> None:
        """Remember of whom the narrator told last."""
        if person:
            self.recent.pop(person.name, None)
            self.recent[person.name] = None

    def person(self, phrase: Phrase, text: str, tokens: Sequence[Token]) -> Person:
        """Whom a phrase stands for: a full name, the person with this office, or the description as it stands."""
        source = Span(tokens[phrase.first].start, tokens[phrase.last].end)
        if phrase.name:
            return Person(self.full(phrase.name), source)
        if holder := None if phrase.is_new else self._holder(phrase):
            return Person(holder, source)
        described = source.of(text)
        if phrase.case == "owner":
            described = _without_ending(described, phrase.noun)
        self.holders.setdefault(phrase.noun, {})[described] = None
        is_related = phrase.first == phrase.last and is_possessed(phrase.noun, self.words)
        return Person(described, source, is_described=True, is_vague=is_related or phrase.noun in self.words.someone)

    def full(self, name: str) -> str:
        """The full name that `name` begins or ends: of several, that of whoever was spoken of last."""
        parts = name.split()
        while len(parts) > 1 and parts[-1].lower() in self.words.styles:
            parts.pop()
        fuller = [
            one for one in self.named.get(parts[-1], self.named.get(parts[0], ())) if _stands_for(parts, one.split())
        ]
        if len(fuller) > 1:
            spoken = [one for one in reversed(self.recent) if one in fuller][:1]
            fuller = spoken or [one for one in fuller if one in self.met]
        return fuller[0] if len(fuller) == 1 else name

    def _holder(self, phrase: Phrase) -> str | None:
        """The only person with this office so far, or for another word for a person whoever was spoken of last."""
        offices = [office for office in self.holders if _same_office(office, phrase.noun)]
        held = {name for office in offices for name in self.holders[office]}
        if len(held) == 1 and phrase.noun not in self.words.kin:
            return held.pop()
        if len(held) > 1:
            return next((name for name in reversed(self.recent) if name in held), None)
        last = next(reversed(self.recent), "")
        return last if last in self.met and phrase.noun in self.words.second_mentions else None


def is_body(phrase: Phrase, words: Lexicon) -> bool:
    """True for the name of an institution or place: Sağlık *Bakanlığı*."""
    return bool(phrase.name) and phrase.name.lower().endswith(tuple(words.bodies))


def is_known(phrase: Phrase, cast: Cast) -> bool:
    """True for a full name, or a part of one; False for somebody who is only described."""
    return phrase.is_full or bool(phrase.name and cast.full(phrase.name) != phrase.name)


def find_among(tokens: Sequence[Token], first: int, last: int, listed: Iterable[str]) -> int:
    """The place of the first of the listed words among the tokens from `first` up to `last`; -1 without one."""
    known = frozenset(listed)
    return next((at for at in range(first, last) if plain(tokens[at]) in known), -1)


def _stands_for(parts: Sequence[str], full: Sequence[str]) -> bool:
    length = len(parts)
    return length < len(full) and (list(full[:length]) == list(parts) or list(full[-length:]) == list(parts))


def _same_office(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) < _ENDING


def is_possessed(noun: str, words: Lexicon) -> bool:
    """True for a relative, and for an office with the ending of what somebody has: *oyuncusu*."""
    endings = (ending for ending in words.possessed_endings if noun.endswith(ending))
    return noun in words.kin or any(noun.removesuffix(ending) in words.titles for ending in endings)


def _without_ending(described: str, noun: str) -> str:
    """A description whose last word is `noun` with an ending, without that ending: genç bir *öğretmen*in."""
    opening, _, last = described.rpartition(" ")
    bare = last[: len(noun)] if last.lower().startswith(noun) else noun
    return f"{opening} {bare}".strip()
