"""Whose words somebody passes on: «…», приводит слова *Ивана Котова* ТАСС; cytuje *go* „Kurier”."""

from __future__ import annotations

from retrieval.quoting.grammar.declension import office_in_case
from retrieval.quoting.grammar.first_names import is_first_name, is_first_name_in_case
from retrieval.quoting.grammar.mentions import is_acronym
from retrieval.quoting.grammar.phrases import Phrase, is_function
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.cues import Cue, Frame

_TO_WORDS = 3
"""The greatest number of tokens from the verb to the noun for what was said: приводит *РИА Новости* слова."""
_OFFICE = 4
"""The greatest number of words of an office before its holder's name."""


def relaying_cue(tokens: tuple[Token, ...], verb: int, words: Lexicon) -> Cue | None:
    """The verb at `verb` as a cue of whose words it passes on: «…», приводит слова *Ивана Котова* ТАСС; else None.

    Only where nouns show their case, so that an object can stand before its subject.
    """
    owner = _relayed(tokens, verb, words)
    return Cue(verb, verb, Frame.SPEECH, owner, inverted=True, frames=frozenset({Frame.SPEECH})) if owner else None


def _relayed(tokens: tuple[Token, ...], verb: int, words: Lexicon) -> Phrase | None:
    """Whose words the verb at `verb` passes on; None for any other verb."""
    if "no-articles" not in words.habits or tokens[verb].lower not in words.relaying:
        return None
    near = range(verb + 1, min(len(tokens), verb + 2 + _TO_WORDS))
    noun = next((at for at in near if tokens[at].lower in words.utterances), -1)
    if noun > 0 and tokens[noun - 1].lower in words.owning:
        return Phrase(noun - 1, noun - 1)
    if noun > 0:
        return _owner(tokens, noun + 1, words)
    return _cited(tokens, verb + 1, words) if tokens[verb].lower in words.citing else None


def _cited(tokens: tuple[Token, ...], first: int, words: Lexicon) -> Phrase | None:
    """The object of a verb of citing, perhaps after the agency that cites: цитирует ТАСС *министра Ивана Котова*."""
    while first < len(tokens) and (tokens[first].stretch or is_acronym(tokens[first])):
        first += 1
    if first == len(tokens):
        return None
    token = tokens[first]
    if token.lower in words.male_forms | words.female_forms | words.owning:
        return Phrase(first, first)
    upright = is_first_name(token.text) or words.is_role(token.lower)
    in_case = is_first_name_in_case(token.text, words.case_endings) or bool(office_in_case(token.lower, words))
    before_agency = token.is_capitalised and first + 1 < len(tokens) and _is_agency(tokens[first + 1], words)
    return _owner(tokens, first, words) if not upright and (in_case or before_agency) else None


def _owner(tokens: tuple[Token, ...], first: int, words: Lexicon) -> Phrase | None:
    """The name at `first`, perhaps after an office, or the office alone; an agency after it does not belong to it."""
    name = first
    while name < min(len(tokens), first + _OFFICE) and tokens[name].text.islower() and tokens[name].is_word:
        if is_function(tokens[name], words) or tokens[name].lower in words.owning:
            break
        name += 1
    last = name
    while last < len(tokens) and tokens[last].is_capitalised and not _is_agency(tokens[last], words):
        last += 1
    if last > name:
        return Phrase(first, last - 1)
    return Phrase(first, first) if first < len(tokens) and office_in_case(tokens[first].lower, words) else None


def _is_agency(token: Token, words: Lexicon) -> bool:
    """True for a name in marks, for an acronym and for a body."""
    return token.stretch is not None or is_acronym(token) or token.lower in words.bodies
