"""Free fonts and the letters each of them has: those of the extras and, for what these lack, those of the machine.

Fonts are chosen for one grapheme cluster at a time: a letter together with its marks.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from bot.pictures.errors import PictureError

PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
"""The packages of the Noto fonts (SIL Open Font License): most living scripts; Chinese, Japanese and Korean."""
BODY = "Noto Sans"
SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
UPRIGHT = ("Regular", "Book", "Normal", "Roman", "")
BOXES = ("lastresort", "adobeblank", "notdef", "tofu")
"""Parts of the names of fonts that claim to have every letter and show boxes."""
REGIONAL = (" JP", " KR", " SC", " TC", " HK")
REGIONS = {"ja": " JP", "ko": " KR", "zh": " SC"}
"""The endings of the names of faces that draw Chinese characters as a region does, and the one for each language."""
KANA_AND_HANGUL = (("\u3040", "\u30ff", "ja"), ("\u1100", "\u11ff", "ko"), ("\uac00", "\ud7af", "ko"))
CJK = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO")
EMOJI_STYLE = 0xFE0F
UNSEEN = frozenset(
    (*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0x00AD, 0xFEFF)
) | frozenset((*range(0xE0020, 0xE0080), *range(0xE0100, 0xE01F0)))
"""Code points that change how others are drawn and need no glyph of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One face of a font file. `shows` has the code points that it has glyphs for; the heights are in em."""

    name: str
    handle: hb.Face
    shows: Collection[int]
    ascent: float
    descent: float

    def can_show(self, cluster: str) -> bool:
        """Whether the face has these letters, composed or decomposed: the shaper converts one form into the other."""
        return self._has(cluster) or any(self._has(unicodedata.normalize(form, cluster)) for form in ("NFC", "NFD"))

    def _has(self, letters: str) -> bool:
        return all(ord(letter) in self.shows for letter in letters if ord(letter) not in UNSEEN)


class Fonts:
    """The faces of the fonts in `folders`. Those in `reserve` are searched only for letters that these lack.

    Safe to call from threads. Two threads may read the same font files; the second result replaces the first.
    """

    def __init__(self, folders: Iterable[Path], reserve: Iterable[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._reserve = tuple(reserve)
        self._best = lru_cache(maxsize=20_000)(self._find)

    @cached_property
    def _own(self) -> Sequence[Face]:
        return sorted(_faces(self._folders), key=_rank)

    @cached_property
    def _others(self) -> Sequence[Face]:
        return sorted(_faces(self._reserve), key=_rank)

    def face_for(self, cluster: str, language: str = "") -> Face:
        """The face to draw a cluster with. Raises PictureError, which names the letter, if no face has it."""
        face = self.find(cluster, language)
        if face is None:
            raise PictureError(_missing(cluster))
        return face

    def find(self, cluster: str, language: str = "", near: Face | None = None) -> Face | None:
        """The face to draw a cluster with, or None if no face has it.

        `near`, the face of the neighbouring cluster, is preferred.
        """
        if near and EMOJI_STYLE not in map(ord, cluster) and near.can_show(cluster):
            return near
        return self._best(cluster, language)

    def _find(self, cluster: str, language: str) -> Face | None:
        for faces in (self._own, self._others):
            able = [face for face in faces if face.can_show(cluster)]
            if able and EMOJI_STYLE in map(ord, cluster):
                return able[-1]
            if able and able[0].name.endswith(REGIONAL):
                region = REGIONS.get(language, REGIONS["zh"])
                return next((face for face in able if face.name.endswith(region)), able[0])
            if able:
                return able[0]
        return None


@cache
def fonts_here() -> Fonts:
    """The fonts of the installed extras, with those of this machine in reserve."""
    folders = [
        Path(place)
        for package in PACKAGES
        if (found := find_spec(package))
        for place in found.submodule_search_locations or ()
    ]
    return Fonts(folders, _folders_of_the_machine())


def language_of(text: str, language: str = "") -> str:
    """The language whose Chinese characters a text should have: that of its kana or hangul, or else as given."""
    for first, last, own in KANA_AND_HANGUL:
        if any(first <= letter <= last for letter in text):
            return own
    return language


def _faces(folders: Iterable[Path]) -> Iterator[Face]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in SUFFIXES:
                yield from _faces_in(path)


def _faces_in(path: Path) -> Iterator[Face]:
    """The upright faces of a file that have outlines. Of a damaged file there are none."""
    try:
        blob = hb.Blob.from_file_path(str(path))
    except hb.HarfBuzzError:
        return
    for index in range(hb.Face(blob).count):
        handle = hb.Face(blob, index)
        name = handle.get_name(hb.OTNameIdPredefined.FONT_FAMILY) or path.stem
        style = handle.get_name(hb.OTNameIdPredefined.FONT_SUBFAMILY) or ""
        is_drawn = not {"glyf", "CFF ", "CFF2"}.isdisjoint(handle.table_tags)
        if is_drawn and style in UPRIGHT and not any(word in name.lower().replace(" ", "") for word in BOXES):
            extents = hb.Font(handle).get_font_extents("ltr")
            yield Face(name, handle, handle.unicodes, extents.ascender / handle.upem, -extents.descender / handle.upem)


def _rank(face: Face) -> tuple[int, str]:
    """A sort key: the body font first; fonts of symbols and emoji last, since these have digits too."""
    last = 2 if "Emoji" in face.name else 1 if "Symbols" in face.name else 0
    return (-2 if face.name == BODY else -1 if face.name.startswith("Noto Sans") and not last else last), face.name


def _missing(cluster: str) -> str:
    letter = next((letter for letter in cluster if ord(letter) not in UNSEEN), cluster[0])
    name = unicodedata.name(letter, "a letter without a name")
    told = f"no font here shows {letter if letter.isprintable() else 'it'} (U+{ord(letter):04X}, {name.lower()})"
    if name.startswith(CJK):
        return f"{told}; pip install 'onrecord[cjk]' brings one"
    return f"{told}; install a free font for it, such as one of Noto’s"


def _folders_of_the_machine() -> Sequence[Path]:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home raises where there is none
    places = {
        "darwin": (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"),
        "win32": (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",),
    }
    linux = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")
    return [place for place in places.get(sys.platform, linux) if place.is_dir()]
