"""Zip files opened within bounds: Word documents, e-books and archives are such. Nothing is written to the disk."""

from __future__ import annotations

import io
import re
import stat
import zlib
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from retrieval.errors import ArticleError
from retrieval.reading.budget import MOST_BYTES, Budget

MOST_FILES = 50_000
MEGABYTE = 2**20
UTF8_FLAG = 0x800
WORD = re.compile(r"[^\W\d_]+")
RUSSIAN_WORD = re.compile(r"[\u0400-\u045f]{2,}")
"""A Cyrillic word. Names made of such words were written by Russian Windows in its own code page."""
CHUNK = 64 * 1024


class Package:
    """The files of a zip by name, each unpacked within its own bound and all of them within the budget.

    Names are as people see them: names in UTF-8 that the zip does not mark as such are decoded, too. A name that stands
    twice is refused, as the two could not be told apart.
    """

    def __init__(self, where: str, data: bytes, budget: Budget | None = None) -> None:
        """Raises ArticleError where the zip is damaged, or holds more files than are read."""
        self._where = where
        self._budget = Budget() if budget is None else budget
        try:
            self._opened = ZipFile(io.BytesIO(data))
        except (BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise ArticleError(where, f"is damaged ({error}); save or download it once more") from None
        listed = self._opened.infolist()
        if len(listed) > MOST_FILES:
            raise ArticleError(where, f"holds more than {MOST_FILES:,} files; split it")
        if sum(file.file_size for file in listed) > MOST_BYTES:
            raise ArticleError(where, f"unpacks to more than {MOST_BYTES // MEGABYTE} MB; split it")
        self._files: dict[str, ZipInfo] = {}
        for file in listed:
            name = _name(file)
            if name in self._files:
                raise ArticleError(where, f"holds {name!r} twice; pack it once more")
            self._files[name] = file

    def is_link(self, name: str) -> bool:
        """Whether the file `name` is a symbolic link, whose content is but a path."""
        return stat.S_ISLNK(self._files[name].external_attr >> 16)

    @property
    def names(self) -> list[str]:
        """The names of all files in the order of the zip, folders left out."""
        return [name for name, file in self._files.items() if not file.is_dir()]

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def read(self, name: str, most: int, where: str = "") -> bytes:
        """The file `name`, of `most` bytes at most; ArticleError where it is missing, damaged, locked or larger.

        `where` is the place that an error names, the zip itself unless given. The size is held while unpacking, as the
        size that a zip claims may be wrong.
        """
        place = where or self._where
        file = self._files.get(name)
        if file is None:
            raise ArticleError(place, f"lacks its part {name}; save or download it once more")
        if file.flag_bits & 1:
            raise ArticleError(place, "is locked with a password; unlock it first", "locked")
        if file.file_size > most:
            raise _too_large(place, most)
        self._budget.unpack(place, file.file_size)
        unpacked = bytearray()
        try:
            with self._opened.open(file) as opened:
                while chunk := opened.read(CHUNK):
                    unpacked += chunk
                    if len(unpacked) > most:
                        raise _too_large(place, most)
        except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, zlib.error) as error:
            raise ArticleError(place, f"is damaged ({error}); save or download it once more") from None
        return bytes(unpacked)


def _too_large(where: str, most: int) -> ArticleError:
    size = f"{most // MEGABYTE} MB" if most >= MEGABYTE else f"{most // 1024} KB"
    return ArticleError(where, f"is larger than the {size} that are read of its kind; split it")


def _name(file: ZipInfo) -> str:
    """The name of a file as its author wrote it.

    A zip that does not flag its names as UTF-8 should have them in code page 437. Many programs write UTF-8 or the code
    page of their country all the same.
    """
    if file.flag_bits & UTF8_FLAG or file.filename.isascii():
        return file.filename
    try:
        written = file.filename.encode("cp437")
        return written.decode("utf-8")
    except UnicodeEncodeError:
        return file.filename
    except UnicodeDecodeError:
        russian = written.decode("cp866")
        words = WORD.findall(PurePosixPath(russian).stem)
        return russian if words and all(map(RUSSIAN_WORD.fullmatch, words)) else file.filename
