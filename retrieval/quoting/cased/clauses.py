"""What the words behind a quotation do with it: “…” *dedi*, “…” *diyen* Kaya, Kaya'nın “…” *dediği*, “…” *denildi*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Span
from retrieval.text.glued import LOWER

Way = Literal["told", "impersonal", "cited", "said"]
"""How a quotation is reported.

* told: a participle before whoever says it: “…” diyen *Kaya*.
* impersonal: nobody is the subject: açıklamada “…” denildi.
* cited: a noun for what was said, or made of the verb, whose owner says it: *Kaya'nın* “…” dediği.
* said: the subject of the sentence says it.
"""
_BETWEEN = 3
"""Words at most between a quotation and the verb that reports it."""


@dataclass(frozen=True, slots=True)
class Report:
    """How the words behind a quotation report it, and those that do."""

    way: Way
    cue: Span


def report_after(text: str, start: int, end: int, words: Lexicon) -> Report | None:
    """How the words from `start` up to `end` report the quotation right before them; None where they do not."""
    for way, pattern in _patterns(words):
        if found := pattern.match(text, start, end):
            return Report(way, Span(*found.span("cue")))
    return None


def ends_with_verb(text: str, start: int, end: int, words: Lexicon) -> Span | None:
    """The verb of saying with which the words from `start` up to `end` end, before a full stop or a colon."""
    found = _last(words).search(text, start, end)
    return Span(*found.span("cue")) if found else None


@cache
def _patterns(words: Lexicon) -> tuple[tuple[Way, re.Pattern[str]], ...]:
    return tuple(_made(words))


def _made(words: Lexicon) -> Iterator[tuple[Way, re.Pattern[str]]]:
    """The patterns in the order in which they are tried."""
    marked = rf"\s*(?:(?:{any_of(words.quotatives)})\s+)?"
    yield "told", re.compile(rf"{marked}(?P<cue>{any_of(words.told)})\b")
    yield "impersonal", re.compile(rf"{marked}(?P<cue>{any_of(words.impersonal)})\b")
    yield "cited", re.compile(rf"{marked}(?P<cue>{any_of(words.cited)})\b")
    between = rf"(?:[{LOWER}][\w’'-]*\s+){{0,{_BETWEEN}}}?"
    yield "said", re.compile(rf"{marked}{between}(?P<cue>{any_of(words.speech)})\b")
    yield "said", re.compile(rf"\s*(?P<cue>{any_of(words.quotatives | words.as_saying)})\b")


@cache
def _last(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<cue>{any_of(words.speech)})\s*[.:…]?\s*\Z")
