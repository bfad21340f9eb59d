"""The quotation marks that an article prints around some words, so that they can be shown with the same ones."""

from __future__ import annotations

from retrieval.records import Span
from retrieval.text.languages import read_language

PARTNERS: dict[str, tuple[str, ...]] = {
    "“": ("”",), "„": ("“", "”", '"', "''"), "«": ("»",), "»": ("«", "»"), "‘": ("’",), "‚": ("‘", "’"), "‹": ("›",),
    "›": ("‹",), "「": ("」",), "『": ("』",), "《": ("》",), "``": ("''",), ",,": ("''",), "‘‘": ("’’",), '"': ('"',),
    "＂": ("＂",), "''": ("''",), "'": ("'",), "”": ("”", "„"), "’": ("’",), "’’": ("’’",), "`": ("'", "´"),
    "´": ("´",),
    "〝": ("〞", "〟"), "″": ("″",),
}  # fmt: skip
"""Marks that open a quotation, with those that may close it, the most usual one first."""
_SPACES = " \u00a0\u202f"
"""What may stand between a mark and the words: « Non »."""


def printed_marks(text: str, quoted: Span, language: str) -> tuple[str, str] | None:
    """What the article `text` prints before and after the quotation `quoted`, with the spaces between.

    Where one of the two is missing or does not fit the other, as after a paragraph of a longer quotation, it is its
    usual partner. Where both are missing, as around the speech of a dialogue with dashes, they are those of `language`
    (an ISO 639-1 code). None where that is not known.
    """
    before = text[: quoted.start].rstrip(_SPACES)
    gap = text[len(before) : quoted.start]
    opening = next((mark for mark in (before[-2:], before[-1:]) if mark in PARTNERS), "")
    after = text[quoted.end : quoted.end + 4]
    closing = after.lstrip(_SPACES)
    gap_after = after[: len(after) - len(closing)]
    fitting = PARTNERS[opening] if opening else _CLOSING
    closed = next((mark for mark in (closing[:2], closing[:1]) if mark and mark in fitting), "")
    if opening:
        usual = _of_language(language)
        partner = usual[1] if usual and usual[0] == opening else PARTNERS[opening][0]
        return f"{opening}{gap}", f"{gap_after}{closed}" if closed else f"{gap}{partner}"
    if closed:
        return f"{_opening_of(closed)}{gap_after}", f"{gap_after}{closed}"
    return _of_language(language)


_CLOSING = frozenset(mark for partners in PARTNERS.values() for mark in partners) - {"“", "‘", "„", "'", "´", "«", "‹"}
"""Marks that close wherever they stand after words."""


def _opening_of(closing: str) -> str:
    return next(opening for opening, partners in PARTNERS.items() if closing in partners)


def _of_language(language: str) -> tuple[str, str] | None:
    marks = "".join(read_language(language, "common").get("", {}).get("marks", ())) if language else ""
    return (marks[0], marks[1]) if len(marks) > 1 else None
