"""Descriptions that follow a source after a comma: said Ana Ruiz, *the mayor of Lima*.

A clause that was said can stand in the same place; these rules distinguish the two. Positions are indexes into a
sentence's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from retrieval.quoting.grammar.first_names import is_first_name, is_surname_here
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

LONGEST = 40
"""The greatest number of tokens in a description or in a noun phrase."""
OLDEST = 115
"""The greatest age in years by which a person is described."""
_OWNERS = ("'s", "’s", "s'", "s’")
_SHORTEST_BODY = 5
"""The least number of letters in a noun for a body of which other cases are recognised."""
_LONGEST_IN_MARKS = 30
"""The greatest number of characters in a body's name in quotation marks."""
_DEPARTMENT = 6
"""The greatest number of words between an office and its holder's name, the preposition included."""
_SHORTEST_DEFINITE = 6
"""The least number of letters in a noun that its ending makes definite: *coachen*, not igen."""
_SECOND_OFFICE = 3
"""Words after "and" among which the second office of one person is looked for."""
DESCRIBED = 8
"""The greatest number of tokens in a description if only its length distinguishes it from a clause that was said."""


def description_end(tokens: Sequence[Token], first: int, comma: int, words: Lexicon) -> int:
    """The last token of the description that the comma opens after the phrase at `first`; -1 if it opens none."""
    after = tokens[comma + 1]
    inverts = "inverts" in words.habits
    if names_holder(tokens, first, comma, words):
        return capitals_end(tokens, comma + 1, words)
    described = after.lower in words.determiners or words.is_role(after.lower) or after.lower in words.relatives
    described = described or bool(age_in(after, words))
    if not described or (inverts and opens_reported_clause(tokens, comma + 1, words)):
        return -1
    return apposition_end(tokens, comma + 1)


def names_holder(tokens: Sequence[Token], first: int, comma: int, words: Lexicon) -> bool:
    """True if the full name of the person whom a phrase describes follows the phrase and its comma.

    Examples: la alcaldesa de Lima, *Ana Ruiz*; Aston's daughter, *Ruth Aston*.
    """
    if not (tokens[comma + 1].is_capitalised and tokens[comma + 2].is_capitalised):
        return False
    if "inverts" in words.habits:
        known = "noun-adjective" in words.habits and is_first_name(tokens[comma + 1].text)
        opens = words.definite | words.pointing_male | words.pointing_female
        unlisted = known and tokens[first].lower in opens and tokens[first + 1].text.islower()
        return unlisted or any(words.is_role(token.lower) for token in tokens[first:comma])
    last = capitals_end(tokens, comma + 1, words)
    closed = last + 1 >= len(tokens) or not tokens[last + 1].is_word
    is_owned = any(token.lower.endswith(_OWNERS) for token in tokens[first : comma - 1])
    return closed and (is_owned or tokens[first].lower in words.determiners) and tokens[comma - 1].text.islower()


def capitals_end(tokens: Sequence[Token], first: int, words: Lexicon) -> int:
    """The last token of the run of capitalised words, with particles between them, that starts at `first`."""
    last = first
    while last + 1 < len(tokens) and (tokens[last + 1].is_capitalised or tokens[last + 1].lower in words.particles):
        last += 1
    return last if tokens[last].is_capitalised else last - 1


def opens_reported_clause(tokens: Sequence[Token], first: int, words: Lexicon) -> bool:
    """True if a clause that was said starts at `first`, after a comma, and not a description of the phrase before
    it."""
    end = apposition_end(tokens, first)
    inside = tokens[first : end + 1]
    if tokens[first].lower in words.that:
        return True
    following = tokens[end + 2] if end + 2 < len(tokens) and tokens[end + 1].text == "," else None
    if following and (following.stretch or following.lower in words.that):
        return False
    if any(token.lower in words.auxiliaries or token.lower in words.reported_mood for token in inside):
        return True
    named = any(words.is_role(token.lower) or age_in(token, words) for token in inside[:DESCRIBED])
    return (not named and "clause-comma" in words.habits) or (
        following is None and not named and len(inside) > DESCRIBED
    )


def apposition_end(tokens: Sequence[Token], start: int) -> int:
    """The last token before the punctuation mark that ends the description from `start`, at most `LONGEST` tokens
    on."""
    for at in range(start, min(len(tokens), start + LONGEST)):
        if tokens[at].stretch or tokens[at].text in {",", ";", ".", ":", "—", "–"}:
            return at - 1
    return min(len(tokens), start + LONGEST) - 1


def office_phrase_end(tokens: Sequence[Token], first: int, words: Lexicon) -> int:
    """The last token of a listed phrase for an office at `first`, with or without an article; -1 if there is none.

    Only phrases of several words are listed: la *prima cittadina*, *глава региона*.
    """
    noun = first + (tokens[first].lower in words.definite)
    if noun >= len(tokens) or tokens[noun].lower not in words.office_phrases_first:
        return -1
    for size in (4, 3, 2):
        if " ".join(token.lower for token in tokens[noun : noun + size]) in words.office_phrases:
            return min(noun + size, len(tokens)) - 1
    return -1


def office_within(tokens: Sequence[Token], first: int, end: int, words: Lexicon) -> int:
    """The last office after the first word of a run and before `end`: Customs *Commissioner* Thea Reid; -1 without one.

    No first name stands before it. Only where an office precedes its holder's name without more.
    """
    if "inverts" in words.habits:
        return -1
    named = next((at for at in range(first, end) if is_first_name(tokens[at].text)), end)
    return next((at for at in range(named - 1, first, -1) if words.is_role(tokens[at].lower)), -1)


def age_in(token: Token, words: Lexicon) -> str:
    """The age, in digits, that a word such as *61-year-old* states; "" for any other word."""
    if token.text[0].isdigit() and token.lower.endswith(words.ends.ages):
        digits = "".join(character for character in token.text[:3] if character.isdigit())
        return digits if int(digits or 0) <= OLDEST else ""
    return ""


@lru_cache(maxsize=4096)
def names_body(word: str, words: Lexicon) -> bool:
    """True for a lower-case noun for a body (ministry, radio station) in any grammatical case: министерстве, radia."""
    return any(len(one) >= _SHORTEST_BODY and word.startswith(one[:-1]) for one in words.bodies)


def is_definite_noun(token: Token, words: Lexicon) -> bool:
    """True for a noun whose ending serves as its article: säger *coachen*."""
    if len(token.text) < _SHORTEST_DEFINITE or token.lower in words.adverbs or token.lower in words.prepositions:
        return False
    return token.lower.endswith(words.ends.definite)


def joins_offices(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for the "and" between two offices of one person: its founder *and* chief executive, Ann Lee, said."""
    if not at or tokens[at].lower not in words.links or not words.means_person(tokens[at - 1].lower):
        return False
    for token in tokens[at + 1 : at + 1 + _SECOND_OFFICE]:
        if not token.text.islower() or token.lower in words.functions or token.lower in words.verbs:
            return False
        if words.means_person(token.lower):
            return True
    return False


def opens_genitive(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for the article of a genitive after a person or a body, in capitals: die Leiterin *der* Schule."""
    if "noun-capitals" not in words.habits or at == 0 or tokens[at].lower not in words.genitives:
        return False
    return words.means_person(tokens[at - 1].lower) or tokens[at - 1].lower in words.bodies


def is_governed(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the word at `at` is a noun governed by a preposition, although it can be a verb: the secretary of
    *state*."""
    return "inverts" not in words.habits and at > 0 and tokens[at - 1].lower in words.inner


def after_marks(tokens: Sequence[Token], first: int, at: int, words: Lexicon) -> int:
    """The last word of a person's name that follows the name of a body in quotation marks; -1 if there is none.

    Example: аналитик агентства «Прогноз» Илья *Гордеев*.
    """
    if "no-articles" not in words.habits or at + 2 >= len(tokens) or tokens[at].stretch is None or at == first:
        return -1
    stretch = tokens[at].stretch
    named = stretch is not None and stretch.span.end - stretch.span.start <= _LONGEST_IN_MARKS
    if not named or not words.is_role(tokens[first].lower) or not is_surname_here(tokens, at + 2):
        return -1
    last = at + 2
    while last + 1 < len(tokens) and tokens[last + 1].is_capitalised:
        last += 1
    return last


def measures(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if the word at `at` is the unit or the adjective of a measure before a noun: die 3,20 *Meter lange* Wand."""
    if "noun-capitals" not in words.habits or at + 1 >= len(tokens) or at < 2:
        return False
    number = at - 1 if tokens[at].is_capitalised else at - 2
    if number < 1 or not tokens[number].text[0].isdigit() or tokens[number - 1].lower not in words.determiners:
        return False
    adjective, noun = number + 2, number + 3
    return noun < len(tokens) and tokens[adjective].text.islower() and tokens[noun].is_capitalised


def end_of_holder(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> int:
    """The last token of the holder's full name after an office and its department; -1 if no name follows.

    Example: l'assessora *al Bilancio Paola Righetti*. A preposition opens the department, and the name, which may
    follow a comma, has a known first name. Whoever has an office of their own is another: il medico alla *giudice*
    Paola Verdi. It is also the last one of the region of a body: поліція *Львівської
    області*.
    """
    if (end := _end_of_region(tokens, last, words)) > last:
        return end
    following = last + 1
    if (
        "inverts" not in words.habits
        or following + 2 >= len(tokens)
        or tokens[following].lower not in words.prepositions
    ):
        return -1
    if not any(words.is_role(token.lower) for token in tokens[first : last + 1]):
        return -1
    if any(is_surname_here(tokens, at) for at in range(first + 1, last + 1)):
        return -1
    for at in range(following + 1, min(len(tokens), following + _DEPARTMENT)):
        token = tokens[at]
        surname = at + 1 + (token.text == ",")
        if words.is_role(token.lower) or token.lower in words.honorifics:
            return -1
        if at > following + 1 and surname < len(tokens) and is_surname_here(tokens, surname):
            end = surname
            while end + 1 < len(tokens) and tokens[end + 1].is_capitalised:
                end += 1
            return end
        if token.stretch or not token.is_word or token.lower in words.verbs or token.lower in words.clausal:
            return -1
    return -1


def _end_of_region(tokens: Sequence[Token], last: int, words: Lexicon) -> int:
    """The last token of a region and of a name after it, whose adjective ends a phrase at `last`; -1 for any other.

    The adjective stands after a noun for a body, or after a preposition: МЧС по *Томской области Иван Кох*.
    """
    end = last + 1
    if not words.ends.regions or last < 1 or end >= len(tokens) or not tokens[last].lower.endswith(words.ends.regions):
        return -1
    before, noun = tokens[last - 1], tokens[end]
    placed = before.lower in words.prepositions or names_body(before.lower, words)
    if not (placed and tokens[last].is_capitalised and noun.text.islower()):
        return -1
    if any(noun.lower in listed for listed in (words.verbal, words.prepositions, words.adverbs, words.time)):
        return -1
    while end + 1 < len(tokens) and tokens[end + 1].is_capitalised:
        end += 1
    return end


def related_end(tokens: Sequence[Token], first: int, last: int, words: Lexicon) -> int:
    """The last token of the relative clause that describes an indefinite noun: una vecina *que vive allí*; -1 without
    one."""
    following = last + 1
    if "inverts" not in words.habits or "verb-second" in words.habits or following + 1 >= len(tokens):
        return -1
    if tokens[first].lower not in words.indefinite or any(
        token.is_capitalised for token in tokens[first + 1 : following]
    ):
        return -1
    if tokens[following].lower not in words.relatives:
        return -1
    end = next((at for at in range(following, len(tokens)) if not tokens[at].is_word), len(tokens))
    return -1 if end < len(tokens) and tokens[end].stretch else end - 1


def counts_children(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for the number of children that ends the description of a parent: the father of *two*."""
    return at > 1 and tokens[at - 1].lower in words.inner and tokens[at - 2].lower in words.kin


def owns_person(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a possessive after a noun for a person, where such words follow: Antrenoarea *ei*, Doina Sava."""
    owns = "no-articles" in words.habits and at > 0 and tokens[at].lower in words.determiners
    return owns and words.means_person(tokens[at - 1].lower)


def points_at(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a demonstrative before its noun for a person, though it can be a pronoun: raconte *ce* chauffeur."""
    opener, noun = tokens[at].lower, tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if opener not in words.pointing_male | words.pointing_female:
        return False
    return f"{opener} {noun}" in words.nearer_male | words.nearer_female or words.means_person(noun)
