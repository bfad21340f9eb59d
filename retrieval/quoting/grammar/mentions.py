"""Mentions: runs of capitalised words that can be the name of a person or body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retrieval.quoting.grammar.declension import office_in_case
from retrieval.quoting.grammar.descriptions import office_within
from retrieval.quoting.grammar.first_names import (
    after_place,
    ends_full_name,
    given_name,
    holds_particle,
    is_first_name,
    is_first_of_two,
    is_surname_here,
    is_title_of_name,
    is_titled_day,
    names_month,
    opens_before_name,
    opens_second_name,
    says_of_what,
)
from retrieval.quoting.grammar.phrases import POSSESSIVES
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.grammar.verb_groups import follows_plain_verb
from retrieval.quoting.lexicon import Lexicon

ENDINGS = (*POSSESSIVES, "'", "’")
GENERATIONS = frozenset({"ii", "iii", "iv", "jr", "sr"})
"""Words that follow a surname which looks like a title: Martin Luther King *III*."""
SHORTEST_ACRONYM = 3
TITLED = 2
"""The least number of words after a capitalised office that make the office a title: *Chef* Pia Dahl."""


class Mention(NamedTuple):
    """A run of capitalised tokens `first` to `last`, both included; `name` holds its words without titles."""

    first: int
    last: int
    name: tuple[str, ...]
    titles: tuple[str, ...]


def find_mentions(tokens: Sequence[Token], words: Lexicon) -> Iterator[Mention]:
    """Runs of capitalised tokens that can be a name, in order."""
    after = 0
    for first, token in enumerate(tokens):
        if not token.is_capitalised or first < after or not names_something(tokens, first, words):
            continue
        at = first
        while at + 1 < len(tokens) and goes_on(tokens, at + 1, words):
            at += 1
            if tokens[at - 1].text.endswith(ENDINGS):
                at -= 1
                break
        last = at
        while last > first and not tokens[last].is_capitalised:
            last -= 1
        if mention := mention_of(tokens, first, last, words):
            yield mention
        after = last + 1


def is_no_name(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> bool:
    """True for a lone capitalised word that names nobody: a *PhD* student; an office, if all nouns have capitals; a
    relative or office with which a sentence opens, if nouns need no article: *Soțul* ei; *Ministr* mlčí."""
    if first != last:
        return _owns_office(tokens, first, last, words)
    lower = tokens[first].lower
    opens = "no-articles" in words.habits and (first == 0 or not tokens[first - 1].is_word)
    office = "noun-capitals" in words.habits and words.is_role(lower)
    unnamed = opens and (lower in words.kin or (words.is_role(lower) and not is_first_name(lower)))
    unnamed = unnamed or opens_before_name(tokens, first, words) or (opens and bool(office_in_case(lower, words)))
    return office or unnamed or lower in words.honours or opens_without_subject(tokens, first, words)


def _owns_office(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> bool:
    """True for an owner in the genitive and whom they own, where nouns have capitals: *Pichlers Nachbar* half."""
    owner = tokens[first]
    if "noun-capitals" not in words.habits or last - first > 1 or is_first_name(owner.text):
        return False
    owns = owner.lower.endswith(tuple(words.genitive_endings)) and not words.is_role(owner.lower)
    return owns and words.means_person(tokens[last].lower)


def opens_without_subject(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a verb of saying whose clause has no subject: *Replying*, the minister …; *Told* of it, she …"""
    if tokens[at].lower not in words.verbs or at + 1 >= len(tokens) or is_first_name(tokens[at].text):
        return False
    after = tokens[at + 1]
    return after.text == "," or after.lower in words.prepositions or after.lower in words.pronouns


def mention_of(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> Mention | None:
    """The name in a run of capitalised words: what follows its last title; None if nothing does."""
    if is_no_name(tokens, first, last, words) or is_office(tokens, first, last, words):
        return None
    titled = titles_in(tokens, first, last, words)
    start = titled[-1] + 1 if titled else first
    while start <= last and tokens[start].text == ".":
        start += 1
    no_title = bool(titled) and _is_no_title(tokens, titled[0], words, before_noun=start == last)
    if no_title or is_office_of_body(tokens, first, start, words):
        return None
    if last - start >= TITLED:
        closes = titled and titled[-1] == start - 1 and "inverts" not in words.habits  # Judge *Ong* Luan Tze
        start = start if closes else given_name(tokens, start, last, words)
        if ("no-articles" in words.habits and first and words.is_role(tokens[first - 1].lower)) or titled:
            start = after_place(tokens, start, last, words)
        start, last = without_agency(tokens, start, last, words)
    last -= last > start and tokens[last].lower in words.honours
    if titled and start == last == titled[-1] + 1 and tokens[titled[-1]].lower in words.styles:
        start = titled[-1]
    parts: list[str] = []
    for token in tokens[start : last + 1]:
        if token.text == "." and parts:
            parts[-1] += "."
        elif token.is_word or token.text == "&":
            parts.append(bare(token.text))
    titles = tuple(tokens[at].lower for at in titled)
    is_named = bool(parts) and all(parts) and not says_of_what(tokens, start, words)
    return Mention(start, last, tuple(parts), titles) if is_named else None


def _is_no_title(tokens: Sequence[Token], at: int, words: Lexicon, *, before_noun: bool) -> bool:
    """True for an office that is nobody's title: a plural (die *Ermittler* Hinweise), which a masculine noun after a
    feminine article is, or one after “a” and before a noun alone (stahl einer *Bewohnerin* Schmuck)."""
    if "noun-capitals" not in words.habits or not at:
        return False
    article, noun = tokens[at - 1].lower, tokens[at].lower
    if before_noun and article in words.indefinite - words.possessives:
        return True
    return article in words.female_articles and noun in words.roles_male and noun not in words.roles_female


def is_office(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> bool:
    """True for a run of offices after a definite article or before "of", which names nobody.

    The *Minister*, the *Public Works Director*, its *Managing Director*; *Assistant Commissioner* of Police Ann Lee.
    """
    if "inverts" in words.habits or not words.is_role(tokens[last].lower):
        return False
    before = tokens[first - 1].lower if first else ""
    led = before in words.definite or (last > first and before in words.owning)
    if led and (first == last or not _may_be_named_so(tokens[last - 1], tokens[last], words)):
        return not any(is_first_name(one.text) for one in tokens[first:last])
    governs = last > first and last + 1 < len(tokens) and tokens[last + 1].lower in words.inner
    return (led or governs) and last > first and words.is_role(tokens[first].lower)


def _may_be_named_so(before: Token, office: Token, words: Lexicon) -> bool:
    """True for an office in the name of a newspaper, or as a surname after a title: the Daily *Observer*; the Rev
    *Bishop*."""
    titled = before.lower in words.titles and not words.is_role(before.lower)
    return titled or office.lower in words.mastheads


def titles_in(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> list[int]:
    """The positions of the titles in a run of capitalised words, whose last word is never a title.

    An office before a first name and a surname is a title, and so is a second one: *Chief Executive* Ann Doyle.
    """
    if first == last:
        return []
    titled = [at for at in range(first, last) if is_title_of_name(tokens[at], words)]
    if titled and titled[-1] == last - 1 and tokens[last].lower in GENERATIONS:
        return []
    after = titled[-1] + 1 if titled else first
    of_body = tokens[last].lower in words.bodies
    while not of_body and last - after >= TITLED and words.is_role(tokens[after].lower):
        titled.append(after)
        after += 1
    if not of_body and (office := office_within(tokens, after, last - TITLED + 1, words)) >= after:
        return [*titled, office]
    opens = first == 0 or not tokens[first - 1].is_word
    if opens and after == first < last and words.is_epithet(tokens[first].lower):
        return [first] if last - first >= TITLED or is_first_name(tokens[last].text) else []
    return titled


def is_office_of_body(tokens: Sequence[Token], first: int, start: int, words: Lexicon) -> bool:
    """True for an office before a particle and the name of a body, which is nobody's name: the President *of* …"""
    if start == first or not first:
        return False
    return tokens[start].lower in words.particles and tokens[first - 1].lower in words.determiners


def without_agency(tokens: Sequence[Token], start: int, last: int, words: Lexicon) -> tuple[int, int]:
    """The first and last position of a run, without an agency: *AFP* Awa Diop, Иван Кузьмин *ТАСС*.

    The name that is left has at least two words."""
    closes = is_acronym(tokens[last]) or tokens[last].lower in words.mastheads
    if last - start >= TITLED and closes and not is_acronym(tokens[last - 1]):
        last -= 1
    if last - start >= TITLED and is_acronym(tokens[start]) and not is_acronym(tokens[start + 1]):
        start += 1
    return start, last


def is_acronym(token: Token) -> bool:
    """True for the acronym of an agency, which can stand beside a person's name: сказал Иван Кузьмин *ТАСС*."""
    return len(token.text) >= SHORTEST_ACRONYM and token.text.isupper() and token.lower not in GENERATIONS


def before_generation(name: tuple[str, ...]) -> tuple[str, ...]:
    """The surname before a generation, alone in a tuple: Ann *Lee* III; empty for other names."""
    return name[-2:-1] if len(name) > TITLED and name[-1].lower().rstrip(".") in GENERATIONS else ()


def names_something(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the word at `at` can begin a name: it is capitalised, and no function word and no day."""
    token = tokens[at]
    if token.stretch or not token.is_capitalised or not token.is_word:
        return False
    lower = token.lower
    if ("inverts" in words.habits and lower in words.titles) or is_surname_here(tokens, at) or _is_initial(tokens, at):
        return True
    if lower in words.time and (names_month(tokens, at, words) or is_titled_day(tokens, at, words)):
        return True
    opens = at == 0 or not tokens[at - 1].is_word
    if opens and "inverts" in words.habits and lower in words.utterances:
        return False  # *Odpowiedź* Anny Kos
    if lower in words.nameless:
        return lower in words.auxiliaries and not opens and is_first_of_two(tokens, at)
    return True


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    """True for a letter with its stop before a capitalised word, even if it is a function word as well: *А.* Иванов."""
    after = tokens[at + 1 : at + 3]
    return len(after) > 1 and len(tokens[at].text) == 1 and after[0].text == "." and after[1].is_capitalised


def goes_on(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the token at `at` continues the name before it."""
    token = tokens[at]
    if token.text == ".":
        return (
            words.full_stops.is_abbreviation(tokens[at - 1].text)
            and tokens[at - 1].end == token.start
            and at + 1 < len(tokens)
        )
    if token.text == "&":
        return tokens[at - 1].is_capitalised and at + 1 < len(tokens) and tokens[at + 1].is_capitalised  # Hart *&* Lowe
    is_particle = token.lower in words.particles
    placing = token.lower in words.placing and not any(one.lower in words.particles for one in tokens[at + 1 : at + 2])
    if (placing or (is_particle and _opens_body(tokens, at, words))) and ends_full_name(tokens, at - 1):
        return False  # Loredana Frisoni *della* Filctem, Marte Oorschot *van* D66
    if is_particle and _opens_department(tokens, at, words):
        return False
    if "no-articles" in words.habits and opens_second_name(tokens, at, words):
        return False
    if is_particle:
        after = tokens[at + 1] if at + 1 < len(tokens) else token
        article = token.lower in words.determiners
        if "inverts" in words.habits and tokens[at - 1].is_capitalised and holds_particle(tokens, at - 1, words):
            return False
        if article and "noun-capitals" in words.habits and tokens[at - 1].lower not in words.particles:
            return False
        if after.lower in words.determiners and at > 1 and names_something(tokens, at - 2, words):
            return is_title_of_name(tokens[at - 2], words)
        return after.is_capitalised or (after.lower in words.particles and not article)
    return names_something(tokens, at, words) and not _is_noun_of_its_own(tokens, at, words)


def _is_noun_of_its_own(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a noun after a full name: Nun ist Ida Brink *Bürgermeisterin*; Nebenan schaufelt Udo Alt *Schlamm*."""
    if "noun-capitals" not in words.habits or not tokens[at].is_capitalised or not ends_full_name(tokens, at - 1):
        return False
    return words.is_role(tokens[at].lower) or follows_plain_verb(tokens, at - 2, words)


def _opens_department(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for the "of" between an office and its department, which its holder follows: minister *van* Landbouw Joris
    Smit."""
    if at + 3 >= len(tokens) or not words.is_role(tokens[at - 1].lower):
        return False
    named = next((i for i in range(at + 2, min(len(tokens) - 1, at + 5)) if is_first_name(tokens[i].text)), -1)
    return named > 0 and all(token.is_capitalised for token in tokens[named : named + 2])


def _opens_body(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where a body follows the particle at `at`, which does not continue the name then: Marte Jansen *van* D66."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not after.is_capitalised:
        return False
    return (len(after.text) > 1 and after.text.isupper()) or after.lower in words.bodies


def bare(word: str) -> str:
    """The word without a possessive ending."""
    return next((word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)), word)
