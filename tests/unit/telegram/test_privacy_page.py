"""The privacy page names all that the bot keeps and for how long, and the pages in docs link to what is there."""

from __future__ import annotations

import re

import pytest

from bot.talk.library.removals import KEPT
from bot.telegram.storing import journal, offers, talks, watches
from bot.telegram.storing.schema import STEPS
from tests.shared import ROOT

PAGE = (ROOT / "docs/PRIVACY.md").read_text(encoding="utf-8")
DAY = 24 * 3_600


@pytest.mark.parametrize("table", re.findall(r"CREATE TABLE (?:IF NOT EXISTS )?(\w+)", "".join(STEPS)))
def test_every_table_of_the_store_is_named(table: str) -> None:
    assert f"`{table}`" in PAGE


def test_the_times_are_those_of_the_code() -> None:
    assert f"only its number, {journal.FORGOTTEN_AFTER // DAY} days" in PAGE
    assert f"the {talks.REMEMBERED:,} that went on last" in PAGE
    assert f"until told; {watches.REMEMBERED // DAY} days" in PAGE
    assert f"once it is {offers.KEPT // DAY} days old" in PAGE
    assert KEPT == 3_600
    assert "| one hour |" in PAGE


def test_links_of_the_pages_lead_somewhere() -> None:
    for page in (ROOT / "docs").glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
