"""Runs the `onrecord` command in a process of its own, and writes articles and questions for it."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path

from retrieval import Article

FUEL = "What did Maria Keller say about the fuel duty?"
FUEL_WORDS = "We will not touch the fuel duty before the next budget"
"""As they are shown; in the article, and in JSON, a comma stands behind them."""


def write_articles(path: Path, *articles: Article) -> str:
    path.write_text("".join(json.dumps(dataclasses.asdict(article)) + "\n" for article in articles), encoding="utf-8")
    return str(path)


def run(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "bot", *args], input=stdin, capture_output=True, timeout=60)
