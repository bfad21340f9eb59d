"""A bot in a process of its own, as it is run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parents[2]


class Server(Protocol):
    """A Bot API server; `url` is what the bot takes for Telegram."""

    @property
    def url(self) -> str: ...


@contextmanager
def start_bot(api: Server, token: str, state: Path, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A bot in a process of its own, which ends with the body at the latest."""
    environment = {
        **os.environ,
        "ONRECORD_TELEGRAM_TOKEN": token,
        "ONRECORD_TELEGRAM_API_URL": api.url,
        "XDG_STATE_HOME": str(state),
        "XDG_CONFIG_HOME": str(state),
        "XDG_DATA_HOME": str(state),
        **{f"ONRECORD_{name.upper()}": value for name, value in settings.items()},
    }
    command = [sys.executable, "-m", "bot", "bot"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()
