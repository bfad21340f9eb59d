"""People named elsewhere than as the subject of a narrated sentence: at its end, or after the owner of a relative."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import find_mentions
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.grammar.verb_groups import is_finite
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.said import NOBODY

_LONGEST = 12
"""The greatest number of tokens of a sentence that ends with its subject."""
_FULL = 2
"""Words of a first name and a surname."""
_BEFORE_NEWCOMER = 9
"""The greatest number of tokens before the article of somebody new in their sentence."""
_NAME = 6
"""The greatest number of tokens of a name with the commas around it."""


def named_after_kin(tokens: Sequence[Token], last: int, source: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The name between commas after a relative and whose they are: Brat Hanny, *Tomasz*, gra na organach."""
    after = tokens[last + 1 : last + 1 + _NAME]
    if source[0].lower not in words.kin or not after or after[0].text != ",":
        return NOBODY
    mention = next(iter(find_mentions(after[1:], words)), None)
    closes = mention is not None and mention.first == 0 and after[mention.last + 2 : mention.last + 3]
    return tuple(after[1 : mention.last + 2]) if mention and closes and closes[0].text == "," else NOBODY


def holder_of_two(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The full name after two offices that open a sentence: Bývalý hráč a dnes trenér *Jan Mach* nesouhlasí.

    Only where nouns have no articles; nothing but adjectives, adverbs and owners may stand beside the offices.
    """
    mention = next((one for one in find_mentions(tokens, words) if is_first_name(one.name[0])), None)
    if mention is None or "no-articles" not in words.habits or len(mention.name) < _FULL:
        return NOBODY
    before = tokens[: mention.first]
    held = sum(words.is_role(token.lower) for token in before)
    joined = any(token.lower in words.links | words.coordinates for token in before)
    barred = words.prepositions | words.verbal | words.pronouns
    plain = all(one.is_word and one.text.islower() and one.lower not in barred for one in before[1:])
    follows = tokens[mention.last + 1 : mention.last + 2]
    acts = bool(follows) and follows[0].text.islower()
    return tuple(tokens[mention.first : mention.last + 1]) if held and joined and plain and acts else NOBODY


def named_last(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The only person of a short sentence that opens with an adjective and ends with its subject.

    Sceptyczny jest też *Jan Bolek*, emeryt. Scettico pure il pensionato *Renzo Frigo*.
    """
    if "inverts" not in words.habits or len(tokens) > _LONGEST or not tokens[0].is_capitalised:
        return NOBODY
    named = list(find_mentions(tokens, words))
    if not named or any(token.lower in words.pronouns for token in tokens):
        return NOBODY
    one = named[-1]
    opens = [other for other in named if other.first == 0 and other.last == 0]
    if len(named) - len(opens) != 1 or one.first < 2 or is_first_name(tokens[0].text):
        return NOBODY
    known = is_first_name(one.name[0]) and (len(one.name) > 1 or bool(one.titles))
    titled = one.first > 0 and tokens[one.first - 1].lower in words.honorifics
    after = tokens[one.last + 1] if one.last + 1 < len(tokens) else None
    ends = after is None or not after.is_word
    first = one.first
    while first > 0 and (words.is_role(tokens[first - 1].lower) or tokens[first - 1].lower in words.honorifics):
        first -= 1
    first -= first > 0 and tokens[first - 1].lower in words.determiners
    governed = first > 0 and tokens[first - 1].lower in words.prepositions
    copula = any(token.lower in words.auxiliaries or token.lower in words.adverbs for token in tokens[1:first])
    plain = copula and not any(token.lower in words.prepositions for token in tokens[1:first])
    fits = (known or (titled and is_first_name(one.name[0]))) and ends and not governed and plain
    return tuple(tokens[one.first : one.last + 1]) if fits else NOBODY


def from_newcomer(tokens: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The tokens from somebody new on, who follows a phrase of time or place: Al mercato *un contadino* guardava.

    All tokens where a name, a verb, a person or a pronoun comes first, or none such as a word of time or a preposition
    opens them.
    """
    opener = tokens[0].lower if tokens else ""
    if opener not in words.prepositions | words.time | words.adverbs:
        return tokens
    for at, token in enumerate(tokens[:_BEFORE_NEWCOMER]):
        new = token.lower in words.indefinite and token.text.islower()
        if at and new and any(words.means_person(one.lower) for one in tokens[at + 1 : at + 3]):
            return tokens[at:] if tokens[at - 1].lower not in words.prepositions else tokens
        told = is_finite(token, words) or words.means_person(token.lower) or token.lower in words.pronouns
        if token.stretch or told or (at and token.is_capitalised):
            return tokens
    return tokens
