"""Speech that a dash opens instead of a mark: — Нет, — сказал он. — Никогда.

One paragraph is read at a time. The pieces of speech are returned as stretches, so the rules for marked speech apply.
"""

from __future__ import annotations

import re

from retrieval.quoting.grammar.tokens import narrated
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.interrupted import narrates_by_ending, part_interrupted
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

OPENS = re.compile(r"\s*(?:[—–―]|--|-(?=\s))\s*(?=[^\s—–―-])")
OPENS_WITHIN = re.compile(r"(?<=[.!?…])\s+[—–]\s+(?=[^\W\d_a-z])")
"""Where a dash opens speech behind a sentence of the narrator's."""
DASH = re.compile(r"\s*[—–―]\s*|\s+--?\s+")
WITHIN = 3
"""The verb is one of this many first words of the narrator's: "тихо сказал он"."""


def spoken_pieces(text: str, paragraph: Span, words: Lexicon) -> list[Stretch]:
    """The pieces of speech of a paragraph that a dash opens, without the narrator's words; none where no verb reports.

    Lines of speech that name no speaker look like the items of a list: they are left alone.
    """
    opening = OPENS.match(text, paragraph.start, paragraph.end)
    if opening is None:
        opening = next(OPENS_WITHIN.finditer(text, paragraph.start, paragraph.end), None)
    if opening is None:
        return []
    pieces: list[Span] = []
    start, narrates = opening.end(), False
    reported = False
    for dash in DASH.finditer(text, opening.end(), paragraph.end):
        if narrates and _closes_marks(text, dash.start(), dash.end()):
            continue
        if narrates:
            start, narrates = dash.end(), False
        elif opens_narration(text, dash.end(), paragraph.end, words):
            pieces.append(Span(start, dash.start()))
            narrates = reported = True
    if not narrates:
        pieces.append(Span(start, paragraph.end))
    stretches = [Stretch(trimmed) for piece in pieces if (trimmed := trim(text, piece)).start < piece.end]
    if reported or "cue-inside" not in words.habits:
        return stretches if reported else []
    parted = list(part_interrupted(text, stretches, words))
    return parted if parted != stretches else []


def _closes_marks(text: str, before: int, behind: int) -> bool:
    """True for a dash behind a quotation in marks, with its verb: … odwołanie. „Będę pisać” *–* zaznacza."""
    return before > 0 and text[before - 1] in '”»“"' and text[behind : behind + 1].islower()


def opens_narration(text: str, at: int, end: int, words: Lexicon) -> bool:
    """True where the narrator's words start at `at`: with a small letter, and a verb of saying soon.

    A verb that no list holds is recognised by its ending, where the speaker follows it: — бурчит *учитель*.
    """
    if not text[at : at + 1].islower():
        return False
    opening = narrated(text, at, min(end, at + 60), words)
    if any(token.lower in words.speech or token.lower in words.asked for token in opening[:WITHIN]):
        return True
    return narrates_by_ending(opening, words)


def trim(text: str, piece: Span) -> Span:
    """The span without white space and light punctuation at its ends."""
    start, end = piece.start, piece.end
    while start < end and (text[start].isspace() or text[start] in ",.;:"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Span(start, end)
