"""Two bots with one token, each in a process of its own, behind a proxy; Telegram and PostgreSQL on this machine."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import pytest

from retrieval import Store
from tests.faces.botapi import NOW, PERSON, TOKEN, Call, Json, LoopbackBotApi, private
from tests.faces.telegram_process import BotProcess, start_bot
from tests.newsroom import newsroom
from tests.servers.balancer import balanced, passed_on
from tests.servers.ports import free_port
from tests.servers.postgres import Server, server

HEADERS = {"Content-Type": "application/json"}


@dataclass(slots=True)
class Team:
    """Two replicas. Posts go to `port`, a proxy before them, or to one of their own `ports`."""

    api: LoopbackBotApi
    ports: tuple[int, ...]
    port: int
    library: Path
    database: Server
    processes: list[BotProcess] = field(default_factory=list)
    numbers: int = 0

    def post(self, update: Json, port: int = 0) -> int:
        """The status with which an update is answered, once it was posted to the proxy or to one replica."""
        secret = self.api.of("setWebhook")[-1].arguments["secret_token"]
        headers = {**HEADERS, "X-Telegram-Bot-Api-Secret-Token": secret}
        return passed_on(port or self.port, "/hook", json.dumps(update).encode(), headers)

    def message(self, text: str, chat: int) -> Json:
        """A new update in which the person of that private chat says something."""
        self.numbers += 1
        person = {**PERSON, "id": chat}
        message = {"message_id": 10_000 + self.numbers, "date": NOW, "chat": private(chat), "from": person}
        return {"update_id": self.numbers, "message": {**message, "text": text}}

    def pressed(self, call: Call, label: str) -> Json:
        """An update in which the person presses a button under what `call` sent."""
        self.numbers += 1
        chat = int(call.arguments["chat_id"])
        message = {"message_id": call.message_id, "date": NOW, "chat": private(chat), "text": "sent"}
        query = {"id": str(self.numbers), "from": {**PERSON, "id": chat}, "chat_instance": "1", "message": message}
        return {"update_id": self.numbers, "callback_query": {**query, "data": call.buttons[label]}}

    def answer_to(self, text: str, chat: int, port: int = 0) -> Call:
        """What is sent as the answer to a message."""
        before = len(self.api.of("sendMessage"))
        assert self.post(self.message(text, chat), port) == 200
        return self.api.wait_for("sendMessage", before + 1, patience=100.0)[-1]


def wait_for(team: Team, method: str, count: int) -> None:
    """Wait for that many calls of a method. Raises RuntimeError with its log where a replica has ended."""
    until = time.monotonic() + 150.0
    while len(team.api.of(method)) < count and time.monotonic() < until:
        for one in team.processes:
            one.assert_runs()
        time.sleep(0.05)
    team.api.wait_for(method, count)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """Two replicas that answer from the newsroom's articles, on an empty database."""
    if not (find_spec("psycopg_pool") and find_spec("tornado")):
        pytest.skip("the extras postgres and webhook are not installed")
    running = server()
    if running is None:
        pytest.skip("PostgreSQL is not installed")
    ports = (free_port(), free_port())
    with ExitStack() as stack:
        api = stack.enter_context(LoopbackBotApi())
        library = tmp_path / "library"
        with closing(Store(library, create=True, semantic=False)) as store:
            for article in newsroom().shelf.articles:
                store.library.add(article)
        team = Team(api, ports, stack.enter_context(balanced(ports)), library, running)
        settings = {
            "telegram_database": running.new_database(),
            "telegram_webhook_url": f"http://127.0.0.1:{team.port}/hook",
            "library": str(library),
        }
        for number, port in enumerate(ports):
            folder = tmp_path / f"replica{number}"
            folder.mkdir()
            bot = start_bot(api, TOKEN, folder, telegram_webhook_port=str(port), **settings)
            team.processes.append(stack.enter_context(bot))
        for method, count in (("setWebhook", 2), ("setMyCommands", 4)):
            wait_for(team, method, count)
        yield team
