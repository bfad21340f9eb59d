"""Read articles from a path: a text with a small header, JSON lines, or a folder of these."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from retrieval.errors import ArticleError
from retrieval.records import Article


def read_articles(path: Path) -> Iterator[Article | ArticleError]:
    """Every article under `path`, in order; one that cannot be read comes as its error and stops no other."""
    if path.is_dir():
        for child in sorted(path.iterdir()):
            if child.suffix in {".txt", ".jsonl"}:
                yield from read_articles(child)
    elif path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield Article(record["id"], record.get("title", ""), record["text"], record.get("publisher", ""))
    else:
        head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
        yield Article(path.stem, head.removeprefix("Title: ").splitlines()[0], text)
