"""Read dates as articles give them: ISO 8601, e-mail's and feeds' format, seconds since 1970, words and slashes.

Nothing is guessed: a date whose day, month or year is missing or could be read in two ways is no date. Month names are
read in every language that `retrieval.text.months` knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from retrieval.text.months import LANGUAGES, month_number

DAY_FIRST = frozenset(LANGUAGES) - {"en", "hu", "eu", "fa"}
"""The languages whose dates in figures always put the day before the month."""

LONGEST = 200
"""The longest text that may be a date, in code points."""
EARLIEST, LATEST = 1600, 2100
SECONDS = range(315_532_800, 4_102_444_800)  # 1980 to 2100
FIGURES = re.compile(r"\d+(?:\.\d+)?")
CLOCK = re.compile(
    r"\b\d{1,2}(?::\d{2})+(?:\.\d+)?\b|\b\d{1,2}\s*h\s*\d{0,2}\b|\b\d{1,2}\s*[ap]\.?\s?m\b\.?", re.IGNORECASE
)
YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
YEAR_LAST = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
ZONE = re.compile(r"\s*(?:UTC|GMT|Z)\Z")
TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0d7f'’][^\W\d_]*)*")
NEAR = 2
"""The most tokens between the month and its day: “5 de marzo”, “the 5th of March”."""
BEYOND = 4
"""The most tokens between the month and its year."""


def to_iso(written: str, language: str = "") -> str:
    """`written` in ISO 8601, with the time if it has one in a standard format; empty where it is no certain date.

    `language` is an ISO 639 code. It decides which of two readings of "03/05/2024" is meant, if its readers have one.
    """
    from email.utils import parsedate_to_datetime  # imported here because it imports sockets, too

    written = written.strip()
    if not written or len(written) > LONGEST:
        return ""
    if FIGURES.fullmatch(written) and (moment := _moment(float(written))):
        return moment
    standard = ZONE.sub("+00:00", written)
    for parse in (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(written if parse is parsedate_to_datetime else standard)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        return found.isoformat() if EARLIEST <= found.year <= LATEST else ""
    return find_date(written, language)


def find_date(text: str, language: str = "") -> str:
    """The one day that a short text such as a byline names, in ISO 8601; empty where it names none or several."""
    if len(text) > LONGEST:
        return ""
    bare = CLOCK.sub(" ", text)
    found = {*_in_figures(bare, language), *_in_words(bare, language)}
    return found.pop() if len(found) == 1 else ""


def _moment(number: float) -> str:
    """The time that many seconds, milliseconds or microseconds after 1970; empty where it is far from the present."""
    for unit in (1, 1_000, 1_000_000):
        if int(number // unit) in SECONDS:
            return datetime.fromtimestamp(int(number // unit), UTC).isoformat()
    return ""


def _in_figures(text: str, language: str) -> Iterator[str]:
    for found in EAST_ASIAN.finditer(text):
        yield from _day(found[1], found[2], found[3])
    for found in YEAR_FIRST.finditer(text):
        yield from _day(found[1], found[3], found[4])
    for found in YEAR_LAST.finditer(text):
        first, mark, second, year = found.groups()
        if int(second) > 12:
            yield from _day(year, first, second)
        elif mark == "." or int(first) > 12 or first == second or language.partition("-")[0] in DAY_FIRST:
            yield from _day(year, second, first)


def _in_words(text: str, language: str) -> Iterator[str]:
    """The days whose month is a word, its day and year near it; of several, those whose three parts stand closest."""
    tokens = TOKEN.findall(text.casefold())
    found: list[tuple[int, str]] = []
    for place, token in enumerate(tokens):
        month = 0 if token[0].isdecimal() else month_number(token, language.partition("-")[0])
        day = _nearest(tokens, place, NEAR, range(1, 3)) if month else None
        year = _nearest(tokens, place, BEYOND, range(4, 5)) if month else None
        if day is not None and year is not None:
            width = max(place, day, year) - min(place, day, year)
            found += [(width, one) for one in _day(tokens[year], str(month), tokens[day])]
    closest = min((width for width, _ in found), default=0)
    yield from (one for width, one in found if width == closest)


def _nearest(tokens: Sequence[str], place: int, most: int, lengths: range) -> int | None:
    """The place of the nearest number to `place` whose count of digits is in `lengths`, at most `most` tokens away."""
    for distance in range(1, 2 + most):
        for near in (place - distance, place + distance):
            if 0 <= near < len(tokens) and len(tokens[near]) in lengths and tokens[near].isdecimal():
                return near
    return None


def _day(year: str, month: str, day: str) -> Iterator[str]:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return
    if EARLIEST <= found.year <= LATEST:
        yield found.isoformat()
