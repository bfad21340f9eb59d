"""Which title an article has. What programs write into an empty title field, such as a file name, is no title."""

from __future__ import annotations

import re
from textwrap import shorten

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
NO_TITLES = re.compile(
    r"(?:(?:powerpoint|presentation|diapositive|folie|slide|layout|page|seite|document|dokument|documento|untitled|title|titel|"
    r"titre|título|title \d|print|template|no title)(?:\s*presentation)?[\s_-]*\d*|powerpoint[- ]präsentation|"
    r"présentation powerpoint|presentación de powerpoint|presentazione (?:di|standard di) powerpoint|ohne titel|"
    r"sans titre|"
    r"sin título|senza titolo|sem título|zonder titel|bez tytułu|без назви|без названия|namnlös|uten navn|unbenannt|"
    r"无标题(?:文档)?|無題|제목 없음|normal|default|index|home)\.?",
    re.IGNORECASE,
)


def title_of(text: str, *candidates: str) -> str:
    """The first candidate that is a title, else the first line of `text`, on one line and shortened."""
    first_line = text.strip().split("\n", 1)[0]
    found = next(filter(None, map(real_title, candidates)), "") or first_line
    return shorten(found, LONGEST, placeholder="…") or found[: LONGEST - 1]


def real_title(title: str) -> str:
    """`title` on one line, without the program that is named before it; empty where it is a file's name or a filler."""
    bare = PROGRAM.sub("", " ".join(title.split()), count=1)
    return "" if FILE.fullmatch(bare) or CODE.fullmatch(bare) or NO_TITLES.fullmatch(bare) else bare
