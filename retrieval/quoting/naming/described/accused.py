"""Who is on trial in an article about a court: Sąd skazał *Adama Bąka*. „Jestem niewinny” – rzekł *oskarżony*."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person, describable, is_surely_human


def accused_in(core: Sequence[Token], people: People) -> Person | None:
    """The only person named before that a description such as *oskarżony* can mean; None for any other description.

    Those who have an office at court (judges, lawyers, witnesses) are left out, and those of the other gender. None if
    several people are left.
    """
    words, noun = people.words, core[-1].lower
    is_mans = noun in words.accused_men
    if len(core) - (core[0].lower in words.definite) != 1 or not (is_mans or noun in words.accused_women):
        return None
    gender = "male" if is_mans else "female"
    named = [one for one in describable(people.persons) if one.is_named_before(core[0].start) and is_surely_human(one)]
    fitting = [one for one in named if one.gender == gender and not one.is_described]
    on_trial = [one for one in fitting if words.of_court.isdisjoint(one.roles) and words.of_court.isdisjoint(one.nouns)]
    return on_trial[0] if len(on_trial) == 1 else None
