"""Of whom a paragraph tells before an offset, in languages that are read by the frame around the marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.framed.names import HANGUL, is_titled, name_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Span

STOPS = r"。！？!?…\n“”「」『』\"«»:："
BLANK = "\0"
"""Stands for each letter of what stands in marks where only the narrator's words are read."""
LONGEST = 45
"""Letters of a source at most."""
_SENTENCES_BACK = 4
_APPOSED = 20
"""Letters of what stands before a name to tell who it is, at most."""


def told_before(
    text: str, start: int, words: Lexicon, named: Collection[str], stops: Sequence[tuple[int, int]]
) -> Span | None:
    """The last person who is the subject of one of the sentences before offset `start`, in its paragraph."""
    subject = _subject(words)
    first = text.rfind("\n", 0, start) + 1
    after = bisect_left(stops, (start, 0))
    near = stops[max(0, after - _SENTENCES_BACK) : after]
    starts = [first, *(min(end, start) for stop, end in near if stop >= first)]
    for sentence in reversed(starts[-_SENTENCES_BACK:]):
        found = subject.match(text, sentence, start)
        if found and is_person(found["source"], words, named):
            return Span(*found.span("source"))
    return None


def is_person(source: str, words: Lexicon, named: Collection[str]) -> bool:
    """True for a name beside a title, and for that of who has spoken before, also by surname alone."""
    if not name_of(source, words):
        return False
    is_surname = len(source) > 1 and any(one.startswith(source) for one in named)
    return is_titled(source, words) or is_surname or any(one in source for one in named)


@cache
def _subject(words: Lexicon) -> re.Pattern[str]:
    """Whom a sentence is about, at its start, before a topic's ending."""
    before = rf"\s*(?:[^{STOPS},、]{{1,{_APPOSED}}}[、,]\s*)?"  # 島で唯一の中学生、相馬里桜さんは
    topic = rf"(?:{any_of(words.topic_endings)})(?!{HANGUL})"
    return re.compile(rf"{before}(?P<source>[^{STOPS},、]{{1,{LONGEST}}}?){topic}")
