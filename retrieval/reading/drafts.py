"""An article as a file gives it, before it is known to be fit to keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found at `where`; an empty `id` means that the file names none."""

    where: str
    text: str
    id: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
