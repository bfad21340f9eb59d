"""Where the main clause of a sentence starts that another clause opens: When asked, *Ada Lind* left."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.phrases import is_function
from retrieval.quoting.grammar.subjects import opens_clause
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon


def main_clause_start(tokens: Sequence[Token], words: Lexicon) -> int:
    """The offset at which the main clause starts behind one that opens the sentence; 0 where none opens it.

    Where the verb comes second, it opens the main clause: Als Harms davon sprach, *unterbrach* ihn die Richterin.
    """
    if tokens[0].lower not in words.conjunctions | words.complementizers:
        return 0
    for at in range(2, len(tokens) - 1):
        if tokens[at - 1].text == "," and (opens_clause(tokens, at, words) or _inverts(tokens, at, words)):
            return tokens[at].start
    return 0


def _inverts(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a verb before its clause's subject, unless that is a pronoun, which means somebody named before."""
    verb = tokens[at]
    if "verb-second" not in words.habits or not verb.is_word or not verb.text.islower():
        return False
    if tokens[at + 1].lower in words.male | words.female:
        return False
    return verb.lower in words.finite or not is_function(verb, words)
