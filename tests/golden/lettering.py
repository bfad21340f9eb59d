"""Letters of several inks in one line, and boxes with round corners, for pictures of a chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PIL import Image, ImageDraw

from bot.pictures.canvas import Block, Canvas, Colour, Line
from bot.pictures.fonts import fonts_here
from bot.pictures.shaping import SUBPIXELS, Cluster, shape
from bot.pictures.style import PLAIN

LEADING, RISE = 1.4, 1.09
"""Em from one line to the next, and from a line's top to its base line."""
SMOOTH = 8
"""Round edges are drawn so many times as large."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a letter is set."""

    colour: Colour
    weight: int = PLAIN


Letters = Sequence[tuple[str, Ink]]


class Sheet(Canvas):
    """A canvas for both."""

    def rounded(self, left: float, top: float, right: float, bottom: float, radius: int, colour: Colour) -> None:
        width, height = round(right) - round(left), round(bottom) - round(top)
        mask = Image.new("L", (width * SMOOTH, height * SMOOTH))
        box = ((0, 0), (mask.width - 1, mask.height - 1))
        ImageDraw.Draw(mask).rounded_rectangle(box, radius * SMOOTH, 255)
        self._image.paste(colour, (round(left), round(top)), mask.resize((width, height), Image.Resampling.BOX))

    def letters(self, line: Letters, left: float, top: float, size: int) -> None:
        for block in _blocks(line, size):
            self.text(block, left, top, block.width)
            left += block.lines[0].width


def width_of(line: Letters, size: int) -> float:
    """In pixels, spaces at its ends included."""
    return sum(block.lines[0].width for block in _blocks(line, size))


def _blocks(line: Letters, size: int) -> list[Block]:
    """One for each ink, as they follow each other."""
    return [_block("".join(letter for letter, _ in run), ink, size) for ink, run in groupby(line, lambda one: one[1])]


def _block(text: str, ink: Ink, size: int) -> Block:
    fonts = fonts_here()
    clusters = tuple(Cluster(letter, fonts.face_for(letter), 0) for letter in text)
    width = sum(run.width for run in shape(clusters, size * SUBPIXELS, ink.weight)) / SUBPIXELS
    return Block((Line(clusters, ink.weight, RISE * size, LEADING * size, width),), size, ink.colour)
