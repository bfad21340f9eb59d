"""Words that lost the space between them: “crisisAnd” is two. Machine translation and copying from pages make them.

A seam is where at least three small letters meet a capital with a small letter behind it. Names such as “McDonald”,
“YouTube” or “LaTeX” that fall under the rule lose nothing, because every user of a seam keeps the whole word too.
"""

from __future__ import annotations

import re


def _letters(is_wanted: str) -> str:
    """The letters of Latin, Greek, Cyrillic and Armenian that have this case, as the inside of a character class."""
    codes = (*range(0x41, 0x588), *range(0x1E00, 0x2000))
    test = str.isupper if is_wanted == "upper" else str.islower
    ranges: list[list[int]] = []
    for code in codes:
        if test(chr(code)) and chr(code).isalpha():
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


LETTERS_LOWER = _letters("lower")
LETTERS_UPPER = _letters("upper")
SEAM = re.compile(rf"(?<=[{LETTERS_LOWER}]{{3}})(?=[{LETTERS_UPPER}][{LETTERS_LOWER}])")
"""Matches the empty place between two words that are written together."""
