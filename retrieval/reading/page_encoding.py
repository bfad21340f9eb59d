"""From the bytes of a web page to its text, in the encoding that the bytes show or the page declares."""

from __future__ import annotations

import codecs
import re

from retrieval.reading.encoding import BYTE_ORDER_MARKS, SUPERSETS, decode

DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE
)
HEAD = 4096
"""How many bytes are searched for the encoding that a page declares (the HTML standard asks for the first 1,024)."""

BROWSERS_READ_AS = SUPERSETS | {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "tis-620": "cp874",
}
"""Encodings that browsers read as a larger one (WHATWG's Encoding standard), by Python's names."""


def decode_page(data: bytes) -> str:
    """The text of a page. Raises ValueError where `data` is no text.

    A byte order mark decides; then UTF-8 is tried, then the encoding that the page declares, then a guess.
    """
    found = DECLARED.search(data[:HEAD])
    return decode_as(data, found[1].decode("ascii") if found else "")


def decode_as(data: bytes, label: str) -> str:
    """The text of `data`, which is said to be encoded as `label`. Bytes that are valid UTF-8 are read as UTF-8."""
    encoding = _encoding(label)
    if not encoding or data.startswith(tuple(BYTE_ORDER_MARKS)):
        return decode(data)
    if not data.isascii():
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    elif b"<" in data and encoding.startswith("utf-"):  # a declaration in ASCII cannot be UTF-16
        return decode(data)
    return data.decode(encoding, "replace") if encoding != "utf-8" else decode(data)


def _encoding(label: str) -> str:
    """Python's encoding of that name; empty where it has none that is one of text."""
    try:
        name = codecs.lookup(label.strip()).name
        b"a".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return name if label.lower().startswith(("utf-16", "utf-32")) else ""
    return BROWSERS_READ_AS.get(name, name)
