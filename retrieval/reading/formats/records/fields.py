"""Which field of an article stands under which key, in JSON and in tables. Knows no files."""

from __future__ import annotations

from collections.abc import Mapping

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import html_to_text
from retrieval.reading.repair import repair_marks

NAMES = {
    "id": ("id",),
    "title": ("title", "headline"),
    "text": ("text", "content_text", "articleBody", "body", "content"),
    "publisher": ("publisher", "source"),
    "published": ("published", "date", "datePublished", "date_published", "publishedAt"),
    "url": ("url", "link"),
    "language": ("language", "lang", "inLanguage"),
    "author": ("author", "authors"),
}
"""By field of an article, the keys it may stand under, the best first: schema.org's, JSON Feed's, and usual ones."""

MARKUP = "content_html"


def to_draft(where: str, record: Mapping[str, object], *, needs_id: bool = False) -> Draft | ArticleError:
    """The article that `record` holds, its text as it stands; an error where a field is no text, or there is none."""
    fields = {}
    for name, keys in NAMES.items():
        value = next((record[key] for key in keys if record.get(key) is not None), "")
        if name == "id" and isinstance(value, int):
            value = str(value)
        if name in {"publisher", "author"}:
            value = _name(value)
        if not isinstance(value, str):
            return ArticleError(where, f"its {name} is a {type(value).__name__}; it must be text")
        fields[name] = repair_marks(value)
    if needs_id and not fields["id"].strip():
        return ArticleError(where, "has no id; give each article one of its own")
    markup = record.get(MARKUP)
    if not fields["text"].strip() and isinstance(markup, str):
        fields["text"] = html_to_text(markup, fields["language"])
    if not fields["text"].strip():
        named = f"article {fields['id']!r}" if fields["id"] else "it"
        return ArticleError(where, f"{named} has no text")
    return Draft(where, **fields)


def _name(value: object) -> object:
    """Of a person or an organisation as schema.org writes it, or of several, the name."""
    match value:
        case {"name": str(name)}:
            return name
        case [*several] if several and all(isinstance(_name(one), str) for one in several):
            return "; ".join(str(_name(one)) for one in several)
    return value
