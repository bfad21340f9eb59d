"""Articles as web pages: the main text of a page without its menus, adverts and comments.

trafilatura finds it (Barbaresi 2021, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and
Extraction"). Knows no network: a page is bytes, saved or fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from retrieval.errors import ArticleError
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.browser_marks import show_marks
from retrieval.reading.formats.markup import paragraphs, parse, to_text
from retrieval.reading.page_encoding import decode_page
from retrieval.reading.web.pages.paywalls import is_walled

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ELEMENTS = 30_000
"""Above it, finding the main text takes longer than a reader waits; a long article's page holds 5,000."""
LONGEST_JSON = 200_000
LONGEST_TITLE = 500
SITE = re.compile(r"\s+[|–—·»:-]\s+")
SENTENCE_END = re.compile(r"[.!?…。！？।؟]")
UNUSED = ("style", "svg", "noscript", "template", "iframe")


def read_web_page(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a page, with what the page says of it: title, author, date, site, address, language."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    markup = decode_page(data)
    tree = parse(markup)
    if tree is None:
        raise ArticleError(where, "holds no text", "no text")
    language = _language(tree)
    _clean(tree)
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise ArticleError(where, "is too large a page for an article; save the article's text and give that")
    show_marks(tree, language)
    found = bare_extraction(tree, with_metadata=True, include_comments=False)
    text = to_text(paragraphs(found.body)) if isinstance(found, Document) and found.body is not None else ""
    if is_walled(markup, text):
        reason = "shows only the beginning of its article, to subscribers the rest; save it as a file"
        raise ArticleError(where, reason, "subscribers only")
    if not isinstance(found, Document) or not SENTENCE_END.search(text):
        reason = "shows no article; if a browser does, save the page there and give the file"
        raise ArticleError(where, reason, "no article")
    site = (found.sitename or found.hostname or "").strip()
    yield Draft(
        where,
        text,
        title=_title(found.title or text.split("\n", 1)[0], site),
        publisher=site,
        published=found.date or "",
        url=found.url or "",
        language=language,
        author=found.author or "",
    )


def _language(tree: _Element) -> str:
    """As the page gives it: of its text, or of its place."""
    for path in ("/html/@lang", "/html/@xml:lang", "//meta[@http-equiv='content-language']/@content", "//body/@lang",
                 "//meta[@property='og:locale']/@content"):  # fmt: skip
        match tree.xpath(path):
            case [str(language), *_] if language.strip():
                return language.strip()
    return ""


def _clean(tree: _Element) -> None:
    """Take away what shows nothing, and of the scripts all but sound descriptions of the article.

    trafilatura reads broken JSON by patterns that may take time beyond any bound.
    """
    from lxml.etree import strip_elements

    for script in list(tree.iter("script")):
        if script.get("type", "").strip().lower() != "application/ld+json" or not _is_json(script.text or ""):
            script.text = ""
            script.attrib.clear()
    strip_elements(tree, *UNUSED, with_tail=False)


def _is_json(text: str) -> bool:
    try:
        return len(text) <= LONGEST_JSON and bool(json.loads(text))
    except (ValueError, RecursionError):
        return False


def _title(title: str, site: str) -> str:
    """`title` without the name of the site that pages put behind it."""
    title = " ".join(title[:LONGEST_TITLE].split())
    *parts, last = SITE.split(title)
    return title[: -len(last)].rstrip(" |–—·»:-") if parts and site and last.casefold() == site.casefold() else title
