"""What stands between a page's headline and its first paragraph: the lead is the article's, dates and names are not.

Extractors often lose a lead that is set apart from the other paragraphs, and they often take the headline, the
author's line and the buttons below it for text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from retrieval.reading.formats.markup import Block
from retrieval.text.furniture import is_furniture
from retrieval.text.sentences import ends_sentence

if TYPE_CHECKING:
    from retrieval.reading.web.pages.containers import Containers

LETTERS = re.compile(r"[\W_]+")
LONG = 80
"""The shortest paragraph that certainly belongs to the article, in code points."""
LEAD = 40
"""The shortest lead, which may be a single short sentence, in code points."""
LONG_DENSE = 30
"""The same in scripts that put no spaces between words, or whose letters are syllables."""
DENSE = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Letters of Chinese, Japanese and Korean, each of which says as much as two or three others."""
MOST_LINKED = 0.3
"""The largest share of a lead's letters that may be links."""
MOST_BEFORE = 40
"""How many blocks may stand between a headline and the first paragraph."""
LONGEST_LINE = 150
"""The longest line that may say who wrote the article and when, in code points."""
MOST_OF_BUTTONS = 4
"""The most words of a row of buttons."""
LIST_TAGS = frozenset({"li", "h2", "h3", "h4", "blockquote", "td", "th"})
"""Elements whose short lines may be the article's own, such as the points of a summary."""
COUNTED = re.compile(r"\D{0,25}\b\d[\d.,]*\s?[km]?\b\D{0,25}", re.IGNORECASE)
"""What a button says of shares and comments: a figure and a word or two."""


def opened(found: Sequence[Block], taken: Set[int], either: Set[int], boxes: Containers, title: str) -> frozenset[int]:
    """`taken` with the article's lead, and without what stands above and below its headline.

    `found` are all blocks of the page, `either` the numbers of those that any extractor took. Where no block before
    the first paragraph is the headline, nothing is added, and only lines that are no sentences are left out.
    """
    first = next((one for one in sorted(taken) if _is_long(found[one])), None)
    if first is None:
        return frozenset(taken)
    above = range(max(0, first - MOST_BEFORE), first)
    headline = next((one for one in reversed(above) if _is_headline(found[one], title)), None)
    if headline is None:
        return frozenset(taken)
    leads = {
        one
        for one in range(headline + 1, first)
        if one in either
        and _is_long(found[one], LEAD)
        and not boxes.is_other(found[one].holder)
        and not _is_linked(found[one])
    }
    # Buttons also stand below a lead, hence the second paragraph counts.
    second = next((one for one in sorted(taken) if one > first and _is_long(found[one])), first)
    kept = {
        one
        for one in taken
        if one >= second
        or (one > headline and _may_be_said(found[one]))
        or (one > first and len(found[one].text.split()) > MOST_OF_BUTTONS)
    }
    return frozenset(kept | leads)


def lines_below_headline(found: Sequence[Block], taken: Set[int], title: str) -> tuple[str, ...]:
    """The short lines between the headline and the first paragraph of the article, where dates and names stand."""
    first = next((one for one in sorted(taken) if _is_long(found[one])), 0)
    above = range(max(0, first - MOST_BEFORE), first)
    headline = next((one for one in reversed(above) if _is_headline(found[one], title)), None)
    if headline is None:
        return ()
    short = (block.text for block in found[headline + 1 : first] if len(block.text) <= LONGEST_LINE)
    return tuple(line for text in short for line in text.split("\n"))


def _is_headline(block: Block, title: str) -> bool:
    bare = _bare(block.text)
    if not bare:
        return False
    named = _bare(title)
    has_kicker = block.holder.tag in {"h1", "h2"} and bare.endswith(named) and len(bare) < 2 * len(named)
    return bare == named or has_kicker or (block.holder.tag == "h1" and bare in named)


def _is_long(block: Block, least: int = LONG) -> bool:
    is_dense = " " not in block.text.strip() or 2 * len(DENSE.findall(block.text)) > len(block.text)
    longest = min(least, LONG_DENSE) if is_dense else least
    return len(block.text) >= longest and ends_sentence(block.text) and not is_furniture(block.text)


def _is_linked(block: Block) -> bool:
    return block.linked > MOST_LINKED * len(block.text)


def _may_be_said(block: Block) -> bool:
    """Whether a block below the headline may be the article's: a sentence, a quotation, or a point of a list."""
    if is_furniture(block.text):
        return False
    if next(block.holder.iterancestors("blockquote"), None) is not None:
        return True
    if len(block.text) >= LONG and not _is_linked(block):
        return True
    if ends_sentence(block.text) or block.text.endswith((":", ",", "：")):
        return True
    is_counter = COUNTED.fullmatch(block.text) is not None and len(block.text.split()) <= 4
    return block.holder.tag in LIST_TAGS and len(block.text.split()) > 2 and not is_counter


def _bare(text: str) -> str:
    return LETTERS.sub("", text.casefold())
