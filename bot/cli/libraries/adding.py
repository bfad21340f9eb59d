"""Opening a library and adding articles to it, with a progress bar and a report of what became of them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.outcome import ANSWERED, UNUSABLE, complain
from bot.talk.replies import counted
from retrieval import Article, ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrieval import Added, Store

MOST_FAILURES = 20
"""Failures that are reported one by one."""


def add_all(store: Store, articles: Sequence[Article | ArticleError], *, anew: bool = False) -> int:
    """Add the articles with a progress bar, report what became of them, and return the exit code.

    With `anew`, articles that are in the library already are analysed again.
    """
    from retrieval import add_articles

    outcomes: Counter[str] = Counter()
    quotes = 0
    failures = []
    stopped = False
    with closing(add_articles(store, articles, anew=anew)) as adding, _progress(len(articles)) as advance:
        try:
            for added in adding:
                outcomes[added.outcome] += 1
                quotes += added.quotes
                if added.outcome == "failed":
                    failures.append(added)
                advance(quotes)
        except KeyboardInterrupt:
            stopped = True
    _tell_failures(failures)
    told = [f"{number:,} {outcome}" for outcome in ("added", "updated", "unchanged", "failed")
            if (number := outcomes[outcome])]  # fmt: skip
    click.echo(f"{', '.join(told) or 'nothing to add'}; {counted(quotes, 'quote')} found.")
    click.echo(f"The library holds {counted(len(store.library.shelf.articles), 'article')}: {store.folder}")
    if stopped:
        complain("stopped; give the same command again to go on")
        raise click.Abort
    return ANSWERED if not failures or outcomes.total() > len(failures) else UNUSABLE


@contextmanager
def opened(folder: Path, *, create: bool = False) -> Iterator[Store]:
    """Open the library in `folder`. Says so when it has to wait for another process."""
    from retrieval import Store

    store = Store(
        folder,
        create=create,
        semantic=False,
        on_wait=lambda: complain("another process is adding to this library; waiting for it to end"),
    )
    with closing(store):
        yield store


def _tell_failures(failures: Sequence[Added]) -> None:
    for failed in failures[:MOST_FAILURES]:
        complain(f"{failed.where}: {failed.reason}")
    if len(failures) > MOST_FAILURES:
        complain(f"and {len(failures) - MOST_FAILURES:,} more that cannot be read")


def counting(articles: Iterator[Article | ArticleError]) -> Iterator[Article | ArticleError]:
    """Yield the articles, and show their number on a terminal meanwhile."""
    if not sys.stderr.isatty():
        yield from articles
        return
    from rich.console import Console

    with Console(stderr=True).status("Reading") as status:
        for number, article in enumerate(articles, start=1):
            if number % 50 == 0:
                status.update(f"Reading: {counted(number, 'article')}")
            yield article


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show a progress bar at a terminal. Yields a function to call after each article with the quotes found so far."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:,.0f}/s")

    with Progress(
        TextColumn("Adding"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("articles · {task.fields[quotes]:,} quotes ·"),
        Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task("", total=total, quotes=0)
        yield lambda quotes: progress.update(task, advance=1, quotes=quotes)
