"""From bytes to text, whatever encoding they were saved in."""

from __future__ import annotations

import codecs
import re

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # tried before UTF-16, whose byte order mark is the beginning of this one
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
SUPERSETS = {"iso-8859-1": "cp1252", "ascii": "cp1252"}
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.002
"""The largest share of control characters in a text. Bytes with more are no text."""
MOST_NULS = 0.02
"""Below this share NULs are damage and left out; UTF-16 has one for every space at least."""
STRAY = re.compile("[\udc80-\udcff]")
SAMPLE = 65_536
"""How many bytes an encoding is guessed from."""


def decode(data: bytes) -> str:
    """The text of `data`, without its byte order mark.

    UTF-8 is tried first; a few NULs in it are left out, and a few stray bytes read as Windows-1252. Other bytes are
    read in the encoding that makes them look most like a language. Raises ValueError where `data` is no text.
    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _checked(data.decode(encoding))
    text = data.decode("utf-8", "surrogateescape")
    if text.count("\0") < MOST_NULS * len(text):
        text = text.replace("\0", "")
    strays = STRAY.findall(text)
    if "\0" not in text and (not strays or 2 * len(strays) <= sum(char > "\x7f" for char in text)):
        return _checked(STRAY.sub(_windows, text))
    return _checked(data.decode(_guess(data[:SAMPLE]), "replace"))


def _windows(stray: re.Match[str]) -> str:
    return stray.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _guess(sample: bytes) -> str:
    import chardet

    encoding = chardet.detect(sample)["encoding"]
    if not encoding:
        raise ValueError("not text")
    return SUPERSETS.get(encoding.lower(), encoding)


def _checked(text: str) -> str:
    if len(CONTROL.findall(text)) > MOST_CONTROLS * len(text):
        raise ValueError("not text")
    return text
