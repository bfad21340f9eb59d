"""What the face tests share."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.wording import LANGUAGES
from tests.faces.botapi import LoopbackBotApi
from tests.faces.command import write_articles
from tests.faces.site import Site, serving
from tests.faces.telegram_bot import QUICK, answering
from tests.newsroom import BUDGET, DAM


@pytest_asyncio.fixture
async def api() -> AsyncIterator[LoopbackBotApi]:
    """A Bot API server on which a bot answers from the newsroom's articles, without the delays of flood limits."""
    with LoopbackBotApi() as server:
        async with answering(server):
            yield server


@pytest_asyncio.fixture
async def described_api() -> AsyncIterator[LoopbackBotApi]:
    """The same once the bot has set its menus of commands in every language."""
    with LoopbackBotApi() as server:
        async with answering(server, options=dataclasses.replace(QUICK, describes=True)):
            await asyncio.to_thread(server.wait_for, "setMyCommands", 2 * (1 + len(LANGUAGES)))
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
