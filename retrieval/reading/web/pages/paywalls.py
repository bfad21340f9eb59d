"""Whether a page shows only the beginning of its article, to sell the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.reading.formats.markup import Block
from retrieval.reading.web.pages.containers import is_menu

ASKS_FOR_MONEY = re.compile(
    r"\b(?:subscribe|sign up|register|log in) (?:now )?(?:to|and) (?:continue|keep|read|unlock|access)|"
    r"subscribers only|"
    r"already a subscriber|to continue reading|this (?:article|content|story) is (?:for|"
    r"only available to) (?:\w+ )?subscribers|"
    r"to (?:view|read|see|unlock|access) (?:the |this )?(?:full|whole|entire|rest)[^.]{0,40}(?:subscribe|register|"
    r"log in|sign in)|"
    r"(?:subscribe|register|log in|sign in)[^.]{0,40}to (?:view|read|see|unlock|access) (?:the |this )?(?:full|"
    r"whole|entire|rest)|"
    r"jetzt weiterlesen|weiterlesen mit|nur für abonnent|mit (?:einem )?\S*abo (?:weiter)?lesen|"
    r"réservé aux abonnés|pour lire la suite|abonnez-vous pour|il vous reste \d+ ?% de cet article|"
    r"solo para suscriptores|suscríbete para|exclusivo para suscriptores|para (?:seguir|continuar) leyendo|"
    r"per (?:continuare a leggere|leggere tutto)|riservato agli abbonati|"
    r"exclusivo para assinantes|para continuar (?:a ler|lendo)|alleen voor abonnees|om verder te lezen|"
    r"dostęp tylko dla subskrybentów|aby czytać dalej|только для подписчиков|тільки для передплатників",
    re.IGNORECASE,
)
LONGEST_TEASER = 1500
"""In code points; a metered page that shows more than this shows its article."""


def is_walled(shown: Sequence[Block], text: str, *, is_free: bool) -> bool:
    """Whether `text`, found on a page that shows those blocks, is but a teaser.

    `is_free` is False where the page says in JSON-LD that its article is not. What a menu says of subscribers does not
    count: it says so over free articles, too.
    """
    if len(text) >= LONGEST_TEASER:
        return False
    return not is_free or any(ASKS_FOR_MONEY.search(block.text) and not _is_in_menu(block) for block in shown)


def _is_in_menu(block: Block) -> bool:
    return any(map(is_menu, (block.holder, *block.holder.iterancestors())))
