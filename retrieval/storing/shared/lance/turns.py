"""Turns of writing: one process changes a shared library at a time, and a turn ends when its process dies.

A folder has a lock on a file, which the system releases. A bucket has none, so turns are objects with rising numbers
there, each created on the condition that it does not exist: the highest one says whether somebody is writing. Whoever
writes creates a new one every few seconds. Where none has appeared for `EXPIRY` seconds by the clock of the process
that waits, the writer is taken for dead and the next number is taken in its place. No clocks are compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, RLock, Thread
from time import monotonic, sleep
from uuid import uuid4

from retrieval.errors import LibraryError
from retrieval.storing.shared.lance.place import Place

EXPIRY = 20.0
BEAT = 4.0
"""Seconds between two signs of life."""
PATIENCE = 600.0
"""Seconds that a process waits for its turn."""
_POLL = 0.05
WRITING = "turns"
OPTIMIZING = "optimizing"
"""What processes take turns at. The names of the marks in a bucket begin with it."""
_FREE = b"free"
_LOCKS = {WRITING: "adding.lock", OPTIMIZING: "optimizing.lock"}
_WAITS = "another process is adding to it or optimising it; try again when it is done"


class Turns:
    """The turns of a library, at writing or at optimising. Safe to call from threads; the thread whose turn it is may
    take it again within.

    `on_wait` is called when this process has to wait for another one.
    """

    def __init__(self, place: Place, on_wait: Callable[[], None] | None = None, *, at: str = WRITING) -> None:
        self._place = place
        self._at = at
        self._on_wait = on_wait or (lambda: None)
        self._mine = RLock()
        self._depth = 0
        self._lost = Event()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """This process's turn. Raises LibraryError where it does not come within ten minutes."""
        with self._mine:
            if self._depth:
                self._depth += 1
                try:
                    yield
                finally:
                    self._depth -= 1
                return
            folder = self._place.folder
            with self._in_a_bucket() if folder is None else self._in_a_folder(folder):
                self._depth = 1
                try:
                    yield
                finally:
                    self._depth = 0

    def confirm(self) -> None:
        """Called before each commit. Raises LibraryError where the turn was lost because the store did not answer."""
        if self._lost.is_set():
            raise LibraryError(
                self._place.address,
                "the store took so long that another process went on; nothing was written, add again",
            )

    @contextmanager
    def _in_a_folder(self, folder: Path) -> Iterator[None]:
        from filelock import FileLock, Timeout

        lock = FileLock(folder / _LOCKS[self._at], thread_local=False)
        with self._place.translated_errors():
            try:
                lock.acquire(timeout=0)
            except Timeout:
                self._on_wait()
                try:
                    lock.acquire(timeout=PATIENCE)
                except Timeout:
                    raise LibraryError(self._place.address, _WAITS) from None
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def _in_a_bucket(self) -> Iterator[None]:
        token = uuid4().bytes
        number = self._acquired(token)
        self._lost.clear()
        done = Event()
        beating = Thread(target=self._beat, args=(number, token, done), daemon=True)
        beating.start()
        try:
            yield
        finally:
            done.set()
            beating.join()

    def _acquired(self, token: bytes) -> int:
        """Wait for the turn and take it. Returns the number of its mark."""
        began = since = monotonic()
        seen = -1
        told = False
        while True:
            newest = self._newest()
            if newest != seen:
                seen, since = newest, monotonic()
            is_free = newest < 0 or self._place.read(self._name(newest)) in (_FREE, None)
            if (is_free or monotonic() - since > EXPIRY) and self._marked(newest + 1, token):
                return newest + 1
            if monotonic() - began > PATIENCE:
                raise LibraryError(self._place.address, _WAITS)
            if not told and monotonic() - began > 1:
                self._on_wait()
                told = True
            sleep(_POLL)

    def _beat(self, number: int, token: bytes, done: Event) -> None:
        """Give signs of life until the turn is done, then free it and delete the marks before."""
        alive = monotonic()
        while not done.wait(BEAT):
            try:
                is_mine = self._marked(number + 1, token)
            except LibraryError:
                if monotonic() - alive > EXPIRY / 2:
                    self._lost.set()
                continue
            if not is_mine:
                self._lost.set()
                done.wait()
                return
            number, alive = number + 1, monotonic()
        with suppress(LibraryError):  # it expires by itself
            if not self._lost.is_set() and self._place.create(self._name(number + 1), _FREE):
                for name in self._place.names(self._at):
                    if name < self._name(number + 1):
                        self._place.delete(name)

    def _marked(self, number: int, token: bytes) -> bool:
        """Create that mark. True also where it was created by a request whose answer got lost."""
        name = self._name(number)
        return self._place.create(name, token) or self._place.read(name) == token

    def _newest(self) -> int:
        return max((int(name.rpartition("/")[2]) for name in self._place.names(self._at)), default=-1)

    def _name(self, number: int) -> str:
        return f"{self._at}/{number:020}"
