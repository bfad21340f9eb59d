"""`onrecord add` and `onrecord remove`: what a library holds, changed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.loading import read_sources
from bot.cli.outcome import ANSWERED, UNUSABLE, Failure, complain
from bot.cli.places import with_library
from bot.talk.replies import counted, title_of
from retrieval import Article, ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from retrieval import Added, Store

MOST_FAILURES = 20
"""Failures that are told one by one."""


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH|URL ...")
@click.option("--allow-private", is_flag=True, help="Also follow links into private networks and to this machine.")
@with_library
def add(folder: Path, *, sources: tuple[str, ...], allow_private: bool) -> int:
    """Add articles: files, folders, links to pages and feeds, or - for standard input.

    What is there already is left as it is; a changed article replaces its old version. Each article is safe as soon as
    it is counted: after Ctrl-C or a crash, give the same command again and it goes on. Exit code 2: nothing was added.
    """
    with opened(folder, create=True) as store:
        return add_all(store, list(_counted(read_sources(sources, allow_private=allow_private))))


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID|URL ...")
@with_library
def remove(folder: Path, *, ids: tuple[str, ...]) -> int:
    """Remove articles, by their id or address; `onrecord list` shows them."""
    missing = []
    with opened(folder) as store:
        for given in ids:
            article_id = store.find(given)
            if article_id is None:
                missing.append(given)
                continue
            title = title_of(store.library.article(article_id))
            store.library.remove(article_id)
            click.echo(f"removed {article_id}: {title}")
    if missing:
        raise Failure(f"there is no article {' or '.join(missing)}; `onrecord list` shows what there is")
    return ANSWERED


def add_all(store: Store, articles: Sequence[Article | ArticleError], *, anew: bool = False) -> int:
    """Add the articles with a progress bar, tell what became of them, and return the exit code.

    `anew` takes apart again what is there already.
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
    click.echo(f"The library holds {counted(len(store.library.articles), 'article')}: {store.folder}")
    if stopped:
        complain("stopped; give the same command again to go on")
        raise click.Abort
    return ANSWERED if not failures or outcomes.total() > len(failures) else UNUSABLE


@contextmanager
def opened(folder: Path, *, create: bool = False) -> Iterator[Store]:
    """The library in `folder`; says so when it has to wait for another process."""
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


def _counted(articles: Iterator[Article | ArticleError]) -> Iterator[Article | ArticleError]:
    """The articles, their number shown on a terminal while they are read."""
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
    """A function to call after each article with the number of quotes so far; a bar where a person looks on."""
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
