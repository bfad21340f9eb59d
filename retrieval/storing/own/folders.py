"""Libraries of one owner each in the folders of a folder."""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress
from pathlib import Path

from retrieval.errors import LibraryError
from retrieval.library.library import LibraryTools
from retrieval.storing.copying import erase_own_library
from retrieval.storing.database import FILE
from retrieval.storing.feeds import follows_feeds
from retrieval.storing.own.apart import apart
from retrieval.storing.store import Store
from retrieval.storing.stores.opening import is_library
from retrieval.storing.stores.protocol import LibraryStore

LOG = logging.getLogger(__name__)


class OwnFolders:
    """The libraries in the folders under `folder`, by the names of these folders. See `OwnLibraries`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        if not self._folder.is_dir():
            return []
        return [one.name for one in self._folder.iterdir() if is_library(one)]

    def identity(self, name: str) -> int | None:
        """The number of the library's file, which another file of the same name does not have."""
        try:
            return (self._folder / name / FILE).stat().st_ino
        except OSError:
            return None

    def state(self, name: str) -> tuple[int, ...] | None:
        file = self._folder / name / FILE
        try:
            found = [one.stat() for one in (file, file.with_name(f"{file.name}-wal")) if one.exists()]
        except OSError:
            return None
        return tuple(figure for one in found for figure in (one.st_mtime_ns, one.st_size)) or None

    def follows_feeds(self, name: str) -> bool:
        return follows_feeds(self._folder / name)

    def open(self, name: str, tools: LibraryTools) -> LibraryStore:
        with suppress(OSError):  # the store says what is wrong
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        semantic = tools.vectors is not None
        return Store(self._folder / name, create=True, is_own=True, semantic=semantic, tools=apart(tools))

    def rename(self, name: str, new: str) -> None:
        try:
            (self._folder / name).rename(self._folder / new)
        except OSError as error:
            raise LibraryError(self._folder / name, f"cannot be renamed: {error.strerror}") from error

    def erase(self, name: str) -> bool:
        folder = self._folder / name
        try:
            return _erase(folder)
        except OSError as error:
            raise LibraryError(folder, f"cannot be deleted: {error.strerror}") from error


def _erase(folder: Path) -> bool:
    """Delete an owner's folder, or the link that stands in its place; False if there is neither.

    A link was made by whoever runs the bot, to keep the library on another disk. The library there is deleted as well,
    if it is this owner's alone, and nothing else that is there.
    """
    if folder.is_symlink():
        there = folder.resolve()
        folder.unlink()
        is_others = there in {other.resolve() for other in folder.parent.iterdir()}
        if there.is_dir() and (is_others or not erase_own_library(there)):
            LOG.warning("%s is no chat's own library; only the link to it is deleted.", there)
        return True
    if not folder.exists():
        return False
    shutil.rmtree(folder)
    return True
