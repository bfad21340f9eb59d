"""Cuts marked-up text into messages that Telegram accepts, between sentences if possible."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.talk.commands import harmless_commands
from bot.telegram.drawing.visible import split_live, units, visible
from retrieval import Span, split_sentences

LONGEST = 4_096
LONGEST_CAPTION = 1_024
"""UTF-16 units of a message, and of the caption of a picture, not counting markup."""
HEAVIEST = 30_000
"""Bytes of a message with its markup; Telegram refuses more than 32 KiB."""
MOST_MARKS = 90
"""Marked stretches of a message; Telegram ignores those beyond a hundred."""
CODE = "<code>"
TAPPED = frozenset(f"/{name}" for name in harmless_commands())
"""Commands that need nothing typed after them and change nothing, so that a tap is all it takes."""
JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the HTML start tags around it, outermost first.

    `taps` says that the words are the bot's own, so that the commands in it may be tapped.
    """

    text: str
    tags: tuple[str, ...] = ()
    taps: bool = False


def pieces_of(runs: Iterable[Run], longest: int = LONGEST) -> tuple[str, ...]:
    """The runs as HTML messages in order, each of at most `longest` UTF-16 units.

    Together they show the whole text, except for white space where it is cut.
    """
    inert = _inert([Run(visible(run.text), run.tags, run.taps) for run in runs])
    text = "".join(run.text for run in inert)
    pieces = []
    start = 0
    while start < len(text):
        limit = longest
        end = start + _cut(text[start : start + limit + 1], limit)
        piece = _html(_slice(inert, start, end))
        while len(piece.encode()) > HEAVIEST or piece.count("</") > MOST_MARKS:
            limit //= 2
            end = start + _cut(text[start : start + limit + 1], limit)
            piece = _html(_slice(inert, start, end))
        if piece:
            pieces.append(piece)
        start = end
    return tuple(pieces)


def _inert(runs: Sequence[Run]) -> list[Run]:
    """The runs with everything that Telegram would make a link of set as code, even if it spans several runs."""
    outside = "".join("\n" * len(run.text) if _is_link(run) else run.text for run in runs)
    stretches = deque(split_live(outside))
    inert = []
    for run in runs:
        left = run.text
        quotes = tuple(tag for tag in run.tags if tag.startswith("<blockquote"))
        while left:
            stretch, live = stretches.popleft()
            is_inert = live and not (run.taps and stretch in TAPPED)
            inert.append(Run(left[: len(stretch)], (*quotes, CODE) if is_inert else run.tags))
            if len(stretch) > len(left):
                stretches.appendleft((stretch[len(left) :], live))
            left = left[len(stretch) :]
    return inert


def _is_link(run: Run) -> bool:
    return any(tag.startswith("<a ") for tag in run.tags)


def _cut(text: str, limit: int) -> int:
    """Where the first piece of `text` ends: after at most `limit` units, and after a sentence if possible."""
    room = limit
    fits = 0
    for character in text:
        room -= units(character)
        if room < 0:
            break
        fits += 1
    if fits == len(text):
        return fits
    begun = [sentence.start for sentence in split_sentences(text, Span(0, len(text))) if 0 < sentence.start <= fits]
    if begun:
        return begun[-1]
    space = max(text.rfind(" ", 1, fits), text.rfind("\n", 1, fits))
    if space > 0:
        return space + 1
    whole = fits
    while whole > 1 and (unicodedata.combining(text[whole]) or JOINER in text[whole - 1 : whole + 1]):
        whole -= 1
    return whole if whole > 1 else max(fits, 1)


def _slice(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """The runs between two offsets of their text, without the white space at both ends."""
    parts = []
    offset = 0
    for run in runs:
        part = run.text[max(start - offset, 0) : max(end - offset, 0)]
        if part:
            parts.append(Run(part, run.tags))
        offset += len(run.text)
    while parts and not parts[0].text.strip():
        del parts[0]
    while parts and not parts[-1].text.strip():
        del parts[-1]
    if parts:
        parts[0] = Run(parts[0].text.lstrip(), parts[0].tags)
        parts[-1] = Run(parts[-1].text.rstrip(), parts[-1].tags)
    return parts


def _html(runs: Iterable[Run]) -> str:
    out: list[str] = []
    opened: tuple[str, ...] = ()
    for run in runs:
        shared = 0
        while shared < min(len(opened), len(run.tags)) and opened[shared] == run.tags[shared]:
            shared += 1
        tags = run.tags if run.text.strip() else run.tags[:shared]
        out.extend(_end_tag(tag) for tag in reversed(opened[shared:]))
        out.extend(tags[shared:])
        out.append(html.escape(run.text, quote=False))
        opened = tags
    out.extend(_end_tag(tag) for tag in reversed(opened))
    return "".join(out)


def _end_tag(tag: str) -> str:
    return f"</{re.split(r'[ >]', tag[1:], maxsplit=1)[0]}>"
