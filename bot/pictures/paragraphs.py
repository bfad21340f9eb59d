"""Text prepared for drawing: each grapheme cluster with its font and direction, and lines of any width.

Widths are in em, so that a text is shaped once and broken into lines at many sizes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wcwidth import iter_graphemes

from bot.pictures.breaks import may_break
from bot.pictures.fonts import Face, Fonts, language_of
from bot.pictures.shaping import Cluster, shape

SPACE = re.compile(r"[^\S\u00a0\u202f]+")
RIGHT_TO_LEFT = frozenset(("R", "AL", "AN", "RLE", "RLO"))
UNITS = 1_000
LONGEST_WORD = 64
"""The letters of a long word. German has had words of 63."""
LEADING = 1.36
"""The least distance between two baselines in em; it is greater if the letters of a font are taller."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, to be broken into lines. `level` is its embedding level: odd if it runs from right to left."""

    clusters: tuple[Cluster, ...]
    weight: int
    level: int

    @cached_property
    def height(self) -> float:
        """The distance between two baselines, in em."""
        return max(LEADING, self._ascent + self._descent)

    @cached_property
    def rise(self) -> float:
        """The distance from the top of a line to its baseline, in em."""
        return (self.height + self._ascent - self._descent) / 2

    @cached_property
    def widest(self) -> float:
        """The width of the widest word in em. Anything longer than a word, such as a URL, doesn't count."""
        return max((width for piece, _, width in self._pieces if len(piece) <= LONGEST_WORD), default=0.0)

    @cached_property
    def _ascent(self) -> float:
        return max(cluster.face.ascent for cluster in self.clusters)

    @cached_property
    def _descent(self) -> float:
        return max(cluster.face.descent for cluster in self.clusters)

    @cached_property
    def _pieces(self) -> Sequence[tuple[tuple[Cluster, ...], float, float]]:
        """The pieces that a line break must not divide, each with its width, and its width without trailing space."""
        pieces = []
        start = 0
        for at in range(1, len(self.clusters) + 1):
            if at == len(self.clusters) or may_break(self.clusters[at - 1].text, self.clusters[at].text):
                piece = self.clusters[start:at]
                pieces.append((piece, self.width(piece), self.width(_trimmed(piece))))
                start = at
        return pieces

    def width(self, clusters: Sequence[Cluster]) -> float:
        """The width of these clusters in a row, in em."""
        return sum(run.width for run in shape(clusters, UNITS, self.weight)) / UNITS

    def lines(self, width: float) -> list[tuple[Cluster, ...]]:
        """Lines of at most `width` em. Together they hold every cluster in order, except for spaces at line ends."""
        lines: list[tuple[Cluster, ...]] = []
        line: tuple[Cluster, ...] = ()
        filled = 0.0
        for piece, whole, trimmed in self._pieces:
            if line and filled + trimmed > width:
                lines.append(_trimmed(line))
                line, filled = (), 0.0
            if trimmed > width:
                *full, piece = self._parted(piece, width)
                lines += map(_trimmed, full)
                whole = self.width(piece)
            line += piece
            filled += whole
        return [*lines, _trimmed(line)] if line else lines

    def _parted(self, piece: tuple[Cluster, ...], width: float) -> list[tuple[Cluster, ...]]:
        """Divide a word that is longer than a line into parts that fit. A single cluster is never divided."""
        parts: list[tuple[Cluster, ...]] = [()]
        for cluster in piece:
            if parts[-1] and self.width((*parts[-1], cluster)) > width and cluster.text.strip():
                parts.append(())
            parts[-1] += (cluster,)
        return parts


def paragraphs_of(text: str, fonts: Fonts, weight: int, language: str = "") -> list[Paragraph]:
    """The lines of the text that are not blank, as paragraphs. Runs of white space become single spaces.

    Raises PictureError if no font has a letter of the text.
    """
    lines = (SPACE.sub(" ", line).strip() for line in text.splitlines())
    return [_paragraph(line, fonts, weight, language_of(text, language)) for line in lines if line]


def _paragraph(line: str, fonts: Fonts, weight: int, language: str) -> Paragraph:
    base, levels = _levels(line)
    clusters = []
    at = 0
    for text, face in _with_faces(list(iter_graphemes(line)), fonts, language):
        clusters.append(Cluster(text, face, levels[at], language))
        at += len(text)
    return Paragraph(tuple(clusters), weight, base)


def _with_faces(texts: Sequence[str], fonts: Fonts, language: str) -> Iterator[tuple[str, Face]]:
    """Each cluster with the face that shows it.

    Marks, digits and spaces are shown by the face of the letter before them, or of the first letter if there is none
    before. A letter with a mark that no font has together with it is divided into its code points.
    """
    near = next((face for text in texts if _is_letter(text) and (face := fonts.find(text, language))), None)
    for text in texts:
        face = fonts.find(text, language, None if _is_letter(text) else near)
        if face:
            yield text, face
            near = face if _is_letter(text) else near
        else:
            yield from ((letter, fonts.face_for(letter, language)) for letter in text)


def _is_letter(cluster: str) -> bool:
    return unicodedata.category(cluster[0])[0] == "L"


def _levels(line: str) -> tuple[int, Sequence[int]]:
    """The embedding level of the line and of each code point, by the Unicode Bidirectional Algorithm (UAX 9)."""
    if not any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in line):
        return 0, [0] * len(line)
    from bidi import algorithm as uax9

    # A letter that is newer than Python's tables has no direction there, which the algorithm would not accept.
    line = "".join(letter if unicodedata.bidirectional(letter) else "a" for letter in line)
    storage = uax9.get_empty_storage()
    base = storage["base_level"] = uax9.get_base_level(line)
    storage["base_dir"] = "LR"[base]
    uax9.get_embedding_levels(line, storage)
    for step in (
        uax9.explicit_embed_and_overrides,
        uax9.resolve_weak_types,
        uax9.resolve_neutral_types,
        uax9.resolve_implicit_levels,
    ):
        step(storage, debug=False)
    resolved = iter(storage["chars"])
    levels: list[int] = []
    for letter in line:
        if unicodedata.bidirectional(letter) in uax9.X9_REMOVED:
            levels.append(levels[-1] if levels else base)
        else:
            levels.append(next(resolved)["level"])
    return base, levels


def _trimmed(clusters: tuple[Cluster, ...]) -> tuple[Cluster, ...]:
    end = len(clusters)
    while end and not clusters[end - 1].text.strip():
        end -= 1
    return clusters[:end]
