"""A process that adds articles to a library, for tests that kill it, starve it or let two of them meet.

`python -m tests.adding_process ADDRESS NAME COUNT` adds COUNT articles of its own and prints the id of each as soon as
it is there for good. With `ONRECORD_TEST_MOST_BYTES`, no file of it may grow beyond as many.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from retrieval import Address, Article, LibraryError, add_articles, open_store

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


def begin(folder: Address, name: str, count: int, **environment: str) -> subprocess.Popen[str]:
    """Start a process that adds that many articles."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.adding_process", str(folder), name, str(count)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **environment},
    )


def acknowledged(process: subprocess.Popen[str]) -> list[str]:
    """What a process has printed when it is gone; a line that was cut off counts for nothing."""
    printed, _ = process.communicate(timeout=120)
    return [line.strip() for line in printed.splitlines(keepends=True) if line.endswith("\n")]


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
