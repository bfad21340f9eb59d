"""What the face tests share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.faces.botapi import LoopbackBotApi
from tests.faces.telegram_bot import answering


@pytest_asyncio.fixture
async def api() -> AsyncIterator[LoopbackBotApi]:
    """A Bot API server on which a bot answers from the newsroom's articles, without the delays of flood limits."""
    with LoopbackBotApi() as server:
        async with answering(server):
            yield server
