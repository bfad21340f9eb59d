"""The error for a benchmark that cannot be read."""

from __future__ import annotations

from retrieval.errors import OnRecordError


class BenchmarkError(OnRecordError):
    """A benchmark file that cannot be used. The message says where it is wrong, and why."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason
