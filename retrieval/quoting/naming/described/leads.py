"""Leads that describe somebody whom the next sentence or paragraph names: *A delivery driver* … Owen Tarr, 41, …"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from retrieval.quoting.grammar.descriptions import age_in
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import find_mentions
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import is_finite
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person

_LONGEST = 8
"""The greatest number of words of the description."""
_SENTENCES = 5
"""The number of sentences from the start among which the lead is looked for, after a headline, a byline, a dateline."""
_SHORTEST = 8
"""The least number of tokens in a lead; a shorter sentence is a headline or a byline."""


class Lead(NamedTuple):
    """The person whom the description at offset `start` means, and the noun of that description in lower case."""

    person: Person
    noun: str
    start: int


def lead_of(sentences: Sequence[Sentence], people: People) -> Lead | None:
    """The person whom the article's first description of anybody means; None if no name opens the next sentence.

    The name must be a full name that is new to the article. A name with an office is somebody else's; whoever alone
    holds the office of the description anywhere in the article is meant before.
    """
    words = people.words
    for number, sentence in enumerate(sentences[:_SENTENCES]):
        if len(sentence.tokens) < _SHORTEST:
            continue
        noun = _described(sentence.tokens, words)
        if noun is None:
            return None
        person = _named_next(sentences[number:], noun, people)
        holders = [one for one in people.persons if noun in one.roles and one is not person]
        if person and holders:  # A *judge* has urged two brothers …; Ian Pell is suing …; *Judge* Croke said …
            person = holders[0] if len(holders) == 1 and noun not in person.roles else None
        return Lead(person, noun, sentence.start) if person else None
    return None


def _described(tokens: Sequence[Token], words: Lexicon) -> str | None:
    """The noun of the description of one person with which a sentence opens."""
    if "no-articles" in words.habits:
        return _bare_noun(tokens, words)
    if tokens[0].lower not in (words.indefinite | words.definite) - words.possessives:
        return None
    noun = None
    for token in tokens[1:_LONGEST]:
        if not token.is_word or token.lower in words.relatives or token.lower in words.prepositions:
            break
        if noun and is_finite(token, words):
            break
        if _is_human(token.lower, words):
            noun = token.lower
        elif noun and token.lower not in words.breaking:
            return None  # a nurse leader, a teacher shortage
    return noun


def _bare_noun(tokens: Sequence[Token], words: Lexicon) -> str | None:
    """As `_described`, for a noun without an article before where its bearer is from: *Knihovnice* z Kolína vrátila …

    An age or another adjective may open it: *18-letni kierowca* z Pucka.
    """
    adjective = tokens[0].lower.endswith(words.ends.adjectives) and not _is_human(tokens[0].lower, words)
    noun, of, home = tokens[int(adjective) : int(adjective) + 3]
    described = noun.text.islower() if adjective else not is_first_name(noun.text)
    placed = of.lower in words.prepositions and home.is_capitalised
    return noun.lower if described and placed and _is_human(noun.lower, words) else None


def _named_next(sentences: Sequence[Sentence], noun: str, people: People) -> Person | None:
    """The person whose full name opens the sentence after the description's, or the next paragraph."""
    words = people.words
    lead = sentences[0].tokens
    if any(len(one.name) > 1 and is_first_name(one.name[0]) for one in find_mentions(lead, words)):
        return None
    for sentence in sentences[1:4]:
        mention = next(iter(find_mentions(sentence.tokens, words)), None)
        if mention and mention.first == 0 and not mention.titles and len(mention.name) > 1:
            person = people.find(mention.name, sentence.start)
            if person is None or min(person.mentions) < sentence.start or not is_first_name(mention.name[0]):
                return None
            gender = people.titled_gender([noun])
            if gender and person.gender not in {"", gender}:
                return None
            others = {one for one in person.nouns if person.nouns[one] <= sentence.start and _is_human(one, words)}
            return person if not others or noun in others or not words.is_role(noun) else None
        if any(len(one.name) > 1 and is_first_name(one.name[0]) for one in find_mentions(sentence.tokens, words)):
            return None
    return None


def _is_human(noun: str, words: Lexicon) -> bool:
    """True for a noun that means one person: a trade, an office, a relative, a man or woman."""
    return (
        noun in words.trades
        or noun in words.second_mentions
        or words.is_role(noun)
        or noun.split("-")[0] in words.kin
        or bool(age_in(Token(0, 0, noun, noun, is_word=True, is_capitalised=False), words))
    )
