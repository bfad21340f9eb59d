"""Punctuation of ASCII beside Chinese letters, read as the full-width marks that most papers print: 王丽说,“好”."""

from __future__ import annotations

import re

_NARROW = re.compile(r"(?<=[^\x00-\x7f])[,:;?!]|[,:;?!](?=[^\x00-\x7f])")
_WIDE = str.maketrans(",:;?!", "，：；？！")


def widened(text: str) -> str:
    """The text with full-width commas, colons and stops beside letters that are not ASCII. Offsets stay the same."""
    return _NARROW.sub(lambda found: found[0].translate(_WIDE), text)
