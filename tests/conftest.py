"""What every test may rely on: no settings, history or token of the person who runs it."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Compiled code is kept, also where the environment forbids it: else each of the processes that tests start compiles the
# whole project anew, which is a third of the time of a short command.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Where there is room, the files of tests are kept in memory: else tests of stores wait for a disk half of the time.
MEMORY = Path("/dev/shm")  # noqa: S108
ENOUGH_MEMORY = 3_000_000_000
"""Bytes. All tests together leave about a tenth of this."""
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_MEMORY:
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None

# Workers and the processes that they start share the cores. In each of them NumPy would start a thread for every core,
# and its threads spin while they wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# A law holds on a busy machine too; how fast things are is for the benchmarks.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Accept the options for parallel runs that pyproject.toml sets also under `-p no:xdist`, where they do nothing."""
    if not pluginmanager.hasplugin("xdist"):
        for option in ("--numprocesses", "--dist"):
            parser.addoption(option, help="ignored without pytest-xdist")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One process for what is over before others have started: a single file or test. Else one for each core."""
    named = [argument.partition("::") for argument in config.args]
    return 0 if len(named) == 1 and (named[0][2] or Path(named[0][0]).is_file()) else None


def pytest_sessionstart() -> None:
    """Look for no garbage while thousands of tests are being collected, all of which stay."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Look for garbage again, but not among the tests: that would take a twentieth of the time of all of them."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that are marked as long, so that at the end no worker is alone with one of them."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that nobody has made yet, one for each test: what needs a folder makes it."""
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _no_settings_of_the_person(monkeypatch: pytest.MonkeyPatch, _homes: Iterator[Path]) -> None:
    for name in [name for name in os.environ if name.startswith("ONRECORD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    home = next(_homes)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Processes that the test starts obey SIGINT, also where pytest itself was started with SIGINT ignored.

    A process that ignores a signal passes that on to those that it starts. `nohup`, background jobs of a shell and many
    CI runners ignore SIGINT.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
