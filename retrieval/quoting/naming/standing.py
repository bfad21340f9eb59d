"""How a name stands in its sentence where it is not for itself: as owner, relative, asker, or the end of a title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from retrieval.quoting.grammar.declension import nominative_body
from retrieval.quoting.grammar.descriptions import age_in
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import Mention
from retrieval.quoting.grammar.phrases import POSSESSIVES, is_function
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

_TO_OFFICE = 3
"""Words after an owner in which the office is looked for: Elver Carn's *project manager*."""
FIRST_LINES = 40
"""Tokens from the start of an article among which its author is named."""
_BYLINE = 6
"""Tokens after an author in the same line: By Ana Ruiz*, Education Editor*."""
_ROMAN = frozenset("IVXLC")
_NOUN_AND_NUMBER = 2
_ASKING = 4
"""The greatest number of words that say who asks a question: *asked the presiding judge*."""
LONGEST_ROLE = 14
"""Tokens after a name in which its own verb is looked for."""


def owns_relative(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for an owner right before a kinship, an office or a first name: *Toby's* mother, *Bay Radio's* Ann Lee."""
    at = mention.first - 1
    if at > 0 and "inverts" in words.habits and "noun-capitals" not in words.habits and tokens[at].lower in words.inner:
        return words.means_person(tokens[at - 1].lower)  # el abogado de *Farias*
    if not tokens[mention.last].lower.endswith(POSSESSIVES):
        return _qualifies_office(tokens, mention, words)
    following = tokens[mention.last + 1 : mention.last + 1 + _TO_OFFICE]
    if following and following[0].is_capitalised and is_first_name(following[0].text):
        return True
    small = next((number for number, token in enumerate(following) if not token.text.islower()), len(following))
    return any(words.means_person(one.lower) for one in following[: max(1, small)])


def _qualifies_office(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for the team or place before an office and its holder's name: *Harrow* boss Ann Lee; *Kell* mayor Jo Day."""
    if "inverts" in words.habits or "noun-capitals" in words.habits or "no-articles" in words.habits:
        return False
    following = tokens[mention.last + 1 : mention.last + 1 + _TO_OFFICE]
    named = next((at for at, token in enumerate(following) if not token.text.islower()), 0)
    holds = named > 0 and following[named].is_capitalised and is_first_name(following[named].text)
    return holds and words.means_person(following[named - 1].lower)


def brings_relative(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for a name that a kinship brings in and that does nothing there: with *his wife, Jane Sands*, for a week."""
    noun = mention.first - 1 - (mention.first > 0 and tokens[mention.first - 1].text == ",")
    if noun < 1 or tokens[noun].lower not in words.kin:
        return False
    owner = tokens[noun - 1].lower
    if owner not in words.owning and owner not in words.whose and not owner.endswith(POSSESSIVES):
        return False
    if owner in words.his_or_her and (noun < 2 or not tokens[noun - 2].is_word):
        return False  # whom several people have in common: *Their father, Tony Moore,* helps
    following = tokens[mention.last + 1 : mention.last + 1 + LONGEST_ROLE]
    if owner in words.whose:  # a verb further on is that of whom the clause tells of
        following = following[:2]
    acts = following and (following[0].lower in words.verbs or following[0].lower in words.auxiliaries)
    return not acts and not any(
        token.text == "," and after.lower in words.verbs for token, after in pairwise(following)
    )


def kin_before(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> tuple[str, ...]:
    """The kinship before a full name and its comma, which tells a gender: Her *husband*, Kestrin Brand, a joiner."""
    at = mention.first - 2
    if at < 1 or len(mention.name) < 2 or tokens[at + 1].text != "," or tokens[at].lower not in words.kin:
        return ()
    return (tokens[at].lower,)


def is_asker(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for whoever asks before the main clause; no pronoun in it means them: *Asked by Lind* why, she laughed."""
    if mention.first < 2 or tokens[mention.first - 1].lower not in words.passive_agents:
        return False
    verb = tokens[mention.first - 2]
    return verb.is_capitalised and (verb.lower in words.asked or verb.lower in words.told)


def puts_question(tokens: Sequence[Token], first: int, size: int, words: Lexicon) -> bool:
    """True for a source beside a verb of asking, which the “he” of the answer does not mean: “Why?” *counsel* asked."""
    beside = (*tokens[max(0, first - 1) : first], *tokens[first + size : first + size + 1])
    return any(token.lower in words.asked for token in beside)


def only_ask(tokens: Iterable[Token], words: Lexicon) -> bool:
    """True for a question and nothing else but who puts it: “Why?” *counsel asked.*"""
    told = [token.lower for token in tokens if token.is_word]
    return 0 < len(told) <= _ASKING and not words.asked.isdisjoint(told)


def is_reporter(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for whoever says what a sentence tells, where a comma or a description parts them from it: A cup for Ortiz,
    *Ann Hale* said, is near.

    Not for whoever asks, or tells another (told *him* so), as the next to speak may be who was asked or told; nor for a
    name after a title.
    """
    before, after = mention.first - 1, mention.last + 1
    if mention.titles or tokens[mention.last].lower.endswith(POSSESSIVES):
        return False  # Hale’s *continued* appeal
    if after + 1 < len(tokens) and tokens[after].text in words.voiced and tokens[after].text not in words.asked:
        if tokens[after].text in words.told and tokens[after + 1].lower in words.standing_pronouns:
            return False
        return before < 0 or not tokens[before].is_word or _describes(tokens[before], words)
    ends = after >= len(tokens) or not tokens[after].is_word  # not: …, said *Hale* had lied
    return ends and before > 0 and tokens[before].text in words.speech and not tokens[before - 1].is_word


def _describes(token: Token, words: Lexicon) -> bool:
    """True for a word that can stand before a name as a description of its bearer: *speechwriter* Noam Hale said."""
    return not (token.lower in words.nameless or token.lower in words.verbs or token.lower in words.relatives)


def is_aside(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for a mention that no pronoun means: of the author, of whoever asks, of a part that somebody plays."""
    return any(is_so(tokens, mention, words) for is_so in (is_author, is_asker, is_played))


def is_author(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for whoever wrote the article, in a line of its own: By *Ana Ruiz*; By *Ana Ruiz*, Education Editor."""
    by = mention.first - 1
    if by < 0 or by > FIRST_LINES or len(mention.name) < 2 or tokens[by].lower not in words.passive_agents:
        return False
    opens = tokens[by].is_capitalised and (by == 0 or not (tokens[by - 1].is_word or tokens[by - 1].text == ","))
    following = tokens[mention.last + 1 : mention.last + 2 + _BYLINE]
    end = next((at for at, token in enumerate(following) if token.start == token.end), len(following))
    return opens and end < len(following) and all(one.is_capitalised or not one.is_word for one in following[:end])


def is_played(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for a part that somebody plays: for six series *she was Glenys*, the dinner lady."""
    at = mention.first
    if at < 2 or len(mention.name) > 1 or mention.titles or "inverts" in words.habits:
        return False
    subject = tokens[at - 2].lower
    return tokens[at - 1].lower in words.passive and (subject in words.male or subject in words.female)


def _is_home(tokens: Sequence[Token], at: int) -> bool:
    """True for a name or an age at `at` before a comma, a preposition and where that person lives: *Cole*, of Kell."""
    if at < 0 or tokens[at + 1].text != ",":
        return False
    aged = at > 1 and tokens[at].text.isdigit() and tokens[at - 1].text == "," and tokens[at - 2].is_capitalised
    return aged or (tokens[at].is_capitalised and tokens[at].is_word)


def ends_title(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for the end of the name of a thing or body, after its *of*: the Journal of *Alpine Botany*; Ort's Board of
    *Economic Advisers*; and for somebody's home: Liam Cole, 23, of *Mill Lane*."""
    if _is_home(tokens, mention.first - 3):
        return True
    if mention.first < 3 or not tokens[mention.first - 2].is_capitalised:
        return False
    before = tokens[mention.first - 3]
    return before.text in words.determiners or before.lower.endswith(POSSESSIVES)


def courtesy_before(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> tuple[str, ...]:
    """The titles of a mention, or the courtesy in small letters before a first name: *пані* Текля."""
    if mention.titles:
        return mention.titles
    before = tokens[mention.first - 1].lower if mention.first else ""
    alone = "no-articles" in words.habits and len(mention.name) == 1
    return (before,) if alone and (before in words.titles_male or before in words.titles_female) else ()


def is_apposed(core: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for the name of whom or what a description before a comma means: *the mayor*, Ana Ruiz.

    The operator of the ferries, *Northline*, is that body. In "a spokesman for *the developer*, Linden Green" it is the
    developer's, in "supporters of *the mayor*, Ana Ruiz" the mayor's.
    """
    if _tells_of_others(core, words):
        return False
    if core[-1].lower in words.bodies and len(mention.name) == 1:
        return all(token.lower not in words.prepositions for token in core)
    if core[_head_of(core, words)].lower in words.bodies and len(mention.name) == 1:
        return core[0].lower in words.definite and not words.means_person(core[-1].lower)
    named = (
        len(mention.name) > 1 or mention.name[0][0] == "@" or bool(mention.titles) or _is_relative(core, mention, words)
    )
    named = named or _is_called(core, mention, words)
    of_other = core[-1].lower in words.bodies and any(
        token.lower in words.prepositions and following.lower in words.definite for token, following in pairwise(core)
    )
    of_other = of_other and core[0].lower not in words.definite  # *the* president of the club, Oba Rey
    return named and not (of_other and "inverts" not in words.habits and not is_first_name(mention.name[0]))


def _tells_of_others(core: Sequence[Token], words: Lexicon) -> bool:
    """True for a noun that means no single person, and that belongs to somebody: *neighbours* of the suspect."""
    of = next((at for at in range(1, len(core)) if core[at].lower in words.prepositions), 0)
    return of > 0 and words.means_person(core[-1].lower) and not words.means_person(core[of - 1].lower)


def _is_relative(core: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for a first name after whose relative it is: Phil Noon's widow, *Anita*; Matka rannego, *Elżbieta*."""
    noun = core[0] if "no-articles" in words.habits else core[-1]
    return noun.lower in words.kin and len(mention.name) == 1


def _is_called(core: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for a first name after what its bearer is: A porter on that ward, *Radha*; another trader, *Emeka*."""
    head = _head_of(core, words)
    of_other = head < len(core) - 1 and words.means_person(core[-1].lower)  # a friend of the mayor, Rosa
    described = core[-1].text.islower() and words.means_person(core[head].lower) and not of_other
    return described and is_first_name(mention.name[0])


def is_named_body(mention: Mention, words: Lexicon) -> bool:
    """True for two words or more of which the last means a body, and the first is no first name."""
    ends = len(mention.name) > 1 and mention.name[-1].lower() in words.bodies
    return ends and not mention.titles and not is_first_name(mention.name[0])


def names_place(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for a place or court by a person's name: Stornoway *Sheriff Court*; *Sandy Creek*; at *Jordan Lake*.

    A single name is one where a preposition of place opens the sentence and a comma follows: On *Mull*, a baker …
    """
    first, last = mention.name[0], mention.name[-1].lower()
    if len(mention.name) == 1:
        return last in words.bodies or _opens_with_place(tokens, mention, words)
    if nominative_body(first.lower(), words) and not is_first_name(first):
        return True  # z *Uniwersytetu* Łódzkiego
    before = tokens[mention.first - 1].lower if mention.first else ""
    return last in words.landmarks or (before in words.locatives and last in words.grounds)


def _opens_with_place(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True for a name between a preposition of place that opens a sentence and a comma."""
    at, after = mention.first - 1, tokens[mention.last + 1 : mention.last + 2]
    led = at >= 0 and tokens[at].lower in words.locatives and tokens[at].is_capitalised
    return led and bool(after) and after[0].text == "," and not is_first_name(mention.name[0])


def is_measure(mention: Mention, tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for capitalised nouns after a number, which are nobody's name: 2,5 *Punkten Vorsprung*, *Drei Minuten*,
    zwei *Stellen Reste*."""
    if "noun-capitals" not in words.habits or is_first_name(mention.name[0]):
        return False
    before = tokens[mention.first - 1].lower if mention.first else ""
    return before[:1].isdigit() or not words.spans.isdisjoint({before, mention.name[0].lower()})


def is_numbered(mention: Mention) -> bool:
    """True for a thing with a number in Roman letters: *Class XII*, *Phase II*; not for a king or a grandson."""
    numbered = len(mention.name) == _NOUN_AND_NUMBER and not set(mention.name[-1]) - _ROMAN
    return numbered and not mention.titles and not is_first_name(mention.name[0])


def may_be_first_name(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> bool:
    """True where a name of one word stands as a first name does.

    Where a subject may follow its verb, this is only at the start of a clause (*Sofía* quiere ser piloto) or after an
    age (83-åriga *Ingrid*). Where nouns have no articles, it may also stand after a word that is no function word:
    dziesięcioletnia *Ola* płacze.
    """
    before = tokens[mention.first - 1] if mention.first else None
    if before is None or "inverts" not in words.habits or not before.is_word:
        return True
    is_described = "no-articles" in words.habits and before.text.islower() and not is_function(before, words)
    return is_described or bool(age_in(before, words))


def _head_of(core: Sequence[Token], words: Lexicon) -> int:
    """The place of the noun before the first preposition or genitive: the *operator* of the ferries."""
    governing = words.prepositions | words.inner | words.genitives
    return next((at for at in range(1, len(core)) if core[at].lower in governing), len(core)) - 1
