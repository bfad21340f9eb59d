"""The name of a site in the title of a page: "Duty stays | The Ledger"."""

from __future__ import annotations

import re
from collections.abc import Set

from retrieval.text.months import month_number

LONGEST_TITLE = 500
"""The longest title of a page that is read, in code points."""
SITE = re.compile(r"\s+[|–—·•»«:-]+\s+|\s*\|\s*")
MOST_OF_SITE = 5
"""The most words that a site's name has."""
HOST = re.compile(r"\w[\w-]*(?:\.\w[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
"""A site that is called by its address: "Tageblatt.de"."""
ENDING_DATE = re.compile(r"[\s,]*\b\d[\d./-]*\Z")
"""The date that stands after the name of a site in a page's title."""


def without_site(title: str, site: str) -> str:
    """`title` without the name of the site before or after it."""
    title = " ".join(title[:LONGEST_TITLE].split())
    parts = SITE.split(title)
    if len(parts) < 2 or not site:
        return title
    if folded(parts[-1]) == folded(site):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»«:-")
    if folded(parts[0]) == folded(site):
        return title[len(parts[0]) :].lstrip(" |–—·•»«:-")
    return title


def site_of_title(title: str, shown: Set[str], headings: Set[str]) -> str:
    """What stands after the headline in the page's title, or before it, as sites put their names there.

    `shown` are short texts of the page in lower case: the site's name is known by them, or by the headline before it.
    """
    *parts, last = SITE.split(title)
    if len(parts) == 1 and folded(last) in headings and folded(parts[0]) not in headings:
        return parts[0] if len(parts[0].split()) <= MOST_OF_SITE else ""
    before = folded(title[: len(title) - len(last)].rstrip(" |–—·•»«:-"))
    is_named = bool(parts) and (
        folded(last) in shown
        or before in shown
        or f"|{last}" in title.replace("| ", "|")
        or HOST.fullmatch(last) is not None
    )
    site = ENDING_DATE.sub("", last)
    is_month = month_number(site.casefold().strip(". ")) > 0
    return site if is_named and len(site.split()) <= MOST_OF_SITE and not is_month else ""


def folded(words: str) -> str:
    """`words` on one line in small letters, to be compared."""
    return " ".join(words.split()).casefold()
