"""The narrator's clause around a quotation, in languages that mark the topic and put the verb last.

田中市長は「…」と述べた, 김철수 시장은 “…”며 고개를 저었다, “…”라고 적힌 현수막. Right behind the marks a particle tells
that the words were said, whatever the verb that ends the sentence; another one makes them belong to a noun: “…”는 *말*.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.framed.told import BLANK
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

Told = Literal["said", "noun", "voiced", "heard", "written", "ended", "other"]
"""How the words after a quotation take it up.

A particle tells that it was said; it belongs to a noun for what somebody says, or for what is heard without a speaker;
the subject hears it; it stands written on something; the quotation ends its sentence; anything else.
"""
REACH = 400
"""Code points of a sentence that are read before and after a quotation."""
_MARKED = re.compile(r"[“「『«\"][^”」』»\"\n]*[”」』»\"]")
_END = re.compile(r"[。!?！？\n]|\.(?=\s|\0|\Z)")
_OPENING = re.compile(r"[“「『«\"\n]")
_QUOTED = re.compile(rf"{BLANK}{{2,}}(?=\s)")
_STOPPED = frozenset(".!?。！？…")


@dataclass(frozen=True, slots=True)
class Clause:
    """A quotation's sentence, whose other quotations are blanked.

    `before` ends at its opening mark, `nearest` is what of that stands after the quotation before, and `after` begins
    after its closing mark and what takes it up, up to the end of the sentence or to the next quotation.
    """

    before: Span
    nearest: Span
    after: Span
    told: Told


def blanked(text: str) -> str:
    """The text with blanks in place of what stands in marks and of the marks."""
    return _MARKED.sub(lambda found: BLANK * len(found[0]), text)


def clause_around(text: str, narrated: str, stretch: Stretch, words: Lexicon) -> Clause | None:
    """The clause around a quotation; None where one of its marks is missing. `narrated` is the text without what
    stands in marks."""
    if stretch.opener is None or stretch.closer is None:
        return None
    start, end = stretch.opener.start, stretch.closer.end
    before = Span(_sentence_start(text, narrated, start), start)
    quoted = narrated.rfind(BLANK, before.start, start) + 1
    taken = taken_up(words).match(narrated, quoted, start) if quoted else None
    nearest = Span(taken.end() if taken else max(before.start, quoted), start)
    if text[stretch.span.end - 1] in _STOPPED and text[end : end + 1].isspace():
        return Clause(before, nearest, Span(end, end), "ended")
    taken = taken_up(words).match(narrated, end)
    after = taken.end() if taken else end
    stop = min((found.start() for found in _ends(text, narrated, end)), default=min(len(text), end + REACH))
    rest = narrated[after:stop]
    return Clause(before, nearest, Span(min(after, stop), stop), _told(taken, rest, narrated[end:stop], words))


def _ends(text: str, narrated: str, end: int) -> list[re.Match[str]]:
    """The first end of a sentence and the first opening mark after offset `end`."""
    found = (_END.search(narrated, end, end + REACH), _OPENING.search(text, end, end + REACH))
    return [one for one in found if one]


def _told(taken: re.Match[str] | None, rest: str, after: str, words: Lexicon) -> Told:
    turned = _turned(words).search(rest)
    if turned and turned["heard"]:
        return "heard"
    if turned and turned["written"]:
        return "written"
    if taken and taken["relative"]:
        if _said_noun(words).match(rest):
            return "noun"
        return "voiced" if _voice(words).match(rest) else "other"
    if taken:
        return "other" if taken[0] in words.links and not rest else "said"
    return "other" if after.strip() else "ended"


def _sentence_start(text: str, narrated: str, end: int) -> int:
    """Where the sentence begins in which offset `end` stands: after a stop, or after a quotation with its own stop."""
    first = max(text.rfind("\n", 0, end) + 1, end - REACH)
    start = max((one.end() for one in _END.finditer(narrated, first, end)), default=first)
    quoted = (one.end() for one in _QUOTED.finditer(narrated, start, end))
    return max((one for one in quoted if text[one - 2] in _STOPPED), default=start)


@cache
def taken_up(words: Lexicon) -> re.Pattern[str]:
    """The particle right behind the marks, with what makes the words belong to a noun."""
    quotatives, relatives = any_of(words.quotatives), any_of(words.relatives)
    return re.compile(rf"\s*(?:(?:{quotatives})?(?P<relative>{relatives})|(?:{quotatives}))(?:[、,]|\s)*")


@cache
def _turned(words: Lexicon) -> re.Pattern[str]:
    """A verb of hearing, or a word for something that is written or named, unless a verb of saying stands before it."""
    heard, written = any_of(words.hearing_verbs), any_of(words.written)
    return re.compile(rf"(?P<heard>{heard})|(?P<written>{written})|{any_of(words.speech)}")


@cache
def _said_noun(words: Lexicon) -> re.Pattern[str]:
    """A noun for what somebody says, as the object of a verb or the end: “…”는 *입장을* 밝혔다, “…”는 *설명이다*."""
    told = any_of(words.utterances)
    called = rf"(?:{_OWNED.format(**_lists(words))})?(?:{told})(?:{any_of(words.copulas)})"
    return re.compile(rf"[^\s、,]*?(?:{told})(?:{any_of(words.accusative)})|(?:{called}|{any_of(words.speech)})\s*\Z")


@cache
def _voice(words: Lexicon) -> re.Pattern[str]:
    """A noun for what is said, as the subject of its clause: 「…」との*批判が*出ている, “…”는 *지적도* 나왔다."""
    return re.compile(rf"(?:{any_of(words.utterances | words.outcries)})(?:{any_of(words.clause_topics)})")


_OWNED = r"(?:{thing})\s+(?P<owner>\S.{{0,40}}?)(?:{owner})?\s*(?={told})"
"""Whose words a sentence calls a quotation: “…”는 것이 *정부의* 설명이다."""


def _lists(words: Lexicon) -> dict[str, str]:
    """The lists that name whose words a quotation is called."""
    lists = {"thing": words.neuter, "owner": words.owner_endings, "told": words.utterances}
    return {name: any_of(listed) for name, listed in lists.items()}


def called_words_of(narrated: str, clause: Clause, words: Lexicon) -> Span | None:
    """Whose words the clause calls a quotation that belongs to a noun; None where it tells of nobody."""
    found = _said_noun(words).match(narrated, clause.after.start, clause.after.end) if clause.told == "noun" else None
    return Span(*found.span("owner")) if found and found["owner"] else None
