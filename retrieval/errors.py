"""What can go wrong that a caller can act on.

OnRecordError
├── ArticleError     an article cannot be read: `where` it stands (path, path and line), `reason`, and its `kind`
├── LanguageError    a file about a language cannot be used: `where` it stands and `reason`
├── OutOfTimeError   an answer takes longer than it may
├── ReaderError      a reader's model is missing, damaged or of no known kind
└── LibraryError     a stored library cannot be opened, read or changed: `where` it stands and `reason`
"""

from __future__ import annotations

from typing import Literal

Unreadable = Literal[
    "subscribers only",
    "no programs",
    "no page",
    "private network",
    "no answer",
    "too slow",
    "too heavy",
    "unknown kind",
    "no article",
    "empty",
    "no text",
    "scanned",
    "locked",
    "no feed",
    "names no feed",
    "too long",
    "other",
]
"""Why an article cannot be read, for those who say it in words of their own."""


class OnRecordError(Exception):
    """The root of everything this project raises on purpose."""


class ArticleError(OnRecordError):
    """One article that cannot be read; the others still can. `kind` tells the reasons apart that are met most."""

    def __init__(self, where: str, reason: str, kind: Unreadable = "other") -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason
        self.kind = kind

    def __reduce__(self) -> tuple[type[ArticleError], tuple[str, str, Unreadable]]:
        """How it is passed to another process."""
        return type(self), (self.where, self.reason, self.kind)


class LibraryError(OnRecordError):
    """A stored library that cannot be opened, read or changed; nothing in it is lost."""

    def __init__(self, where: object, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = str(where)
        self.reason = reason


class LanguageError(OnRecordError, ValueError):
    """A file in the folder of a language that cannot be used, because something in it is misspelt for example."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class OutOfTimeError(OnRecordError):
    """An answer takes longer than it may; another question may still be answered."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no answer was found within {seconds:g} seconds")
        self.seconds = seconds


class ReaderError(OnRecordError):
    """A reader that cannot be used: its folder lacks a file, a file is damaged, or the model is of no known kind."""
