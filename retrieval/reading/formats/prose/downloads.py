"""Downloads of news archives: many articles in one text file (Nexis, Nexis Uni, ProQuest, Factiva).

Each article begins with its title, paper, date and labels such as "BYLINE:", and ends with others such as "LOAD-DATE:".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_in
from retrieval.reading.dates import find_date
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.prose.wrapping import unwrap
from retrieval.reading.labels import any_label, labels
from retrieval.reading.titles import title_of
from retrieval.text.languages import languages_with

RULED = re.compile(r"^_{20,}[ \t]*$", re.MULTILINE)
BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
LABEL = re.compile(r"([^\W\d_a-z][^\W\d_]*(?:[ -][^\W\d_]+){0,2}):[ \t]*(.*)", re.DOTALL)
HEAD_LABELS = {
    "byline": "author", "author": "author", "by": "author", "headline": "title", "title": "title",
    "language": "language",
    "publication title": "publisher", "publication": "publisher", "source": "publisher",
    "publication date": "published",
    "date": "published", "load-date": "published", "url": "url", "document url": "url", "links": "",
    "section": "", "length": "", "dateline": "", "highlight": "", "series": "", "edition": "", "correction": "",
    "correction-date": "", "publication info": "", "copyright": "", "first page": "", "pages": "", "abstract": "",
}  # fmt: skip
"""The field that each label above the text names; empty for labels that name no field of an article."""
TAIL_LABELS = frozenset(
    {"load-date", "language", "publication-type", "document-type", "journal-code", "subject", "person",
     "organization", "company",
     "geographic", "industry", "ticker", "graphic", "country", "state", "city", "acc-no", "pub-type",
     "classification", "tags",
     "location", "people", "place of publication", "issn", "proquest document id", "last updated", "database",
     "credit", "copyright",
     "publication year", "publisher", "source type", "language of publication", "document type", "url", "document url"}
)  # fmt: skip
FIELDS = ("title", "publisher", "published", "language", "author", "url")
TAIL = re.compile(r"(?:copyright|©|\(c\)|all rights reserved|classification|notes|graphic)\b", re.IGNORECASE)
BODY = re.compile(r"(?:Body|Full ?text:?|Text:?|Volltext|Cuerpo|Corps)[ \t]*\Z", re.IGNORECASE)
FULL_TEXT = re.compile(r"Full ?text:[ \t]+(?=\S)", re.IGNORECASE)
MOST_HEAD = 12
"""The most blocks before the text."""


def split_download(text: str) -> list[str]:
    """The parts of a download, each with one article; empty where `text` is none."""
    if len(_numbered().findall(text)) > 1 or _numbered().match(text):
        found = _numbered().split(text)
    elif _ends().search(text):
        found = _ends().split(text)
    elif len(RULED.findall(text)) > 1 and FULL_TEXT.search(text):
        found = RULED.split(text)
    else:
        return []
    return [part for part in (RULED.sub("", part).strip() for part in found) if len(BLANK.split(part)) > 1]


def read_parts(where: str, parts: Sequence[str]) -> Iterator[Draft | ArticleError]:
    """The article of each part, in order."""
    for number, part in enumerate(parts, start=1):
        yield _read_part(f"{where}, article {number}", part)


@dataclass(slots=True)
class _Head:
    """What stands above the text: lines without a label in order, and the labelled ones by the field they name."""

    lines: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)


def _read_part(where: str, part: str) -> Draft | ArticleError:
    blocks = [block.strip() for block in BLANK.split(part) if block.strip()]
    head, start = _read_head(blocks)
    body, fields = _until_tail(blocks[start:])
    fields = fields | head.fields
    text = unwrap("\n\n".join(body))
    if not text.strip():
        return ArticleError(where, "holds no text below its header")
    date = next((line for line in head.lines if find_date(line)), "")
    titles, publisher, byline = _title_publisher_byline(head.lines, date)
    title = fields.get("title") or titles
    signed = fields.get("author") or byline
    return Draft(
        where,
        text,
        title=title_of(text, title),
        publisher=fields.get("publisher") or publisher,
        published=find_date(date) or find_date(fields.get("published", "")),
        url=fields.get("url", ""),
        language=_language(fields.get("language", "")),
        author=joined(names_in(signed.title() if signed.isupper() else signed)),
        name=title,
    )


def _read_head(blocks: Sequence[str]) -> tuple[_Head, int]:
    """The head, and the number of the block with which the text begins."""
    head = _Head()
    labels = 0
    for number, block in enumerate(blocks):
        if BODY.match(block):
            return head, number + 1
        if FULL_TEXT.match(block):
            return head, number
        is_label = _take_labels(block, head)
        labels += is_label
        if is_label or TAIL.match(block) or _count().fullmatch(block):
            continue
        is_body_ahead = any(map(BODY.match, blocks[number:MOST_HEAD])) or any(
            map(FULL_TEXT.match, blocks[number:MOST_HEAD])
        )
        if number >= MOST_HEAD or (labels and not is_body_ahead) or (len(head.lines) >= 4 and not is_body_ahead):
            return head, number
        head.lines += [line.strip() for line in block.split("\n")]
    return head, len(blocks)


def _take_labels(block: str, head: _Head) -> bool:
    """Note the labelled lines of a block; whether it is nothing else."""
    pairs = [LABEL.fullmatch(line.strip()) for line in block.split("\n")]
    if pairs[0] is None or pairs[0][1].lower() not in _head_labels():
        return False
    name = ""
    for line, pair in zip(block.split("\n"), pairs, strict=True):
        if pair is not None and pair[1].lower() in _head_labels():
            name = _head_labels()[pair[1].lower()]
            if name:
                head.fields.setdefault(name, pair[2].strip())
        elif name:
            head.fields[name] = f"{head.fields[name]} {line.strip()}"
    return True


def _until_tail(blocks: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The blocks of the text, and the fields that the labels after it name."""
    end = len(blocks)
    fields: dict[str, str] = {}
    while end > 1:
        block = blocks[end - 1]
        pair = LABEL.match(block)
        label = pair[1].lower() if pair else ""
        if label in _tail_labels() and pair is not None:
            if name := _head_labels().get(label):
                fields[name] = pair[2].split("\n", 1)[0].strip()
        elif not TAIL.match(block):
            break
        end -= 1
    body = [FULL_TEXT.sub("", block, count=1) for block in blocks[:end]]
    return body, fields


def _title_publisher_byline(lines: Sequence[str], date: str) -> tuple[str, str, str]:
    """Old downloads give paper, date, title; new ones title, paper, date; Factiva gives title, byline, date, paper."""
    others = [line for line in lines if line != date and not _count().fullmatch(line) and not TAIL.match(line)]
    if not date or not others:
        return (others[0] if others else ""), "", ""
    place = lines.index(date)
    before = [line for line in lines[:place] if line in others]
    after = [line for line in lines[place + 1 :] if line in others]
    if place and _count().fullmatch(lines[place - 1]) and before:
        return before[0], after[0] if after else "", "\n".join(before[1:])
    if len(before) >= 2:
        return before[0], before[1], ""
    if before and after:
        return after[-1] if len(after) > 1 and after[0].endswith("Edition") else after[0], before[0], ""
    return (before or after)[0], "", ""


def _language(name: str) -> str:
    first = name.split(";")[0].split(",")[0].strip().casefold()
    return _codes().get(first, first if len(first) == 2 else "")


@cache
def _codes() -> dict[str, str]:
    """The codes of languages by their names in English and, for those that articles are often in, in themselves."""
    from babel import Locale  # reading its tables takes a while

    codes = {name.casefold(): code for code, name in Locale("en").languages.items()}
    return codes | {(Locale(code).get_language_name() or code).casefold(): code for code in languages_with("quoting")}


@cache
def _head_labels() -> dict[str, str]:
    """`HEAD_LABELS`, and the labels of archives that speak another language."""
    found = {label.lower(): field for field in FIELDS for label in labels(field)}
    return dict.fromkeys(map(str.lower, labels("other_keys")), "") | found | HEAD_LABELS


@cache
def _tail_labels() -> frozenset[str]:
    """`TAIL_LABELS`, and those of archives that speak another language."""
    return TAIL_LABELS | {label.lower() for label in labels("language", "url", "other_keys")}


@cache
def _numbered() -> re.Pattern[str]:
    """The line above each document of a download: "2 of 11", "Document 2 of 11 DOCUMENTS"."""
    of = any_label("of")
    line = (
        rf"^[ \t]*(?:{any_label('document')}[ \t]+)?\d+[ \t]+{of}[ \t]+\d+(?:[ \t]+{any_label('document')}S?)?[ \t]*$"
    )
    return re.compile(line, re.MULTILINE | re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    """The line below each document of a download; Factiva's holds a code."""
    end = any_label("document_ends")
    return re.compile(rf"^[ \t]*(?:{end}|Document [A-Z]{{2,}}\w{{12,}})[ \t]*$", re.MULTILINE)


@cache
def _count() -> re.Pattern[str]:
    """How many words a document has: "1,204 words"."""
    return re.compile(rf"[\d,.]+ {any_label('words')}")
