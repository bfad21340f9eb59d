"""Mails that pass on another one: the mail that is passed on is the article, and its sender the author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retrieval.reading.labels import any_label, labels

QUOTE_MARK = re.compile(r"\A(?:> ?)+")
FIELD = re.compile(r"[ \t]*\*?([^\W\d_][\w /.-]{0,20}?)[ \t]*[:：]\*?[ \t]*(.*)")
MOST_FIELDS = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a mail, and who wrote it, when and about what; a field is empty where the mail does not say."""

    text: str
    sender: str = ""
    sent: str = ""
    subject: str = ""


def forwarded(subject: str, text: str) -> Letter | None:
    """The mail that a mail of that subject and that text passes on; None where it passes on none.

    A reply quotes an earlier mail in the same way; only its subject, or the line above, tells the two apart.
    """
    mark = _mark().search(text)
    header = mark or outlook_header().search(text)
    if header is None or not (_forwarded().match(subject) or re.search(any_label("passing_on"), header[0])):
        return None
    passed_on = text[mark.end() if mark else header.start() :]
    lines = [QUOTE_MARK.sub("", line) for line in passed_on.lstrip("\n").split("\n")]
    fields: dict[str, str] = {}
    while lines and len(fields) < MOST_FIELDS and (field := FIELD.fullmatch(lines[0])):
        fields[field[1].casefold()] = field[2].strip()
        lines.pop(0)
    body = "\n".join(lines).strip("\n")
    if not fields or not body.strip():
        return None
    return Letter(body, _first(fields, "from"), _first(fields, "sent"), _first(fields, "subject"))


@cache
def outlook_header() -> re.Pattern[str]:
    """How Outlook writes the header of an earlier mail above it, without a line between."""
    sender, sent = ("|".join(re.escape(word.title()) for word in labels(kind)) for kind in ("from", "sent"))
    return re.compile(rf"^(?:{sender})[ \t]*:[^\n]{{3,200}}\n+(?:{sent})[^\n:]{{0,3}}:[^\n]{{3,100}}\d", re.MULTILINE)


@cache
def _forwarded() -> re.Pattern[str]:
    """How the subject of a mail begins that passes on another one."""
    return re.compile(rf"\A(?:{any_label('replies')}\s*:\s*)?{any_label('forwards')}\s*:")


@cache
def _mark() -> re.Pattern[str]:
    """The line above a mail that is passed on. Replies have such lines, too."""
    words = any_label("passed_on", "originals")
    return re.compile(rf"^[ \t>]*(?:-{{2,}}|_{{5,}})?[ \t]*{words}[ \t]*:?[ \t]*(?:-{{2,}})?[ \t]*$", re.MULTILINE)


def _first(fields: dict[str, str], kind: str) -> str:
    """The first value that is not empty under a name of that kind, in any language."""
    return next((value for name, value in fields.items() if name in labels(kind) and value), "")
