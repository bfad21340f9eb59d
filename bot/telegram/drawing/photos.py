"""Replies that are pictures: drawn, or told in words where they cannot be. Sends nothing."""

from __future__ import annotations

import dataclasses
import logging

from bot.pictures import PictureError, draw_card, draw_timeline
from bot.talk.replies import Citation, Listing, Paragraph, QuotePicture, Reply, Row, TimelinePicture
from bot.talk.timeline import summary
from bot.wording import _, grouped

LOG = logging.getLogger(__name__)


def is_picture(reply: Reply) -> bool:
    return bool(reply.blocks) and isinstance(reply.blocks[-1], QuotePicture | TimelinePicture)


def picture_of(reply: Reply) -> bytes | None:
    """The picture that a reply ends with, as a PNG; None where there is none, or it cannot be drawn.

    Takes some tenths of a second.
    """
    try:
        match reply.blocks:
            case [*_, QuotePicture(evidence)]:
                return draw_card(evidence)
            case [*_, TimelinePicture(timeline)]:
                return draw_timeline(timeline)
    except PictureError as error:
        LOG.warning("A picture cannot be drawn: %s", error)
    return None


def in_words(reply: Reply) -> Reply:
    """A reply that ends with a picture as one that needs none; any other as it is."""
    no_picture = Paragraph(_("I cannot draw a picture of this here."))
    match reply.blocks:
        case [*before, QuotePicture(evidence)]:
            return dataclasses.replace(reply, blocks=(*before, Citation(evidence), no_picture))
        case [*before, TimelinePicture(timeline)]:
            rows = tuple(Row(series.label, grouped(series.total)) for series in timeline.series)
            return dataclasses.replace(reply, blocks=(*before, Listing(summary(timeline), rows), no_picture))
        case _:
            return reply
