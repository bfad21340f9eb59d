"""Links that open an article at the quote, by a text fragment (the `#:~:text=` of the WICG draft)."""

from __future__ import annotations

import re
from urllib.parse import quote, urldefrag

WEB = re.compile(r"https?://(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
LONGEST_EXACT = 80
"""Characters of a quote that is searched for as a whole; of a longer one the beginning and the end are."""
EDGE = 40
MARKS = " “”„‟\"«»‹›‘’‚'"
"""Left out at both ends, because the page may print other quotation marks than the text that was read."""
LONGEST = 2_000


def link_to(url: str, words: str) -> str:
    """`url`, opened by a browser at `words`; empty where that is no address of a public web page."""
    if not WEB.fullmatch(url) or len(url) > LONGEST:
        return ""
    wanted = " ".join(words.split()).strip(MARKS)
    if not wanted:
        return url
    if len(wanted) <= LONGEST_EXACT:
        directive = _encoded(wanted)
    else:
        directive = f"{_encoded(_beginning(wanted))},{_encoded(_beginning(wanted[::-1])[::-1])}"
    address, fragment = urldefrag(url)
    return f"{address}#{fragment}:~:text={directive}"


def _beginning(words: str) -> str:
    """The first words within EDGE characters, not cut; without any space, the first EDGE characters."""
    head, space, _ = words[: EDGE + 1].rpartition(" ")
    return head if space else words[:EDGE]


def _encoded(words: str) -> str:
    """Percent-encoded, including the hyphen, which has a meaning in a text directive."""
    return quote(words, safe="").replace("-", "%2D")
