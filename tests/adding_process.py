"""A process that adds articles to a library, for tests that kill it, starve it or let two of them meet.

`python -m tests.adding_process ADDRESS NAME COUNT` adds COUNT articles of its own and prints the id of each as soon as
it is there for good. With `ONRECORD_TEST_MOST_BYTES`, no file of it may grow beyond as many.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from retrieval import Address, Article, LibraryError, add_articles, open_store
from tests.servers import forking

ROOT = Path(__file__).parents[1]
MOST_BYTES = "ONRECORD_TEST_MOST_BYTES"


def articles(name: str, count: int) -> list[Article]:
    return [
        Article(
            f"{name}-{number}",
            f"Bridge {number} of {name} to close",
            f"The bridge closes.\n\n“Bridge {number} of {name} is not safe any more,” said Ada Weber, the mayor.\n\n"
            f"“It has carried {number + 7} lorries a day,” said Paul Ortiz, an engineer.\n\nWork begins in May.",
            url=f"https://{name}.example.com/bridge/{number}",
        )
        for number in range(count)
    ]


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass(frozen=True, slots=True)
class Adding:
    """A process that adds articles; `stdout` is what it prints."""

    stdout: IO[str]
    _process: forking.Forked

    @property
    def returncode(self) -> int | None:
        """The exit status once it has been waited for."""
        return self._process.returncode

    def poll(self) -> int | None:
        """The exit status; None while it runs."""
        return self._process.poll()

    def wait(self, timeout: float | None = None) -> int:
        """The exit status once it has ended. Raises subprocess.TimeoutExpired."""
        return self._process.wait(timeout)

    def kill(self) -> None:
        """End it as a power failure does."""
        self._process.kill()


def begin(folder: Address, name: str, count: int, **environment: str) -> Adding:
    """Start a process that adds that many articles."""
    reading, writing = os.pipe()
    with Path(os.devnull).open("rb") as nothing:
        process = forking.start(
            "tests.adding_process",
            *(str(folder), name, str(count)),
            streams=(nothing.fileno(), writing, 2),
            cwd=ROOT,
            env={**os.environ, **environment},
        )
    os.close(writing)
    return Adding(os.fdopen(reading, encoding="utf-8"), process)


def acknowledged(process: Adding) -> list[str]:
    """What a process has printed when it is gone; a line that was cut off counts for nothing."""
    with process.stdout as printed:
        lines = [line.strip() for line in printed if line.endswith("\n")]
    process.wait(120)
    return lines


def main(folder: str, name: str, count: str) -> int:
    if most := os.environ.get(MOST_BYTES):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
    try:
        store = open_store(folder, create=True, semantic=False, on_wait=lambda: tell("waiting"))
        for added in add_articles(store, articles(name, int(count)), workers=0):
            tell(added.id)
    except LibraryError as error:
        tell(f"error: {error.reason}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
