"""Whom the words after a verb mean as its subject: a person's name without the titles, or a description of somebody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.verb_first.people import Mention, People, is_kin
from retrieval.quoting.verb_first.words import Word, ends_phrase, goes_on
from retrieval.records import Span

_LONGEST_PHRASE = 9
"""Words of a subject at most, with all titles and names."""
_LONGEST_DESCRIPTION = 5
_ADDRESSEES = 2
"""Words at most between a verb and its subject that tell who is addressed."""


class Told(NamedTuple):
    """Who is meant, "" for somebody without a name, the words that tell, and the gender that they show."""

    name: str
    source: Span
    gender: str


def subject_after(
    text: str, found: Sequence[Word], at: int, people: People, words: Lexicon, *, has_object: bool
) -> Told | None:
    """The subject that begins at word `at`, after its verb; None where no subject stands there.

    `has_object` says that the verb is one of judging, so that the last word may be what it judges.
    """
    first = _after_addressee(found, at, words)
    end = first
    while end < len(found) and end - first < _LONGEST_PHRASE:
        if ends_phrase(found[end].bare, words) and not (end > first and goes_on(found, end, words)):
            break
        end += 1
    end = _past_body(found, first, end, people, words)
    if has_object and end - first > 1 and found[end - 1].bare.startswith(tuple(words.prefixed_articles)):
        end -= 1
    if first == end:
        return None
    named = next(iter(people.within(first, end)), None)
    if named and _is_object(found, first, named, people, words, has_object=has_object):
        return _described(text, found, first, first + 1, words)
    if named:
        return _named(text, found, first, min(named.end, end), named, people, words)
    if beside := _in_apposition(found, first, end, people, words):
        return Told(beside.name, _span(found, beside.first, beside.end), people.gender_of(beside.name))
    return _described(text, found, first, end, words)


def _past_body(found: Sequence[Word], first: int, end: int, people: People, words: Lexicon) -> int:
    """The end of a subject behind the body that an office is of, where a name follows: الأمين العام *للأمم المتحدة*;
    النائب *عن كتلة التغيير*."""
    bare = found[end].bare if first < end < len(found) else ""
    prefix = next((one for one in words.oblique_prefixes if bare.startswith(one)), "")
    articles = tuple(words.prefixed_articles)
    addressed = any(f"{article}{bare.removeprefix(prefix)}" in words.titles for article in articles)
    leads = (prefix and not addressed) or bare in words.placing
    if not leads or not found[first].bare.startswith(articles):
        return end
    last = end + 1
    while last < min(len(found), first + _LONGEST_PHRASE) and not ends_phrase(found[last].bare, words):
        last += 1
    named = next(iter(people.within(end + 2 - bool(prefix), last)), None)
    is_other = named is None or found[named.first - 1].bare in words.titles | words.kin
    return end if is_other else last


def _is_object(
    found: Sequence[Word], first: int, named: Mention, people: People, words: Lexicon, *, has_object: bool
) -> bool:
    """True for somebody named behind another subject: سأل *الصحفي* ليلى منصور; طالب *المحتجون* الوزير سامي حداد.

    Such a subject is a noun of several people, or with a verb that has an object a title of the other gender.
    """
    bare = found[first].bare
    if named.first == first or not bare.startswith(tuple(words.prefixed_articles)):
        return False
    gender = people.gender_of(named.name)
    is_other = has_object and bare in words.titles and gender not in ("", _gender_of(bare, words))
    return is_other or bare.endswith(tuple(words.plural_verb_endings))


def _after_addressee(found: Sequence[Word], at: int, words: Lexicon) -> int:
    for _ in range(_ADDRESSEES):
        if at + 1 >= len(found) or found[at].bare not in words.addressees or not found[at + 1].bare[:1].isalpha():
            break
        at += 1
    return at


def _named(
    text: str, found: Sequence[Word], first: int, end: int, named: Mention, people: People, words: Lexicon
) -> Told:
    """The person of a mention, or who belongs to that person: *محامي* كريم حداد, somebody's lawyer."""
    before = found[named.first - 1].bare if named.first > first else ""
    is_office = before in words.titles and not before.startswith(tuple(words.prefixed_articles))
    if (is_office and before not in words.honours) or before in words.kin:
        source = _span(found, first, end)
        return Told(source.of(text), source, _gender_of(found[first].bare, words))
    return Told(named.name, _span(found, first, end), people.gender_of(named.name))


def described_alone(text: str, found: Sequence[Word], at: int, words: Lexicon) -> Told | None:
    """The noun for somebody named before that is the subject at word `at`, where nobody was: *الأم*."""
    if at >= len(found) or found[at].bare not in words.second_mentions:
        return None
    return described_person(text, found, at, words)


def described_person(text: str, found: Sequence[Word], at: int, words: Lexicon) -> Told:
    """Somebody whom word `at` alone describes."""
    source = _span(found, at, at + 1)
    return Told(source.of(text), source, _gender_of(found[at].bare, words))


def _in_apposition(found: Sequence[Word], first: int, end: int, people: People, words: Lexicon) -> Mention | None:
    """The name after an office and a comma: محامي المتهم، *جورج نصار*."""
    if found[first].bare not in words.titles or end + 1 >= len(found) or found[end].bare != "،":
        return None
    first = end + 1 + (found[end + 1].bare in words.titles)  # مدرب الفريق، *الإسباني بيدرو سانشيز*
    return next((one for one in people.within(end + 1, first + 1)), None)


def _described(text: str, found: Sequence[Word], first: int, end: int, words: Lexicon) -> Told | None:
    """Somebody whom no name tells: المتحدث باسم الشركة. A relative of somebody unnamed has no name."""
    opener = found[first].bare
    articles = tuple(words.prefixed_articles)
    last = _description_end(found, first, end, words)
    if all(found[at].bare in words.second_mentions for at in range(first, last)):
        return None
    source = _span(found, first, last)
    gender = _gender_of(opener, words)
    if opener in words.impersonal or (opener not in words.kin and is_kin(opener, words)):
        return Told("", source, gender)
    if opener in words.first_names and last == first + 1:
        return Told(opener, source, gender)
    is_person = (
        opener.startswith(articles) or opener in words.titles or opener in words.kin | words.one_of | words.bodies
    )
    follows = found[first + 1].bare if last > first + 1 else ""
    is_verb = follows.endswith(tuple(words.plural_verb_endings))  # رفع *المتظاهرون*
    is_person = is_person or (follows.startswith(articles) and not is_verb) or follows in words.titles
    return Told(source.of(text), source, gender) if is_person else None


def _description_end(found: Sequence[Word], first: int, end: int, words: Lexicon) -> int:
    """The end of a description: behind the words with an article, before a word for how something is done."""
    articles = tuple(words.prefixed_articles)
    last = first + 1
    while last < min(end, first + _LONGEST_DESCRIPTION):
        bare, before = found[last].bare, found[last - 1].bare
        is_object = before.startswith(articles) and not bare.startswith(articles) and bare not in words.titles
        if is_object or bare.endswith(words.ends.adverbs):
            break
        last += 1
    return last


def _gender_of(word: str, words: Lexicon) -> str:
    return "female" if word.endswith(tuple(words.female_endings)) else "male"


def _span(found: Sequence[Word], first: int, end: int) -> Span:
    return Span(found[first].start, found[end - 1].end)
