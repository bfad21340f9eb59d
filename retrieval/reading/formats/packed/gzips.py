"""One file packed with gzip."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from retrieval.errors import ArticleError
from retrieval.reading.budget import Budget
from retrieval.reading.drafts import Draft, ReadFile

CHUNK = 256 * 1024
MOST_BYTES = 128 * 2**20
"""The largest file that is read, in bytes after unpacking."""


def read_gzip(where: str, data: bytes, budget: Budget, read: ReadFile) -> Iterator[Draft | ArticleError]:
    """The articles of the packed file, which is called as the packing is without its last suffix."""
    unpacked = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as opened:
            while chunk := opened.read(CHUNK):
                budget.unpack(where, len(chunk))
                unpacked += chunk
                if len(unpacked) > MOST_BYTES:
                    raise ArticleError(where, f"unpacks to more than {MOST_BYTES // 2**20} MB; split it")
    except (OSError, EOFError, zlib.error) as error:
        raise ArticleError(where, f"is damaged ({error}); save or download it once more") from None
    name = PurePath(where.split("?", 1)[0]).name
    yield from read(where, name.removesuffix(".gz").removesuffix(".GZ"), bytes(unpacked))
