"""Links that open an article at the quote, by a text fragment (the WICG's `#:~:text=` draft). Knows no markup."""

from __future__ import annotations

import re
from urllib.parse import quote, urldefrag

WEB = re.compile(r"https?://(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
WHOLE = 80
"""Up to so many characters are searched for as they are; of longer words their beginning and end are."""
EDGE = 40
MARKS = " “”„‟\"«»‹›‘’‚'"
"""Left out at both ends: an article's page may print other quotation marks than its text here."""
LONGEST = 2_000


def link_to(url: str, words: str) -> str:
    """`url`, opened by a browser at `words`; empty where it is no web address that Telegram can link to."""
    if not WEB.fullmatch(url) or len(url) > LONGEST:
        return ""
    wanted = " ".join(words.split()).strip(MARKS)
    if not wanted:
        return url
    if len(wanted) <= WHOLE:
        directive = _encoded(wanted)
    else:
        directive = f"{_encoded(_beginning(wanted))},{_encoded(_beginning(wanted[::-1])[::-1])}"
    address, fragment = urldefrag(url)
    return f"{address}#{fragment}:~:text={directive}"


def _beginning(words: str) -> str:
    """The first whole words within EDGE characters; where there is no space, so many characters."""
    head, space, _ = words[: EDGE + 1].rpartition(" ")
    return head if space else words[:EDGE]


def _encoded(words: str) -> str:
    """Percent-encoded, with the hyphen, which has a meaning in a text directive."""
    return quote(words, safe="").replace("-", "%2D")
