"""Adding many articles: analysed in worker processes, stored, and reported once they are durable."""

from __future__ import annotations

import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Literal

from retrieval.errors import ArticleError, LanguageError, LibraryError, Unreadable
from retrieval.library.analysed import AnalysedArticle, Attributor, analyse
from retrieval.records import Article
from retrieval.storing.rows import storable
from retrieval.storing.stores.protocol import LibraryStore

LOG = logging.getLogger(__name__)
WORTH_WORKERS = 24
"""The number of articles from which on worker processes are faster; they take half a second to start."""
AHEAD = 16
"""How many articles each worker may analyse ahead of the one that is being stored."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that is being analysed; `take` waits for the result."""

    id: str
    take: Callable[[], AnalysedArticle]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an article: `id` is its id in the library, and `reason` and `kind` say why it failed."""

    where: str
    outcome: Literal["added", "updated", "unchanged", "failed"]
    quotes: int = 0
    id: str = ""
    reason: str = ""
    kind: Unreadable = "other"


def add_articles(
    store: LibraryStore, articles: Iterable[Article | ArticleError], workers: int | None = None, *, anew: bool = False
) -> Generator[Added, None, None]:
    """Add the articles to the library in their order. An article is durable once it is yielded.

    `workers` processes analyse them (None: one for each core where there are many articles; 0: none). An article that
    the library holds already costs next to nothing, so adding that was interrupted is resumed by adding again; with
    `anew` such articles are analysed again, too. Raises LibraryError where the library cannot be written.
    """
    source = iter(articles)
    first = list(islice(source, WORTH_WORKERS))
    if workers is None:
        workers = (os.cpu_count() or 1) if len(first) == WORTH_WORKERS else 0
    source, size = chain(first, source), store.at_once
    with store.adding(), _analysing(workers, store.attribute) as begin:
        waiting: deque[Added | Waiting] = deque()
        while some := list(islice(source, size)):
            waiting += _begun(store, some, begin, anew=anew)
            while len(waiting) >= workers * AHEAD + size:
                yield from _ended(store, [waiting.popleft() for _ in range(size)], anew=anew)
        while waiting:
            yield from _ended(store, [waiting.popleft() for _ in range(min(size, len(waiting)))], anew=anew)


def _begun(
    store: LibraryStore,
    some: Sequence[Article | ArticleError],
    begin: Callable[[Article], Callable[[], AnalysedArticle]],
    *,
    anew: bool,
) -> list[Added | Waiting]:
    ready = [storable_or_failed(one) for one in some]
    articles = [one for one in ready if isinstance(one, Article)]
    known = iter(store.recognise_all(articles))
    begun: list[Added | Waiting] = []
    for one in ready:
        if isinstance(one, Added):
            begun.append(one)
            continue
        found = next(known)
        is_done = found.outcome == "unchanged" and not anew
        begun.append(Added(one.id, "unchanged", id=found.id) if is_done else Waiting(one.id, begin(one)))
    return begun


def storable_or_failed(one: Article | ArticleError) -> Article | Added:
    """The article in a form that can be stored, or the error that prevents it."""
    if isinstance(one, ArticleError):
        return Added(one.where, "failed", reason=one.reason, kind=one.kind)
    try:
        "".join((one.title, one.text, one.publisher, one.url)).encode()
    except UnicodeEncodeError:
        return Added(one.id, "failed", reason="holds halves of characters; save it as UTF-8")
    named = one.id.encode("utf-8", "replace").decode()  # a file's name may be no UTF-8
    return storable(replace(one, id=named))


def _ended(store: LibraryStore, some: Sequence[Added | Waiting], *, anew: bool) -> Iterator[Added]:
    """Wait for the analyses, store them at once, and yield what became of each in order."""
    taken = [one if isinstance(one, Added) else _taken(store, one) for one in some]
    analysed = [one for one in taken if isinstance(one, AnalysedArticle)]
    known = iter(store.add_all(analysed, anew=anew) if analysed else ())
    for one in taken:
        if isinstance(one, Added):
            yield one
        else:
            found = next(known)
            yield Added(one.article.id, found.outcome, len(one.attributions), found.id)


def _taken(store: LibraryStore, one: Waiting) -> Added | AnalysedArticle:
    try:
        return one.take()
    except BrokenExecutor:
        raise LibraryError(store.folder, "a worker process was killed, perhaps for want of memory; add again") from None
    except ArticleError as error:
        return Added(one.id, "failed", reason=error.reason, kind=error.kind)
    except LanguageError:
        raise
    except Exception as error:  # a bug that one article triggers must not stop the others from being added
        LOG.info("An article could not be analysed.", exc_info=True)
        return Added(one.id, "failed", reason=f"brings out a bug ({type(error).__name__}: {error}); please report it")


@contextmanager
def _analysing(workers: int, attribute: Attributor) -> Iterator[Callable[[Article], Callable[[], AnalysedArticle]]]:
    """A function that begins to analyse an article, and returns one that waits for the result."""
    if not workers:
        yield lambda article: lambda: analyse(article, attribute)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    # Not forked: the parent has threads and an open database.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_interrupts_to_the_parent)
    try:

        def begin(article: Article) -> Callable[[], AnalysedArticle]:
            future: Future[AnalysedArticle] = pool.submit(analyse, article, attribute)
            return future.result

        yield begin
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
