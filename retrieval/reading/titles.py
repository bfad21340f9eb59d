"""Which title an article has. What programs write into an empty title field, such as a file name, is no title."""

from __future__ import annotations

import re
from functools import cache
from textwrap import shorten

from retrieval.reading.labels import any_label

LONGEST = 160
"""The longest title that is made from the text, in code points."""
PROGRAM = re.compile(r"(?:microsoft (?:word|powerpoint|excel)|openoffice|libreoffice)\s*[-–—:]\s*", re.IGNORECASE)
FILE = re.compile(
    r".*\.(?:docx?|docm|dotx?|rtf|odt|pages|wpd|txt|md|pdf|indd|indb|idml|qxp|qxd|pmd|p65|ai|eps|psd|tex|dvi|ps|pptx?|xlsx?|"
    r"html?|xhtml|xml|epub|pub|jpe?g|png|tiff?)",
    re.IGNORECASE | re.DOTALL,
)
CODE = re.compile(r"(?=\S*[\d_])[\w.~+-]+")
"""One word with figures or underlines, as files are called: "crane_final_v3", "WP20240305"."""


def title_of(text: str, *candidates: str) -> str:
    """The first candidate that is a title, else the first line of `text`, on one line and shortened."""
    first_line = text.strip().split("\n", 1)[0]
    found = next(filter(None, map(real_title, candidates)), "") or first_line
    return shorten(found, LONGEST, placeholder="…") or found[: LONGEST - 1]


def real_title(title: str) -> str:
    """`title` on one line, without the program that is named before it; empty where it is a file's name or a filler."""
    bare = PROGRAM.sub("", " ".join(title.split()), count=1)
    return "" if FILE.fullmatch(bare) or CODE.fullmatch(bare) or _filler().fullmatch(bare) else bare


@cache
def _filler() -> re.Pattern[str]:
    """What programs write into an empty title, alone or numbered: "Untitled", "Slide 1"."""
    return re.compile(rf"{any_label('fillers')}[\s_-]*\d*\.?")
