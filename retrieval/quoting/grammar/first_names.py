"""First names, the gender that each of them shows, and where a name begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.text.languages import listed_first_names

Gender = Literal["", "male", "female"]
_SHORTEST_STEM = 3
_FULL = 2
"""Words of a first name and a surname."""
_PARTY = 4
"""The greatest number of tokens of a party within brackets: (PSOE), (PSD-SP), (LR, UDI)."""
_NAMED = 2
"""The least number of words after others that are a first name and a surname: Economy *Giancarlo Giorgetti*."""


@cache
def first_names() -> tuple[frozenset[str], frozenset[str]]:
    """Male and female first names, in lower case."""
    listed = listed_first_names()
    return frozenset(listed["male"]), frozenset(listed["female"])


@cache
def every_first_name() -> frozenset[str]:
    """First names of every language, in lower case."""
    male, female = first_names()
    return male | female | names_of_both()


@cache
def names_of_both() -> frozenset[str]:
    """First names that both men and women bear, in lower case: Jamie, Kim."""
    return frozenset(listed_first_names()["both"])


def gender_of_first_name(word: str) -> Gender:
    """The gender of those who bear a first name; "" for an unknown name and for one that both men and women bear."""
    male, female = first_names()
    lower = word.lower()
    if lower in names_of_both():
        return ""
    return "male" if lower in male else "female" if lower in female else ""


def gender_of_name(word: str, words: Lexicon) -> Gender:
    """As `gender_of_first_name`, where the language gives a name to one gender that others give to both: *Jan* Kos."""
    lower = word.lower()
    if lower in words.male_names:
        return "male"
    return "female" if lower in words.female_names else gender_of_first_name(word)


def without_parties(tokens: Sequence[Token], words: Lexicon) -> list[Token]:
    """The tokens without somebody's party in brackets, after an office or a full name: la maire *(PS)* Ana Ruiz.

    The acronym would be taken for whom a relative clause describes: Ana Ruiz *(PT)*, que afirmou …
    """
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        if tokens[at].text == "(" and _follows_person(kept, words) and (closing := _party_end(tokens, at)):
            at = closing + 1
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _follows_person(before: Sequence[Token], words: Lexicon) -> bool:
    """True after an office in lower case, and after a surname with its first name or title before it."""
    if not before or not before[-1].is_word:
        return False
    if before[-1].text.islower():
        return words.is_role(before[-1].lower)
    near = before[-_FULL - 1 : -1]
    return before[-1].is_capitalised and any(
        is_first_name(one.text) or words.is_role(one.lower) or one.lower in words.honorifics for one in near
    )


def _party_end(tokens: Sequence[Token], at: int) -> int:
    """The position of the bracket that closes the acronyms after the one at `at`; 0 where it holds other words."""
    near = range(at + 1, min(len(tokens), at + _PARTY + 2))
    closing = next((one for one in near if tokens[one].text == ")"), 0)
    inside = tokens[at + 1 : closing] if closing else ()
    acronyms = [one for one in inside if one.is_word]
    is_party = bool(acronyms) and all(one.text.isupper() and len(one.text) > 1 for one in acronyms)
    return closing if is_party else 0


def is_surname_here(tokens: Sequence[Token], at: int) -> bool:
    """True for a capitalised word after a first name, whatever else the word means: Karl *Sommer*, Jonas *Auch*."""
    token, before = tokens[at], tokens[at - 1]
    return at > 0 and token.is_capitalised and before.is_capitalised and before.lower in every_first_name()


def is_first_of_two(tokens: Sequence[Token], at: int) -> bool:
    """True for a first name before another capitalised word, even if it is an auxiliary as well: *Will* Harding."""
    return at + 1 < len(tokens) and is_first_name(tokens[at].text) and tokens[at + 1].is_capitalised


def opens_second_name(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where somebody's name begins right after that of somebody else, in one case or another, or after the place
    that a noun's preposition leads into: Podle Anny Malé *Jan* Krátký řekl …; пекарь из Тулы *Инна*."""
    if at < _FULL or not is_first_name(tokens[at].text) or is_first_name(tokens[at - 1].text):
        return False
    opener = tokens[at - _FULL]
    if at > _FULL and opener.lower in words.prepositions:
        return words.means_person(tokens[at - _FULL - 1].lower)
    full = tokens[at - 1].is_capitalised and opener.is_capitalised and is_first_of_two(tokens, at)
    return full and is_first_name_in_case(opener.text, words.case_endings)


def is_first_name(word: str) -> bool:
    """True for a first name of any language, however it is capitalised."""
    return word.lower() in every_first_name()


@lru_cache(maxsize=16384)
def is_first_name_in_case(word: str, endings: frozenset[str]) -> bool:
    """True for a first name in any grammatical case of a language that has these case endings: Марию, Kacpra."""
    known = every_first_name()
    stems = {word.lower().removesuffix(ending) for ending in ("", *endings)}
    return any(stem + ending in known for stem in stems if len(stem) >= _SHORTEST_STEM for ending in ("", *endings))


def is_title_of_name(token: Token, words: Lexicon) -> bool:
    """True for a word that is a title of the name after it."""
    lower = token.lower
    if lower in words.honorifics or lower in words.styles:
        return True
    return ("noun-capitals" in words.habits or "no-articles" in words.habits) and words.is_role(lower)


def names_month(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a first name that is also a month, in languages that write months in lower case: el alcalde *Julio*
    Mena."""
    small = "inverts" in words.habits and "noun-capitals" not in words.habits
    return small and is_first_name(tokens[at].text) and at + 1 < len(tokens) and tokens[at + 1].is_capitalised


def is_titled_day(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a day that is a first name, between a title and another capitalised word: Chief *Sunday* Okpara."""
    title = at - 1 - (at > 1 and tokens[at - 1].text == ".")
    follows = at + 1 < len(tokens) and tokens[at + 1].is_capitalised and tokens[at + 1].is_word
    return title >= 0 and follows and tokens[title].is_capitalised and is_title_of_name(tokens[title], words)


def ends_name(tokens: Sequence[Token], at: int) -> bool:
    """True for a capitalised word after another one, even if it also names an office: Sem *Kok*, Bas *Prins*."""
    return at > 0 and tokens[at].is_capitalised and tokens[at - 1].is_capitalised


def opens_surname(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for the particle of a surname, which a capitalised word follows: Rosa *van* Dijk; not: Beate Roth *de*
    situatie."""
    if tokens[at].lower not in words.particles:
        return False
    following = tokens[at + 1 : at + 3]
    return any(token.is_capitalised for token in following[:1]) or (
        len(following) > 1 and following[0].lower in words.particles and following[1].is_capitalised
    )


def ends_full_name(tokens: Sequence[Token], last: int) -> bool:
    """True if a first name and its surname end at `last`."""
    named = last > 0 and tokens[last].is_capitalised and is_first_name(tokens[last - 1].text)
    return named and not is_first_name(tokens[last].text)


def holds_particle(tokens: Sequence[Token], last: int, words: Lexicon) -> bool:
    """True if the name that ends at `last` holds a particle: Rosa *van* Dijk."""
    while last > 0 and tokens[last].is_capitalised:
        last -= 1
    return tokens[last].lower in words.particles and last > 0 and tokens[last - 1].is_capitalised


def says_of_what(tokens: Sequence[Token], start: int, words: Lexicon) -> bool:
    """True for the genitive that says of what somebody has the office: ministrul *Educației*, Victor Negrea."""
    if not start or not tokens[start].lower.endswith(words.ends.offices):
        return False
    return words.is_role(tokens[start - 1].lower) and not is_first_name(tokens[start].text)


def opens_before_name(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a sentence that opens with a trade, its ending for "the", and after a comma the name of whom it means,
    perhaps after another trade: *Naboen*, lege Ida Moe, …"""
    noun = tokens[at].lower
    if not noun.endswith(words.ends.articles) or not words.is_role(noun) or (at and tokens[at - 1].is_word):
        return False
    comma, *near = (*tokens[at + 1 : at + 4], tokens[at])
    trade = len(near) > 1 and words.is_role(near[0].lower)
    return comma.text == "," and is_first_name(near[trade].text)


def body_name_end(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> int:
    """The last token of the name of a body whose noun stands before it: la plataforma Salvemos *el Puerto*; or `last`.

    Only where adjectives may follow their noun, as such names hold articles there.
    """
    noun = any(token.lower in words.bodies and token.text.islower() for token in tokens[first:last])
    if "noun-adjective" not in words.habits or not noun or not tokens[last].is_capitalised:
        return last
    at = last + 1
    while at < len(tokens) and tokens[at].is_word and tokens[at].lower in words.determiners | words.inner:
        at += 1
    end = at
    while end < len(tokens) and tokens[end].is_capitalised and tokens[end].is_word:
        end += 1
    joined = last + 1 < at < end and not is_first_of_two(tokens, at)
    return body_name_end(tokens, first, end - 1, words) if joined else last


def given_name(tokens: Sequence[Token], start: int, last: int, words: Lexicon) -> int:
    """The position of a first name after other capitalised words: "Economy *Giancarlo* Giorgetti"; `start` if there is
    none.

    In languages without articles, it may stand in another case than the nominative: Актрису *Марию* Юдину.
    """
    if last - start < _NAMED or is_first_name(tokens[start].text):
        return start
    cases = words.case_endings if "no-articles" in words.habits else frozenset()
    for at in range(start + 1, last):
        if is_first_name(tokens[at].text) or (cases and is_first_name_in_case(tokens[at].text, cases)):
            return at
    return start


def after_place(tokens: Sequence[Token], start: int, last: int, words: Lexicon) -> int:
    """The start of the name after the place or body of an office: мэр Казани *Аркадий* Ким; `start` if no such word
    precedes."""
    placed = "no-articles" in words.habits and last - start >= 2 and not is_first_name(tokens[start].text)
    return last - 1 if placed and all(token.is_capitalised for token in tokens[start : last + 1]) else start
