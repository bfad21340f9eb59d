"""A text made ready to be set: each cluster with its font and its direction, and how wide it is at any size.

Widths are shares of the size ("em"), so that a text is shaped once and broken into lines at many sizes.
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
"""Letters; German has had use for 63."""
LEADING = 1.36
"""Em from one base line to the next at least; more where a font's letters are taller."""


@dataclass(frozen=True)
class Paragraph:
    """One line of a text, to be broken into as many as it takes. `level` is odd where it runs from right to left."""

    clusters: tuple[Cluster, ...]
    weight: int
    level: int

    @cached_property
    def height(self) -> float:
        """Em from one base line to the next."""
        return max(LEADING, self._ascent + self._descent)

    @cached_property
    def rise(self) -> float:
        """Em from the top of a line down to its base line."""
        return (self.height + self._ascent - self._descent) / 2

    @cached_property
    def widest(self) -> float:
        """The width in em of the widest word; what is longer than any word, such as an address, does not count."""
        return max((width for piece, _, width in self._pieces if len(piece) <= LONGEST_WORD), default=0.0)

    @cached_property
    def _ascent(self) -> float:
        return max(cluster.face.ascent for cluster in self.clusters)

    @cached_property
    def _descent(self) -> float:
        return max(cluster.face.descent for cluster in self.clusters)

    @cached_property
    def _pieces(self) -> Sequence[tuple[tuple[Cluster, ...], float, float]]:
        """What stays together, with its width and its width without the space at its end."""
        pieces = []
        start = 0
        for at in range(1, len(self.clusters) + 1):
            if at == len(self.clusters) or may_break(self.clusters[at - 1].text, self.clusters[at].text):
                piece = self.clusters[start:at]
                pieces.append((piece, self.width(piece), self.width(_trimmed(piece))))
                start = at
        return pieces

    def width(self, clusters: Sequence[Cluster]) -> float:
        """In em."""
        return sum(run.width for run in shape(clusters, UNITS, self.weight)) / UNITS

    def lines(self, width: float) -> list[tuple[Cluster, ...]]:
        """Lines of at most `width` em that hold every cluster in order, but for the spaces at their ends."""
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
        """A word that is longer than a line, in parts that are not; a cluster alone stays whole."""
        parts: list[tuple[Cluster, ...]] = [()]
        for cluster in piece:
            if parts[-1] and self.width((*parts[-1], cluster)) > width and cluster.text.strip():
                parts.append(())
            parts[-1] += (cluster,)
        return parts


def paragraphs_of(text: str, fonts: Fonts, weight: int, language: str = "") -> list[Paragraph]:
    """The lines of `text` that are not blank, white space made single spaces; nothing else is changed.

    Raises PictureError where no font shows a letter of it.
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
    """Letters by what shows them; marks, digits and spaces as the letter before them, the first ones as that behind.

    A letter with a mark of another script, which no font shows together, comes in its code points.
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
    """The line's own embedding level and that of each code point, by the Unicode Bidirectional Algorithm (UAX 9)."""
    if not any(unicodedata.bidirectional(letter) in RIGHT_TO_LEFT for letter in line):
        return 0, [0] * len(line)
    from bidi import algorithm as uax9

    # A letter that is newer than Python's tables has no direction there, and the algorithm takes none without.
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
