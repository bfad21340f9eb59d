"""Headers of text files: lines of `Key: value` above the text, as people, archives and mail programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from retrieval.reading.authors import joined, names_in
from retrieval.reading.labels import labels
from retrieval.text.sentences import ends_sentence

OF_MAIL = {"title": "subject", "published": "sent", "author": "from"}
"""The field of an article for which the line of a mail's header stands, by its list."""
OF_PROGRAMS = {
    "hl": "title", "hd": "title", "pubdate": "published", "datetime": "published", "canonical": "url",
    "permalink": "url", "lang": "language", "id": "id",
}  # fmt: skip
"""The field that each key of archives and programs names, which are the same in every language."""
OTHERS = frozenset(
    {"reply-to", "slug", "message-id", "mime-version", "content-type", "content-transfer-encoding", "x-mailer",
     "return-path", "received", "organization", "user-agent", "list-id"}
)  # fmt: skip
"""Keys of programs that belong to a header but name no field of an article."""
LONGEST_TITLE = 200
"""The longest title that stands above a header, in code points."""
FIELDS = ("title", "publisher", "published", "url", "language", "author")
LINE = re.compile(r"([^\W\d_](?:[\w -]{0,28}\w)?):(?:[ \t]+(.*)|$)")
MARK = re.compile(r"[\"“”„«»「」]")
CONTINUED = re.compile(r"[ \t]+\S")


def header_fields(block: str) -> dict[str, str]:
    """Draft fields by name of a block of lines; empty where the block is no header.

    A header is lines of `Key: value` of which one at least names a field of an article. A line with an unknown key that
    is quoted or ends as a sentence does is speech, and then the block is text.
    """
    fields: dict[str, str] = {}
    for key, value in _pairs(block):
        field = _keys().get(key) if key else None
        if key is None or (not field and key not in _keys() and _is_prose(value)):
            return {}
        if field:
            fields.setdefault(field, value)
    if "author" in fields:
        fields["author"] = joined(names_in(fields["author"]))
    return fields if fields.keys() - {"author"} or len(block.strip().split("\n")) == 1 else {}


def titled_fields(block: str) -> dict[str, str]:
    """The same of a block whose first line is a title without a key, above two lines of a header at least."""
    first, _, rest = block.partition("\n")
    title = first.strip()
    is_title = 0 < len(title) <= LONGEST_TITLE and not ends_sentence(title) and not LINE.fullmatch(title)
    fields = header_fields(rest) if is_title and "\n" in rest.strip() else {}
    return {"title": title} | fields if fields else {}


@cache
def _keys() -> dict[str, str]:
    """The field that each key names, in lower case; empty for keys that belong to a header and name no field."""
    keys = dict.fromkeys((*OTHERS, *labels("other_keys")), "")
    for field in FIELDS:
        keys |= dict.fromkeys((*labels(field), *(labels(OF_MAIL[field]) if field in OF_MAIL else ())), field)
    return keys | OF_PROGRAMS


def _is_prose(value: str) -> bool:
    """Whether a value reads as a sentence or holds speech, which the value of a field does not."""
    return bool(MARK.search(value)) or ends_sentence(value)


def _pairs(block: str) -> Iterator[tuple[str | None, str]]:
    """Each key in lower case with its value, which may go on in indented lines; None where a line is no such pair."""
    found: list[tuple[str | None, str]] = []
    for line in block.split("\n"):
        if found and CONTINUED.match(line):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
            continue
        pair = LINE.fullmatch(line.strip())
        found.append((pair[1].lower(), (pair[2] or "").strip()) if pair else (None, line))
    yield from found
