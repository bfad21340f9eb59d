"""Noun phrases that can be a source, found without a parser: to the left or to the right of a cue.

Positions are indexes into a sentence's tokens. Only the lexicon is consulted; contents and people are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from retrieval.quoting.grammar.declension import belongs_to_title, is_addressee, opens_outlet
from retrieval.quoting.grammar.descriptions import (
    LONGEST,
    after_marks,
    counts_children,
    description_end,
    end_of_holder,
    is_definite_noun,
    is_governed,
    joins_offices,
    measures,
    names_body,
    office_phrase_end,
    opens_genitive,
    owns_person,
    points_at,
    related_end,
)
from retrieval.quoting.grammar.first_names import body_name_end, ends_name, is_surname_here, opens_surname
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

POSSESSIVES = ("'s", "’s")
INSTITUTION = 4
"""The greatest number of lower-case words between an institution's name and its holder's."""
SIGNS = frozenset("&%$€£¥₩₹₺₽₴")
"""Signs that stand within a noun phrase: a *£90m* marina."""
DASHES = frozenset({"—", "–", "-", "--"})


class Phrase(NamedTuple):
    """The tokens `first` to `last`, both included, that stand for a source.

    `apposition` is where a second description starts ("Ruiz, *the mayor*"); -1 without one.
    """

    first: int
    last: int
    apposition: int = -1

    def of(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        return tuple(tokens[self.first : self.last + 1])


def is_between(token: Token, words: Lexicon) -> bool:
    """True for a word that can stand between a subject and its verb: an adverb, an auxiliary or a negation."""
    lower = token.lower
    return lower in words.between or (
        lower.endswith(words.ends.adverbs) and not token.is_capitalised and len(lower) > 4 and lower not in words.bodies
    )


def opening_bracket(tokens: Sequence[Token], closing: int) -> int:
    """The position of the opening bracket for the one at `closing`; -1 if it is not near."""
    return next((at for at in range(closing - 1, max(-1, closing - 12), -1) if tokens[at].text == "("), -1)


def is_name(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for capitalised words and what can join them: "Ministerium der Finanzen", but not "darin steht"."""
    between = (words.particles, words.inner, words.determiners)
    return all(
        token.is_capitalised or not token.is_word or any(token.lower in listed for listed in between)
        for token in tokens
    )


def phrase_ending(tokens: Sequence[Token], last: int, words: Lexicon) -> Phrase | None:
    """The longest noun phrase that ends at `last`; None if none does."""
    if last < 0 or not tokens[last].is_word:
        if last < 0 or not (
            tokens[last].text == "." and last and words.full_stops.is_abbreviation(tokens[last - 1].text)
        ):
            return None
    elif tokens[last].lower in words.pronouns:
        return Phrase(last - owns_person(tokens, last, words), last)
    first = last + 1
    for at in range(last, max(-1, last - LONGEST), -1):
        token = tokens[at]
        if not joins(tokens, at, words):
            break
        first = at
        inside = token.is_capitalised and at > 0 and tokens[at - 1].is_capitalised  # Keep *Our* Pool
        if token.lower in words.determiners and not inside and not opens_longer(tokens, at, words):
            break
    while first <= last and (tokens[first].lower in words.prepositions or tokens[first].lower in words.conjunctions):
        first += 1
    times = words.time if "no-articles" in words.habits else frozenset()  # *Весной* глава посёлка обещал
    while first < last and (is_between(tokens[first], words) or tokens[first].lower in times):
        first += 1
    if first > last or all(not tokens[i].is_word or is_function(tokens[i], words) for i in range(first, last + 1)):
        return None
    return Phrase(first, last)


def joins(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the token at `at` can belong to a noun phrase that continues to its right."""
    token, lower = tokens[at], tokens[at].lower
    if token.stretch:
        return False
    if not token.is_word:
        shortens = token.text == "." and at > 0 and words.full_stops.is_abbreviation(tokens[at - 1].text)
        return token.text in SIGNS or shortens
    if lower in words.pronouns and lower not in words.determiners:
        return False
    if token.is_capitalised and at > 0 and lower not in words.conjunctions:
        return True
    if lower in words.links:
        named = 0 < at < len(tokens) - 1 and tokens[at - 1].is_capitalised and tokens[at + 1].is_capitalised
        return named or joins_offices(tokens, at, words)
    if lower in words.clausal:
        return False
    if lower in words.prepositions:
        return at > 0 and tokens[at - 1].is_word and tokens[at - 1].lower not in words.prepositions
    return lower not in words.verbs or at == 0 or is_noun_here(tokens, at, words)


def is_noun_here(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if a form of a reporting verb is a noun or participle at `at`: "the *report*", "a source *speaking*"."""
    lower = tokens[at].lower
    before = tokens[at - 1]
    if lower in words.roles or lower in words.ambiguous or before.lower in words.determiners:
        return True
    if before.lower.endswith(POSSESSIVES) or is_governed(tokens, at, words):
        return True
    return lower.endswith(words.ends.gerunds) and before.text.islower() and not is_function(before, words)


def opens_longer(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the determiner at `at` stands inside a longer phrase: "a spokesman for *the* mayor"."""
    owned = at > 0 and tokens[at].lower in words.inner and words.means_person(tokens[at - 1].lower)  # le ministre *des*
    governed = at > 1 and tokens[at - 1].lower in words.prepositions and tokens[at - 2].is_word
    return owned or governed or opens_genitive(tokens, at, words)


def is_function(token: Token, words: Lexicon) -> bool:
    """True for a pronoun, preposition, conjunction, auxiliary or adverb; False for a noun, name or other verb."""
    return token.lower in words.functions


def phrase_starting(tokens: Sequence[Token], first: int, words: Lexicon, *, plain: bool = False) -> Phrase | None:
    """The noun phrase that starts at `first`, with its apposition: "said *Ana Ruiz, the mayor of Lima*"; else None.

    With `plain` it may start with any noun or adjective, without an article: said *local activist Ana Ruiz*.
    """
    if first >= len(tokens):
        return None
    token = tokens[first]
    if token.lower in words.pronouns and not points_at(tokens, first, words):
        return Phrase(first, first)
    last = office_phrase_end(tokens, first, words)
    if last > first and not any(one.is_capitalised for one in tokens[last + 1 : last + 2]):
        return _extended(tokens, first, last, last + 1, words)
    if not can_start(token, words) and not (plain and token.is_word and not is_function(token, words)):
        return None
    last = first
    at = first + 1
    while at < min(len(tokens), first + LONGEST) and continues(tokens, at, words):
        last = at
        at += 1
    if (end := end_of_holder(tokens, first, last, words)) > last:
        return _extended(tokens, first, end, end + 1, words)
    while (
        last > first
        and not is_surname_here(tokens, last)
        and not counts_children(tokens, last, words)
        and (is_function(tokens[last], words) or not tokens[last].is_word or _only_relates(tokens[last], words))
    ):
        last -= 1
    if (end := body_name_end(tokens, first, last, words)) > last:
        return _extended(tokens, first, end, end + 1, words)
    return _extended(tokens, first, last, at, words)


def _only_relates(token: Token, words: Lexicon) -> bool:
    """True for a relative pronoun that is no article: säger en kollega *som* var med."""
    return "verb-second" in words.habits and token.lower in words.relatives and token.text.islower()


def _extended(tokens: Sequence[Token], first: int, last: int, at: int, words: Lexicon) -> Phrase:
    """The phrase from `first` to `last` with the bracket, relative clause or apposition that follows it at `at`."""
    if at < len(tokens) - 1 and tokens[at].text == "(":
        closing = next((i for i in range(at, min(len(tokens), at + 12)) if tokens[i].text == ")"), -1)
        if closing > 0:
            last, at = closing, closing + 1
    if (end := after_marks(tokens, first, at, words)) > last:
        return Phrase(first, end)
    if (end := related_end(tokens, first, last, words)) > last:
        return Phrase(first, end)
    if at < len(tokens) - 2 and tokens[at].text == "," and not tokens[at + 1].stretch:
        end = description_end(tokens, first, at, words)
        if end > at:
            return Phrase(first, end, at + 1)
    return Phrase(first, last)


def can_start(token: Token, words: Lexicon) -> bool:
    """True if the token can be the first of a noun phrase."""
    if not token.is_word or token.lower in words.time:
        return False
    if token.lower in words.conjunctions or token.lower in words.prepositions or token.lower in words.adverbs:
        return False
    if token.is_capitalised or token.text[0].isdigit():
        return True
    if token.lower in words.determiners or words.is_role(token.lower) or token.lower in words.titles:
        return True
    return is_definite_noun(token, words)


def continues(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the token at `at` belongs to the noun phrase before it."""
    token = tokens[at]
    if token.stretch or token.lower in words.auxiliaries or token.lower in words.complementizers:
        return False
    if measures(tokens, at, words):
        return True
    if "inverts" in words.habits and token.is_word and not continues_noun(tokens, at, words):
        return False
    if "no-articles" in words.habits and is_addressee(token, words) and not belongs_to_title(tokens, at, words):
        return False
    if is_surname_here(tokens, at):
        return True
    if token.lower in words.time or token.lower in words.adverbs or trails(tokens, at, words):
        return False
    if not token.is_word:
        return token.text == "." and words.full_stops.is_abbreviation(tokens[at - 1].text) and at < len(tokens) - 1
    if token.lower in words.prepositions:
        return token.lower in words.inner and tokens[at - 1].is_word
    if token.lower in words.conjunctions:
        named = token.lower in words.links and at + 1 < len(tokens) and tokens[at + 1].is_capitalised
        return named or joins_offices(tokens, at, words)
    return token.is_capitalised or token.lower not in words.verbs or _is_noun(tokens, at, words)


def _is_noun(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the form of a verb is a noun at `at`: the secretary of *state*; a lancé le *juge*."""
    role = tokens[at - 1].lower in words.determiners and words.is_role(tokens[at].lower)
    return role or is_governed(tokens, at, words)


def leads_to_name(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if an institution's noun at `at` precedes its holder's name: глава Счётной *палаты* Анна Соколова."""
    if "no-articles" not in words.habits:
        return False
    for i in range(at, min(len(tokens) - 1, at + INSTITUTION)):
        token = tokens[i]
        if token.is_capitalised:
            return i > at and tokens[i + 1].is_capitalised
        if not token.is_word or is_function(token, words) or token.lower in words.verbs or token.lower in words.clausal:
            return False
    return False


def _owns_body(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the noun at `at` says which body the noun before it means: в Министерстве *культуры*."""
    if "no-articles" not in words.habits or not tokens[at].text.islower() or is_function(tokens[at], words):
        return False
    return tokens[at].lower not in words.verbs and names_body(tokens[at - 1].lower, words)


def trails(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for an adverb of manner that no noun follows, so that it ends a phrase: said the coroner *dryly*."""
    token = tokens[at]
    if not (token.text.islower() and len(token.text) > 4 and token.lower.endswith(words.ends.adverbs)):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or not after.is_word or is_function(after, words)


def continues_noun(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """False if a noun phrase ends before the token at `at`, such as a verb or a determiner in another case."""
    lower = tokens[at].lower
    before = tokens[at - 1]
    if tokens[at].text.islower() and lower not in words.inner and is_definite_noun(before, words):
        return False  # sier redningslederen *stille*
    if "noun-capitals" not in words.habits:
        return (
            not before.is_capitalised
            or leads_to_name(tokens, at, words)
            or _owns_body(tokens, at, words)
            or (words.is_role(before.lower) and not ends_name(tokens, at - 1))
            or words.is_role(lower)
            or tokens[at].is_capitalised
            or lower in words.inner | words.links
            or opens_surname(tokens, at, words)
        )
    if lower in words.determiners:
        return (lower in words.genitives and not opens_outlet(tokens, at, words)) or before.lower in words.inner
    return (
        tokens[at].is_capitalised or not before.is_capitalised or lower in words.inner | words.particles | words.links
    )
