"""What may be shown of an article's text on a terminal or in a picture. Knows neither."""

from __future__ import annotations

import re

# An article is no program for the terminal: escape sequences in it must not move the cursor or set a title.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def printable(text: str) -> str:
    """`text` with a space for each character that would steer a terminal; line ends stay, as "\\n"."""
    return CONTROL.sub(" ", LINE_END.sub("\n", text))
