"""A copy on this machine's disk of the table in a bucket, from which searches are answered.

The files of a Lance table are never changed once they are written, so each has to be fetched once only. What is asked
of the bucket before each search is which version is the newest. Where the copy lacks little of it, that is fetched
first; where it lacks much, as after the start or when the library was optimised, that happens in the background, and
the bucket itself is read until then. A version's manifest is written last, so that what can be opened is whole.

Several processes of one machine may share the copy. Files are put in place by renaming, and those that no version needs
any more stay for an hour.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import disk_usage, rmtree
from threading import Lock, Thread
from time import monotonic, time
from typing import TYPE_CHECKING

from retrieval.errors import LibraryError
from retrieval.storing.shared.lance.fetching import PART, fetch
from retrieval.storing.shared.lance.manifests import (
    DATA,
    DELETIONS,
    INDEXES,
    VERSIONS,
    manifest_of,
    needed_by,
    version_of,
)
from retrieval.storing.shared.lance.place import TABLE, TABLE_FOLDER, Place

if TYPE_CHECKING:
    from lancedb.table import Table

LOG = logging.getLogger(__name__)
KEPT = 3600.0
"""Seconds for which files stay that no version needs any more, since a search may still be reading them."""
PAUSE = 60.0
"""Seconds without another attempt after one has failed."""
RESERVE = 1_000_000_000
"""Bytes of the disk that are left free."""


@dataclass(frozen=True, slots=True)
class Mirroring:
    """Where copies of libraries in buckets may lie, and the most bytes that one may take.

    A search waits until up to `awaited` missing bytes are there; more are fetched in the background.
    """

    folder: Path
    most_bytes: int
    awaited: int = 32_000_000


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A version with its manifest, the sizes of all its files, and the names of those that are missing here."""

    version: int
    manifest: bytes
    sizes: Mapping[str, int]
    missing: tuple[str, ...]

    @property
    def missing_bytes(self) -> int:
        return sum(self.sizes[name] for name in self.missing)


class Mirror:
    """The copy of the table at `place`. Safe to call from threads."""

    def __init__(self, place: Place, mirroring: Mirroring) -> None:
        self._place = place
        named = sha256(f"{place.options.get('aws_endpoint', '')} {place.uri}".encode()).hexdigest()[:24]
        self._folder = mirroring.folder / named
        self._mirroring = mirroring
        self._lock = Lock()
        self._version = -1
        self._table: Table | None = None
        self._needed: frozenset[str] = frozenset()
        self._fetching: Thread | None = None
        self._not_before = 0.0

    def at(self, version: int) -> Table | None:
        """The table on the disk, at that version or a newer one; None where the bucket has to be read for now.

        Raises LibraryError where the bucket does not tell what the version consists of.
        """
        with self._lock:
            if self._table is not None and self._version >= version:
                if self._version == version or not self._is_of_another(version):
                    return self._table
                self._forget()
            if self._is_busy or monotonic() < self._not_before:
                return None
            try:
                return self._brought_to(version)
            except OSError as error:
                self._put_off(f"cannot be written ({error})")
            return None

    def discard(self, error: Exception) -> None:
        """Called where the copy could not be read: it is deleted, and fetched anew after a pause."""
        with self._lock:
            self._put_off(f"cannot be read ({error})")
            self._forget()

    @property
    def _is_busy(self) -> bool:
        return self._fetching is not None and self._fetching.is_alive()

    @property
    def _files(self) -> Path:
        return self._folder / TABLE_FOLDER

    def _brought_to(self, version: int) -> Table | None:
        wanted = self._wanted(version)
        if wanted is None:
            return None
        if wanted.missing_bytes > self._mirroring.awaited:
            self._fetching = Thread(target=self._fetch_in_background, args=(version,), daemon=True)
            self._fetching.start()
            return None
        self._fetch(wanted)
        if self._table is None:
            import lancedb

            self._table = lancedb.connect(self._folder).open_table(TABLE)
        else:
            self._table.checkout_latest()
        self._version = int(self._table.version)
        return self._table

    def _wanted(self, version: int) -> _Wanted | None:
        """What the version needs; None where it is too much, or has gone meanwhile."""
        manifest = self._place.read(f"{TABLE_FOLDER}/{manifest_of(version)}")
        if manifest is None:
            self._put_off("cannot be made, since another version has taken the place of the one to be copied")
            return None
        if self._is_of_another(version):
            self._forget()
        listed = {
            name.removeprefix(f"{TABLE_FOLDER}/"): size
            for folder in (DATA, INDEXES, DELETIONS)
            for name, size in self._place.sizes(f"{TABLE_FOLDER}/{folder}").items()
        }
        sizes = needed_by(manifest, listed)
        missing = tuple(name for name, size in sizes.items() if _size(self._files / name) != size)
        wanted = _Wanted(version, manifest, sizes, missing)
        if (total := sum(sizes.values())) > self._mirroring.most_bytes:
            self._put_off(f"would take {total / 1e9:,.1f} GB, more than is set")
            return None
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if disk_usage(self._folder).free < wanted.missing_bytes + RESERVE:
            self._put_off(f"has no room on the disk of {self._folder}")
            return None
        return wanted

    def _fetch_in_background(self, version: int) -> None:
        from filelock import FileLock

        try:
            with FileLock(self._folder / "fetching.lock"):  # another process may be fetching the same
                if wanted := self._wanted(version):
                    self._fetch(wanted)
        except (LibraryError, OSError) as error:
            self._put_off(f"could not be fetched ({error})")

    def _fetch(self, wanted: _Wanted) -> None:
        """Fetch what is missing, the manifest at last, and delete what has not been needed for an hour."""
        fetch(self._place, TABLE_FOLDER, wanted.missing, self._files)
        _touch(self._files / name for name in self._needed)
        manifest = manifest_of(wanted.version)
        self._needed = frozenset({*wanted.sizes, manifest})
        _touch(self._files / name for name in wanted.sizes)
        _write(self._files / manifest, wanted.manifest)
        self._prune()

    def _prune(self) -> None:
        old = time() - KEPT
        for path in self._files.rglob("*"):
            if path.relative_to(self._files).as_posix() in self._needed:
                continue
            try:
                if path.is_file() and path.stat().st_mtime < old:
                    path.unlink()
            except FileNotFoundError:
                continue  # another process has deleted it

    def _is_of_another(self, version: int) -> bool:
        """Whether what lies here was copied from a library that has been deleted since and made anew.

        The version is the newest one in the bucket, or was a moment ago.
        """
        for path in (self._files / VERSIONS).glob("*.manifest"):
            number = version_of(path.name)
            if number is None or number < version:
                continue
            if path.read_bytes() != self._place.read(f"{TABLE_FOLDER}/{VERSIONS}/{path.name}"):
                return True
        return False

    def _forget(self) -> None:
        self._table, self._version, self._needed = None, -1, frozenset()
        rmtree(self._files, ignore_errors=True)

    def _put_off(self, reason: str) -> None:
        self._not_before = monotonic() + PAUSE
        LOG.warning("The copy of the library in %s %s; the bucket itself is read.", self._place.address, reason)


def _touch(paths: Iterable[Path]) -> None:
    """Note that the files are needed now."""
    for path in paths:
        try:
            os.utime(path)
        except FileNotFoundError:
            continue


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -1


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is whole wherever it is seen."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}{PART}")
    part.write_bytes(content)
    part.replace(path)
