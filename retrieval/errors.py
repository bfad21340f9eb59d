"""What can go wrong that a caller can act on.

OnRecordError
├── ArticleError     an article cannot be read: `where` it stands (path, path and line) and `reason`
└── LibraryError     a stored library cannot be opened, read or changed: `where` it stands and `reason`
"""

from __future__ import annotations


class OnRecordError(Exception):
    """The root of everything this project raises on purpose."""


class ArticleError(OnRecordError):
    """One article that cannot be read; the others still can."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class LibraryError(OnRecordError):
    """A stored library that cannot be opened, read or changed; nothing in it is lost."""

    def __init__(self, where: object, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = str(where)
        self.reason = reason
