"""Quotation marks: which open, which close, and what a broken text meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.records import Span

PAIR = re.compile(r"[“\"«„]([^“”\"«»„\n]+)[”\"»“]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks, without them. `repair` names how a broken pair was mended; empty: it was whole."""

    span: Span
    repair: str = ""


def find_stretches(text: str) -> tuple[Stretch, ...]:
    """The quoted stretches of `text` in order, outermost only. Never raises; linear in the text's length."""
    return tuple(Stretch(Span(*pair.span(1))) for pair in PAIR.finditer(text))
