"""Headers of text files: lines of `Key: value` above the text, as people, archives and mail programs write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.reading.authors import joined, names_in
from retrieval.text.sentences import ends_sentence

FIELDS = {
    "title": ("title", "headline", "subject", "titel", "betreff", "überschrift", "titre", "objet", "título",
    "titulo", "asunto",
              "titolo", "oggetto", "assunto", "onderwerp", "kop", "tytuł", "temat", "заголовок", "тема", "hl", "hd"),
    "publisher": ("publisher", "source", "publication", "newspaper", "outlet", "quelle", "zeitung", "fuente",
    "fonte", "bron",
                  "źródło", "источник", "джерело", "journal", "site", "website"),
    "published": ("published", "date", "publication date", "publish date", "pubdate", "sent", "datum", "gesendet",
    "fecha", "data",
                  "opublikowano", "дата", "posted", "created", "datetime", "published on", "veröffentlicht",
                  "publié le"),
    "url": ("url", "link", "canonical", "permalink", "adresse", "enlace"),
    "language": ("language", "lang", "sprache", "langue", "idioma", "lingua", "taal", "język", "язык", "мова"),
    "author": ("author", "authors", "byline", "by", "from", "writer", "autor", "autorin", "von", "auteur", "autore",
    "автор", "de",
               "da", "van", "od", "reporter"),
    "id": ("id",),
}  # fmt: skip
"""The keys that name each field of an article, in lower case."""
OTHERS = frozenset(
    {"to", "cc", "bcc", "reply-to", "an", "kopie", "à", "para", "tags", "tag", "keywords", "categories", "category",
     "section",
     "topics", "topic", "page", "edition", "length", "words", "word count", "dateline", "place", "location", "summary",
     "description", "abstract", "copyright", "updated", "modified", "last updated", "draft", "layout", "slug",
     "image", "type",
     "status", "schlagwörter", "ressort", "rubrik", "seite", "importance", "priority", "attachments", "message-id",
     "mime-version", "content-type", "content-transfer-encoding", "x-mailer", "return-path", "received", "organization",
     "user-agent", "list-id", "version", "format", "license", "lizenz", "comments", "series", "volume", "issue",
     "country",
     "region", "city", "retrieved", "accessed", "archived", "read time", "reading time", "caption", "credit", "photo"}
)  # fmt: skip
"""Keys that belong to a header but name no field of an article."""
KEYS = {key: field for field, keys in FIELDS.items() for key in keys}
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
        field = KEYS.get(key) if key else None
        if key is None or (field is None and key not in OTHERS and _is_prose(value)):
            return {}
        if field is not None:
            fields.setdefault(field, value)
    if "author" in fields:
        fields["author"] = joined(names_in(fields["author"]))
    return fields if fields.keys() - {"author"} or len(block.strip().split("\n")) == 1 else {}


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
