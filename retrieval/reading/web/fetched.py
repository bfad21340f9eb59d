"""What was fetched from a link."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.records import NO_VERSION, PageVersion


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at `url`, the address after all redirects; `charset` and `media_type` as the server says, or empty."""

    url: str
    media_type: str
    charset: str
    data: bytes
    version: PageVersion = NO_VERSION
    is_unchanged: bool = False
