"""How an article describes a person, in any words: Ann Doyle, 34, *a scaffolder from Leith*; *the singer* Pia Dahl.

Offices and their holders are read in `people.py`. Here the noun may be any word, because grammar alone shows that it
describes the person beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.quoting.grammar.declension import nominative_noun
from retrieval.quoting.grammar.descriptions import OLDEST, age_in
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import Mention
from retrieval.quoting.grammar.phrases import is_function, opening_bracket
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon, Words
from retrieval.quoting.naming.described.deeds import doer_nouns
from retrieval.quoting.naming.roles import predicated

_LONGEST_NOUNS = 6
"""The greatest number of words of a description before its preposition or comma: a *recently retired long-distance
lorry driver*."""
_LONGEST_RANK = 5
_CLOSERS = frozenset({",", ".", ";", "(", ")", "—", "–", ":", "!", "?"})


@dataclass(frozen=True, slots=True)
class Portrait:
    """The nouns, in lower case, that describe a person beside one mention of their name, those for what the person
    does there, and the age, "" if not given."""

    nouns: Words = frozenset()
    age: str = ""
    doing: Words = frozenset()


NO_PORTRAIT = Portrait()


def portrait_of(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> Portrait:
    """The description beside one mention of a person's name."""
    noun = _before(tokens, mention.first - len(mention.titles), words)
    nouns = {noun} if noun else set()
    if not mention.titles and (rank := _rank_before(tokens, mention.first, words)):
        nouns.add(rank)
    nouns.update(nominative_noun(one.lower, words) for one in predicated(tokens, mention, words))
    after = mention.last + 1
    age = ""
    if after < len(tokens):
        if not tokens[after].is_word:
            age, at = _age_after(tokens, after, words)
            nouns.update(() if _opens_as_place(tokens, mention, words) else _apposed(tokens, at, words))
        if tokens[after].text == "," or tokens[after].lower in words.passive:
            nouns.update(_predicated(tokens, after, words))
    before = mention.first - 1 - len(mention.titles)
    age = age or (age_in(tokens[before], words) if before >= 0 else "")  # 19-year-old Ann Doyle
    doing = doer_nouns(tokens, mention, words)
    return Portrait(frozenset(nouns), age, doing) if nouns or age or doing else NO_PORTRAIT


def _opens_as_place(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for the place with which a sentence opens, whatever a comma parts from it: In *Oslo*, an official said …"""
    at = mention.first - 1
    if at < 0 or tokens[at].lower not in words.locatives or len(mention.name) > 1 or is_first_name(mention.name[0]):
        return False
    return tokens[at].is_capitalised and (at == 0 or not tokens[at - 1].is_word)


def _age_after(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[str, int]:
    """The age after a name, and the position of what follows it: Ann Doyle*, 34,* a scaffolder; Ann Doyle *(34)*."""
    if at + 1 >= len(tokens) or tokens[at].text not in {",", "("}:
        return "", at
    number = tokens[at + 1]
    at_end = at + 2
    at_end += at_end < len(tokens) and tokens[at_end].lower in words.years  # Serge, 68 ans, …
    if number.text.isdigit() and int(number.text) <= OLDEST and at_end < len(tokens):
        closed = tokens[at_end].text in _CLOSERS
        closing = at_end + (tokens[at].text == "(" and tokens[at_end].text == ")")
        return (number.text, closing) if closed else ("", at)
    return age_in(number, words), at


def _apposed(tokens: Sequence[Token], comma: int, words: Lexicon) -> Iterator[str]:
    """The nouns of a description after a name and a comma, and of a second one after "and"."""
    if comma + 2 >= len(tokens) or tokens[comma].text != ",":
        return
    at = comma + 1
    if tokens[at].lower not in words.determiners and not (_is_trade(tokens[at], words) or _is_bare(tokens, at, words)):
        return
    found = _nouns(tokens, at, words)
    if found is None:
        return
    yield from found[0]
    end = found[1]
    if end < len(tokens) and tokens[end].lower in words.links and (second := _nouns(tokens, end + 1, words)):
        yield from second[0]


def _predicated(tokens: Sequence[Token], at: int, words: Lexicon) -> Iterator[str]:
    """The nouns that follow a name and "is" or "was": Mira Lind *was a welder* until May."""
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at < len(tokens) and tokens[at].lower in words.who:
        at += 1
    if at + 2 >= len(tokens) or tokens[at].lower not in words.passive:
        return
    if tokens[at + 1].lower in words.indefinite and (found := _nouns(tokens, at + 1, words)):
        yield from found[0]


def _before(tokens: Sequence[Token], first: int, words: Lexicon) -> str:
    """The noun before a name: *scaffolder* Ann Doyle; *the singer* Pia Dahl; *a delivery driver*, Owen Tarr; or ""."""
    at = first - 1
    if at < 0:
        return ""
    apart = tokens[at].text == ","
    at -= apart
    if at < 0 or not tokens[at].is_word:
        return ""
    token = tokens[at]
    opens = at == 0 or not tokens[at - 1].is_word
    if (token.is_capitalised and not opens) or is_function(token, words):
        return ""
    if not apart and token.lower in words.breaking:
        return ""
    start = at
    while start > 0 and at - start < _LONGEST_NOUNS and _is_plain(tokens[start - 1], words):
        start -= 1
    determined = start > 0 and tokens[start - 1].lower in words.determiners
    if apart and not (determined or tokens[at].lower in words.kin):
        return ""
    of = start - 1 if determined and tokens[start - 1].lower in words.inner else start - 2
    if apart and of > 0 and tokens[of].lower in words.inner and words.means_person(tokens[of - 1].lower):
        return ""  # le fils *du maire*, Luc Morin
    tells = _is_trade(token, words) or token.lower in words.kin or (determined and token.lower not in words.bodies)
    return token.lower if tells else ""


def _rank_before(tokens: Sequence[Token], first: int, words: Lexicon) -> str:
    """The letters of a rank before a name, "" without any: *DCP* Rajveer Rao; *DCP* (Railways) Rajveer Rao."""
    if "inverts" in words.habits:
        return ""  # the letters of a party: für die *SPD* Lena Voss
    at = first - 1
    if at > 0 and tokens[at].text == ")":
        at = opening_bracket(tokens, at) - 1
    if at < 0 or not tokens[at].text.isupper() or not 1 < len(tokens[at].text) <= _LONGEST_RANK:
        return ""
    rank = tokens[at].lower
    inside = at > 0 and tokens[at - 1].is_capitalised and tokens[at - 1].is_word
    return "" if inside or rank in words.bodies else rank


def _nouns(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[set[str], int] | None:
    """The nouns of the phrase that opens at `at`, and where it ends; None for what is no description.

    The last word before a preposition, a mark or a clause is the noun. A participle may follow it: a nurse *based* in
    Leith. In "the nurse said" a verb of saying ends the phrase, which is the subject of a clause then.
    """
    first = at
    while at < len(tokens) and tokens[at].lower in words.determiners:
        at += 1
    listed: list[str] = []
    while at < len(tokens) and len(listed) < _LONGEST_NOUNS and tokens[at].is_word and not tokens[at].stretch:
        token = tokens[at]
        if listed and token.text.islower() and _tells(token.lower, words):
            return None
        if is_function(token, words) or token.lower in words.relatives or token.lower in words.auxiliaries:
            break
        listed.append(token.lower)
        at += 1
    if not listed or (at < len(tokens) and tokens[at].lower in words.auxiliaries):
        return None
    if at == first or (at < len(tokens) and not tokens[at].is_word and tokens[at].text not in _CLOSERS):
        return None
    participle = len(listed) > 1 and listed[-1].endswith(words.ends.participial)
    return ({listed[-1], listed[-2]} if participle else {listed[-1]}), at


def _is_bare(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a description without an article, in languages that leave it out: Henk Dijk, *schipper* uit Urk, …"""
    if "inverts" not in words.habits or at + 1 >= len(tokens) or is_function(tokens[at], words):
        return False
    token, after = tokens[at], tokens[at + 1]
    case = token.is_capitalised if "noun-capitals" in words.habits else token.text.islower()
    return case and token.is_word and token.lower not in words.breaking and after.lower in words.prepositions


def _tells(word: str, words: Lexicon) -> bool:
    return word in words.voiced


def _is_plain(token: Token, words: Lexicon) -> bool:
    """True for a word that may stand between an article and its noun."""
    return (
        token.is_word and token.text.islower() and not is_function(token, words) and token.lower not in words.breaking
    )


def _is_trade(token: Token, words: Lexicon) -> bool:
    return token.lower in words.second_mentions or words.is_role(token.lower)
