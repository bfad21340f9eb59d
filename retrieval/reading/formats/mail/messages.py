"""One e-mail (RFC 5322): a statement, a newsletter, or a mail with articles attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, Message, MIMEPart
from functools import cache

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_of
from retrieval.reading.budget import Budget
from retrieval.reading.drafts import Draft, ReadFile
from retrieval.reading.encoding import decode
from retrieval.reading.formats.mail.forwards import Letter, forwarded, outlook_header
from retrieval.reading.formats.mail.quoted import without_quotes
from retrieval.reading.formats.markup import html_to_text
from retrieval.reading.formats.prose.wrapping import unwrap
from retrieval.reading.labels import any_label, labels
from retrieval.reading.page_encoding import decode_as, decode_page
from retrieval.reading.repair import repair_letters
from retrieval.reading.titles import title_of

SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
FLOWS_ON = re.compile(r"(?<!^--)(?P<wide>[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]?) +\n(?![>\s])", re.MULTILINE)
"""The end of a line that goes on in the next one (RFC 3676): a space before it; not that of the line "-- ".

Many programs say wrongly that this space is none of the text (DelSp); only between wide letters it is none.
"""
QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)
READ_ATTACHMENTS = (
    "text/",
    "application/pdf",
    "application/vnd.",
    "application/epub",
    "application/rtf",
    "application/msword",
)
PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
MOST_PARTS = 1_000
MOST_OF_HEADER = 256 * 1024
"""The largest header that is read, in bytes."""
LONGEST_FIELD = 2_000
SHORTEST = 0.5
"""The plain text is read, and not the HTML, where it has at least this share of the words of the HTML."""


def read_message(where: str, data: bytes, budget: Budget, read: ReadFile) -> Iterator[Draft | ArticleError]:
    """The article of the mail itself, and those of the documents attached to it.

    Its sender is the author and its subject the title. What it quotes of an earlier mail is left out, as is its
    signature; of a mail that is passed on, sender and text are those of that mail.
    """
    from email import message_from_bytes, policy

    if (
        len(PART.findall(data)) > MOST_PARTS
        or len(data.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]) > MOST_OF_HEADER
    ):
        raise ArticleError(where, f"has more than {MOST_PARTS:,} parts, or a header longer than any mail's; split it")
    message = message_from_bytes(data, policy=policy.default)
    empty = True
    letter = _letter(message)
    if letter.text.strip():
        empty = False
        subject = _subject_lead().sub("", letter.subject).strip()
        yield Draft(
            where,
            letter.text,
            title=subject or title_of(letter.text),
            published=letter.sent,
            language=_header(message, "content-language"),
            author=joined(names_of([letter.sender])),
            name=subject,
        )
    for part in message.iter_attachments() if message.is_multipart() else ():
        name = part.get_filename() or ""
        if part.get_content_type() == "message/rfc822":
            content = _attached(part)
            name = name or "message.eml"
        elif name and part.get_content_type().startswith(READ_ATTACHMENTS):
            payload = part.get_payload(decode=True)
            content = payload if isinstance(payload, bytes) else b""
        else:
            continue
        budget.open(where)
        budget.unpack(where, len(content))
        for draft in read(f"{where}, {name}", name, content):
            empty = False
            yield draft if isinstance(draft, ArticleError) else replace(draft, name=draft.name or name)
    if empty:
        raise ArticleError(where, "is a mail without text", "no text")


def _letter(message: EmailMessage) -> Letter:
    """What the mail says: the plain text, or the HTML where that says more; of a mail that is passed on, that mail."""
    plain = message.get_body(preferencelist=("plain",))
    markup = message.get_body(preferencelist=("html",))
    page = _decoded(markup, is_page=True) if markup is not None else ""
    shown = html_to_text(page)
    typed = _decoded(plain, is_page=False) if plain is not None else ""
    subject = _header(message, "subject")
    if (found := forwarded(subject, typed or shown)) is not None:
        return replace(found, text=unwrap(repair_letters(found.text)))
    own, shown = _own_words(typed), _own_words(html_to_text(without_quotes(page)) or shown)
    is_typed = not shown or len(own.split()) >= SHORTEST * len(shown.split())
    text = unwrap(repair_letters(own)) if is_typed else shown
    return Letter(text, _header(message, "from"), _header(message, "date"), subject)


def _own_words(text: str) -> str:
    """The text of a mail without the earlier mail below it, the lines that it quotes, and its signature."""
    reply = _reply().search(text) or outlook_header().search(text)
    if reply and text[: reply.start()].strip():
        text = text[: reply.start()]
    sign = SIGNATURE.search(text)
    if sign and text[: sign.start()].strip():
        text = text[: sign.start()]
    unquoted = QUOTED.sub("", text)
    return (unquoted if unquoted.strip() else text).strip()


def _attached(part: MIMEPart) -> bytes:
    """The mail that is attached to another one."""
    inner = part.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else None
    return first.as_bytes() if isinstance(first, Message) else b""


def _decoded(part: MIMEPart, *, is_page: bool) -> str:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    charset = str(part.get_content_charset() or "")
    text = decode_as(data, charset) if charset else decode_page(data) if is_page else decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    return FLOWS_ON.sub(lambda end: end["wide"] or " ", text)


def _header(message: EmailMessage, name: str) -> str:
    """A field of the header, decoded; empty where it is missing, broken, or longer than anybody writes one."""
    if any(len(str(value)) > LONGEST_FIELD for field, value in message.raw_items() if field.lower() == name):
        return ""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, KeyError, TypeError):  # bugs of the standard library's parser
        return ""


@cache
def _subject_lead() -> re.Pattern[str]:
    """How the subject begins of a mail that answers others or passes them on: "Re: AW: "."""
    return re.compile(rf"(?:{any_label('replies', 'forwards')}\s*:\s*)+")


@cache
def _reply() -> re.Pattern[str]:
    """The line above the earlier mail that a mail answers: "On Sunday, Bo Li wrote:"."""
    wrote = "|".join(_with_gaps(line) for line in labels("wrote"))
    return re.compile(rf"^(?:{wrote}|-{{2,}}\s*{any_label('originals')}\s*-{{2,}})\s*$", re.MULTILINE)


def _with_gaps(line: str) -> str:
    """The pattern of a line whose first … stands for a day and a name, and any further one for what may follow."""
    first, *others = [re.escape(part.strip()) for part in line.removesuffix(":").split("…")]
    return rf"{first} .{{5,200}} {'.{0,200}'.join(others)}\s*:"
