"""Trials of a shared library on SeaweedFS: what becomes of acknowledged articles while processes and servers die.

    python -m tests.benchmarks.sharing.trials [writers] [writer] [store] [volume] [--seconds 60]

writers   two processes add and two read for as many seconds
writer    processes that add are killed (-9), one after the other, and another goes on
store     the store is killed (-9) in the middle of adding and started again
volume    one of three volume servers, each file on two of them, is killed in the middle of adding

Those who read share a copy of the library on the disk. After each trial every acknowledged article has to be there,
once, and the library whole.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from retrieval import LibraryError, answer, open_store
from tests.adding_process import Adding, begin
from tests.engines import serving_cluster, serving_objects
from tests.servers.ports import free_pairs

MANY = 50_000
READER = """
import sys, time
from pathlib import Path
from retrieval import Mirroring, answer, open_store
store = open_store(sys.argv[1], semantic=False, mirroring=Mirroring(Path(sys.argv[2]), 10**10))
while True:
    start = time.perf_counter()
    number = len(store.library.shelf.articles)
    found = answer("What did Ada Weber say about bridge 3 of east?", store.library)
    print(number, len(found.evidence), time.perf_counter() - start, flush=True)
"""


class Acknowledged:
    """The ids that a process prints, in order, read as they come; and whether another process sees them at once."""

    def __init__(self, process: Adding, seen: Callable[[str], str | None] | None = None) -> None:
        self.process = process
        self.ids: list[str] = []
        self.told: list[str] = []
        self.missed = 0
        self._seen = seen
        self._thread = Thread(target=self._read)
        self._thread.start()

    def has_begun(self) -> bool:
        return bool(self.ids) or self.process.poll() is not None

    def kill(self) -> None:
        self.process.kill()
        self.join()

    def join(self) -> None:
        self._thread.join()
        self.process.wait()

    def _read(self) -> None:
        for line in self.process.stdout:
            if not line.endswith("\n"):
                continue
            if " " in line.strip() or line.strip() == "waiting":
                self.told.append(line.strip())
                continue
            self.ids.append(line.strip())
            if self._seen and len(self.ids) % 200 == 1 and not self._seen(line.strip()):
                self.missed += 1


def main() -> None:
    parser = argparse.ArgumentParser()
    trials = {"writers": of_writers, "writer": of_a_writer, "store": of_a_store, "volume": of_a_volume}
    parser.add_argument("trials", nargs="*", choices=[[], *trials], default=list(trials))
    parser.add_argument("--seconds", type=float, default=60)
    arguments = parser.parse_args()
    for name in arguments.trials or trials:
        tell(f"== {name}")
        with TemporaryDirectory(prefix="onrecord-trial-", ignore_cleanup_errors=True) as folder:
            trials[name](Path(folder), arguments.seconds)


def of_writers(folder: Path, seconds: float) -> None:
    with serving(folder) as address:
        with closing(open_store(address, semantic=False)) as store:
            writers = [Acknowledged(begin(address, name, MANY), store.find) for name in ("east", "west")]
            with closing(Readers(address, 2, folder / "mirrors")) as readers:
                time.sleep(seconds)
                for writer in writers:
                    writer.kill()
            tell(f"{sum(writer.missed for writer in writers)} acknowledged articles that another process did not see")
            readers.report()
        verify(address, writers)


def of_a_writer(folder: Path, seconds: float) -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable, no secret
    with serving(folder) as address:
        writers = []
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            writer = Acknowledged(begin(address, "east", MANY))
            wait_for(writer.has_begun, 60)
            time.sleep(chance.uniform(0.5, 4))
            writer.kill()
            writers.append(writer)
        last = Acknowledged(begin(address, "west", 20))
        start = time.monotonic()
        last.join()
        tell(f"{len(writers)} writers killed; the next one was done after {time.monotonic() - start:.1f} s")
        verify(address, [*writers, last])


def of_a_store(folder: Path, seconds: float) -> None:
    ports = free_pairs(4)
    with ExitStack() as stack:
        running = stack.enter_context(serving_objects(folder / "objects", ports))
        os.environ.update(running.environment)
        address = "s3://news/kb"
        open_store(address, create=True, semantic=False).close()
        writer = Acknowledged(begin(address, "east", MANY))
        wait_for(lambda: len(writer.ids) > 200, 60)
        time.sleep(min(10, seconds / 4))
        running.process.kill()
        running.process.wait()
        tell(f"the store is killed after {len(writer.ids)} acknowledged articles")
        stack.enter_context(serving_objects(folder / "objects", ports))
        time.sleep(min(10, seconds / 4))
        tell(f"the writer {'goes on' if writer.process.poll() is None else 'has stopped: ' + str(writer.told[-1:])}")
        writer.kill()
        again = Acknowledged(begin(address, "east", len(writer.ids) + 100))
        again.join()
        verify(address, [writer, again])


def of_a_volume(folder: Path, seconds: float) -> None:
    with serving_cluster(folder) as store:
        os.environ.update(store.environment)
        address = "s3://news/kb"
        open_store(address, create=True, semantic=False).close()
        writer = Acknowledged(begin(address, "east", MANY))
        wait_for(lambda: len(writer.ids) > 200, 90)
        with closing(Readers(address, 1, folder / "mirrors")) as readers:
            time.sleep(min(10, seconds / 4))
            store.volumes[0].kill()
            before = len(writer.ids)
            tell(f"one of three volume servers is killed after {before} acknowledged articles")
            time.sleep(max(20, seconds / 2))
        tell(f"{len(writer.ids) - before} more were acknowledged after that")
        writer.kill()
        readers.report()
        verify(address, [writer])


class Readers:
    """Processes that ask again and again."""

    def __init__(self, address: str, number: int, mirrors: Path) -> None:
        command = [sys.executable, "-c", READER, address, str(mirrors)]
        self._processes = [
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(number)
        ]
        self._told: list[list[list[float]]] = []
        self._errors: list[str] = []

    def close(self) -> None:
        for process in self._processes:
            process.kill()
            out, err = process.communicate()
            lines = [line.split() for line in out.splitlines(keepends=True) if line.endswith("\n")]
            self._told.append([[float(one) for one in line] for line in lines])
            self._errors += err.splitlines()[-1:]

    def report(self) -> None:
        for told in self._told:
            counts = [line[0] for line in told]
            times = sorted(line[2] for line in told)
            steady = "never fewer than before" if counts == sorted(counts) else "SOMETIMES FEWER THAN BEFORE"
            slowest = f"p50 {1000 * times[len(times) // 2]:.0f} ms, slowest {1000 * times[-1]:.0f} ms" if times else ""
            tell(f"a reader: {len(told)} looks, from {counts[:1]} to {counts[-1:]} articles, {steady}; {slowest}")
        for error in self._errors:
            tell(f"a reader: {error}")


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    with serving_objects(folder / "objects") as store:
        os.environ.update(store.environment)
        address = "s3://news/kb"
        open_store(address, create=True, semantic=False).close()
        yield address


def verify(address: str, writers: Sequence[Acknowledged]) -> None:
    """Say what was lost and doubled."""
    acknowledged = {one for writer in writers for one in writer.ids}
    with closing(open_store(address, semantic=False)) as store:
        ids = list(store.library.shelf.ids)
        lost, doubled = acknowledged - set(ids), len(ids) - len(set(ids))
        tell(f"{len(acknowledged):,} acknowledged, {len(ids):,} there: {len(lost)} lost, {doubled} doubled")
        tell(f"damages: {store.check().damages or 'none'}")
        start = time.monotonic()
        done = store.optimize()
        tell(f"{done.commits} commits summed up in {time.monotonic() - start:.1f} s")
        tell(f"after that: {store.check().damages or 'whole'}")
        try:
            found = answer("What did Ada Weber say about bridge 3 of east?", store.library)
            tell(f"answered: {found.evidence[0].text}")
        except (LibraryError, IndexError) as error:
            tell(f"NOT ANSWERED: {error}")
        if lost or doubled:
            sys.exit(1)


def wait_for(happened: Callable[[], object], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > until:
            sys.exit(f"did not happen within {seconds} s")
        time.sleep(0.1)


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
