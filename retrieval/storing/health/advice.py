"""What a person can do when SQLite or the file system fails."""

from __future__ import annotations

NO_ROOM = "the disk is full or fails; what was added before is kept"
"""Why a library cannot be changed although its folder is writable."""


def advice_on(error: Exception, file: str) -> str:
    """What is wrong with a library and what to do about it, in words that follow its name."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    if any(told in reason for told in ("disk is full", "disk I/O error", "No space left", "File too large")):
        return f"cannot be changed: the disk is full or fails ({reason}); what was added before is kept"
    if "not a database" in reason or "malformed" in reason:
        return f"is damaged ({reason}); put back a copy of {file}"
    return f"cannot be used ({reason})"
