"""What an article tells of a person that makes them *the referee* or *the lawyer*: Ann Lee, *who refereed the final*.

Read from the verb of which the person's name is the subject, by the lists `deeds` and `undergone` of the language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retrieval.quoting.grammar.mentions import Mention
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon, Words

_FARTHEST = 12
"""The greatest number of tokens from a name to its verb: Ann Lee*, 52, of Pickering, who until May* refereed …"""
_LONGEST = 3
"""The greatest number of words of what is listed: *gave evidence*."""
_NONE: Words = frozenset()


def doer_nouns(tokens: Sequence[Token], mention: Mention, words: Lexicon) -> Words:
    """The nouns, in lower case, for somebody who does what one mention's verb tells; none where it tells nothing."""
    if not words.nouns_by_deed:
        return _NONE
    at, last = mention.last + 1, min(len(tokens), mention.last + 1 + _FARTHEST)
    undergoes = False
    while at < last:
        if found := _listed(tokens, at, words.nouns_by_fate if undergoes else words.nouns_by_deed):
            return found
        token = tokens[at]
        if token.text == "(" and (closing := _age_end(tokens, at)):
            at = closing + 1
            continue
        if token.text == "," and (comma := _place_end(tokens, at, words)):
            at = comma
            continue
        if not _may_stand_before_verb(token, words):
            return _NONE
        acts = at + 1 < last and tokens[at + 1].lower.endswith(words.ends.gerunds)
        undergoes = (undergoes or token.lower in words.passive) and not acts
        at += 1
    return _NONE


def _listed(tokens: Sequence[Token], at: int, by_words: Mapping[str, Words]) -> Words:
    """The nouns listed for the words from `at` on, the longest first."""
    phrases = (" ".join(token.lower for token in tokens[at : at + size]) for size in range(_LONGEST, 0, -1))
    return next((by_words[phrase] for phrase in phrases if phrase in by_words), _NONE)


def _place_end(tokens: Sequence[Token], comma: int, words: Lexicon) -> int:
    """The comma after a place between commas: Ann Lee*, of Pickering,* refereed; 0 where no place stands there."""
    if comma + 1 >= len(tokens) or tokens[comma + 1].lower not in words.inner:
        return 0
    end = comma + 2
    while end < len(tokens) and tokens[end].is_capitalised:
        end += 1
    return end if end > comma + 2 and end < len(tokens) and tokens[end].text == "," else 0


def _age_end(tokens: Sequence[Token], opening: int) -> int:
    """The closing bracket of an age: Ann Lee *(52)*, of Pickering, refereed; 0 where none stands there."""
    aged = opening + 2 < len(tokens) and tokens[opening + 1].text.isdigit() and tokens[opening + 2].text == ")"
    return opening + 2 if aged else 0


def _may_stand_before_verb(token: Token, words: Lexicon) -> bool:
    """True for a comma, an age, “who”, an auxiliary, an adverb or letters after a name, which its verb may follow."""
    if token.stretch or not token.is_word:
        return token.text == ","
    lower = token.lower
    return lower.isdigit() or any(
        lower in among for among in (words.who, words.auxiliaries, words.adverbs, words.honours)
    )
