"""Text from outside, made safe to show: on a terminal, in a picture, in a chat."""

from __future__ import annotations

import re

# C0 and C1 controls can move the cursor, set a title or clear the screen; bidi embeddings, overrides and isolates can
# show words in another order than they stand in.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def printable(text: str) -> str:
    """The text with a space in place of each character that would steer a terminal or reorder what is shown.

    Tabs stay, and so do line ends, each as "\\n".
    """
    return _CONTROL.sub(" ", _LINE_END.sub("\n", text))
