"""What the unit tests share."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.telegram.options import SharedDatabase
from tests.engines import ObjectStore, serving_objects
from tests.servers.postgres import server
from tests.talker import Talker
from tests.web_server import Site, serving


@pytest.fixture
def talker() -> Talker:
    return Talker()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as served:
        yield served


@pytest.fixture
def database() -> SharedDatabase:
    """An empty PostgreSQL database."""
    if not find_spec("psycopg_pool"):
        pytest.skip("the extra postgres is not installed")
    running = server()
    if running is None:
        pytest.skip("PostgreSQL is not installed")
    return SharedDatabase(running.new_database())


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | SharedDatabase:
    """A place for a store that is empty, and still holds what it held when it is opened again."""
    if request.param == "SQLite":
        return tmp_path / "made" / "store.sqlite"
    made = request.getfixturevalue("database")
    assert isinstance(made, SharedDatabase)
    return made


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStore]:
    with serving_objects(tmp_path_factory.mktemp("objects")) as store:
        yield store


@pytest.fixture
def objects(running: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> ObjectStore:
    """A store that the environment names, with a bucket called "news"; each test uses names of its own in it."""
    for name, value in running.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    return running
