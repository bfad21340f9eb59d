"""Signs: what a span must show to answer "how many", "when", "who", "where", "why". English words, and any figures."""

from __future__ import annotations

import re
from collections.abc import Mapping

from retrieval.answering.questions import Wanted

NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|[mb]illions?|half|third"
    r"|quarter|twice|percent)\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\byesterday\b|\btoday\b|\blast (?:week|month|year)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<=[\w,] )[A-Z]\w+")
PLACE = re.compile(r"\b(?:in|at|near|from|to|of) (?:the )?[A-Z]\w+")
REASON = re.compile(r"\bbecause\b|\bsince\b|\bso that\b|\bdue to\b|\bin order to\b|\bafter\b|\bfor\b", re.IGNORECASE)
SIGNS: Mapping[Wanted, re.Pattern[str]] = {
    "number": NUMBER,
    "date": DATE,
    "person": NAME,
    "place": PLACE,
    "reason": REASON,
}


def shows(text: str, wanted: Wanted) -> bool:
    """True where `text` holds a sign of what is wanted; always, where nothing particular is."""
    return not wanted or bool(SIGNS[wanted].search(text))
