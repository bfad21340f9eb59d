"""Articles of a feed: RSS and Atom, with whatever of each article the feed carries. Links are not followed."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_of
from retrieval.reading.dates import to_iso
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import html_to_text, to_text, without_tags_of_many
from retrieval.reading.titles import title_of

MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d|#x|[a-zA-Z]+;)")
ELEMENT = re.compile(r"<(p|div|br|b|i|em|strong|a|span|ul|ol|h[1-6]|blockquote|figure|img)\b[^<>]*>", re.IGNORECASE)
MOST_ENTRIES = 10_000
"""Entries of a feed that are read; what stands after them is cut off before the feed is parsed, which takes long."""
ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)[\s>/]", re.IGNORECASE)
LONGEST_POINTER = 50
"""The most code points of a line that points to its own article, besides the article's title and the feed's."""
SITE_MAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")


def read_feed(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """An article for each entry, in the feed's order, with the longest text that the entry carries.

    Of a feed with more than MOST_ENTRIES these are the first ones, with an error after them.
    """
    import feedparser

    further = next(islice(ENTRY.finditer(data), MOST_ENTRIES, None), None)
    kept = data[: further.start()] if further else data
    parsed: Mapping[str, object] = feedparser.parse(io.BytesIO(without_tags_of_many(kept)))
    entries = [entry for entry in _list(parsed.get("entries")) if isinstance(entry, Mapping)]
    if not entries and SITE_MAP.search(data[:4096]):
        raise ArticleError(where, "is a site map, which holds addresses only; give those of the articles")
    if not entries and not _text(parsed, "version"):
        raise ArticleError(where, "is neither RSS nor Atom; give a feed's own address or file")
    if not entries:
        raise ArticleError(where, "is a feed without entries")
    feed = parsed.get("feed")
    about: Mapping[str, object] = feed if isinstance(feed, Mapping) else {}
    for number, entry in enumerate(entries[:MOST_ENTRIES], start=1):
        yield _draft(f"{where}, entry {number}", entry, about)
    if further:
        yield ArticleError(where, f"holds more than {MOST_ENTRIES:,} entries; the others are not read")


def _draft(where: str, entry: Mapping[str, object], feed: Mapping[str, object]) -> Draft | ArticleError:
    contents = [content for content in _list(entry.get("content")) if isinstance(content, Mapping)]
    language = next(filter(None, (_text(one, "language") for one in contents)), "") or _text(feed, "language")
    values = [*(_text(one, "value") for one in contents), _text(entry, "summary")]
    text = max((_shown(value, language) for value in dict.fromkeys(values)), key=len, default="")
    title = " ".join(_shown(_text(entry, "title"), language).split())
    if not text:
        return ArticleError(where, f"{title or 'it'} comes without text; give the article's own link")
    url = _text(entry, "link")
    publisher = _shown(_text(feed, "title"), language)
    return Draft(
        where,
        _without_pointer(text, title, publisher),
        title=title or title_of(text),
        publisher=publisher,
        published=_published(entry),
        url=url,
        language=language,
        author=_authors(entry),
        name=url.partition("://")[2].strip("/") or title,
    )


def _without_pointer(text: str, title: str, publisher: str) -> str:
    """The text without a last line that only points to itself: "The post TITLE appeared first on FEED."."""
    above, _, last = text.rpartition("\n\n")
    is_pointer = bool(above and title and publisher) and title in last and publisher in last.replace(title, "", 1)
    return above if is_pointer and len(last) < len(title) + len(publisher) + LONGEST_POINTER else text


def _published(entry: Mapping[str, object]) -> str:
    """The date as it is written, or else as the feed's parser makes it out."""
    for name in ("published", "updated", "created"):
        if to_iso(_text(entry, name)):
            return _text(entry, name)
    for name in ("published_parsed", "updated_parsed"):
        if isinstance(parsed := entry.get(name) if name in entry else None, time.struct_time):
            return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", parsed)
    return ""


def _authors(entry: Mapping[str, object]) -> str:
    """The names of all authors; an address before a name is taken apart here, as feedparser cuts long domains."""
    written = _text(entry, "author")
    people = [_text(one, "name") for one in _list(entry.get("authors")) if isinstance(one, Mapping)]
    return joined(names_of([written] if "@" in written else people) or names_of([written]))


def _shown(value: str, language: str) -> str:
    """The text of what may be HTML or not: feeds do not always say, and some escape their tags twice."""
    if not MARKUP.search(value):
        return to_text(line.strip() for line in value.split("\n"))
    text = html_to_text(value, language)
    is_escaped_twice = not ELEMENT.search(value) and ELEMENT.match(text)
    return html_to_text(text, language) if is_escaped_twice else text


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _text(record: Mapping[str, object], key: str) -> str:
    value = record.get(key) if key in record else None
    return value.strip() if isinstance(value, str) else ""
