"""Whether a page shows only the beginning of its article, to sell the rest."""

from __future__ import annotations

import re

NOT_FREE = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)
"""How schema.org's JSON-LD says it, as search engines ask publishers to do."""

ASKS_FOR_MONEY = re.compile(
    r"\b(?:subscribe|sign up|register|log in) (?:now )?(?:to|and) (?:continue|keep|read)|subscribers only|"
    r"already a subscriber|to continue reading|this (?:article|content) is for subscribers|"
    r"jetzt weiterlesen|weiterlesen mit|nur für abonnent|mit (?:einem )?abo (?:weiter)?lesen|"
    r"réservé aux abonnés|pour lire la suite|abonnez-vous pour|solo para suscriptores|suscríbete para|"
    r"per (?:continuare a leggere|leggere tutto)|riservato agli abbonati|"
    r"exclusivo para assinantes|alleen voor abonnees",
    re.IGNORECASE,
)
LONGEST_TEASER = 1500
"""In code points; a metered page that shows more than this shows its article."""


def is_walled(markup: str, text: str) -> bool:
    """Whether `text`, found in the page `markup`, is but a teaser."""
    return len(text) < LONGEST_TEASER and bool(NOT_FREE.search(markup) or ASKS_FOR_MONEY.search(markup))
