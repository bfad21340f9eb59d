"""The README's pictures are what is said and drawn today."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.golden.pictures import CARD, CHAT, CONSOLE, HERE, TIMELINE, drawn

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
FAINT = 1.0
"""Mean difference of a pixel, of 255: another edition of a font moves edges, another layout moves letters."""


@pytest.fixture(scope="module")
def pictures() -> dict[str, bytes]:
    return drawn()


@pytest.mark.parametrize("name", [CONSOLE, CHAT, CARD, TIMELINE])
def test_the_readme_shows_each_and_loads_fast(name: str) -> None:
    assert f"tests/golden/{name}" in README
    assert (HERE / name).stat().st_size < 100_000


def test_the_console_says_what_its_picture_shows(pictures: dict[str, bytes]) -> None:
    assert (HERE / CONSOLE).read_text(encoding="utf-8") == pictures[CONSOLE].decode()


@pytest.mark.parametrize("name", [CHAT, CARD, TIMELINE])
def test_the_others_are_what_is_drawn_and_tell_the_same_words(name: str, pictures: dict[str, bytes]) -> None:
    kept, now = (Image.open(io.BytesIO(png)) for png in ((HERE / name).read_bytes(), pictures[name]))
    assert kept.info["Description"] == now.info["Description"]
    assert kept.size == now.size
    assert ImageStat.Stat(ImageChops.difference(kept.convert("L"), now.convert("L"))).mean[0] < FAINT
