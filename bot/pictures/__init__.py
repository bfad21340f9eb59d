"""Quotes and timelines as pictures: records in, the bytes of a PNG out.

Independent of any face; the only files that are read are fonts. The drawing libraries come with the extra
`onrecord[pictures]` and are imported when something is drawn.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

from bot.pictures.errors import PictureError
from bot.talk.timeline import Timeline
from retrieval import Evidence

__all__ = ["PictureError", "can_draw", "draw_card", "draw_picture", "draw_timeline"]

NEEDED = ("PIL", "bidi", "manimgx_fonts", "uharfbuzz", "wcwidth")


def draw_picture(picture: Evidence | Timeline) -> bytes:
    """What is to be drawn, as a PNG. Raises PictureError as `draw_card` does."""
    return draw_timeline(picture) if isinstance(picture, Timeline) else draw_card(picture)


def draw_card(evidence: Evidence) -> bytes:
    """Draw a quote as a PNG to share, 1200 pixels wide and at least 675 high; a long quote makes it higher.

    Raises PictureError if the extra is missing, no font has a letter of the quote, or the picture would be higher than
    chats accept.
    """
    _look_for_the_extra()
    from bot.pictures.card import draw_card as draw

    return draw(evidence)


def draw_timeline(timeline: Timeline) -> bytes:
    """Draw who said how much over time as a PNG, 1200 pixels wide and at least 675 high: bars stacked by speaker.

    Raises PictureError for the same reasons as `draw_card`.
    """
    _look_for_the_extra()
    from bot.pictures.chart import draw_timeline as draw

    return draw(timeline)


@cache
def can_draw() -> bool:
    """Whether the drawing libraries are installed."""
    return all(find_spec(name) for name in NEEDED)


def _look_for_the_extra() -> None:
    if not can_draw():
        raise PictureError("pictures need an extra: pip install 'onrecord[pictures]'")
