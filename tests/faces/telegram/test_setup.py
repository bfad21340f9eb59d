"""What is wrong with a setup is told at the start, before articles are read."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from bot.__main__ import main
from bot.cli.outcome import UNUSABLE
from tests.faces.botapi import TOKEN, LoopbackBotApi
from tests.servers.ports import free_port

UNREADABLE = "/nowhere/articles"
"""Would be complained of where articles are read."""
HOOK = {"telegram_webhook_url": "https://bot.example.com/x"}


Complaint = Callable[..., str]


@pytest.fixture
def complaint(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> Complaint:
    """What a bot with that token and those settings says that ends at its start."""

    def complained(token: str = TOKEN, **settings: str) -> str:
        with LoopbackBotApi() as api:
            given = {"telegram_token": token, "telegram_api_url": api.url, "articles": UNREADABLE, **settings}
            if "telegram_webhook_url" in settings and "metrics_port" not in settings:
                given.setdefault("telegram_webhook_port", str(free_port()))  # it looks whether the port is free
            for name, value in given.items():
                monkeypatch.setenv(f"ONRECORD_{name.upper()}", value)
            assert main(["bot"]) == UNUSABLE
            assert {call.method for call in api.calls} <= {"getMe"}
        said = capsys.readouterr().err + caplog.text
        assert "Traceback" not in said
        return said

    return complained


def test_articles_that_cannot_be_read_are_told_where_all_else_is_well(complaint: Complaint) -> None:
    assert UNREADABLE in complaint()


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"telegram_api_url": "http://"}, "Bot API server"),
        ({"telegram_api_url": "http://[::1"}, "Bot API server"),
        ({"telegram_api_url": "http://127.0.0.1:99999"}, "Bot API server"),
        ({"telegram_webhook_url": "https://[::1/x"}, "telegram_webhook_url"),
        ({"telegram_webhook_url": "https://"}, "telegram_webhook_url"),
        ({"telegram_webhook_url": "https://bot.example.com/x", "telegram_webhook_host": "256.1.1.1"}, "cannot listen"),
        ({"metrics_host": "no host", "metrics_port": "9999"}, "cannot be shown"),
        ({"metrics_port": "8080", "telegram_webhook_url": "https://bot.example.com/x"}, "both listen at port 8080"),
        ({"telegram_feeds_minutes": "inf"}, "telegram_feeds_minutes"),
        ({"telegram_time_zone": "Nowhere/Land"}, "telegram_time_zone"),
        ({"telegram_store_file": "/dev/null/store"}, "telegram_store_file"),
        ({"telegram_chats_folder": "/dev/null"}, "telegram_chats_folder"),
        ({"telegram_chats_folder": "/dev/null/chats"}, "telegram_chats_folder"),
        ({"telegram_database": "postgresql://u:very-secret@127.0.0.1/x"}, "telegram_webhook_url"),
        ({"telegram_database": "postgresql://u:very-secret@127.0.0.1:9/x", **HOOK}, "telegram_database"),
        ({"telegram_database": "postgres:very-secret@127.0.0.1/x", **HOOK}, "no address such as"),
    ],
    ids=str,
)
def test_a_setting_that_cannot_work_is_told_before_articles_are_read(
    complaint: Complaint, settings: dict[str, str], told: str
) -> None:
    log = complaint(**settings)
    assert told in log
    assert UNREADABLE not in log
    assert "very-secret" not in log


def test_a_token_that_is_none_is_told_before_articles_are_read(complaint: Complaint) -> None:
    log = complaint("a slip of the hand")
    assert "does not look like one" in log
    assert UNREADABLE not in log


def test_a_token_that_the_server_refuses_is_told_before_articles_are_read(complaint: Complaint) -> None:
    log = complaint("123456:wrong")
    assert "refuses the token" in log
    assert UNREADABLE not in log
    assert "123456:wrong" not in log


def test_a_server_that_gives_no_answer_is_not_taken_for_one_that_refuses_the_token(complaint: Complaint) -> None:
    log = complaint(telegram_api_url=f"http://127.0.0.1:{free_port()}")
    assert "refuses the token" not in log
    assert UNREADABLE in log


@pytest.mark.parametrize("kind", ["metrics", "webhook"])
def test_a_port_in_use_is_told_before_articles_are_read(complaint: Complaint, kind: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ports = {"metrics_port": str(free_port()), "telegram_webhook_port": str(free_port())}
        settings = {**ports, "metrics_port" if kind == "metrics" else "telegram_webhook_port": port}
        log = complaint(**settings, telegram_webhook_url=f"http://127.0.0.1:{free_port()}/x")
    assert port in log
    assert UNREADABLE not in log
