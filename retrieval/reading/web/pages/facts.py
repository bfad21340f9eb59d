"""What a page says about its article: title, authors, date, publisher, address, language.

Each is taken from the first place that is meant to say it, and left empty where none does: a copyright line, a comment
or a link to another article says nothing about this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from retrieval.reading.authors import joined, names_after_by, names_in, names_of, names_signed
from retrieval.reading.dates import find_date, to_iso
from retrieval.reading.labels import any_label
from retrieval.reading.titles import real_title
from retrieval.reading.web.pages.containers import Containers, is_menu
from retrieval.reading.web.pages.site_names import LONGEST_TITLE, SITE, folded, site_of_title, without_site
from retrieval.reading.web.pages.structured import Story, of_entry

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_BYLINE = 300
PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "dc.date", "dc.date.issued", "dcterms.date",
    "dcterms.created", "dcterms.issued", "dc.date.created", "parsely-pub-date", "sailthru.date", "article.published",
    "cxenseparse:recs:publishtime",
    "citation_publication_date", "citation_date", "og:published_time", "rnews:datepublished", "article_date_original",
    "originalpublicationdate", "published_time", "date_published", "displaydate", "iso-8601-publish-date", "created",
    "bt:pubdate", "ptime",
)  # fmt: skip
AUTHORS = ("author", "article:author", "og:article:author", "byl", "dc.creator", "dcterms.creator", "citation_author",
           "parsely-author", "sailthru.author", "rbauthors", "twitter:data1", "author-name",
           "cxenseparse:author")  # fmt: skip
DATED = re.compile(r"date|time|publish|posted|byline|dateline|meta|info|created", re.IGNORECASE)
SIGNED = re.compile(r"byline|author|writer|contributor|reporter|creator|autor", re.IGNORECASE)
PICTURED = re.compile(r"image|photo|picture|foto|credit|caption|figure", re.IGNORECASE)
"""Classes of those who took a picture."""
COPYRIGHT = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
TITLED = re.compile(r"(?:post|entry|article|story)-?_?title|headline", re.IGNORECASE)
"""Classes of smaller headings that are the headline, as in blogs whose largest heading is the blog's name."""
OFFICE_TITLE = frozenset({"title", "msotitle"})
NAMING = ("class", "id", "itemprop", "rel", "data-component", "data-testid", "data-qa")
INLINE = ("span", "time", "a", "small", "em", "b", "strong")
MOST_TIMES = 50
MOST_LINKED_AUTHORS = 3
MOST_LINES = 200
MOST_PARTS = 100
"""How many descendants of an element are read for its words."""
COMMENTS = re.compile(
    r"comment|respond|disqus|related|recirc|sidebar|widget|teaser|footer|copyright|time-?now|current-?(?:date|time)",
    re.IGNORECASE,
)
ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")


class Page:
    """The facts that one page states about its article. Each method returns one of them, or an empty string."""

    def __init__(self, tree: _Element, story: Story, meta: dict[str, list[str]], title: str) -> None:
        """`meta` are the values of the page's <meta> elements by their names, `title` the words of its <title>."""
        self._shown = {
            folded(words) for one in tree.iter("h1", "h2", "h3", "div", "p", "span", "b") if (words := _short(one))
        }
        self._others: dict[_Element, bool] = {}
        self._tree = tree
        self._story = story
        self._meta = meta
        self._title = title

    def publisher(self, url: str) -> str:
        """The name of the site, or its host."""
        named = (self._story.publisher, *self._values("og:site_name", "application-name", "dc.publisher", "publisher"))
        name = next((one for one in named if one and not one.startswith(("http:", "https:", "@"))), "")
        return name or site_of_title(self._title, self._shown, {folded(one) for one in self._headings()}) or _host(url)

    def title(self, first_line: str, site: str) -> str:
        """The headline as the page gives it, without the site's name."""
        headings = self._headings()
        whole = folded(self._title)
        for candidate in (self._story.headline, *self._values("og:title", "twitter:title", "dc.title")):
            title = without_site(candidate, site)
            if real_title(title) and folded(title) != folded(site):
                return title[:LONGEST_TITLE]
        marked = [words for one in self._tree.iter("h3") if TITLED.search(_names(one)) and (words := _words(one))]
        posts = [one for one in marked if folded(one) in whole]
        named = posts or [one for one in headings if folded(one) in whole and folded(one) != folded(site)]
        if named:
            return max(named, key=len)[:LONGEST_TITLE]
        before, colon, after = self._title.partition(": ")
        if colon and folded(after) in self._shown and folded(before) not in self._shown:
            return after[:LONGEST_TITLE]
        tops = [*self._title_lines(), *(one for one in headings[:1] if folded(one) != folded(site))]
        shown = without_site(self._title, site)
        stated = next(iter(self._values("og:title")), "")
        candidates = [one for one in (real_title(shown), *tops, stated) if one]
        own = (one for one in candidates if folded(one) != folded(site))
        return next(own, next(iter(candidates), first_line))[:LONGEST_TITLE]

    def author(self, below_headline: Sequence[str] = ()) -> str:
        """The names of the authors, as search engines are told them, or as the byline has them."""
        sites = (self._story.publisher, *self._values("og:site_name"), self.publisher(""), *SITE.split(self._title)[1:])
        site = {folded(one) for one in sites}
        structured = [one for one in names_of(self._story.authors) if folded(one) not in site]
        stated = structured or [one for one in names_of(self._values(*AUTHORS[:-2])) if folded(one) not in site]
        signed = (found for line in below_headline if (found := names_signed(line)))
        entry = names_of(_words(one) for one in of_entry(self._tree, "p-author"))
        byline = [one for one in self._signed() if folded(one) not in site]
        return joined(stated or entry or byline or next(signed, []) or self._linked_authors())

    def published(self, url: str, below_headline: Sequence[str] = ()) -> str:
        """The day of publication in ISO 8601."""
        language = self._story.language or (self._tree.get("lang") or "")
        language = language.lower().partition("-")[0]
        entry = [one.get("datetime") or _words(one) for one in of_entry(self._tree, "dt-published")]
        stated = [self._story.published, *self._values(*PUBLISHED), *entry]
        for value in (*stated, *self._dates_of_elements()):
            if found := to_iso(value, language):
                return found[:10]
        dated = ADDRESS_DATE.search(urlsplit(url).path)
        if dated and (found := to_iso(f"{dated[1]}-{int(dated[2]):02}-{int(dated[3]):02}")):
            return found
        times = (_words(one) for one in islice(self._tree.iter("time"), MOST_TIMES) if not self._is_of_others(one))
        # What stands after "updated" is another day.
        first = (
            re.split(any_label("updated"), line, maxsplit=1)[0]
            for line in (*times, *self._lines(DATED), *below_headline)
        )
        return next((found for line in first if (found := find_date(line, language))), "")

    def url(self) -> str:
        """The page's own address. It must be absolute and have a path, since some pages name the home page."""
        links = [
            one.get("href") or ""
            for one in self._tree.iter("link")
            if "canonical" in (one.get("rel") or "").lower().split()
        ]
        entry = [one.get("href") or "" for name in ("p-canonical", "u-url") for one in of_entry(self._tree, name)]
        for candidate in (*links, *self._values("og:url"), self._story.url, *self._values("twitter:url"), *entry):
            address = candidate.strip()
            try:
                parts = urlsplit(address)
            except ValueError:
                continue
            if parts.scheme in {"http", "https"} and parts.netloc and (parts.path.strip("/") or parts.query):
                return address
        return ""

    def _title_lines(self) -> list[str]:
        """The first line in the style that office programs call the title, on a page without a title or an h1."""
        if self._title or next(self._tree.iter("h1"), None) is not None:
            return []
        lines = (one for one in self._tree.iter("p") if OFFICE_TITLE & set((one.get("class") or "").lower().split()))
        return [words for one in islice(lines, 1) if (words := _words(one))]

    def _values(self, *names: str) -> list[str]:
        return [value for name in names for value in self._meta.get(name, ())]

    def _headings(self) -> list[str]:
        boxes = Containers(self._tree)
        found = [one for tag in ("h1", "h2") for one in self._tree.iter(tag) if not boxes.is_other(one)]
        return [words for one in found[:50] if (words := _words(one))]

    def _dates_of_elements(self) -> Iterator[str]:
        """The values of elements that mark the day of publication, except those of comments and other articles."""
        for element in self._tree.iter():
            marks = f"{element.get('itemprop') or ''} {element.get('property') or ''}".lower()
            is_marked = "datepublished" in marks or (element.tag == "time" and element.get("pubdate") is not None)
            if is_marked and not self._is_of_others(element):
                yield element.get("datetime") or element.get("content") or _words(element)
        for element in islice(self._tree.iter("time"), MOST_TIMES):
            before = element.getparent()
            around = _words(before, most=60) if before is not None else ""
            if (
                element.get("datetime")
                and not self._is_of_others(element)
                and not re.search(any_label("updated"), around)
            ):
                yield element.get("datetime") or ""

    def _lines(self, marks: re.Pattern[str], but: re.Pattern[str] | None = None) -> Iterator[str]:
        """The words of short elements whose class, id or property says what they are, in the order of the page.

        Those whose class says `but` are passed over.
        """
        elements = self._tree.iter(*INLINE, "p", "div", "li", "address", "td", "dd", "h2", "h3", "h4")
        for element in islice((one for one in elements if marks.search(_names(one))), MOST_LINES):
            if not self._is_of_others(element) and not (but and but.search(_names(element))):
                words = _words(element, "\n", LONGEST_BYLINE + 1)
                if 0 < len(words) <= LONGEST_BYLINE and not COPYRIGHT.match(words):
                    yield words

    def _is_of_others(self, element: _Element) -> bool:
        """Whether an element belongs to comments, to links to other articles or to the page's foot."""
        path = []
        place: _Element | None = element
        while place is not None and place not in self._others:
            path.append(place)
            place = place.getparent()
        found = self._others[place] if place is not None else False
        for one in reversed(path):
            names = "" if one.tag in {"body", "html"} else f"{one.get('class') or ''} {one.get('id') or ''}"
            found = (
                found or one.tag in {"aside", "footer", "nav"} or bool(COMMENTS.search(names)) or _is_site_header(one)
            )
            self._others[one] = found
        return found

    def _linked_authors(self) -> list[str]:
        """The names in links to authors, if the page has few of them: else they are those of other articles."""
        links = [_words(one) for one in self._tree.iter("a") if "author" in (one.get("rel") or "").lower().split()]
        found = names_of(dict.fromkeys(links))
        return found if len(found) <= MOST_LINKED_AUTHORS else []

    def _signed(self) -> list[str]:
        """The names in the first byline that holds one."""
        if signed := next((found for line in self._lines(SIGNED, but=PICTURED) if (found := names_in(line))), []):
            return signed
        return next((found for line in self._lines(DATED) if (found := names_after_by(line))), [])


def meta_values(tree: _Element) -> dict[str, list[str]]:
    """The contents of the page's <meta> elements by name in lower case."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for key in {(element.get(name) or "").strip().lower() for name in ("property", "name", "itemprop")}:
            if key and content:
                found.setdefault(key, []).append(content)
    return found


def page_title(tree: _Element) -> str:
    """The words of the page's <title>."""
    return next((words for one in tree.iter("title") if (words := _words(one))), "")


def page_language(tree: _Element) -> str:
    """The language that the page says it is in, as it writes it."""
    for path in ("/html/@lang", "/html/@xml:lang", "//meta[@http-equiv='content-language']/@content", "//body/@lang",
                 "//meta[@property='og:locale']/@content", "//article/@lang"):  # fmt: skip
        match tree.xpath(path):
            case [str(language), *_] if language.strip():
                return language.strip()
    return ""


def _is_site_header(element: _Element) -> bool:
    """Whether an element is the head of the site, in which today's date may stand, and not that of the article."""
    return element.tag == "header" and is_menu(element) and next(element.iter("h1"), None) is None


def _names(element: _Element) -> str:
    """The attributes by which an element may say what it is."""
    return " ".join(filter(None, map(element.get, NAMING)))


def _words(element: _Element, end: str = " ", most: int = LONGEST_TITLE) -> str:
    """The words of an element, about `most` letters of them; `end` stands for a <br>."""
    pieces: list[str] = []
    letters = 0
    for one in islice(element.iter(), MOST_PARTS):
        if letters > most:
            break
        if one.tag == "br":
            pieces.append(end)
        elif isinstance(one.tag, str):
            before = next(filter(None, reversed(pieces)), "")
            is_glued = before[-1:].isalnum() and (one.text or "")[:1].isalnum()
            pieces.append(f"{end if is_glued else ''}{one.text or ''}")
        if one is not element:
            pieces.append(one.tail or "")
        letters += sum(map(len, pieces[-2:]))
    lines = "".join(pieces).split("\n" if end == "\n" else "\0")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _short(element: _Element) -> str:
    """The words of an element that holds nothing but words, at most as long as a title."""
    return " ".join((element.text or "").split())[:LONGEST_TITLE] if not len(element) else ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
