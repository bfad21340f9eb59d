"""Finds who said what in a long article of a stranger's in a process of its own, as documents are read.

A text may be made so that this takes very long. A process can be ended, and does not hold up the answers of others.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import msgspec

from retrieval.errors import ArticleError
from retrieval.library.analysed import attribute_by_rules
from retrieval.library.library import LibraryTools
from retrieval.reading.sandbox import BOUNDS, Bounds, environment, limit
from retrieval.records import Article, Attribution

SHORT = 20_000
"""Characters of an article that is searched here: starting a process would take longer."""


def attribute_apart(article: Article, bounds: Bounds = BOUNDS) -> tuple[Attribution, ...]:
    """The same as `find_attributions`, apart for a long article.

    Raises ArticleError for one that takes longer than `bounds` allow, or more memory.
    """
    if len(article.text) <= SHORT:
        return attribute_by_rules(article)
    try:
        found = subprocess.run(
            [sys.executable, "-m", "retrieval.storing.own.apart"],
            input=msgspec.msgpack.encode(article),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            timeout=bounds.seconds,
            check=True,
        )
        return msgspec.msgpack.decode(found.stdout, type=tuple[Attribution, ...])
    except (subprocess.SubprocessError, msgspec.MsgspecError):
        reason = "takes more memory or time to find its quotes than one article may; split it"
        raise ArticleError(article.id, reason, "too heavy") from None


def apart(tools: LibraryTools) -> LibraryTools:
    """The same tools for the library of a stranger; one that finds quotes in a way of its own goes on doing so."""
    return replace(tools, attribute=attribute_apart) if tools.attribute is attribute_by_rules else tools


def _main() -> None:
    """The child's side: read an article from standard input and write its attributions to standard output."""
    stdin, stdout = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among them
    data = stdin.read()
    limit(BOUNDS)
    found = attribute_by_rules(msgspec.msgpack.decode(data, type=Article))
    stdout.write(msgspec.msgpack.encode(found))
    stdout.flush()
    os._exit(0)  # nothing is left to tidy up


if __name__ == "__main__":
    _main()
