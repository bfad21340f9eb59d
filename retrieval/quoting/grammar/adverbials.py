"""Adverbials between a verb of saying and the subject that follows it: days, places, manners, and who is addressed.

«…», dijo *este lunes* Ana Ruiz; „…“, sagte *dem „Abendblatt“* Weber; «…», ha detto *commossa* Elena Bianchi. Positions
are indexes into a sentence's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.declension import is_addressee
from retrieval.quoting.grammar.descriptions import names_body
from retrieval.quoting.grammar.first_names import is_first_name, is_first_of_two
from retrieval.quoting.grammar.phrases import is_between, is_function
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

_PHRASE = (5, 4, 3, 2)
"""The numbers of words that a listed phrase may have, the longest first."""
_DATE = 5
"""The greatest number of tokens in a date: el pasado 3 de mayo."""
_BRACKET = 6
"""The greatest number of tokens from the opening bracket of an aside to the closing one."""
_PARTED = 5
"""The greatest number of words in an adverbial between commas."""
_OUTLET = 4
"""The greatest number of words in an outlet's name in quotation marks, at twelve characters a word."""
_MANNER = 2
"""The greatest number of words that say how somebody speaks: dijo *muy enfadado* Ana Ruiz."""
_NAMED_TWICE = 2
"""If a run holds more than this many capitalised words, it names two: an agency and a person ("a Efe Pedro Salas")."""


def after_adverbials(tokens: Sequence[Token], first: int, words: Lexicon) -> int:
    """The position after all adverbials that start at `first`, where the subject of the verb before them can start.

    It is the number of tokens if only adverbials follow.
    """
    at = first
    while at < len(tokens):
        length = _adverbial_length(tokens, at, words)
        if not length:
            break
        at += length
    return at


def _adverbial_length(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The number of tokens of the adverbial that starts at `at`; 0 if none does."""
    token = tokens[at]
    if token.stretch:
        return int(_is_outlet(tokens, at))
    if token.text == "(":
        closing = next((i for i in range(at, min(len(tokens), at + _BRACKET)) if tokens[i].text == ")"), -1)
        return closing + 1 - at if closing > 0 else 0
    if not token.is_word:
        return _parted_length(tokens, at, words) if token.text == "," else 0
    fixed = _fixed_length(tokens, at, words) or _date_length(tokens, at, words)
    if fixed:
        return fixed
    if is_addressee(token, words):
        return _after_noun(tokens, at + 1, words, named=True) - at
    if (
        token.lower in words.addressing
        or token.lower in words.oblique
        or token.lower in words.prepositions
        or (token.is_capitalised and token.lower in words.determiners and not _opens_surname(tokens, at, words))
    ):
        return _after_noun(tokens, at + 1, words) - at
    if token.lower in words.time or (is_between(token, words) and token.lower not in words.auxiliaries):
        return 1
    if token.is_capitalised and at + 1 < len(tokens) and is_addressee(tokens[at + 1], words):
        return 1
    if _is_agency(tokens, at, words):
        return 1
    return _manner_length(tokens, at, words)


def _parted_length(tokens: Sequence[Token], comma: int, words: Lexicon) -> int:
    """The number of tokens of an adverbial in commas before a subject: reclamó*, por su parte,* Ramiro Echeverri; else
    0."""
    near = range(comma + 2, min(len(tokens) - 1, comma + 2 + _PARTED))
    closing = next((i for i in near if tokens[i].text == ","), -1)
    if closing < 0 or "noun-capitals" in words.habits:
        return 0
    opener = tokens[comma + 1].lower
    inside = tokens[comma + 1 : closing]
    if is_first_of_two(tokens, closing + 1) and _tells_how(inside, words):
        return closing + 1 - comma
    if opener not in words.prepositions | words.adverbs or any(one.stretch or one.is_capitalised for one in inside):
        return 0
    after = tokens[closing + 1]
    article = after.lower in words.definite and closing + 2 < len(tokens)
    opens = words.means_person(tokens[closing + 2].lower) if article else after.is_capitalised
    return closing + 1 - comma if opens or words.means_person(after.lower) else 0


def _tells_how(inside: Sequence[Token], words: Lexicon) -> bool:
    """True for a state, an attitude or a place between commas before a full name: lance*, confiante,* Claire Aubin;
    frisou*, em declarações à Lusa,* Rita Braga. No person is meant by it."""
    if "noun-adjective" not in words.habits and "no-articles" not in words.habits:
        return False
    opener = inside[0].lower
    led = opener in words.prepositions | words.definite | words.adverbs
    alone = len(inside) <= _MANNER and all(one.text.islower() for one in inside)
    person = any(words.means_person(one.lower) or one.lower in words.pronouns for one in inside)
    verb = inside[0].text.islower() and inside[0].lower in words.speech
    return (led or alone) and not person and not verb and not any(one.stretch for one in inside)


def _fixed_length(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The number of tokens of a listed phrase that serves as an adverb, or of what somebody speaks of: a déclaré *peu
    après* Paul Morin; skomentował *wyrok* sędzia; else 0."""
    if tokens[at].lower in words.commented:
        return 1
    if tokens[at].lower not in words.adverb_phrases_first:
        return 0
    for size in _PHRASE:
        if " ".join(token.lower for token in tokens[at : at + size]) in words.adverb_phrases:
            return size
    return 0


def _opens_surname(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the token at `at` is the particle with which a surname begins: zegt *De* Wit."""
    return tokens[at].lower in words.particles and at + 1 < len(tokens) and tokens[at + 1].is_capitalised


def _is_agency(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if an acronym stands before an office or a first name, as the agency that was told: powiedziała *PAP*
    dyrektor.

    Only in languages without articles, where no preposition need stand before the agency.
    """
    token = tokens[at]
    if "no-articles" not in words.habits or len(token.text) < 2 or not token.text.isupper() or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    return words.is_role(after.lower) or after.lower in words.titles or is_first_name(after.text)


def _is_outlet(tokens: Sequence[Token], at: int) -> bool:
    """True if the stretch at `at` is the name of an outlet before a subject: сказал *«Известиям»* Иван Кузьмин."""
    stretch = tokens[at].stretch
    if stretch is None or at + 1 >= len(tokens) or not tokens[at + 1].is_word:
        return False
    shown = tokens[at]
    return shown.end - shown.start <= _OUTLET * 12 and at > 0 and tokens[at - 1].is_word


def _date_length(tokens: Sequence[Token], first: int, words: Lexicon) -> int:
    """The number of tokens of a date at `first` (*nesta terça-feira*, *el 3 de mayo*); 0 if none starts there."""
    opener = tokens[first]
    if not (is_function(opener, words) or opener.text[0].isdigit() or opener.lower in words.moments):
        return 0
    for at in range(first, min(len(tokens), first + _DATE)):
        token = tokens[at]
        if not token.is_word or (words.is_role(token.lower) and token.lower not in words.time):
            return 0
        if token.lower in words.time:
            after = at + 1
            while after < len(tokens) and tokens[after].lower in words.moments:
                after += 1
            return after - first
        if not (is_function(token, words) or token.text[0].isdigit() or token.lower in words.moments):
            return 0
    return 0


def _manner_length(tokens: Sequence[Token], first: int, words: Lexicon) -> int:
    """The number of words at `first` that say how somebody speaks, before a subject: ha detto *commossa* Elena Bianchi.

    They are lower-case words without an article, or end in a noun for a tone (сказала *тихим голосом* Анна Кох); 0 if
    there are none.
    """
    near = range(first, min(len(tokens), first + _MANNER))
    tone = next((at for at in near if tokens[at].lower in words.tones), -1)
    if tone >= 0 and all(_is_plain(one, words) for one in tokens[first : tone + 1]):
        return tone + 1 - first
    if "no-articles" in words.habits:
        return 0
    at = first
    while at < min(len(tokens), first + _MANNER) and _is_plain(tokens[at], words):
        if "noun-capitals" in words.habits and tokens[at].lower.endswith(("e", "er", "es", "en", "em")):
            return 0
        at += 1
    if at == first or at >= len(tokens):
        return 0
    following = tokens[at]
    opens = following.is_capitalised and not is_function(following, words)
    if opens or following.lower in words.prepositions or following.lower in words.determiners:
        return at - first
    return 0


def _is_plain(token: Token, words: Lexicon) -> bool:
    """True for a lower-case word that is no function word, office, title or verb of saying."""
    return (
        token.text.islower()
        and token.is_word
        and not is_function(token, words)
        and not words.is_role(token.lower)
        and token.lower not in words.titles
        and token.lower not in words.pronouns
        and token.lower not in words.relatives
        and token.lower not in words.that
        and token.lower not in words.verbs
        and token.lower not in words.auxiliaries
        and token.lower not in words.complementizers
    )


def _after_noun(tokens: Sequence[Token], first: int, words: Lexicon, *, named: bool = False) -> int:
    """The position after the noun phrase that a preposition before `first` governs, so that the subject can start
    there.

    The phrase ends with its capitalised words or, if it has none, with its noun. `named` says that the noun stands
    before `first`, so that only its name may follow.
    """
    at = first
    while at < len(tokens) and tokens[at].is_word and is_function(tokens[at], words):
        at += 1
        if tokens[at - 1].lower in words.time:
            return at
    if at >= len(tokens) or tokens[at].lower in words.that | words.relatives:
        return at
    bare = "noun-capitals" in words.habits or "no-articles" in words.habits
    noun = at
    while at < len(tokens) and tokens[at].text.islower() and bare and not _opens_holder(tokens[at], words):
        at += 1
    if at >= len(tokens) or not tokens[at].is_word:
        return at + int(at < len(tokens) and _is_outlet(tokens, at))
    end = _after_capitals(tokens, at, words, has_noun=named or at > noun)
    return end if bare or tokens[at].is_capitalised else _after_its_name(tokens, end, words)


def _after_its_name(tokens: Sequence[Token], first: int, words: Lexicon) -> int:
    """The position after the name of what the noun before `first` means, where a subject follows: sur son compte *X*
    la ministre; `first` where no such name stands there."""
    at = first
    while at < len(tokens) and tokens[at].is_capitalised and not is_first_name(tokens[at].text):
        at += 1
    if at == first or at + 1 >= len(tokens) or words.means_person(tokens[first - 1].lower):
        return first
    described = tokens[at].lower in words.definite and words.means_person(tokens[at + 1].lower)
    return at if described or is_first_of_two(tokens, at) else first


def _opens_holder(token: Token, words: Lexicon) -> bool:
    """True for an office, or the title before a name: powiedział PAP *prof.* Jan Kos."""
    return words.is_role(token.lower) or token.lower in words.honorifics


def _after_capitals(tokens: Sequence[Token], at: int, words: Lexicon, *, has_noun: bool) -> int:
    """The position after the capitalised words at `at` that belong to the phrase of `_after_noun`, or after its single
    noun.

    If the phrase has its noun already and the language has no articles, a first name or a lone pair of capitalised
    words belongs to the subject.
    """
    if has_noun and "no-articles" in words.habits and not tokens[at].is_capitalised:
        return at
    if has_noun and is_first_name(tokens[at].text):
        return at
    last = at
    while last + 1 < len(tokens) and tokens[last].is_capitalised and tokens[last + 1].is_capitalised:
        last += 1
    if has_noun and "no-articles" in words.habits and last - at == 1 and not names_body(tokens[at].lower, words):
        return at
    given = next((i for i in range(at + 1, last) if is_first_name(tokens[i].text)), last - 1)
    return given if last - at >= _NAMED_TWICE else last + 1
