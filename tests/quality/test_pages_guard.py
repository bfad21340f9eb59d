"""Articles are found on the made-up pages of tests/benchmarks as well as before."""

from __future__ import annotations

import pytest

from tests.benchmarks.page_reading import ours, scores
from tests.benchmarks.pages.page_layouts import Layout, layouts
from tests.benchmarks.pages.site_layouts import site_layouts

pytest.importorskip("trafilatura", reason="the extra `readers` is not installed")
pytest.importorskip("resiliparse", reason="the extra `readers` is not installed")
pytestmark = pytest.mark.no_cover

LEAST = 0.97
"""The measure of each page; 1 is perfect."""
REFUSED = "teaser and wall"
"""It shows only the beginning of its article, which is said and not read."""
WORSE = {"placeholders": 0.96, "slides": 0.91}


@pytest.mark.parametrize("page", [*layouts(), *site_layouts()], ids=lambda page: page.name)
def test_an_article_is_found_on_its_page(page: Layout) -> None:
    found = ours(page.markup)
    if page.name == REFUSED:
        assert not found
        return
    precision, recall = scores(found, page.text)
    assert 2 * precision * recall / max(1e-9, precision + recall) >= WORSE.get(page.name, LEAST)
