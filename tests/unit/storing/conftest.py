"""An object store for the tests of libraries in buckets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines import ObjectStore, serving_objects


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
