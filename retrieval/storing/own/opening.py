"""Places of libraries of one owner each, by their address."""

from __future__ import annotations

from pathlib import Path

from retrieval.storing.own.folders import OwnFolders
from retrieval.storing.own.protocol import OwnLibraries
from retrieval.storing.shared.lance.place import BUCKET
from retrieval.storing.stores.protocol import Address


def own_libraries_at(address: Address) -> OwnLibraries:
    """The libraries below `s3://bucket/name`, or in the folders of a folder.

    Raises LibraryError where the extra for buckets is not installed or the address names none.
    """
    if str(address).startswith(BUCKET):
        from retrieval.storing.own.bucket import OwnBucket

        return OwnBucket(str(address))
    return OwnFolders(Path(address))
