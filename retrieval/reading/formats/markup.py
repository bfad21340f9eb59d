"""From HTML to paragraphs, as a browser would show them.

All of a fragment is text here; `retrieval.reading.web.pages` finds out which part of a web page is the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.reading.formats.block_quotations import CREDITED, name_sources
from retrieval.reading.formats.browser_marks import show_marks
from retrieval.reading.formats.captions import take_out_captions
from retrieval.reading.formats.hidden import take_out_hidden, take_out_note_marks
from retrieval.reading.formats.prose.shortcodes import without_blog_tags
from retrieval.reading.formats.prose.wrapping import unwrap
from retrieval.reading.repair import repair_letters

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
     "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
     "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
     "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
     "ab", "head", "item", "list", "quote", "row"}  # what trafilatura and TEI make of them
)  # fmt: skip
QUOTATIONS = frozenset({"blockquote", "quote"})
CELLS = frozenset({"td", "th", "cell"})
LINE_ENDS = frozenset({"br", "lb"})
UNSEEN = frozenset(
    {"audio", "button", "canvas", "iframe", "math", "meta", "noscript", "object", "script", "select",
     "style", "svg", "template", "textarea", "video"}
)  # fmt: skip
SPACE = re.compile(r"[ \t\r\n\f]+")
LINE_END = "\x00"  # stands in no HTML, so that it can stand for <br>
TAG_OF_MANY = re.compile(
    r"<[a-zA-Z][^\s/>]*+(?:[\s/]++[^\s=>/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"']++))?+){200,}+"
)
BYTES_OF_MANY = re.compile(TAG_OF_MANY.pattern.encode())
CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f]|&#(?:0*(?:[0-8]|11|1[4-9]|2\d|3[01]|127)|[xX]0*(?:[0-8bB]|[eEfF]|1[0-9a-fA-F]|7[fF]));"
)
"""Characters that no page shows and XML forbids, written as they are or as references."""
INVISIBLE = str.maketrans("", "", "\u00ad\u200b\ufeff")  # soft hyphens, places to break a line, stray byte order marks


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as a browser shows it: its text, the element that it stands in, its letters that are links.

    `is_quoted` where it stands in a block quotation whose source is named.
    """

    text: str
    holder: _Element
    linked: int
    is_quoted: bool = False

    @property
    def shown(self) -> str:
        """The text as it stands in an article: after a tab where it is quoted."""
        return f"\t{self.text}" if self.is_quoted else self.text


def parse(text: str) -> _Element | None:
    """The tree of an HTML document or fragment; None where it holds no element.

    A tag with hundreds of attributes is left out: they take the parser time that grows with their square.
    """
    from lxml import html
    from lxml.etree import ParserError

    markup = TAG_OF_MANY.sub("<br", CONTROL.sub("", text)).encode("utf-8", "replace")
    try:
        return html.document_fromstring(
            markup, html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except ParserError:
        return None


def without_tags_of_many(data: bytes) -> bytes:
    """The markup in `data` without the attributes of tags that have hundreds of them."""
    return BYTES_OF_MANY.sub(b"<br", data)


def html_to_text(markup: str, language: str = "") -> str:
    """The paragraphs of an HTML fragment without what is hidden, and without the words below its pictures.

    `language` says which quotation marks a browser shows around `<q>`.
    """
    tree = parse(markup)
    if tree is None:
        return ""
    take_out_hidden(tree)
    take_out_note_marks(tree)
    name_sources(tree)
    take_out_captions(tree)
    show_marks(tree, language)
    return to_text(paragraphs(tree))


def to_text(found: Iterable[str]) -> str:
    """Paragraphs as an article's text: what is empty left out, a blank line between them, misread letters mended."""
    visible = (_visible(without_blog_tags(paragraph).translate(INVISIBLE)) for paragraph in found)
    return repair_letters(unwrap("\n\n".join(filter(None, visible))))


def _visible(paragraph: str) -> str:
    """A paragraph without the space around it, but for the tab that stands before one that is quoted."""
    words = paragraph.strip()
    return f"\t{words}" if words and paragraph.startswith("\t") else words


def paragraphs(tree: _Element) -> Iterator[str]:
    """The text of each block of `tree`, in order, white space collapsed; "\\n" where a line ends within a block.

    An item of a list, a block quotation and a row of a table are blocks of their own.
    """
    return (block.shown for block in blocks(tree))


def blocks(tree: _Element) -> Iterator[Block]:
    """The blocks of `tree` in the order of the page, empty ones left out."""
    from lxml.etree import iterwalk

    words: list[str] = []
    linked = links = preformatted = quoted = 0
    holder = tree
    walk = iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and (tag in UNSEEN or not tag):
            walk.skip_subtree()
            continue
        if tag in BLOCKS:
            yield from _lines(words, holder, linked, is_quoted=quoted > 0)
            linked = 0
            if tag in QUOTATIONS and element.get(CREDITED):
                quoted += 1 if event == "start" else -1
            outer = element.getparent() if event == "end" else element
            holder = element if outer is None else outer
        if event == "start":
            preformatted += tag == "pre"
            links += tag == "a"
            if tag in LINE_ENDS:
                words.append(LINE_END)
            linked += len((element.text or "").strip()) if links else 0
            words.append(_laid_out(element.text, preformatted))
        else:
            preformatted -= tag == "pre"
            links -= tag == "a"
            if tag in CELLS and element.getnext() is not None and any(map(str.strip, words)):
                words.append(" | ")
            linked += len((element.tail or "").strip()) if links else 0
            words.append(_laid_out(element.tail, preformatted))
    yield from _lines(words, holder, linked, is_quoted=False)


def _laid_out(text: str | None, preformatted: int) -> str:
    return (text or "").replace("\n", LINE_END) if preformatted else text or ""


def _lines(words: list[str], holder: _Element, linked: int, *, is_quoted: bool) -> Iterator[Block]:
    """The blocks that `words` show, empty lines parting them; they are used up."""
    shown = [SPACE.sub(" ", line).strip(" ") for line in "".join(words).split(LINE_END)]
    words.clear()
    found = [block for block in re.split(r"\n{2,}", "\n".join(shown).strip("\n")) if block]
    for block in found:
        yield Block(block, holder, linked if len(found) == 1 else 0, is_quoted)
