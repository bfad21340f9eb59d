"""Which of the files of a Lance table one version of it consists of.

Versions are numbered without gaps. Each has a manifest, whose name counts down so that the newest is listed first. The
files that a version consists of are named in its manifest literally: data files by name, indexes by the sixteen bytes
of their UUID, files of deleted rows by the number at the end of their names, which the manifest holds as a varint of
protocol buffers. So a file is looked for by these bytes, and the format of the manifest need not be understood. A file
can be taken to belong to a version by mistake, which only costs the time to fetch it, but none is overlooked.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

DATA, INDEXES, DELETIONS, VERSIONS = "data", "_indices", "_deletions", "_versions"
_HIGHEST = 2**64 - 1


def manifest_of(version: int) -> str:
    """The name of the manifest of a version, below the table's folder."""
    return f"{VERSIONS}/{_HIGHEST - version:020}.manifest"


def version_of(name: str) -> int | None:
    """The version whose manifest has that file name; None where it is no manifest's."""
    number, _, kind = name.rpartition("/")[2].partition(".")
    return _HIGHEST - int(number) if kind == "manifest" and number.isdecimal() else None


def needed_by(manifest: bytes, sizes: Mapping[str, int]) -> dict[str, int]:
    """Those of the files, by their names below the table's folder, that the version of this manifest consists of."""
    return {name: size for name, size in sizes.items() if _mark_of(name) in manifest}


def _mark_of(name: str) -> bytes:
    """The bytes in a manifest that stand for the file."""
    folder, _, rest = name.partition("/")
    first = rest.partition("/")[0]
    try:
        if folder == INDEXES:
            return UUID(first).bytes
        if folder == DELETIONS:
            return _varint(int(first.partition(".")[0].rpartition("-")[2]))
    except ValueError:
        pass  # a kind of file that a later version of Lance has there; it is needed if it is named
    return first.encode()


def _varint(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*written, number])
