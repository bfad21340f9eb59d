"""Words that lost the space between them: “crisisAnd” is two. Machine translation and copying from pages make them.

A seam is where at least three small letters meet a capital with a small letter after it. Names such as “McDonald” have
none; names such as “YouTube” do not either, and where one has (“PlayStation”), every user of seams keeps the whole word
beside its parts or compares texts that are parted alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable


def _letters(has_case: Callable[[str], bool]) -> str:
    """The letters of Latin, Greek, Cyrillic and Armenian of one case, as the inside of a character class."""
    ranges: list[list[int]] = []
    for code in (*range(0x41, 0x588), *range(0x1E00, 0x2000)):
        if has_case(chr(code)) and chr(code).isalpha():
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


LOWER = _letters(str.islower)
"""Small letters, to stand inside a character class."""
UPPER = _letters(str.isupper)
"""Capitals, to stand inside a character class."""

SEAM = rf"(?<=[{LOWER}]{{3}})(?=[{UPPER}][{LOWER}])"
"""A pattern of the empty place between two words that stand together."""
_MAY_HOLD_SEAM = re.compile(rf"[{LOWER}][{UPPER}][{LOWER}]")
_WORD_WITH_SEAM = re.compile(rf"\b\w*[{LOWER}]{{3}}[{UPPER}][{LOWER}]\w*")


def holds_seam(text: str) -> bool:
    """Whether two words may stand together anywhere in `text`; this is much cheaper than to part them."""
    return _MAY_HOLD_SEAM.search(text) is not None


def part(word: str) -> list[str]:
    """The words that stand together in `word`, which holds no space; one where there is no seam."""
    return re.split(SEAM, word)


def with_parts(text: str) -> str:
    """`text`, with the parts of each glued word after it: “crisisAnd” becomes “crisisAnd crisis And”."""
    return _WORD_WITH_SEAM.sub(lambda word: " ".join((word.group(), *part(word.group()))), text)
