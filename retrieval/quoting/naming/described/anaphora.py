"""Descriptions that stand for somebody named before: der 75-Jährige, the scaffolder, el guardameta, Her brother.

A definite description means whoever the article describes by that noun. Without such a person it means somebody named
nearby only if it can mean nobody else: a description by age, by children, or by a trade. The nouns that are used in
this way are lists of the language (`second_mentions`, `trades`, `kin`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from retrieval.quoting.grammar.descriptions import age_in
from retrieval.quoting.grammar.first_names import Gender, is_first_name
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.described.again import told_again
from retrieval.quoting.naming.noun_gender import gender_of_article
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person, describable
from retrieval.quoting.naming.recent import Recent

_start = attrgetter("start")
_LONGEST = 8
"""The greatest number of words in such a description."""
_ARTICLE_AND_NOUN = 2
_SHORTEST_END = 5
"""Letters from which the end of a compound is a noun of its own."""


def second_mention(core: Sequence[Token], people: People, recent: Recent) -> Person | None:
    """The person for whom the description in `core` stands; None if it stands for nobody or could mean several
    people."""
    if not 0 < len(core) <= _LONGEST:
        return None
    return _holder_of_same(core, people) or _pointed_at(core, people, recent) or _called_or_near(core, people, recent)


def _pointed_at(core: Sequence[Token], people: People, recent: Recent) -> Person | None:
    """The person whom a description with a demonstrative means, found by its gender alone: glisse *cette ancienne
    institutrice*."""
    words = people.words
    first = core[0].lower
    gender: Gender = "male" if first in words.pointing_male else "female" if first in words.pointing_female else ""
    if not gender or len(core) == 1 or not words.bodies.isdisjoint(token.lower for token in core):
        return None
    if any(token.is_capitalised for token in core[1:]) and "noun-capitals" not in words.habits:
        return None
    other = recent.described_last(core[0].start)
    if other and other.gender in {"", gender}:
        return other
    return recent.sole(core[0].start, [one for one in describable(people.persons) if one.gender == gender])


def _called_or_near(core: Sequence[Token], people: People, recent: Recent) -> Person | None:
    """The person whom the article describes by the noun in `core`, or else the only person nearby whom it can mean."""
    words = people.words
    if not _may_be_definite(core, words):
        return None
    head, at = _head_of(core, words).lower, core[0].start
    age = told_age(core, words)
    if _head_ends(core, words):
        called = [one for one in describable(people.persons) if one.age or _is_told_of(head, one, words)]
        called = [one for one in called if not (age and one.age and one.age != age)]
        of_article = gender_of_article(core[0].lower, words) if called else ""
        called = [one for one in called if not (of_article and one.gender) or one.gender == of_article]
        called = [one for one in called if is_called(one, head, at, words) and one.is_named_before(at)]
        called = [one for one in called if not _is_of_another(core, one, words)]
        if called and (len(called) == 1 or not age):
            return called[0] if len(called) == 1 else recent.last_told(at, called)
    return _near(core, people, recent)


def _near(core: Sequence[Token], people: People, recent: Recent) -> Person | None:
    """The only person nearby whom a description by age, origin, children or position can mean, named or not."""
    words, head, at = people.words, _head_of(core, people.words).lower, core[0].start
    gender, age = people.described_gender(core, head), told_age(core, words)
    is_home = _tells_home(core, people)
    if (age or is_home or head in words.second_mentions) and (other := recent.described_last(at)):
        return other if other.gender in {"", gender} or not gender else None
    if is_home:
        fitting = [one for one in describable(people.persons) if one.name != (core[1].text,)]
        one = recent.sole(at, fitting)
        return one if one or "inverts" in words.habits else recent.likeliest(gender, at, surest=True)
    is_player = head in words.positions and not words.is_role(head)  # a captain's office tells who *the captain* is
    if (head in words.second_mentions or is_player) and not age:
        return told_again(core, head, gender, people, recent)
    if head in words.superiors and (led := _superior(core, people, at)):
        return led
    ages = _ages_told(core, age, words)
    alone = ages or tells_children(core, words) or any(_tells_origin(token, words) for token in core)
    if not alone:
        return None
    fitting = [one for one in describable(people.persons) if one.gender in {"", gender} or not gender]
    fitting = [one for one in fitting if not (ages and one.age) or int(one.age) in ages]
    aged = _latest((one for one in fitting if one.age), at) if ages else None
    if aged or (age and recent.tells_number(age, at)):  # of two men of 28 and 31, the *31-year-old* is nobody named
        return aged
    if ages:
        return recent.sole(at, fitting) or recent.only_near(gender, at) or recent.lone_subject(gender, at)
    return recent.sole(at, fitting) or recent.likeliest(gender, at, surest=True) or recent.only_near(gender, at)


def _holder_of_same(core: Sequence[Token], people: People) -> Person | None:
    """The only holder of an office that the article has called by other words: la *prima cittadina* is the *sindaca*
    named before."""
    words, at = people.words, core[0].start
    noun = core[1:] if core[0].lower in words.definite else core
    offices = words.offices_by_phrase.get(" ".join(token.lower for token in noun))
    if not offices and "noun-adjective" in words.habits and noun[-1].text.islower():
        # le chef de l'État *sortant*
        offices = words.offices_by_phrase.get(" ".join(token.lower for token in noun[:-1]))
    bare = noun is core and "no-articles" not in words.habits
    if not offices or (bare and not core[-1].lower.endswith(words.ends.articles)):
        return None
    gender = gender_of_article(core[0].lower, words)
    holders = (one for one in describable(people.persons) if not one.roles.isdisjoint(offices))
    fitting = [one for one in holders if (not gender or one.gender in {"", gender}) and one.is_named_before(at)]
    return fitting[0] if len(fitting) == 1 else None


def is_back_reference(core: Sequence[Token], words: Lexicon) -> bool:
    """True for a description that can only mean somebody mentioned before: the 43-year-old baker, the scaffolder, *ce*
    retraité."""
    points = core[0].lower in words.pointing_male | words.pointing_female
    if points and len(core) > 1 and words.means_person(core[1].lower):
        return True
    if not 1 < len(core) <= _LONGEST or core[0].lower not in words.definite:
        return False
    if told_age(core, words) or tells_children(core, words):
        return True
    head = core[-1].lower
    return _head_ends(core, words) and (head in words.trades or head in words.superiors)


def told_age(core: Sequence[Token], words: Lexicon) -> str:
    """The age in a description: the *43-year-old* baker, le pêcheur de *58 ans*; "" without one."""
    for at, token in enumerate(core):
        if age := age_in(token, words):
            return age
        if at and token.lower in words.years and core[at - 1].text.isdigit():
            return core[at - 1].text
    return ""


def _ages_told(core: Sequence[Token], age: str, words: Lexicon) -> range:
    """The ages that a description allows, by the `age` that it tells or by its noun: le *sexagénaire*; else none."""
    nouns = (words.ages_by_noun[token.lower] for token in core if token.lower in words.ages_by_noun)
    return range(int(age), int(age) + 1) if age else next(nouns, range(0))


def is_called(person: Person, noun: str, at: int, words: Lexicon) -> bool:
    """True if the article has described the person before `at` by that noun, or by an age for which the noun stands."""
    if person.nouns.get(noun, at + 1) <= at or noun in person.roles or is_end_of_role(noun, person, words):
        return True
    return bool(person.age) and int(person.age) in words.ages_by_noun.get(noun, ())


def _is_told_of(noun: str, person: Person, words: Lexicon) -> bool:
    """True if the article describes the person by that noun somewhere."""
    return noun in person.nouns or noun in person.roles or is_end_of_role(noun, person, words)


def is_end_of_role(noun: str, person: Person, words: Lexicon) -> bool:
    """True in languages that write compounds as one word, for the end of one: *skepparen* for a färjeskeppare."""
    if not person.roles or not words.role_endings or len(noun) < _SHORTEST_END or not words.is_role(noun):
        return False
    return any(role.endswith(noun) for role in person.roles)


def tells_children(core: Sequence[Token], words: Lexicon) -> bool:
    """True for a description of a parent by the number of children: the *father of two*, the *mum-of-three*."""
    parts = [part for token in core for part in token.lower.split("-")]
    return any(
        parent in words.kin and of in words.inner and (number in words.spans or number.isdigit())
        for parent, of, number in zip(parts, parts[1:], parts[2:], strict=False)
    )


def relative_of(core: Sequence[Token], people: People, recent: Recent) -> Person | None:
    """The person whom a word for a relative means: *Her brother*, after "Mira and Jon Lind" or "brother Jon Lind".

    This is the only person whom the article has called by that word, or else the only other one of the owner's surname.
    """
    words = people.words
    if len(core) != 2 or core[1].lower not in words.kin:
        return None
    owner: Gender = "female" if core[0].lower in words.her else "male" if core[0].lower in words.his else ""
    if not owner and core[0].lower not in words.his_or_her:
        return None
    at = core[0].start
    gender = people.titled_gender([core[1].lower])
    called = [one for one in describable(people.persons) if is_called(one, core[1].lower, at, words)]
    called = [one for one in called if not gender or one.gender in {"", gender}]
    if len(called) == 1:
        return called[0]
    person = recent.likeliest(owner, at)
    if person is None or len(person.name) < 2:
        return None
    fitting = [
        one
        for one in describable(people.persons)
        if one is not person
        and len(one.name) > 1
        and people.stem(one.surname) == people.stem(person.surname)
        and (not gender or one.gender in {"", gender})
        and one.is_named_before(at)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _is_of_another(core: Sequence[Token], person: Person, words: Lexicon) -> bool:
    """True where a name in the description is none of the person's: the *Rovers* coach is not the coach of City."""
    if "noun-capitals" in words.habits or "inverts" in words.habits:
        return False
    told = {token.lower for token in core[1:-1] if token.is_capitalised}
    return bool(told) and bool(person.roles) and not told <= set(person.role.lower().split())


def _superior(core: Sequence[Token], people: People, at: int) -> Person | None:
    """The only person whose office belongs to the body in `core`: the *union* leader is its general secretary."""
    of = {token.lower for token in core[1:-1]}
    led = [one for one in describable(people.persons) if of and one.is_named_before(at)]
    led = [one for one in led if of <= set(one.role.lower().replace("’", " ").replace("'", " ").split())]
    return led[0] if len(led) == 1 else None


def _latest(persons: Iterable[Person], at: int) -> Person | None:
    """The one of these people who was mentioned last before `at`; None if nobody was."""
    before = [(person.last_before(at), person) for person in persons]
    named = [pair for pair in before if pair[0] >= 0]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _may_be_definite(core: Sequence[Token], words: Lexicon) -> bool:
    """True for a definite article and a noun, and for a noun alone if the language can do without the article."""
    has_article = core[0].lower in words.definite
    return has_article == (len(core) > 1)


def noun_at(core: Sequence[Token], words: Lexicon) -> int:
    """The position of a description's noun: the last word before a preposition (el *portero* del equipo) or, where
    nouns have capitals, a genitive.

    Where adjectives may follow their noun, it is the last one that means a person: el *técnico* catalán.
    """
    ends = words.prepositions | words.genitives if "noun-capitals" in words.habits else words.prepositions
    last = next((at for at in range(1, len(core)) if core[at].lower in ends), len(core)) - 1
    if "noun-adjective" not in words.habits or means_somebody(core[last].lower, words):
        return last
    nouns = (at for at in range(last - 1, 0, -1) if means_somebody(core[at].lower, words))
    return next(nouns, last) if core[last].text.islower() else last


def means_somebody(noun: str, words: Lexicon) -> bool:
    """True for an office, and for a noun that means somebody named before."""
    return words.means_person(noun) or noun in words.second_mentions


def _head_of(core: Sequence[Token], words: Lexicon) -> Token:
    return core[noun_at(core, words)]


def _head_ends(core: Sequence[Token], words: Lexicon) -> bool:
    """True if nothing after the noun says who is meant: the mayor; not: the mayor *of Lima*."""
    return _head_of(core, words) is core[-1]


def _tells_home(core: Sequence[Token], people: People) -> bool:
    """True for a person who is called after a place: the *Tyrolean* says. Names of newspapers are no such words: the
    *Guardian* says."""
    words = people.words
    if len(core) != _ARTICLE_AND_NOUN or not core[1].is_capitalised or core[1].lower in words.mastheads:
        return False
    if is_first_name(core[1].text) or words.means_person(core[1].lower):
        return False
    known = people.find((core[1].text,), core[1].start)
    named = known is not None and (len(known.name) > 1 or bool(known.roles))
    return core[1].lower.endswith(words.ends.demonyms) and core[1].lower not in words.bodies and not named


def _tells_origin(token: Token, words: Lexicon) -> bool:
    return token.lower.endswith(words.ends.origins)


def is_beside(person: Person, core: Sequence[Token], recent: Recent, tokens: Sequence[Token]) -> bool:
    """True where the person is named before a description in its sentence: *Ruiz* read a letter in which *the owner* …

    The description then means somebody else, unless a quotation stands between. `tokens` are all of the article.
    """
    first = core[0].start
    opens = recent.sentence_start(first)
    before = max((at for at in person.mentions if opens <= at < first), default=None)
    if before is None:
        return False
    near = tokens[bisect_left(tokens, before, key=_start) : bisect_left(tokens, first, key=_start)]
    return not any(token.stretch for token in near)
