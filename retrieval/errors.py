"""What can go wrong that a caller can act on.

OnRecordError
└── ArticleError     an article cannot be read: `where` it stands (path, path and line) and `reason`
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
