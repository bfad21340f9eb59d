"""Whether a page shows only the beginning of its article, to sell the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from retrieval.reading.formats.markup import Block
from retrieval.reading.web.pages.containers import is_menu
from retrieval.text.languages import languages_with, read_language
from retrieval.text.sentences import ends_sentence

LONGEST_TEASER = 1500
"""The longest teaser, in code points. A metered page with more text shows its whole article."""

FEWEST_BELOW = 4
SHORTEST_BELOW = 500
"""How many paragraphs of an article, and code points in them, stand below a call to subscribe that hides none of it."""
LONGEST_COMPARED = 60
LONGEST_CALL = 200
"""The longest call to subscribe that is left out of a text, in code points."""
MARK = re.compile(r"[\"“”„«»「」]")


def is_walled(shown: Sequence[Block], text: str, *, stated: bool | None) -> bool:
    """Whether `text`, which was found on a page with the blocks `shown`, is only the beginning of an article for sale.

    `stated` is whether the page says in JSON-LD that its article is free; None where it says nothing. What a menu says
    of subscribers does not count: it says so over free articles, too. Nor does what stands in a box of its own above
    several paragraphs of the article: a tool for subscribers, or a notice of cookies.
    """
    if len(text) >= LONGEST_TEASER or stated:
        return False
    if stated is False:
        return True
    asking = [at for at, block in enumerate(shown) if asks_for_money(block.text) and not _is_in_menu(block)]
    return bool(asking) and not _stand_above(shown, asking, text)


def _stand_above(shown: Sequence[Block], asking: Sequence[int], text: str) -> bool:
    """Whether several paragraphs of the article stand below all blocks that ask for money, and none in a box with
    one."""
    called = frozenset(asking)
    own = [
        at
        for at, block in enumerate(shown)
        if at not in called and ends_sentence(block.text) and block.text[:LONGEST_COMPARED] in text
    ]
    below = [shown[at].text for at in own if at > asking[-1]]
    boxes = {shown[at].holder.getparent() for at in own}
    return (
        len(below) >= FEWEST_BELOW
        and sum(map(len, below)) >= SHORTEST_BELOW
        and not any(shown[at].holder.getparent() in boxes for at in asking)
    )


def _is_in_menu(block: Block) -> bool:
    return any(map(is_menu, (block.holder, *block.holder.iterancestors())))


def is_call_to_pay(line: str) -> bool:
    """Whether a short line asks a reader to subscribe and quotes nobody, so that it is no text of an article."""
    return len(line) <= LONGEST_CALL and asks_for_money(line) and MARK.search(line) is None


def asks_for_money(text: str) -> bool:
    """Whether `text` asks a reader to subscribe, in any language."""
    return _walls().search(text) is not None


@cache
def _walls() -> re.Pattern[str]:
    """Finds the sentences of all languages that ask a reader to subscribe: the `walls` of ``furniture.toml``."""
    walls = (
        wall for one in languages_with("furniture") for wall in read_language(one, "furniture")[""].get("walls", ())
    )
    return re.compile("|".join(walls), re.IGNORECASE)
