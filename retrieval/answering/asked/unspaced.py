"""Names in Chinese characters, which nothing parts from the title before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.answering.asked.names import MOST_SPEAKERS
from retrieval.library.library import Library
from retrieval.searching.words import NO_SPACES

LEAST, MOST = 2, 4
"""Characters of a name with its surname."""
_HAN = re.compile(rf"[{NO_SPACES}]+")


def is_after_title(typed: str, speaker: str) -> bool:
    """Whether a speaker is written as the name that was typed with a title before it: “护士长周凤英”."""
    if not (LEAST <= len(typed) <= MOST and _HAN.fullmatch(typed) and speaker.endswith(typed)):
        return False
    before = len(speaker) - len(typed)  # a surname of two characters before two others makes one name
    return before >= LEAST + (len(typed) == LEAST)


def of_other_surname(typed: str, library: Library) -> tuple[str, ...]:
    """The names of the speakers with the given name that was typed and another surname: 周凤英 for 李凤英."""
    speakers = library.shelf.speakers
    if len(typed) != LEAST + 1 or not _HAN.fullmatch(typed) or len(speakers) > MOST_SPEAKERS:
        return ()
    return tuple(sorted({one.name for one in speakers if len(one.name) >= len(typed) and one.name.endswith(typed[1:])}))


def joined_pairs(pairs: Sequence[str]) -> str:
    """The text that was cut into these overlapping pairs of letters."""
    joined = pairs[0] if pairs else ""
    for pair in pairs[1:]:
        joined += pair[1:] if joined[-1:] == pair[:1] else ""
    return joined
