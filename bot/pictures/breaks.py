"""Where a line may end: at spaces and dashes, and between letters that are written without spaces.

This is the part of UAX 14 that scripts with spaces, Chinese and Japanese need. Thai, Khmer and Lao would need a
dictionary: there a line ends at a space, or at any letter if there is no space.
"""

from __future__ import annotations

import unicodedata

KEPT = "\u00a0\u202f\u2007\u2060"
DASHES = "-–—/\u200b\u2010"
UNSPACED = (
    ("\u3000", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff01", "\uff60"),
    ("\U00020000", "\U0003ffff"),
)
NOT_FIRST = frozenset("、。，．！？：；…‥・ー々ゝゞヽヾ%％‰℃,.!?:;ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two neighbouring clusters."""
    if before.isspace():
        return before not in KEPT and not after.isspace()
    if after.isspace() or after[0] in KEPT or before[-1] in KEPT:
        return False
    if before[-1] in DASHES:
        return after[0].isalnum()
    if not (_is_unspaced(before) or _is_unspaced(after)):
        return False
    return (
        after[0] not in NOT_FIRST
        and unicodedata.category(after[0]) not in ("Pe", "Pf")
        and unicodedata.category(before[0]) not in ("Ps", "Pi")
    )


def _is_unspaced(cluster: str) -> bool:
    return any(first <= cluster[0] <= last for first, last in UNSPACED)
