"""Where a line may end: at spaces and dashes, and between letters that are written without spaces.

The rules of UAX 14 that the news needs: enough for scripts with spaces and for Chinese and Japanese. In Thai, Khmer and
Lao, where only a dictionary tells words apart, a line ends at a space or, where there is none, at any letter.
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
    """Whether a line may end between two clusters that stand side by side."""
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
