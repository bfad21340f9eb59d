"""Opening a library and adding articles to it, with a progress bar and a report of what became of them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import closing, contextmanager

import click

from bot.cli.outcome import ANSWERED, PARTLY, UNUSABLE, complain, say
from bot.talk.captions import counted
from retrieval import Added, Address, Article, ArticleError, LibraryStore, Renewal, add_articles, open_store

MOST_FAILURES = 20
"""Failures that are reported one by one."""


def add_all(
    store: LibraryStore,
    articles: Collection[Article | ArticleError] | Renewal,
    *,
    anew: bool = False,
    doing: str = "Adding",
) -> int:
    """Add the articles with a progress bar, report what became of them, and return the exit code.

    With `anew`, articles that are in the library already are analysed again. `doing` stands before the bar.
    """
    return report_all(store, add_articles(store, articles, anew=anew), len(articles), doing)


def report_all(
    store: LibraryStore, adding: Generator[Added, None, None], total: int | None, doing: str = "Adding"
) -> int:
    """Add what `adding` yields with a progress bar, report what became of it, and return the exit code.

    `total` is the number of articles, where it is known.
    """
    outcomes: Counter[str] = Counter()
    quotes = 0
    failures: list[ArticleError] = []
    stopped = False
    with closing(adding), _progress(total, doing) as advance:
        try:
            for added in adding:
                outcomes[added.outcome] += 1
                quotes += added.quotes
                if added.outcome == "failed":
                    failures.append(ArticleError(added.where, added.reason))
                advance(quotes)
        except KeyboardInterrupt:
            stopped = True
    _report_failures(failures)
    _report(outcomes, quotes)
    say(f"The library holds {counted(len(store.library.shelf.articles), 'article')}: {store.folder}")
    if stopped:
        complain("stopped; give the same command again to go on")
        raise click.Abort
    if not failures:
        return ANSWERED
    return PARTLY if outcomes.total() > len(failures) else UNUSABLE


def add_none(failures: Sequence[ArticleError]) -> int:
    """Report that nothing could be read, and return the exit code. No library is made for nothing."""
    _report_failures(failures)
    _report(Counter(failed=len(failures)), 0)
    return UNUSABLE


@contextmanager
def opened(address: Address, *, create: bool = False) -> Iterator[LibraryStore]:
    """Open the library at that address. Says so when it has to wait for another process."""
    store = open_store(
        address,
        create=create,
        semantic=False,
        on_wait=lambda: complain("another process is adding to this library; waiting for it to end"),
    )
    with closing(store):
        yield store


def _report(outcomes: Counter[str], quotes: int) -> None:
    parts = [f"{outcomes[name]:,} {name}" for name in ("added", "updated", "unchanged", "failed") if outcomes[name]]
    say(f"{', '.join(parts) or 'nothing to add'}; {counted(quotes, 'quote')} found.")


def _report_failures(failures: Sequence[ArticleError]) -> None:
    for failed in failures[:MOST_FAILURES]:
        complain(failed)
    if len(failures) > MOST_FAILURES:
        complain(f"and {len(failures) - MOST_FAILURES:,} more that cannot be read")


def counting(articles: Iterator[Article | ArticleError]) -> Iterator[Article | ArticleError]:
    """Yield the articles, and show their number on a terminal meanwhile."""
    if not sys.stderr.isatty():
        yield from articles
        return
    from rich.console import Console  # at a terminal only

    with Console(stderr=True).status("Reading") as status:
        for number, article in enumerate(articles, start=1):
            if number % 50 == 0:
                status.update(f"Reading: {counted(number, 'article')}")
            yield article


@contextmanager
def counting_up(doing: str) -> Iterator[Callable[[int], None]]:
    """Show at a terminal how many articles have been dealt with. Yields a function to call with the number of more."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    number = 0
    with Console(stderr=True).status(doing) as status:

        def advance(more: int) -> None:
            nonlocal number
            number += more
            status.update(f"{doing}: {counted(number, 'article')}")

        yield advance


@contextmanager
def _progress(total: int | None, doing: str) -> Iterator[Callable[[int], None]]:
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
        TextColumn(doing),
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
