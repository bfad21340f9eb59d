"""Who holds a role by what stands at their name in an article: “the theatre’s manager, Doctor Ida Brandt”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from retrieval.answering.asked.roles.quoted_next import same_length
from retrieval.answering.asked.roles.words import Role, being_of, pattern_of
from retrieval.library.analysed import AnalysedArticle
from retrieval.people import read_name
from retrieval.quoting.loading import load_lexicon
from retrieval.records import Attribution, Speaker
from retrieval.searching import terms
from retrieval.searching.words import fold

MOST_NAMED = 40
"""Speakers of one article whose introductions are read."""
NEARBY = 90
"""Characters before and after a name that may introduce it."""
_STOPS = re.compile(r"[;:!?()\[\]“”„«»\"\n—–]|\.(?!\s*$)")
"""What ends the words that introduce a name after them; a stop right before the name may be a title’s: *Dr.* Lee."""
_BETWEEN = re.compile(r"(?:\s*,)?(?:\s+[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.'’-]*){0,3}\s*")
"""What may stand between a role and the name that it introduces: titles, a comma."""
_OF = re.compile(r"\s+[a-zа-яёіїєґ']+(?:\s+[\w'’-]+){1,5}\s*,(?:\s+[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.'’-]*){0,2}\s*")
"""The same with what the role is over: “the minister OF TRANSPORT, Oskar Lind”."""
_NAMED = re.compile(r"\s+[A-ZÀ-ÞА-ЯЁІЇЄҐ]")
_AFTER_NAME = re.compile(r"\s*[,(–—]\s*(?:\d{1,3}\s*,\s*)?(?P<role>[^,.;:!?()\[\]“”„«»\"\n–—]{2,90})")


def introduced_in(role: Role, analysed: AnalysedArticle) -> Iterator[str]:
    """The speakers of an article who are named, and whom it introduces by the role."""
    speakers = dict.fromkeys(one.speaker for one in analysed.attributions if one.speaker)
    yield from introduced_among(role, analysed, tuple(speakers)[:MOST_NAMED])


def introduced_among(role: Role, analysed: AnalysedArticle, speakers: Iterable[Speaker]) -> Iterator[str]:
    """Those of the speakers whom an article introduces by the role, and by what else the question says of it."""
    language, text = analysed.language, analysed.article.text
    called = _sources_of(analysed.attributions, text)
    for speaker in speakers:
        is_holder = role.is_held_as(speaker.role, (language,)) and not _is_of_next(speaker.role, role, language)
        is_of_another = not is_holder and role.is_named_in(fold(speaker.role), language)
        if is_of_another or read_name(speaker.name).is_description:
            continue
        introductions = [speaker.role] if is_holder else []
        introductions += (one for one in called.get(speaker, ()) if role.is_held_as(one, (language,)))
        introductions += _introductions(speaker, text, role, language)
        if introductions and role.further <= set(terms(" ".join((speaker.role, *introductions)), language)):
            yield speaker.name


def _sources_of(attributions: Iterable[Attribution], text: str) -> Mapping[Speaker, set[str]]:
    """What an article calls each speaker where it reports their words: “the city engineer said”."""
    called: defaultdict[Speaker, set[str]] = defaultdict(set)
    for one in attributions:
        if one.speaker and one.source:
            called[one.speaker].add(one.source.of(text))
    return called


def _introductions(speaker: Speaker, text: str, role: Role, language: str) -> Iterator[str]:
    """What stands at the mentions of a full name and says that its bearer holds the role.

    Between them may stand another role that the bearer has: “her brother, carpenter Anu Lee”.
    """
    if language not in role.words:
        return
    pattern = pattern_of(role.words[language], language)
    for found in re.finditer(rf"(?<!\w){re.escape(speaker.name)}(?!\w)", text):
        before = _STOPS.split(text[max(0, found.start() - NEARBY) : found.start()])[-1]
        if _introduces(before, pattern) or _introduces(before.rstrip().removesuffix(speaker.role), pattern):
            yield before
        after = _AFTER_NAME.match(text, found.end(), found.end() + NEARBY)
        told = being_of(language).sub("", fold(after["role"])) if after else ""
        if role.is_held_as(told, (language,)) and after and not _is_of_next(after["role"], role, language):
            yield told


def _is_of_next(told: str, role: Role, language: str) -> bool:
    """Whether a relative is named right after the word: “Ida Lind, her husband Jon and their son”."""
    words = role.words[language]
    found = pattern_of(words, language).finditer(same_length(told))
    return not load_lexicon(language).kin.isdisjoint(words) and any(_NAMED.match(told, one.end()) for one in found)


def _introduces(before: str, pattern: re.Pattern[str]) -> bool:
    """Whether the words before a name end with a role and with titles at most."""
    for found in pattern.finditer(same_length(before)):
        between = before[found.end() :]
        if _BETWEEN.fullmatch(between) or _OF.fullmatch(between):
            return True
    return False
