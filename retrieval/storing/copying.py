"""The files of a stored library as a whole: copied while it may be in use, or deleted for good."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from retrieval.errors import LibraryError
from retrieval.library.ids import OWN
from retrieval.people import PEOPLE_FILE
from retrieval.storing.database import APPLICATION, FILE, INDEX, LOCK

_UNFINISHED = FILE + ".part"


def copy_folder(source: Path, target: Path) -> None:
    """Copy the library in the folder `source` into the folder `target`, which must be new or empty.

    The copy holds what was durable when it began, also while another process is adding: it is made by SQLite's backup.
    It appears at once, when it is complete. Its search index is not copied but built when the copy is first opened.

    Raises LibraryError where there is no library to copy, something is in the target, or the disk fails.
    """
    if not (source / FILE).exists():
        raise LibraryError(source, "holds no library; `onrecord add` makes one")
    was_there = target.exists()
    try:
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(target.iterdir()):
            raise LibraryError(target, "is not empty; a library is copied into a new folder")
        unfinished = target / _UNFINISHED
        try:
            # SQLite would make the file readable for everybody.
            os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode=0o600))
            _back_up(source, unfinished)
            if (source / PEOPLE_FILE).exists():
                shutil.copyfile(source / PEOPLE_FILE, target / PEOPLE_FILE)
            unfinished.replace(target / FILE)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            if not was_there:
                with suppress(OSError):
                    target.rmdir()
            raise
    except sqlite3.Error as error:
        raise LibraryError(source, f"cannot be copied: {error}") from error
    except OSError as error:
        raise LibraryError(target, f"cannot be written: {error.strerror}") from error


def erase_own_library(folder: Path) -> bool:
    """Delete the files of the library in that folder, and the folder unless something else is in it.

    Returns False, and deletes nothing, unless all articles of the library belong to one chat, as their ids say: a
    library that others ask is never deleted. Nobody may be using the library. Raises OSError.
    """
    if not _is_own(folder):
        return False
    for name in (f"{FILE}-wal", f"{FILE}-shm", LOCK, PEOPLE_FILE, FILE):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / INDEX, ignore_errors=True)
    with suppress(OSError):  # it is not empty
        folder.rmdir()
    return True


def _back_up(source: Path, file: Path) -> None:
    with closing(_opened(source / FILE)) as original, closing(sqlite3.connect(file)) as copy:
        ((application,),) = original.execute("PRAGMA application_id")
        if application != APPLICATION:
            raise LibraryError(source, "cannot be copied: its file is not a library of On Record")
        original.backup(copy)  # all pages in one step: a writer neither waits for it nor makes it start again


def _opened(file: Path) -> sqlite3.Connection:
    """The database, for reading only."""
    name = f"{file.absolute().as_uri()}?mode=ro"
    log = file.with_name(f"{FILE}-wal")
    if not os.access(file.parent, os.W_OK) and not (log.exists() and log.stat().st_size):
        name += "&immutable=1"  # otherwise SQLite would have to make files beside it
    return sqlite3.connect(name, uri=True, timeout=30)


def _is_own(folder: Path) -> bool:
    name = f"{(folder / FILE).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(name, uri=True)) as connection:
            others = connection.execute("SELECT 1 FROM articles WHERE substr(id, 1, ?) <> ? LIMIT 1", (len(OWN), OWN))
            return others.fetchone() is None
    except sqlite3.Error:
        return False
