"""Nouns by which a story calls again somebody whom it has named, whatever they do: *the striker*; *oskarżony*."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.first_names import Gender, is_first_name
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person, describable, is_surely_human
from retrieval.quoting.naming.recent import Recent


def told_again(core: Sequence[Token], head: str, gender: Gender, people: People, recent: Recent) -> Person | None:
    """The person nearby whom a noun such as *the striker* or *the novelist* means, or whom the article is about."""
    words, at = people.words, core[0].start
    near = recent.likeliest(gender, at, surest=True)
    bygone = any(token.lower in words.bygone for token in core)  # the *former* opener may coach a team now
    if near and head in words.positions and not bygone and not near.roles <= words.positions:
        return _without_office(near, at, people)
    is_noun = core[-1].text.islower() or ("no-articles" in words.habits and recent.opens_sentence(at))
    if near and is_noun and _is_other_trade(near, head, at, words, recent):
        return _protagonist(gender, at, recent) or near
    near = near or (_protagonist(gender, at, recent) if is_noun else None)
    only = recent.only_near(gender, at) if near is None and "no-articles" in words.habits else None
    return only if only and (not gender or only.gender == gender) else near


def _is_other_trade(near: Person, head: str, at: int, words: Lexicon, recent: Recent) -> bool:
    """True for a trade that is none of the offices of somebody whom an earlier paragraph names: *the musician*."""
    if not near.roles or head in near.roles or head in near.nouns or not words.is_role(head):
        return False
    return not recent.is_near(near, at)


def _without_office(holder: Person, at: int, people: People) -> Person | None:
    """The only person but the holder of an office who is named before `at` and has none: *the striker* is no
    manager."""
    others = [one for one in describable(people.persons) if one is not holder and one.is_named_before(at)]
    players = [one for one in others if len(one.name) > 1 and one.roles <= people.words.positions]
    return players[0] if len(players) == 1 and is_first_name(players[0].name[0]) else None


def _protagonist(gender: Gender, at: int, recent: Recent) -> Person | None:
    """The person whom the article is about, for a noun that need not show a gender: *the novelist*."""
    genders: tuple[Gender, ...] = (gender,) if gender else ("female", "male")
    found = (recent.protagonist(one, at, of_all=not gender) for one in genders)
    return next((one for one in found if one), None)


def accused_in(core: Sequence[Token], people: People) -> Person | None:
    """The only person named before that a description such as *oskarżony* can mean; None for any other description.

    Those who have an office at court (judges, lawyers, witnesses) are left out, and those of the other gender. None if
    several people are left.
    """
    words, noun = people.words, core[-1].lower
    genders = _genders_on_trial(noun, core[0].lower, words)
    if len(core) - (core[0].lower in words.definite) != 1 or not genders:
        return None
    named = [one for one in describable(people.persons) if one.is_named_before(core[0].start) and is_surely_human(one)]
    fitting = [one for one in named if one.gender in genders and not one.is_described]
    on_trial = [one for one in fitting if words.of_court.isdisjoint(one.roles) and words.of_court.isdisjoint(one.nouns)]
    return on_trial[0] if len(on_trial) == 1 else None


def _genders_on_trial(noun: str, article: str, words: Lexicon) -> frozenset[Gender]:
    """Whom such a noun can mean. One for men and women alike leaves it to its article: *der* and *die* Angeklagte."""
    male, female = noun in words.accused_men, noun in words.accused_women
    if male and female:
        male, female = article not in words.female_articles, article not in words.male_articles
    found: dict[Gender, bool] = {"male": male, "female": female}
    return frozenset(gender for gender, holds in found.items() if holds)
