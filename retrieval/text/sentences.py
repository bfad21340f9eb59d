"""Where sentences end, in every script. Everything in this project that needs sentences uses this module.

A full stop, question mark or exclamation mark of the scripts with capitals ends a sentence where space and no word in
lower case follows; `full_stops` tells abbreviations apart. The stops of other scripts end one wherever they stand.
Thai and Lao have none: there a long stretch is cut at spaces. Quotation marks are only looked at as what closes or
opens next to a stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from retrieval.records import Span
from retrieval.text.full_stops import FullStops, full_stops_of
from retrieval.text.glued import LOWER, UPPER

CASED_STOPS = ".!?…‼⁇⁈⁉"
"""Stops that end a sentence where white space follows, and then no lower-case letter."""
UNCASED_STOPS = (
    "\u3002\uff61\uff01\uff1f\uff0e"  # Chinese and Japanese
    "\u0964\u0965"  # the danda of Hindi and its neighbours
    "\u061f\u06d4"  # Arabic, Persian and Urdu
    "\u0589"  # Armenian
    "\u104a\u104b"  # Burmese
    "\u17d4\u17d5"  # Khmer
    "\u1362\u1367\u1368"  # Amharic and Tigrinya
    "\u0f0d\u0f0e"  # Tibetan
    "\u1803\u1809"  # Mongolian
)
"""The stops of scripts without capitals: they end a sentence whatever follows."""
CLOSERS = "\"'”’»«“‘)]›‹」』〉》】"

_ANY_STOP = frozenset(CASED_STOPS + UNCASED_STOPS)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_OPENERS = "\"'“”‘’«»„‚‹›([{¿¡$€£#@§—–-"
# What may stand between a stop and the next word: space, and marks that open; a dash and « may have space after them.
# Two apostrophes for a quotation mark are left out: the weights of answering were fitted to articles so cut.
_BETWEEN = re.compile(rf"\s*(?!'')(?:[{re.escape(_OPENERS)}](?:(?<=[«„—–-])\s+)?){{0,3}}")
_LETTER = re.compile(r"[^\W\d_]")
_SHORTEST = 12
"""A shorter piece, in code points, must hold a letter to be a sentence: so “1.” stays with what it numbers."""
_GLUED = re.compile(rf"(?<=[{LOWER}]{{3}})[.!?…](?=[{UPPER}][{LOWER}]*[\s,])")
_NO_STOPS = re.compile(r"[\u0e01-\u0eff]")
_LONGEST_WITHOUT_STOPS = 240
"""The longest sentence in a script that has no full stops, in code points."""
_ENDS_LINE = re.compile(
    rf"[{re.escape(CASED_STOPS + UNCASED_STOPS)}](?:\[\d{{1,3}}\])?[{re.escape(CLOSERS)}\s]*\Z",
)


def split_sentences(text: str, within: Span, language: str = "") -> tuple[Span, ...]:
    """The sentences of `within` as spans of `text`, in order; together they cover every word.

    `language` is an ISO 639-1 code; where it is empty, what is known of all languages is used. No sentence runs over
    the end of a line. Linear in the length of `within`.
    """
    full_stops = full_stops_of(language)
    lines = _LINE.finditer(text, within.start, within.end)
    return tuple(sentence for line in lines for sentence in _of_line(text, Span(*line.span()), full_stops))


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does: with a stop of any script, after which quotes and brackets may close.

    A title such as “Dr.” at the end of a line is no such stop: the name stands in the next line.
    """
    found = _ENDS_LINE.search(text, max(0, len(text) - 12))
    return found is not None and not (found.group() == "." and full_stops_of("").leads_on(text[-24:-1]))


def ends_clause(text: str) -> bool:
    """Whether `text` ends with a sentence, or with a colon or semicolon as the item of a list does."""
    bare = text.rstrip(f"{CLOSERS} ")
    return bare.endswith((":", ";")) or ends_sentence(text.rstrip())


def holds_stop(text: str) -> bool:
    """Whether any sentence ends in `text`."""
    return not _ANY_STOP.isdisjoint(text)


def is_stop(mark: str) -> bool:
    """Whether `mark` is one or more stops and nothing else."""
    return bool(mark) and _ANY_STOP.issuperset(mark)


def _of_line(text: str, within: Span, full_stops: FullStops) -> Iterator[Span]:
    start = within.start
    for stop in _stop_pattern(full_stops.stops).finditer(text, within.start, within.end):
        at = stop.start()
        if at < start or (at - start < _SHORTEST and not _LETTER.search(text, start, at)):
            continue
        end = _end_at(text, stop, start, within.end, full_stops)
        if end:
            yield from _parted(text, start, end)
            start = end
            while start < within.end and text[start].isspace():
                start += 1
    if start < within.end:
        yield from _parted(text, start, within.end)


@cache
def _stop_pattern(more: str) -> re.Pattern[str]:
    """Runs of stops with what closes after them; brackets around dots alone (“[…]”) are no end."""
    closers = re.escape(CLOSERS)
    return re.compile(
        rf"(?<![(\[.])(?P<mark>[{re.escape(CASED_STOPS + UNCASED_STOPS + more)}]+)"
        rf"(?:\[\d{{1,3}}\])*(?:[{closers}]+(?!\w)|[」』”’]+|[ \u00a0\u202f]»(?!\S))*(?:\[\d{{1,3}}\])*"
    )


def _end_at(text: str, stop: re.Match[str], start: int, limit: int, full_stops: FullStops) -> int:
    """Where the sentence that begins at `start` ends with this stop; 0 where it goes on."""
    at, end = stop.span()
    mark = stop["mark"]
    if end == limit or (not mark.isascii() and any(one in UNCASED_STOPS for one in mark)):
        return end
    if not text[end].isspace():
        return _glued_end(text, at, start, limit, full_stops) if len(mark) == 1 else 0
    between = _BETWEEN.match(text, end, limit)
    following = between.end() if between else end
    if following >= limit or text[following].islower() or not (text[following].isalnum() or text[following] == "_"):
        return 0
    if end == at + 1 and mark == "." and not full_stops.ends_sentence(text, start, at, following):
        return 0
    return end


def _glued_end(text: str, at: int, start: int, limit: int, full_stops: FullStops) -> int:
    """Where a sentence ends whose space after the stop was lost (“pagó.El”); 0 in addresses such as “Example.Com”."""
    if not _GLUED.match(text, at, limit) or not full_stops.ends_sentence(text, start, at, at + 1):
        return 0
    return at + 1


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentence whole, or cut at spaces where it is long and its script has no full stops."""
    while end - start > _LONGEST_WITHOUT_STOPS and _NO_STOPS.search(text, start, end):
        cut = text.rfind(" ", start + 1, start + _LONGEST_WITHOUT_STOPS)
        if cut < 0:
            break
        yield Span(start, cut)
        start = cut + 1
        while text[start].isspace():
            start += 1
    yield Span(start, end)
