"""A rule of the ladder for what its subject was told, called or accused of: Lenz *was accused by Brandt of* “theft”.

The subject of a passive hears the words and does not say them. Who says them stands after "by", or nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.phrases import is_between, phrase_starting
from retrieval.quoting.grammar.plausible import may_speak
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.place import Link, Place
from retrieval.quoting.linking.said import NOBODY

_NEAR = 12
"""The greatest number of tokens between such a verb and the quotation."""
_TAG = 6
"""The greatest number of tokens between a quotation and such a verb after it."""


def heard_by_subject(place: Place) -> Link | None:
    """A passive verb of telling or judging hands the quotation to its subject: Lenz *was accused by Brandt of* “theft”.

    Whoever stands after "by" speaks, else nobody. Reads the sentence on the side of the quotation where the verb is.
    """
    tokens, words = place.tokens, place.words
    verb = _passive_verb(tokens, range(place.at - 1, max(0, place.at - _NEAR), -1), words)
    if verb < 0 and not place.at:
        verb = _passive_verb(tokens, range(2, min(len(tokens), 2 + _TAG)), words)
    if verb < 0:
        return None
    agent = _agent_after(tokens, verb, words)
    return Link(agent, 0.6, takes_floor=bool(agent))


def _passive_verb(tokens: Sequence[Token], near: range, words: Lexicon) -> int:
    """The position of the passive verb of telling or judging that is nearest; -1 without one, or beyond a pause."""
    for at in near:
        token = tokens[at]
        if token.stretch or token.text in {";", ","} or _opens_clause(token, words):
            return -1
        if token.lower in words.verbs and token.lower not in words.cited:
            before = at - 1
            while before > 0 and is_between(tokens[before], words) and tokens[before].lower not in words.passive:
                before -= 1
            return at if tokens[before].lower in words.passive else -1
    return -1


def _opens_clause(token: Token, words: Lexicon) -> bool:
    return token.lower in words.clausal and token.lower not in words.auxiliaries and token.lower not in words.as_saying


def _agent_after(tokens: Sequence[Token], verb: int, words: Lexicon) -> tuple[Token, ...]:
    """The person or body after "by", anywhere after the verb; nobody without one."""
    agents = words.passive_agents or words.agents
    for at in range(verb + 1, len(tokens) - 1):
        if tokens[at].lower in agents:
            phrase = phrase_starting(tokens, at + 1, words, plain=True)
            source = phrase.of(tokens) if phrase else NOBODY
            if source and may_speak(source, words):
                return source
    return NOBODY
