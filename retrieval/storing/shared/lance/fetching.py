"""Objects of a bucket copied to files, several at a time."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from uuid import uuid4

from retrieval.storing.shared.lance.place import Place

ABREAST = 8
"""How many objects are fetched at the same time."""
PART = ".part"
"""How the names of files end that are not whole yet."""


def fetch(place: Place, folder: str, names: Sequence[str], to: Path) -> None:
    """Copy the objects of these names below `folder` to files of the same names below `to`.

    Each file is whole as soon as it has its name. Raises LibraryError where the storage fails, OSError for the disk.
    """
    left: SimpleQueue[str] = SimpleQueue()
    for name in names:
        left.put(name)
    failures: list[Exception] = []

    def work() -> None:
        while not failures:
            try:
                name = left.get_nowait()
            except Empty:
                return
            try:
                _fetch_one(place, f"{folder}/{name}", to / name)
            except Exception as error:  # noqa: BLE001 - raised below, in the thread of the caller
                failures.append(error)

    # Not an executor: the interpreter joins its threads at exit, and a download must not hold up the end of a program.
    threads = [Thread(target=work, daemon=True) for _ in range(min(ABREAST, len(names)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def _fetch_one(place: Place, name: str, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid4().hex}{PART}")
    try:
        with part.open("wb") as file:
            for content in place.stream(name):
                file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
