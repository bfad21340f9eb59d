"""Articles as OpenDocument texts (ODT, FODT), as LibreOffice saves them: footnotes at the end, comments left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import TYPE_CHECKING

from retrieval.errors import ArticleError
from retrieval.reading.authors import joined, names_of
from retrieval.reading.drafts import Draft
from retrieval.reading.formats.markup import to_text
from retrieval.reading.formats.packed.zips import Package
from retrieval.reading.titles import title_of

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 8 * 2**20
"""The largest XML part that is read, in bytes."""
PARAGRAPHS = frozenset({"p", "h"})
UNSEEN = frozenset({"annotation", "annotation-end", "tracked-changes", "deletion", "hidden-text", "hidden-paragraph",
                    "binary-data",
                    "sequence-decls", "table-of-content", "alphabetical-index", "title", "desc", "script", "ruby-text",
                    "bookmark", "note-citation"})  # fmt: skip
SPACES = {"s": " ", "tab": " ", "line-break": "\n"}


def read_open_document(where: str, data: bytes) -> Iterator[Draft | ArticleError]:
    """The one article of a document; its title is its property, or its first heading, or its first line."""
    if data.startswith(b"PK"):
        package = Package(where, data)
        content = _tree(where, package.read("content.xml", MOST_BYTES))
        about = _tree(where, package.read("meta.xml", MOST_BYTES)) if "meta.xml" in package else None
        named = [_tree(where, package.read("styles.xml", MOST_BYTES))] if "styles.xml" in package else []
    else:
        content = about = _tree(where, data)
        named = []
    _leave_out_hidden(content, _hiding_styles([*named, content]))
    body = next((one for one in content.iter() if _name(one) == "text" and _name(one.getparent()) == "body"), None)
    blocks = list(_blocks(body)) if body is not None else []
    text = to_text(words for _, words in blocks)
    if not text:
        raise ArticleError(where, "is a document without text", "no text")
    terms = _terms(about) if about is not None else {}
    heading = next((words for is_heading, words in blocks if is_heading and words.strip()), "")
    yield Draft(
        where,
        text,
        title=title_of(text, terms.get("title", ""), heading),
        author=joined(names_of([terms.get("initial-creator", "") or terms.get("creator", "")])),
        language=terms.get("language", ""),
    )


def _tree(where: str, data: bytes) -> _Element:
    from lxml import etree

    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    except etree.XMLSyntaxError as error:
        raise ArticleError(where, f"is a damaged document ({error}); save it once more") from None


def _leave_out_hidden(content: _Element, hiding: Set[str]) -> None:
    """Empty the paragraphs and spans whose style says that they are not displayed."""
    for element in list(content.iter()) if hiding else ():
        if _name(element) in {*PARAGRAPHS, "span", "section"} and _value(element, "style-name") in hiding:
            tail = element.tail
            element.clear()
            element.tail = tail


def _hiding_styles(trees: Sequence[_Element]) -> frozenset[str]:
    """The names of the styles whose text is not displayed, whether they say so or the style does that they rest on."""
    styles = {_value(one, "name"): one for tree in trees for one in tree.iter() if _name(one) == "style"}
    stated = {name: next(filter(None, (_value(one, "display") for one in style)), "") for name, style in styles.items()}

    def hides(name: str) -> bool:
        seen = set[str]()
        while name in styles and name not in seen and not stated[name]:
            seen.add(name)
            name = _value(styles[name], "parent-style-name")
        return stated.get(name) == "none"

    return frozenset(filter(hides, styles))


def _value(element: _Element, name: str) -> str:
    """The value of an attribute, whatever its namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _blocks(body: _Element) -> Iterator[tuple[bool, str]]:
    """Whether it is a heading, and the words, of each paragraph; those within another one after it, footnotes last."""
    notes: list[tuple[bool, str]] = []
    for element in _paragraphs(body):
        block = (_name(element) == "h", "".join(_words(element)))
        if _is_in_note(element, body):
            notes.append(block)
        else:
            yield block
    yield from notes


def _paragraphs(body: _Element) -> Iterator[_Element]:
    """Each paragraph in the order of the document, what is not shown left out."""
    from lxml.etree import iterwalk

    walk = iterwalk(body, events=("start",))
    for _, element in walk:
        if _name(element) in UNSEEN:
            walk.skip_subtree()
        elif _name(element) in PARAGRAPHS:
            yield element


def _words(element: _Element) -> Iterator[str]:
    """The words of a paragraph, without those of paragraphs within it (of text boxes and footnotes)."""
    yield element.text or ""
    for child in element:
        name = _name(child)
        if name in SPACES:
            yield SPACES[name]
        elif name not in PARAGRAPHS and name not in UNSEEN:
            yield from _words(child)
        yield child.tail or ""


def _is_in_note(element: _Element, body: _Element) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not body:
        if _name(parent) == "note-body":
            return True
        parent = parent.getparent()
    return False


def _terms(about: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in about.iter():
        if _name(element.getparent()) == "meta" and (element.text or "").strip():
            found.setdefault(_name(element), (element.text or "").strip())
    return found


def _name(element: _Element | None) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""
