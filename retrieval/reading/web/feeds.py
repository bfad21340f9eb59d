"""Articles of a feed: RSS and Atom, with whatever of each article the feed carries. Follows no links."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import html_to_text, to_text

MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d|#x|[a-zA-Z]+;)")
MOST_ENTRIES = 10_000


def read_feed(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """An article for each entry, in the feed's order: its content where the feed carries it, else its summary."""
    import feedparser

    parsed: Mapping[str, object] = feedparser.parse(io.BytesIO(data))
    entries = [entry for entry in _list(parsed.get("entries")) if isinstance(entry, Mapping)]
    if not entries and not _text(parsed, "version"):
        raise ArticleError(where, "is neither RSS nor Atom; give a feed's own address or file")
    if not entries:
        raise ArticleError(where, "is a feed without entries")
    feed = parsed.get("feed")
    about: Mapping[str, object] = feed if isinstance(feed, Mapping) else {}
    for number, entry in enumerate(entries[:MOST_ENTRIES], start=1):
        yield _draft(f"{where}, entry {number}", entry, about)


def _draft(where: str, entry: Mapping[str, object], feed: Mapping[str, object]) -> Draft | ArticleError:
    contents = [content for content in _list(entry.get("content")) if isinstance(content, Mapping)]
    language = next(filter(None, (_text(one, "language") for one in contents)), "") or _text(feed, "language")
    found = max((_shown(_text(one, "value"), language) for one in contents), key=len, default="")
    text = found or _shown(_text(entry, "summary"), language)
    title = " ".join(_shown(_text(entry, "title"), language).split())
    if not text:
        return ArticleError(where, f"{title or 'it'} comes without text; give the article's own link")
    url = _text(entry, "link")
    return Draft(
        where,
        text,
        title=title or text.split("\n", 1)[0][:160],
        publisher=_shown(_text(feed, "title"), language),
        published=_text(entry, "published") or _text(entry, "updated"),
        url=url,
        language=language,
        author=_text(entry, "author"),
        name=url.partition("://")[2].strip("/") or title,
    )


def _shown(value: str, language: str) -> str:
    """The text of what may be HTML or not: feeds do not always say."""
    if MARKUP.search(value):
        return html_to_text(value, language)
    return to_text(line for line in value.split("\n"))


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _text(record: Mapping[str, object], key: str) -> str:
    value = record.get(key) if key in record else None
    return value.strip() if isinstance(value, str) else ""
