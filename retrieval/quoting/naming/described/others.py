"""Whom somebody who is quoted means by “he” or “she”: Ada Lind knew Tom Reed. “*He* said, ‘Sell it,’” she recalled."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.naming.names import Names
from retrieval.quoting.naming.person import is_surely_human
from retrieval.quoting.naming.resolved import Naming, Resolved
from retrieval.records import Speaker


def other_than(teller: Sequence[Token], pronoun: Token, names: Names) -> Resolved:
    """The only person near whom the pronoun fits besides the source `teller`, who says it of somebody else.

    Nobody for a pronoun that means a body, a thing or the listener, and where the teller is not known.
    """
    own = names.person_of(teller) if names.is_pronoun([pronoun]) else None
    fitting = names.of_pronoun(pronoun) if own else ()
    others = [one for one in fitting if one is not own]
    if own and not others and _opens_quotation(pronoun, names):
        others = [*filter(None, [names.nearby.other_than(own, pronoun)])]
    if len(others) != 1 or not is_surely_human(others[0]):
        return Resolved(None, Naming.UNKNOWN)
    return Resolved(Speaker(names.namesakes.shown(others[0]), others[0].role), Naming.PRONOUN)


def _opens_quotation(pronoun: Token, names: Names) -> bool:
    """True where nothing stands between a pronoun and the mark before it, so that the teller has named nobody since."""
    text = names.sentences[0].text
    return not text[pronoun.start - 1 : pronoun.start].isspace()
