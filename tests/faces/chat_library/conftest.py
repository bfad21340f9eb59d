"""What the tests of chats' libraries share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.faces.botapi import LoopbackBotApi
from tests.faces.telegram_library import with_libraries


@pytest_asyncio.fixture
async def api(tmp_path: Path) -> AsyncIterator[LoopbackBotApi]:
    """A Bot API server on which a bot answers that keeps the articles of chats in a folder of the test."""
    with LoopbackBotApi() as server:
        async with with_libraries(server, tmp_path):
            yield server
