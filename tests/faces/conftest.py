"""What the face tests share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.faces.botapi import LoopbackBotApi
from tests.faces.command import write_articles
from tests.faces.site import Site, serving
from tests.faces.telegram_bot import answering
from tests.newsroom import BUDGET, DAM


@pytest_asyncio.fixture
async def api() -> AsyncIterator[LoopbackBotApi]:
    """A Bot API server on which a bot answers from the newsroom's articles, without the delays of flood limits."""
    with LoopbackBotApi() as server:
        async with answering(server):
            yield server


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


@pytest.fixture
def budget(tmp_path: Path) -> str:
    return write_articles(tmp_path / "budget.jsonl", BUDGET)


@pytest.fixture
def dam(tmp_path: Path) -> str:
    return write_articles(tmp_path / "dam.jsonl", DAM)
