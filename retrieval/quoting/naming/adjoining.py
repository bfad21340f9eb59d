"""Names that stand side by side in a text: an office before one, two with one surname, two that only run together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import Mention
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon


def leads_in(longer: tuple[str, ...], name: tuple[str, ...], words: Lexicon) -> bool:
    """True where `longer` is `name` behind an office: *Superintendent* Ann Lee."""
    if not 1 < len(name) < len(longer) or not words.is_role(longer[0].lower()):
        return False
    return longer[-len(name) :] == name


def with_shared_surnames(mentions: list[Mention], tokens: Sequence[Token], words: Lexicon) -> list[Mention]:
    """The mentions, where two people share the surname of the second one both with it: *Mary* and John Bloom."""
    for at, (one, other) in enumerate(pairwise(mentions)):
        joined_by = tokens[one.last + 1].lower if other.first == one.last + 2 else ""
        names_two = joined_by in words.links and len(one.name) == 1 and len(other.name) == 2
        if names_two and is_first_name(one.name[0]) and is_first_name(other.name[0]):
            mentions[at] = replace(one, name=(one.name[0], other.name[-1]))
    return mentions


def runs_together(mention: Mention, lone: set[str], tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for two names side by side, each of which stands alone elsewhere: "Ukraine China" in a headline.

    Not behind a comma or somebody's trade: the *guard* Tre Marsh.
    """
    name = mention.name
    before = tokens[mention.first - 1] if mention.first else None
    known = is_first_name(name[0]) or (before is not None and before.text == ",")
    known |= before is not None and before.text.islower() and words.means_person(before.lower)
    known |= before is not None and before.lower in words.positions
    return len(name) == 2 and not known and not mention.titles and name[0] in lone and name[1] in lone
