"""What the unit tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.talker import Talker
from tests.web_server import Site, serving


@pytest.fixture
def talker() -> Talker:
    return Talker()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served
