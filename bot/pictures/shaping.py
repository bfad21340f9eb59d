"""From clusters to glyphs in visual order, and from glyphs to a mask of pixels. HarfBuzz does both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import uharfbuzz as hb
from PIL import Image

from bot.pictures.errors import PictureError
from bot.pictures.fonts import Face

SUBPIXELS = 64


@dataclass(frozen=True, slots=True)
class Cluster:
    """A grapheme cluster with the face that shows it. `level` is its embedding level: odd if it runs to the left."""

    text: str
    face: Face
    level: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face from left to right: the number and the position (x, y) of each.

    Widths and positions are in the units that `shape` was asked for.
    """

    font: hb.Font
    glyphs: tuple[tuple[int, float, float], ...]
    width: float


def shape(clusters: Sequence[Cluster], size: int, weight: int) -> list[Run]:
    """The runs of one line from left to right. `size` is the number of units of an em.

    Raises PictureError if a face lacks a glyph.
    """
    runs = [tuple(run) for _, run in groupby(clusters, key=lambda cluster: (cluster.face, cluster.level))]
    return [_shaped(run, size, weight) for run in _in_sight(runs)]


def mask_of(run: Run) -> tuple[Image.Image, int, int] | None:
    """A mask that says how much of each pixel the run covers, and its offset: right of the start, up from the baseline.

    None if the run covers nothing. The run must be shaped in units of 1/64 pixel.
    """
    drawing = hb.RasterDraw()
    drawing.scale_factor = (SUBPIXELS, SUBPIXELS)
    for glyph, x, y in run.glyphs:
        drawing.transform = (1, 0, 0, 1, x, y)
        drawing.draw_glyph(run.font, glyph)
    drawn = drawing.render()
    place = drawn.extents
    if not place.width or not place.height:
        return None
    size = (place.width, place.height)
    # HarfBuzz's rows run up, Pillow's down.
    mask = Image.frombytes("L", size, bytes(drawn.buffer), "raw", "L", place.stride, -1)
    return mask, place.x_origin, place.y_origin + place.height


def _in_sight(runs: list[tuple[Cluster, ...]]) -> list[tuple[Cluster, ...]]:
    """The runs in visual order (UAX 9, L2): from the highest level down, what has that level or more is reversed."""
    levels = [run[0].level for run in runs]
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(runs):
            end = at
            while end < len(runs) and levels[end] >= level:
                end += 1
            runs[at:end] = runs[at:end][::-1]
            levels[at:end] = levels[at:end][::-1]
            at = max(end, at + 1)
    return runs


def _shaped(run: Sequence[Cluster], size: int, weight: int) -> Run:
    font = _font(run[0].face, size, weight)
    text = "".join(cluster.text for cluster in run)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "rtl" if run[0].level % 2 else "ltr"
    if run[0].language:
        buffer.language = run[0].language
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    glyphs = []
    x = 0.0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if not info.codepoint:
            raise PictureError(f"{run[0].face.name} has no sign for {text[info.cluster]!r}")
        glyphs.append((info.codepoint, x + place.x_offset, float(place.y_offset)))
        x += place.x_advance
    return Run(font, tuple(glyphs), x)


@lru_cache(maxsize=64)
def _font(face: Face, size: int, weight: int) -> hb.Font:
    font = hb.Font(face.handle)
    font.scale = (size, size)
    font.set_variations({"wght": weight})
    return font
