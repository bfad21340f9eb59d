"""Quotes as pictures: records in, the bytes of a PNG out. Knows no command line and no chat; of files it reads fonts.

This is the door. What draws is imported when something is drawn: the extra `onrecord[pictures]` brings it.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from bot.pictures.errors import PictureError
from bot.talk.timeline import Timeline
from retrieval import Evidence

__all__ = ["PictureError", "can_draw", "draw_card", "draw_timeline"]

NEEDED = ("PIL", "bidi", "manimgx_fonts", "uharfbuzz", "wcwidth")


def draw_card(evidence: Evidence) -> bytes:
    """A quote as a PNG to share, 1200 pixels wide, at least 675 high and higher where it is long.

    Raises PictureError where the extra is missing, no font shows a letter of it, or it is longer than chats take.
    """
    _look_for_the_extra()
    from bot.pictures.card import draw_card as draw

    return draw(evidence)


def draw_timeline(timeline: Timeline) -> bytes:
    """Who said how much over time as a PNG, 1200 pixels wide and at least 675 high: bars stacked by speaker.

    Raises PictureError as `draw_card` does.
    """
    _look_for_the_extra()
    from bot.pictures.chart import draw_timeline as draw

    return draw(timeline)


@cache
def can_draw() -> bool:
    """Whether what draws is installed."""
    return all(find_spec(name) for name in NEEDED)


def _look_for_the_extra() -> None:
    if not can_draw():
        raise PictureError("pictures need an extra: pip install 'onrecord[pictures]'")
