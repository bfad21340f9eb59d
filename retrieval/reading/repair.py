"""Undoes what earlier programs did to a text: HTML entities, and letters decoded with the wrong table (mojibake).

Text that is whole comes back unchanged, code point for code point.
"""

from __future__ import annotations

import html
import re
import unicodedata

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
MARKS = "“”„‟‘’‚‛‹›–—…"
GUILLEMETS = "«»"
# Where a letter beyond ASCII follows one of these, UTF-8 may have been read with another table.
SUSPICIOUS = re.compile("[ÂÃâÅÄĂĹÐÑРСвЃ]\\W|[ÃÅÐÑ][^\x00-\x7f]|[\x80-\x9f]")
LIGATURE = re.compile("[\ufb00-\ufb06]")
"""Ligatures, single characters that typesetting programs write for two or three letters: searches would miss them."""
SURROGATE = re.compile("[\ud800-\udfff]")


def _misread(char: str) -> set[str]:
    """How `char` in UTF-8 looks when read as Windows-1252 or, where it takes three bytes, as Windows-1251."""
    data = char.encode("utf-8")
    tables = ("cp1252", "cp1251") if len(data) > 2 else ("cp1252",)
    readings = {"".join(_read(byte, table) for byte in data) for table in tables}
    return readings | {data.decode("latin-1")}


def _read(byte: int, table: str) -> str:
    try:
        return bytes([byte]).decode(table)
    except UnicodeDecodeError:
        return chr(byte)


def _misread_marks() -> dict[str, str]:
    """From what a quotation mark or dash became to the mark itself; C1 controls are Windows-1252 read as Latin-1."""
    found = {reading: mark for mark in MARKS + GUILLEMETS for reading in _misread(mark)}
    for mark in MARKS.replace("‟", "").replace("‛", ""):
        found[mark.encode("cp1252").decode("latin-1")] = mark
    found["â€"] = "”"  # its third byte means nothing in Windows-1252, so that programs drop it
    return found


MISREAD = _misread_marks()
MISREAD_MARK = re.compile("|".join(sorted(map(re.escape, MISREAD), key=len, reverse=True)))


def repair_marks(text: str) -> str:
    """`text` with its entities and misread quotation marks and dashes decoded, every other letter kept as it is.

    A lone surrogate, which no file can hold, becomes U+FFFD. Offsets change only where something was decoded.
    """
    if "&" in text:
        # Feeds escape twice; a third time is what the author wrote.
        text = ENTITY.sub(_character, ENTITY.sub(_character, text))
    return SURROGATE.sub("\ufffd", MISREAD_MARK.sub(lambda misread: MISREAD[misread.group()], text))


def repair_letters(text: str) -> str:
    """`repair_marks`, and misread letters ("Ã¡" for "á") and ligatures ("ﬁ") too.

    For texts in which nobody has counted offsets before.
    """
    text = repair_marks(text)
    if LIGATURE.search(text):
        text = LIGATURE.sub(lambda ligature: unicodedata.normalize("NFKC", ligature[0]), text)
    if not SUSPICIOUS.search(text):
        return text
    from ftfy import TextFixerConfig, fix_encoding

    return fix_encoding(text, TextFixerConfig(unescape_html=False, restore_byte_a0=False))


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity.group())
