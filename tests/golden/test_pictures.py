"""The README's pictures are what is drawn today."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.golden.pictures import CARD, HERE, TIMELINE, drawn

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
FAINT = 1.0
"""Mean difference of a pixel, of 255: another edition of a font moves edges, another layout moves letters."""


@pytest.fixture(scope="module")
def pictures() -> dict[str, bytes]:
    return drawn()


@pytest.mark.parametrize("name", [CARD, TIMELINE])
def test_the_readme_shows_what_is_drawn(name: str, pictures: dict[str, bytes]) -> None:
    assert f"(tests/golden/{name})" in README
    kept = Image.open(HERE / name).convert("L")
    now = Image.open(io.BytesIO(pictures[name])).convert("L")
    assert kept.size == now.size
    assert ImageStat.Stat(ImageChops.difference(kept, now)).mean[0] < FAINT
    assert (HERE / name).stat().st_size < 100_000
