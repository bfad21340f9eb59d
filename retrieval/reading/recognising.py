"""What kind of document some bytes are: by how they begin where that tells, else by the name's suffix."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Set
from pathlib import PurePath

HEAD = 4096
BEFORE_ROOT = rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE\s+(?:rss|feed|nitf)\b[^>]*>)\s*)*"
PAGE_BEGINS = re.compile(BEFORE_ROOT + rb"(?:<!DOCTYPE\s+html\b|<html\b)", re.IGNORECASE | re.DOTALL)
FEED_BEGINS = re.compile(BEFORE_ROOT + rb"<(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL)
NEWS_BEGINS = re.compile(BEFORE_ROOT + rb"<(?:\w+:)?(?:nitf|newsMessage|newsItem|NewsML)\b", re.DOTALL)
EXTRACTED_BEGINS = re.compile(
    BEFORE_ROOT + rb"<(?:(?:\w+:)?(?:TEI(?:\.2)?|teiCorpus)\b|doc\s[^>]*\b(?:title|sitename|hostname|fingerprint)=)",
    re.DOTALL,
)
OPEN_DOCUMENT_BEGINS = re.compile(BEFORE_ROOT + rb"<office:document\b", re.DOTALL)
JSON_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\"|\[\s*\{)")
MAIL_BEGINS = re.compile(rb"(?:[A-Z][\w-]*:[ \t].*(?:\r?\n[ \t].*)*\r?\n){2,}", re.IGNORECASE)
MAIL_FIELDS = re.compile(
    rb"^(?:mime-version|message-id|received|content-type|return-path):", re.IGNORECASE | re.MULTILINE
)
SAVED_PAGE_FIELDS = re.compile(
    rb"^content-type:\s*multipart/related|^snapshot-content-location:", re.IGNORECASE | re.MULTILINE
)
MAILBOX_BEGINS = re.compile(rb"From \S+.*\d{4}\r?\n[A-Z][\w-]*:[ \t]", re.IGNORECASE)
FRONT_MATTER_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*---[ \t]*\r?\n(?:[\w-]+:.*\r?\n(?:[ \t-].*\r?\n)*){1,50}---[ \t]*\r?\n"
)
CUES_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\d+\s*\r?\n)?(?:\d+:)?\d\d:\d\d[.,]\d{3}\s*-->\s*\d")
BEGINNINGS = (
    (b"{\\rtf", ".rtf"),
    (b"\x1f\x8b", ".gz"),
    (b"WARC/", ".warc"),
    (b"WEBVTT", ".vtt"),
    (b"\xef\xbb\xbfWEBVTT", ".vtt"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
)
PARTS = {
    "word/document.xml": ".docx",
    "META-INF/container.xml": ".epub",
    "xl/workbook.xml": ".xlsx",
    "ppt/presentation.xml": ".pptx",
    "Index/Document.iwa": ".pages",
}
"""For a file that a zip holds, the suffix of the document that the zip is."""
MEDIA_TYPES = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.text-template": ".odt",
    b"application/epub+zip": ".epub",
}
"""The same for what the zip's file `mimetype` says."""
PLAIN = frozenset({".txt", ".text"})
TYPED = frozenset({".txt", ".text", ""})
"""Suffixes that say so little that the look of the text decides."""


def suffix_by_content(name: str, data: bytes, known: Set[str]) -> str:
    """The suffix that stands for what the document is; empty where neither its beginning nor its name tells.

    What begins as a PDF, a zip, a page or a feed is one, whatever it is called; the name decides between the rest, if
    its suffix is one of `known`.
    """
    head = data[:HEAD]
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _suffix_of_zip(data)
    for beginning, meant in BEGINNINGS:
        if head.startswith(beginning):
            return meant
    if CUES_BEGIN.match(head):
        return ".srt"
    if head.startswith((b"bplist00", b"<?xml")) and b"WebMainResource" in head:
        return ".webarchive"
    for pattern, meant in (
        (PAGE_BEGINS, ".html"),
        (FEED_BEGINS, ".xml"),
        (NEWS_BEGINS, ".nitf"),
        (EXTRACTED_BEGINS, ".tei"),
        (OPEN_DOCUMENT_BEGINS, ".fodt"),
    ):
        if pattern.match(head):
            return meant
    if suffix in known and suffix not in TYPED:
        return suffix
    return _suffix_of_text(suffix, head, data)


def _suffix_of_text(suffix: str, head: bytes, data: bytes) -> str:
    """Of a text that is called .txt, something unknown or nothing at all."""
    if MAILBOX_BEGINS.match(head):
        return ".mbox"
    if (fields := MAIL_BEGINS.match(head)) and MAIL_FIELDS.search(fields[0]):
        return ".mhtml" if SAVED_PAGE_FIELDS.search(fields[0]) else ".eml"
    if FRONT_MATTER_BEGINS.match(head):
        return ".md"
    if JSON_BEGINS.match(head):
        if _begins_with_a_line_of_json(data):
            return ".jsonl"
        if suffix not in PLAIN or _is_json(data):
            return ".json"
    return ".txt" if suffix in PLAIN or not suffix else ""


def _suffix_of_zip(data: bytes) -> str:
    from zipfile import BadZipFile, ZipFile  # imported here because few documents are zips

    try:
        opened = ZipFile(io.BytesIO(data))
        names = opened.NameToInfo
        if (typed := names.get("mimetype")) and typed.file_size < HEAD:
            meant = MEDIA_TYPES.get(opened.read(typed).strip())
            if meant:
                return meant
    except (BadZipFile, NotImplementedError, ValueError, OSError, RuntimeError, EOFError):
        return ".zip"  # the reader then says what is wrong with the document
    return next((suffix for part, suffix in PARTS.items() if part in names), ".zip")


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data), (list, dict))
    except (ValueError, RecursionError):
        return False


def _begins_with_a_line_of_json(data: bytes) -> bool:
    first, _, rest = data.strip().partition(b"\n")
    try:
        return bool(rest) and isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False
