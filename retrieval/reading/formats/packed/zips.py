"""Zip files opened within bounds: Word documents, e-books and archives are such. Writes nothing to the disk."""

from __future__ import annotations

import io
import zlib
from zipfile import BadZipFile, ZipFile

from retrieval.errors import ArticleError

MOST_FILES = 50_000
MOST_BYTES = 512 * 2**20
"""Unpacked, of all files together."""


def open_zip(where: str, data: bytes) -> ZipFile:
    """The zip file in `data`; ArticleError where it is damaged, locked, or unpacks to more than is bearable."""
    try:
        opened = ZipFile(io.BytesIO(data))
    except (BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise ArticleError(where, f"is damaged ({error}); save or download it once more") from None
    files = opened.infolist()
    if len(files) > MOST_FILES:
        raise ArticleError(where, f"holds more than {MOST_FILES:,} files; split it")
    if sum(file.file_size for file in files) > MOST_BYTES:
        raise ArticleError(where, f"unpacks to more than {MOST_BYTES // 2**20} MB; split it")
    return opened


def unpack(where: str, opened: ZipFile, name: str, most: int) -> bytes:
    """The file `name` of a zip file: never more than it claims to hold, and that is `most` bytes at most.

    ArticleError where there is none, or it is damaged, locked or larger.
    """
    try:
        file = opened.getinfo(name)
        if file.flag_bits & 1:
            raise ArticleError(where, "is locked with a password; unlock it first", "locked")
        if file.file_size > most:
            raise ArticleError(where, f"is larger than the {most // 2**20} MB that are read of its kind; split it")
        return opened.read(file)
    except KeyError:
        raise ArticleError(where, f"lacks its part {name}; save or download it once more") from None
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as error:
        raise ArticleError(where, f"is damaged ({error}); save or download it once more") from None
