"""Dates as articles give them. Knows nothing of files."""

from __future__ import annotations

from datetime import date, datetime


def to_iso(written: str) -> str:
    """`written` in ISO 8601, with the time if given; empty where it is neither that nor a feed's or e-mail's date."""
    from email.utils import parsedate_to_datetime  # it brings sockets along

    written = written.strip()
    for parse in (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(written).isoformat()
        except ValueError:
            continue
    return ""
