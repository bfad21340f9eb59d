"""Which field of an article stands under which key, in JSON and in tables, as programs and publishers write them.

Known are schema.org's names, JSON Feed's, and those of news-please, newspaper, trafilatura, the Guardian, NewsAPI,
WordPress, Google Reader's heirs (FreshRSS, Feedly) and common data sets. Independent of files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import unescape
from itertools import islice

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_of
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import html_to_text
from retrieval.reading.formats.prose.shortcodes import without_link_targets
from retrieval.reading.labels import labels
from retrieval.reading.repair import repair_marks

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uuid", "article_id", "guid"),
    "title": ("title", "headline", "webtitle", "name", "article_title", "heading"),
    "text": (
        "text", "maintext", "content_text", "articlebody", "article_body", "bodytext", "body_text", "body", "content",
        "full_text", "fulltext", "article_text", "article_content", "article", "main_text", "cleaned_text",
        "textcontent",
        "plain_text", "story", "paragraphs", "document", "news", "clean_text", "news_text", "full_article",
        "transcript", "post", "raw_text",
        "content_html", "html", "blocks",
    ),
    "summary": ("summary", "description", "lead_paragraph", "abstract", "excerpt"),
    "publisher": (
        "publisher", "publication", "source", "source_name", "sitename", "site_name", "source_hostname", "outlet",
        "newspaper",
        "provider", "origin", "hostname", "source_domain", "domain",
    ),
    "published": (
        "published", "date", "datepublished", "date_published", "publishedat", "published_at", "publish_date",
        "date_publish", "publishdate", "pubdate", "pub_date", "published_date", "publisheddate", "publication_date",
        "webpublicationdate", "first_published", "firstpublished", "publishedtime", "published_time", "isodate",
        "datetime",
        "created_at", "created", "datecreated", "timestamp", "updated", "date_modified", "datemodified",
    ),
    "url": (
        "url", "link", "weburl", "web_url", "canonical", "alternate", "permalink", "article_url", "source_url",
        "source",
        "mainentityofpage", "href", "external_url",
    ),
    "language": ("language", "lang", "inlanguage", "language_code"),
    "author": ("author", "authors", "byline", "creator", "dc:creator", "writer", "author_name", "written_by"),
}  # fmt: skip
"""The keys under which programs put each field of an article, in lower case, the best first."""
FIELDS = tuple(NAMES)

INNER = ("fields", "_source", "attributes", "properties", "meta", "metadata", "_embedded")
"""Keys under which programs put the fields of an article one level down."""
VALUES = ("rendered", "name", "title", "$date", "$numberLong", "$oid", "value", "@value", "#text", "text", "content",
          "href",
          "@id", "default", "main", "original", "label", "bodyHtml", "body", "html", "data")  # fmt: skip
"""Keys under which an object holds its one value."""
MARKUP = re.compile(
    r"<(?:/(?:p|div|a|b|i|em|strong|span|h[1-6]|ul|ol|li|blockquote|figure)|(?:br|p)\s*/?)>", re.IGNORECASE
)
CUT_OFF = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ char(?:acter)?s\]\s*\Z")
"""What NewsAPI appends where it cuts an article after 200 code points."""
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
LOCAL = re.compile(r"https?://|#|_:", re.IGNORECASE)
"""How an address begins, or the name by which one thing of a document refers to another."""
MOST_FIELDS = 1_000
"""Fields of one object that are looked at; no article has so many."""
NOTHING = frozenset({"nan", "none", "null", "n/a", "undefined"})


def to_draft(where: str, record: Mapping[str, object], publisher: str = "") -> Draft | ArticleError:
    """The article that `record` holds; an error where it holds no text.

    Any other field that cannot be read is empty: an odd date costs no article. HTML becomes the text that it shows.
    `publisher` is that of the whole document.
    """
    known = _folded(record)
    url = next(filter(ADDRESS.match, _strings(known, "url")), "")
    language = next(iter(_strings(known, "language")), "")
    authors = [one for key in keys_of("author") for one in _several(known.get(key))]
    article_id = next(iter(_strings(known, "id")), "")
    text = _text(known, language)
    if not text.strip():
        return ArticleError(where, f"article {article_id!r} has no text" if article_id else "it has no text")
    return Draft(
        where,
        repair_marks(text),
        id=repair_marks(article_id),
        title=_shown(next(iter(_strings(known, "title")), ""), language),
        publisher=_shown(_publisher(known) or publisher, language),
        published=next(iter(_strings(known, "published")), ""),
        url=url,
        language=language,
        author=joined(names_of(authors)),
    )


def holds_text(record: Mapping[str, object]) -> bool:
    """Whether an object has a text of its own, beyond a summary."""
    known = _folded(record)
    return any(_plain(known.get(key)).strip() for key in keys_of("text"))


def may_be_article(record: Mapping[str, object]) -> bool:
    """Whether an object has a text of its own, or a summary at least."""
    known = _folded(record)
    return any(_plain(known.get(key)).strip() for key in (*keys_of("text"), *keys_of("summary")))


@cache
def keys_of(field: str) -> tuple[str, ...]:
    """The keys under which a field of an article may stand, the best first: those of programs, then words for it."""
    return tuple(dict.fromkeys((*NAMES[field], *map(key_of, labels(field)))))


def key_of(name: str) -> str:
    """A key or a column's name as `NAMES` writes it."""
    return re.sub(r"[\s-]+", "_", name.strip().lower())


def _folded(record: Mapping[str, object]) -> dict[str, object]:
    """The fields by their folded keys; those one level down come last. A number under an author's key names nobody."""
    found: dict[str, object] = {}
    inner = [value for key in INNER if isinstance(value := record.get(key), dict)]
    for level in (record, *inner):
        for key, value in islice(level.items(), MOST_FIELDS):
            if isinstance(key, str) and not (isinstance(value, int) and key_of(key) in NAMES["author"]):
                found.setdefault(key_of(key), value)
    return found


def _text(known: Mapping[str, object], language: str) -> str:
    found = ""
    for key in (*keys_of("text"), *keys_of("summary")):
        value = _plain(known.get(key))
        if value.strip() and not ADDRESS.match(value):
            found = value
            break
    if not found:
        return ""
    cut = CUT_OFF.search(found, max(0, len(found) - 100))
    found = found[: cut.start()] + "…" if cut else found
    if MARKUP.search(found):
        return html_to_text(found, language)
    found = found.replace("\\n", "\n") if "\\n\\n" in found and "\n" not in found else found
    return without_link_targets(found)


def _publisher(known: Mapping[str, object]) -> str:
    """The first value that is a name; else the first that is a site."""
    values = [value for value in _strings(known, "publisher") if not LOCAL.match(value)]
    return values[0] if values else ""


def _strings(known: Mapping[str, object], field: str) -> Iterator[str]:
    """The values under the keys of a field that are not empty, the best key's first; of a list, its first."""
    for key in keys_of(field):
        found = known.get(key)
        value = _plain(found[0] if isinstance(found, list) and found else found).strip()
        if value and value.casefold() not in NOTHING:
            yield value


def _shown(value: str, language: str) -> str:
    """A short field on one line, without tags and entities."""
    shown = html_to_text(value, language) if MARKUP.search(value) else unescape(repair_marks(value))
    return " ".join(shown.split())


def _plain(value: object) -> str:
    """One value as text, whatever shape it has; empty where it has none."""
    match value:
        case str():
            return value
        case bool() | None:
            return ""
        case int():
            return str(value)
        case float():
            return "" if value != value else f"{value:.15g}"
        case dict():
            return next(filter(str.strip, (_plain(value.get(key)) for key in VALUES)), "")
        case list() if value and all(isinstance(one, (str, dict)) for one in value):
            return "\n\n".join(filter(None, map(_plain, value)))
    return ""


def _several(value: object) -> Sequence[str]:
    """The names that a value holds, which may be one or a list of them."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    plain = _plain(value)
    if plain.startswith("[") and plain.endswith("]"):  # a list of Python's, as tables made by pandas hold it
        return re.findall(r"['\"]([^'\"]+)['\"]", plain)
    return [plain] if plain.strip() and plain.strip().casefold() not in NOTHING else []
