"""Runs the `onrecord` command in a process of its own, and writes articles and questions for it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from subprocess import CompletedProcess

from retrieval import Article
from tests.servers import forking

FUEL = "What did Maria Keller say about the fuel duty?"
FUEL_WORDS = "We will not touch the fuel duty before the next budget"
"""As they are shown; in the article, and in JSON, a comma stands behind them."""


def write_articles(path: Path, *articles: Article) -> str:
    path.write_text("".join(json.dumps(dataclasses.asdict(article)) + "\n" for article in articles), encoding="utf-8")
    return str(path)


def run(*args: str, stdin: bytes = b"", cwd: Path | None = None) -> CompletedProcess[bytes]:
    """What `onrecord` prints with these arguments, in that folder or in the folder of the tests."""
    return forking.run("bot", *args, stdin=stdin, cwd=cwd)
