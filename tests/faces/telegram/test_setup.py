"""What is wrong with a setup is told at the start, before articles are read."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.faces.botapi import TOKEN, LoopbackBotApi
from tests.faces.telegram_process import start_bot
from tests.servers.ports import free_port

UNREADABLE = "/nowhere/articles"
"""Would be complained of where articles are read."""
HOOK = {"telegram_webhook_url": "https://bot.example.com/x"}


def complaint(tmp_path: Path, token: str = TOKEN, **settings: str) -> str:
    """What a bot says that ends at its start. It may look whether its port is free, so that each has one of its own."""
    if "telegram_webhook_url" in settings and "metrics_port" not in settings:
        settings.setdefault("telegram_webhook_port", str(free_port()))
    with LoopbackBotApi() as api, start_bot(api, token, tmp_path, articles=UNREADABLE, **settings) as process:
        log = process.ended()
    assert process.returncode == 2
    assert not api.calls
    assert "Traceback" not in log
    return log


def test_articles_that_cannot_be_read_are_told_where_all_else_is_well(tmp_path: Path) -> None:
    assert UNREADABLE in complaint(tmp_path)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"telegram_api_url": "http://"}, "Bot API server"),
        ({"telegram_webhook_url": "https://"}, "telegram_webhook_url"),
        ({"telegram_webhook_url": "https://bot.example.com/x", "telegram_webhook_host": "256.1.1.1"}, "cannot listen"),
        ({"metrics_host": "no host", "metrics_port": "9999"}, "cannot be shown"),
        ({"metrics_port": "8080", "telegram_webhook_url": "https://bot.example.com/x"}, "both listen at port 8080"),
        ({"telegram_feeds_minutes": "inf"}, "telegram_feeds_minutes"),
        ({"telegram_time_zone": "Nowhere/Land"}, "telegram_time_zone"),
        ({"telegram_store_file": "/dev/null/store"}, "telegram_store_file"),
        ({"telegram_chats_folder": "/dev/null"}, "telegram_chats_folder"),
        ({"telegram_database": "postgresql://u:very-secret@127.0.0.1/x"}, "telegram_webhook_url"),
        ({"telegram_database": "postgresql://u:very-secret@127.0.0.1:9/x", **HOOK}, "telegram_database"),
        ({"telegram_database": "postgres:very-secret@127.0.0.1/x", **HOOK}, "no address such as"),
    ],
    ids=str,
)
def test_a_setting_that_cannot_work_is_told_before_articles_are_read(
    tmp_path: Path, settings: dict[str, str], told: str
) -> None:
    log = complaint(tmp_path, **settings)
    assert told in log
    assert UNREADABLE not in log
    assert "very-secret" not in log


def test_a_token_that_is_none_is_told_before_articles_are_read(tmp_path: Path) -> None:
    log = complaint(tmp_path, "a slip of the hand")
    assert "does not look like one" in log
    assert UNREADABLE not in log


@pytest.mark.parametrize("kind", ["metrics", "webhook"])
def test_a_port_in_use_is_told_before_articles_are_read(tmp_path: Path, kind: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ports = {"metrics_port": str(free_port()), "telegram_webhook_port": str(free_port())}
        settings = {**ports, "metrics_port" if kind == "metrics" else "telegram_webhook_port": port}
        log = complaint(tmp_path, **settings, telegram_webhook_url=f"http://127.0.0.1:{free_port()}/x")
    assert port in log
    assert UNREADABLE not in log
