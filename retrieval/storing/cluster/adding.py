"""Adding what a Ray cluster reads and analyses: many machines work, and one process commits."""

from __future__ import annotations

import logging
import os
import socket
import warnings
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.errors import ArticleError, LibraryError
from retrieval.library.analysed import AnalysedArticle
from retrieval.records import Article
from retrieval.storing.adding import Added, storable_or_failed
from retrieval.storing.cluster.portions import Portion
from retrieval.storing.cluster.tasks import analyse_all, read_portion
from retrieval.storing.stores.protocol import LibraryStore

if TYPE_CHECKING:
    from ray import ObjectRef

INSTALL = "needs an extra that is not installed: pip install 'onrecord[cluster]'"
PATIENCE = 5.0
"""Seconds that a cluster has to accept a connection."""
HERE = "local"
"""The address that starts a cluster of this machine's cores, which ends with the addition."""
RETRIES = 10
"""How often a task is started again after its machine or process was lost."""
_AHEAD = 3
"""How many tasks of each kind wait or run for each core of the cluster."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """A portion that was read: what became of each article, with None for those that are being analysed."""

    told: Sequence[Added | None]
    articles: Sequence[Article]
    analysed: ObjectRef[list[AnalysedArticle | str]] | None


def add_from_cluster(
    store: LibraryStore,
    portions: Iterable[Portion | ArticleError],
    address: str = HERE,
    *,
    allow_private: bool = False,
) -> Generator[Added, None, None]:
    """Add the articles of the portions in their order. An article is durable once it is yielded.

    Tasks of the Ray cluster at `address` read the portions, and analyse what the library does not hold yet. A task
    whose machine or process is lost begins again elsewhere. Interrupted additions are resumed by adding again. Raises
    LibraryError where there is no cluster, or the library cannot be written.
    """
    with connected(address) as cores, store.adding():
        work = _Work(store, allow_private=allow_private)
        for portion in portions:
            if isinstance(portion, ArticleError):
                yield Added(portion.where, "failed", reason=portion.reason)
                continue
            yield from work.take(portion, cores * _AHEAD)
        yield from work.finish()


class _Work:
    """Portions that are being read, then articles that are being analysed, then commits."""

    def __init__(self, store: LibraryStore, *, allow_private: bool) -> None:
        import ray

        self._store = store
        self._allow_private = allow_private
        self._get = ray.get
        self._read = ray.remote(max_retries=RETRIES)(read_portion)
        self._analyse = ray.remote(max_retries=RETRIES)(analyse_all)
        self._attribute = ray.put(store.attribute)
        self._reading: deque[ObjectRef[list[Article | ArticleError]]] = deque()
        self._analysing: deque[_Sent] = deque()

    def take(self, portion: Portion, most: int) -> Iterator[Added]:
        """Send a portion out, and yield what became of earlier ones where more than `most` are under way."""
        self._reading.append(self._read.remote(portion, self._allow_private))
        while len(self._reading) > most:
            self._send_on()
        while len(self._analysing) > most:
            yield from self._store_next()

    def finish(self) -> Iterator[Added]:
        """Yield what became of all others."""
        while self._reading:
            self._send_on()
            yield from self._store_next()
        while self._analysing:
            yield from self._store_next()

    def _send_on(self) -> None:
        with _translated_losses(self._store):
            ready = [storable_or_failed(one) for one in self._get(self._reading.popleft())]
        articles = [one for one in ready if isinstance(one, Article)]
        known = iter(self._store.recognise_all(articles))
        told: list[Added | None] = []
        new: list[Article] = []
        for one in ready:
            if isinstance(one, Added):
                told.append(one)
                continue
            found = next(known)
            if found.outcome == "unchanged":
                told.append(Added(one.id, "unchanged", id=found.id))
            else:
                told.append(None)
                new.append(one)
        self._analysing.append(_Sent(told, new, self._analyse.remote(new, self._attribute) if new else None))

    def _store_next(self) -> Iterator[Added]:
        sent = self._analysing.popleft()
        with _translated_losses(self._store):
            found = self._get(sent.analysed) if sent.analysed else []
        analysed = [one for one in found if not isinstance(one, str)]
        known = iter(self._store.add_all(analysed) if analysed else ())
        results = iter(zip(sent.articles, found, strict=True))
        for one in sent.told:
            if one is not None:
                yield one
                continue
            article, result = next(results)
            if isinstance(result, str):
                yield Added(article.id, "failed", reason=result)
            else:
                added = next(known)
                yield Added(article.id, added.outcome, len(result.attributions), added.id)


@contextmanager
def connected(address: str) -> Iterator[int]:
    """The cluster at that address, or one on this machine. Yields the number of its cores."""
    try:
        import ray
    except ImportError:
        raise LibraryError("--cluster", INSTALL) from None
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would report every run to its makers
    was_there = ray.is_initialized()
    if not was_there:
        try:
            _knock(address)
            with warnings.catch_warnings():
                # LanceDB warns of children that go on in Python; those that Ray forks become servers at once.
                warnings.filterwarnings("ignore", "lancedb fork support", RuntimeWarning)
                ray.init(
                    None if address == HERE else address,
                    include_dashboard=False if address == HERE else None,
                    log_to_driver=False,
                    logging_level=logging.ERROR,
                )
        except (OSError, ValueError, RuntimeError) as error:
            told = next(iter(str(error).splitlines()), "")[:300]
            reason = f"no Ray cluster can be used there ({told}); `ray start --head` starts one"
            raise LibraryError(address, reason) from None
    try:
        yield max(1, int(ray.cluster_resources().get("CPU", 1)))
    finally:
        if not was_there:
            ray.shutdown()


def _knock(address: str) -> None:
    """Raise OSError where nothing listens at `host:port`: Ray itself would wait for minutes."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if colon and port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), PATIENCE).close()


@contextmanager
def _translated_losses(store: LibraryStore) -> Iterator[None]:
    from ray.exceptions import RayError

    try:
        yield
    except RayError as error:
        told = next(iter(str(error).splitlines()), "")[:300]
        reason = f"the cluster gave up a task after {RETRIES} tries ({told}); add again"
        raise LibraryError(store.folder, reason) from None
