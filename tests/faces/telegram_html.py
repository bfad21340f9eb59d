"""Telegram's HTML read back as strictly as Telegram reads it, for the laws about what is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

ALLOWED = {"b", "a", "blockquote", "code"}
REFERENCE = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d+);)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch; offsets in code points of the shown text. `target` is a link's."""

    tag: str
    start: int
    end: int
    target: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.marks: list[Mark] = []
        self._open: list[Mark] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            raise ValueError(f"Telegram knows no <{tag}>")
        if tag in {mark.tag for mark in self._open}:
            raise ValueError(f"<{tag}> within itself")
        if self._open and self._open[-1].tag == "code":
            raise ValueError("a mark within <code>")
        self._open.append(Mark(tag, len(self.text), 0, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        opened = self._open.pop()
        if opened.tag != tag:
            raise ValueError(f"</{tag}> closes <{opened.tag}>")
        if not self.text[opened.start :].strip():
            raise ValueError(f"an empty <{tag}>")
        self.marks.append(Mark(tag, opened.start, len(self.text), opened.target))

    def handle_data(self, data: str) -> None:
        self.text += data


def read_html(source: str) -> tuple[str, list[Mark]]:
    """The text that is shown and its marks, innermost first. ValueError where Telegram would refuse or lose any."""
    if REFERENCE.search(source):
        raise ValueError("an unescaped ampersand")
    reader = _Reader()
    reader.feed(source)
    reader.close()
    if reader._open:
        raise ValueError("a mark is not closed")
    return reader.text, reader.marks
