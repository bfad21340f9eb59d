"""Where a shared library lies: a folder or a bucket, and small objects beside its table."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.errors import LibraryError

if TYPE_CHECKING:
    from obstore.store import LocalStore, S3Store

BUCKET = "s3://"
FOLDER = "lance:"
"""How the address of a folder begins that is to hold a shared library; one that holds it already needs no prefix."""
TABLE = "library"
TABLE_FOLDER = f"{TABLE}.lance"
PATIENCE = "S3_TIMEOUT_SECONDS"
"""The environment variable with the seconds that the store has for each request; 20 where it is not set."""
PIECE = 1_000_000
"""Bytes of an object that are in memory while it is streamed."""
INSTALL = "needs an extra that is not installed: pip install 'onrecord[shared]'"
_CODE = re.compile(r"<Code>(\w+)</Code>")
_ADVICE = (
    (("NoSuchBucket",), "the bucket does not exist; create it first"),
    (
        ("InvalidAccessKeyId", "SignatureDoesNotMatch", "AccessDenied", "ExpiredToken", "403 Forbidden", "401 Unauth"),
        "the store refuses the key; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to one that may list, read and "
        "write this bucket",
    ),
    (
        ("CredentialsNotLoaded", "no providers in chain", "169.254.169.254", "credential"),
        "no key is set; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    ),
    (
        ("feature flag", "newer version of Lance", "unsupported file version", "not supported by this version"),
        "was written by a newer version of LanceDB; update lancedb",
    ),
    (
        ("timed out", "timeout", "error sending request", "Connection refused", "connect error", "dns error"),
        "the store does not answer in time; see whether AWS_ENDPOINT_URL is right and the store is running, and try "
        "again",
    ),
    (("No space left", "StorageFull", "507"), "the store is full; what was added before is kept"),
)


class Place:
    """The place of a shared library, from its address: `s3://bucket/name`, `lance:FOLDER` or a folder that holds one.

    Endpoint and credentials of a bucket are taken from the environment variables that Amazon's tools read. Raises
    LibraryError where the extra is not installed or the address names no bucket.
    """

    def __init__(self, address: Path | str) -> None:
        self.address = str(address)
        self.folder = None if self.address.startswith(BUCKET) else folder_of(self.address)
        self.patience = _patience(self.address)
        try:
            import obstore.store as stores
        except ImportError:
            raise LibraryError(self.address, INSTALL) from None
        self.options: Mapping[str, str] = {}
        self._made: LocalStore | S3Store | None = None
        if self.folder is not None:
            self.uri = str(self.folder)
            return
        bucket, _, name = self.address.removeprefix(BUCKET).strip("/").partition("/")
        if not bucket or not name:
            raise LibraryError(self.address, "names no library; write s3://bucket/name")
        self.uri = f"{BUCKET}{bucket}/{name}"
        settings, self.options = _connection(self.patience)
        self._made = stores.S3Store(
            bucket,
            prefix=name,
            config=settings,  # type: ignore[arg-type] # a TypedDict of all settings there are
            client_options={
                "allow_http": True,
                "timeout": f"{self.patience}s",
                "connect_timeout": f"{min(5.0, self.patience)}s",
            },
            retry_config={"max_retries": 2, "retry_timeout": timedelta(seconds=self.patience)},
        )

    @contextmanager
    def translated_errors(self) -> Iterator[None]:
        """Raise what the storage raises as LibraryError, with advice on what to do."""
        from obstore.exceptions import BaseError

        try:
            yield
        except (OSError, RuntimeError, ValueError, BaseError) as error:
            raise LibraryError(self.address, _advice(error)) from error

    @property
    def objects(self) -> LocalStore | S3Store:
        """The small objects beside the table."""
        if self._made is None:
            from obstore.store import LocalStore

            self._made = LocalStore(self.uri)
        return self._made

    @property
    def holds_library(self) -> bool:
        """Whether there is a library. Raises LibraryError where that cannot be told, as everything below."""
        if self.folder is not None:
            return (self.folder / TABLE_FOLDER).is_dir()
        return bool(self.names(f"{TABLE_FOLDER}/_versions", most=1))

    def prepare(self) -> None:
        """Make the folder; of a bucket, see that it enforces conditional writes, without which commits get lost."""
        if self.folder is not None:
            with self.translated_errors():
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return
        probe = "conditional-writes"
        self.names(probe, most=1)  # some stores make a bucket where one is written to
        self.create(probe, b"")
        if self.create(probe, b""):
            raise LibraryError(
                self.address,
                "the store does not enforce conditional writes (If-None-Match), so two writers could overwrite each "
                "other; use a store that does",
            )
        self.delete(probe)

    def read(self, name: str) -> bytes | None:
        """The object of that name; None where there is none."""
        import obstore
        from obstore.exceptions import NotFoundError

        with self.translated_errors():
            try:
                return bytes(obstore.get(self.objects, name).bytes())
            except (NotFoundError, FileNotFoundError):
                return None

    def has(self, name: str) -> bool:
        """Whether there is an object of that name."""
        import obstore
        from obstore.exceptions import NotFoundError

        with self.translated_errors():
            try:
                obstore.head(self.objects, name)
            except (NotFoundError, FileNotFoundError):
                return False
            return True

    def stream(self, name: str) -> Iterator[bytes]:
        """The contents of the object of that name, piece by piece."""
        import obstore

        with self.translated_errors():
            for content in obstore.get(self.objects, name).stream(min_chunk_size=PIECE):
                yield bytes(content)

    def write(self, name: str, content: bytes) -> None:
        """Write an object in place of the one of that name."""
        import obstore

        with self.translated_errors():
            obstore.put(self.objects, name, content)

    def create(self, name: str, content: bytes) -> bool:
        """Write an object, unless there is one of that name: of several processes, one succeeds."""
        import obstore
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        with self.translated_errors():
            try:
                obstore.put(self.objects, name, content, mode="create")
            except (AlreadyExistsError, PreconditionError):
                return False
            return True

    def delete(self, name: str) -> None:
        """Delete the object of that name, if there is one."""
        import obstore
        from obstore.exceptions import NotFoundError

        with self.translated_errors():
            try:
                obstore.delete(self.objects, name)
            except (NotFoundError, FileNotFoundError):
                return

    def copy(self, name: str, new: str) -> None:
        """Copy an object within the store."""
        import obstore

        with self.translated_errors():
            obstore.copy(self.objects, name, new)

    def folders(self) -> list[str]:
        """The names before the first slash of all objects."""
        import obstore

        with self.translated_errors():
            return [one.rstrip("/") for one in obstore.list_with_delimiter(self.objects)["common_prefixes"]]

    def names(self, folder: str, most: int | None = None) -> list[str]:
        """The names of the objects below a folder; at most `most`, where that is given."""
        return [name for name, _ in self._listed(folder, most)]

    def sizes(self, folder: str) -> dict[str, int]:
        """The names of the objects below a folder, with their sizes in bytes."""
        return dict(self._listed(folder, None))

    def size(self) -> int:
        """The bytes of everything that lies here."""
        return sum(size for _, size in self._listed("", None))

    def _listed(self, folder: str, most: int | None) -> list[tuple[str, int]]:
        import obstore

        found: list[tuple[str, int]] = []
        with self.translated_errors():
            for batch in obstore.list(self.objects, folder or None):
                found += [(one["path"], one["size"]) for one in batch]
                if most is not None and len(found) >= most:
                    return found[:most]
        return found


def is_shared(address: Path | str) -> bool:
    """Whether that is the address of a shared library: by how it begins, or because a folder holds one."""
    text = str(address)
    return text.startswith((BUCKET, FOLDER)) or (Path(text) / TABLE_FOLDER).is_dir()


def folder_of(address: str) -> Path:
    """The folder of a shared library that lies in none of the buckets."""
    return Path(address.removeprefix(FOLDER)).expanduser()


def _patience(address: str) -> float:
    given = os.environ.get(PATIENCE, "20")
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if seconds <= 0:
        raise LibraryError(address, f"{PATIENCE} is {given!r}; set it to a number of seconds")
    return seconds


def _connection(patience: float) -> tuple[dict[str, str], dict[str, str]]:
    """The settings of the store for obstore and for LanceDB, from the environment."""
    names: Sequence[tuple[str, tuple[str, ...]]] = (
        ("aws_endpoint", ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT")),
        ("aws_access_key_id", ("AWS_ACCESS_KEY_ID",)),
        ("aws_secret_access_key", ("AWS_SECRET_ACCESS_KEY",)),
        ("aws_session_token", ("AWS_SESSION_TOKEN",)),
        ("aws_region", ("AWS_REGION", "AWS_DEFAULT_REGION")),
    )
    found = {name: next((os.environ[one] for one in said if os.environ.get(one)), "") for name, said in names}
    found["aws_region"] = found["aws_region"] or "us-east-1"
    settings = {name: value for name, value in found.items() if value}
    client = {
        "allow_http": "true",
        "timeout": f"{patience}s",
        "connect_timeout": f"{min(5.0, patience)}s",
        "client_max_retries": "2",
        "client_retry_timeout": str(max(1, int(patience))),
    }
    return settings, settings | client


def _advice(error: Exception) -> str:
    told = str(error)
    for signs, advice in _ADVICE:
        if any(sign.casefold() in told.casefold() for sign in signs):
            code = _CODE.search(told)
            return f"{advice} ({code.group(1)})" if code else advice
    first = next(iter(told.splitlines()), "") or type(error).__name__
    return f"cannot be used ({first[:300]})"
