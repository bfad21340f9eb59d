"""Whether a page shows only the beginning of its article, to sell the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from retrieval.reading.formats.markup import Block
from retrieval.reading.web.pages.containers import is_menu
from retrieval.text.languages import languages_with, read_language

LONGEST_TEASER = 1500
"""The longest teaser, in code points. A metered page with more text shows its whole article."""


def is_walled(shown: Sequence[Block], text: str, *, stated: bool | None) -> bool:
    """Whether `text`, which was found on a page with the blocks `shown`, is only the beginning of an article for sale.

    `stated` is whether the page says in JSON-LD that its article is free; None where it says nothing. What a menu says
    of subscribers does not count: it says so over free articles, too.
    """
    if len(text) >= LONGEST_TEASER or stated:
        return False
    return stated is False or any(asks_for_money(block.text) and not _is_in_menu(block) for block in shown)


def _is_in_menu(block: Block) -> bool:
    return any(map(is_menu, (block.holder, *block.holder.iterancestors())))


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
