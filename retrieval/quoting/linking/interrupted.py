"""Quotations that the narrator interrupts within the marks: « X, dit-il, Y ». Language by lexicon alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from retrieval.quoting.grammar.elision import part_elisions
from retrieval.quoting.grammar.tokens import Token, narrated
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

PAUSED = re.compile(
    r"(?P<before>[,?!…])\s+"
    r"(?=(?P<words>[^\W\d_A-Z][^,.?!…:;\"«»“”„—–]{3,70}?)(?P<after>[,.]\s+(?:[—–]\s+)?|[,.]?\s*$))"
)
DASHED = re.compile(
    r"(?P<before>[,?!…]?)\s+[—–-]\s?"
    r"(?=(?P<words>[^\W\d_A-Z][^\"«»“”„—–]{3,120}?)(?P<after>[,.]?\s?[—–][,.]?\s+|\s-\s+))"
)
LONGEST = 9
"""Words of an interruption: a verb and its subject, "a expliqué mardi le maire de Lyon"."""


def part_interrupted(text: str, stretches: Iterable[Stretch], words: Lexicon) -> Iterator[Stretch]:
    """The stretches, cut where the narrator speaks inside their marks; the narrator's words lie between the parts."""
    for stretch in stretches:
        rest = stretch
        for found in asides(text, stretch.span):
            since, until = found.span("words")
            if found.start() < rest.span.start or not interrupts(text, since, until, words):
                continue
            keep = found.start() + (found["before"] not in {"", ","})
            if keep > rest.span.start:
                yield replace(rest, span=Span(rest.span.start, keep), closer=None)
            start = found.end("after")
            rest = replace(rest, span=Span(min(start, rest.span.end), rest.span.end), opener=None)
        if rest.span.start < rest.span.end:
            yield rest


def asides(text: str, span: Span) -> list[re.Match[str]]:
    """What may be the narrator's words between commas or dashes, in order."""
    found = [*PAUSED.finditer(text, span.start, span.end), *DASHED.finditer(text, span.start, span.end)]
    return sorted(found, key=lambda aside: aside.start())


def interrupts(text: str, since: int, until: int, words: Lexicon) -> bool:
    """True for a reporting verb and its subject, and nothing else: "a-t-il dit", "explique le maire"."""
    tokens = list(part_elisions(narrated(text, since, until, words), words))
    at = 0
    while at < len(tokens) and tokens[at].lower in words.auxiliaries | words.adverbs | words.pronouns:
        at += 1
    if at >= len(tokens) or len(tokens) > LONGEST or tokens[at].lower not in words.speech | words.asked:
        return False
    enclosed = any(token.lower in words.pronouns for token in tokens[1:at])
    return enclosed or any(is_subject(token, words) for token in tokens[at + 1 :])


def is_subject(token: Token, words: Lexicon) -> bool:
    return token.is_capitalised or token.lower in words.pronouns or words.is_role(token.lower)
