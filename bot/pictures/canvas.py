"""A canvas on which text and rectangles are placed, and the PNG file made from it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from bot.pictures.errors import PictureError
from bot.pictures.paragraphs import Paragraph
from bot.pictures.shaping import SUBPIXELS, Cluster, mask_of, shape

Colour = tuple[int, int, int]
TALLEST = 8_500
"""The greatest height in pixels: the width and height of a photo on Telegram add up to 10,000 at most."""
COLOURS = 64
"""The size of the palette: a few flat colours, and the shades at the edges of letters."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `rise` is the distance from its top to its baseline; all measures are in pixels."""

    clusters: tuple[Cluster, ...]
    weight: int
    rise: float
    height: float
    width: float


@dataclass(frozen=True, slots=True)
class Block:
    """Lines below one another. `size` is the size of the type: the pixels of one em."""

    lines: tuple[Line, ...]
    size: int
    colour: Colour

    @property
    def height(self) -> int:
        """The height of all lines together."""
        return round(sum(line.height for line in self.lines))

    @property
    def width(self) -> int:
        """The width of the widest line."""
        return round(max((line.width for line in self.lines), default=0.0))


def block_of(paragraphs: Sequence[Paragraph], size: int, colour: Colour, width: int, *, even: bool = False) -> Block:
    """Break paragraphs into lines of at most `width` pixels. With `even`, the lines have about the same length."""
    lines = []
    for paragraph in paragraphs:
        em = width / size
        broken = paragraph.lines(em)
        if even:
            broken = paragraph.lines(_narrowest(paragraph, em, len(broken)))
        rise, height = paragraph.rise * size, paragraph.height * size
        lines += [Line(one, paragraph.weight, rise, height, paragraph.width(one) * size) for one in broken]
    return Block(tuple(lines), size, colour)


def height_of(paragraphs: Sequence[Paragraph], size: int, width: int) -> int:
    """The height of the block that `block_of` would make, found without making it."""
    return round(sum(len(paragraph.lines(width / size)) * paragraph.height * size for paragraph in paragraphs))


class Canvas:
    """A picture that is being drawn. Positions are in pixels from the upper left corner.

    Raises PictureError if it would be higher than chats accept.
    """

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        if height > TALLEST:
            raise PictureError(f"{height:,} pixels of height are too much for a picture")
        self._image = Image.new("RGB", (width, height), ground)
        self._draw = ImageDraw.Draw(self._image)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """Draw a filled rectangle, at least one pixel wide and high; `right` and `bottom` are excluded."""
        corner = max(round(right) - 1, round(left)), max(round(bottom) - 1, round(top))
        self._draw.rectangle(((round(left), round(top)), corner), colour)

    def text(self, block: Block, left: float, top: float, width: float, *, at_right: bool = False) -> None:
        """Draw a block in a column of that width, its lines aligned at the left or the right."""
        for line in block.lines:
            self._line(line, block, left + (width - line.width if at_right else 0), top + line.rise)
            top += line.height

    def png(self, title: str, description: str) -> bytes:
        """The picture as a PNG file. The title and the description are for people who cannot see it."""
        info = PngInfo()
        info.add_itxt("Title", title)
        info.add_itxt("Description", description)
        written = io.BytesIO()
        self._image.quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", pnginfo=info)
        return written.getvalue()

    def _line(self, line: Line, block: Block, left: float, base: float) -> None:
        for run in shape(line.clusters, block.size * SUBPIXELS, line.weight):
            if drawn := mask_of(run):
                mask, right, up = drawn
                self._image.paste(block.colour, (round(left) + right, round(base) - up), mask)
            left += run.width / SUBPIXELS


def _narrowest(paragraph: Paragraph, width: float, lines: int) -> float:
    """The least width, to half an em, at which there are no more lines than these and no word is divided."""
    least, most = min(width, max(width / 2, paragraph.widest)), width
    while most - least > 0.5:
        middle = (least + most) / 2
        if len(paragraph.lines(middle)) > lines:
            least = middle
        else:
            most = middle
    return most
