"""A Word document made ready to be read: only the parts that hold text, text boxes taken in, hidden text taken out."""

from __future__ import annotations

import io
from collections.abc import Set
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from retrieval.errors import ArticleError
from retrieval.reading.formats.packed.zips import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

MEGABYTE = 2**20
MOST_BYTES = 8 * MEGABYTE
"""The largest XML part that is read, in bytes: reading takes a hundred times as much memory. A novel has half of it."""
MOST_RELATIONS = MEGABYTE
"""The largest list of relations that is read, in bytes: some thousands of links."""
KEPT = frozenset({"[Content_Types].xml", "_rels/.rels"})
STYLES = "word/styles.xml"
FOLDERS = ("document", "footnotes", "endnotes", "numbering", "styles")
"""The parts beside word/document.xml that are read, and their relations."""
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def prepared(where: str, package: Package) -> bytes:
    """A smaller document with the same text, which reads as Word shows it.

    Raises ArticleError where a part is damaged or larger than is read.
    """
    hiding = _hiding_styles(_tree(where, package.read(STYLES, MOST_BYTES))) if STYLES in package else frozenset()
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=1) as smaller:
        for name in package.names:
            if not _is_kept(name):
                continue
            data = package.read(name, MOST_RELATIONS if name.endswith(".rels") else MOST_BYTES)
            smaller.writestr(name, _as_shown(where, data, hiding) if _has_text(name) else data)
    return packed.getvalue()


def _is_kept(name: str) -> bool:
    if name in KEPT:
        return True
    folder, _, part = name.removesuffix(".rels").rpartition("/")
    return folder in {"word", "word/_rels"} and part.removesuffix(".xml").rstrip("0123456789") in FOLDERS


def _has_text(name: str) -> bool:
    return name.removesuffix(".xml").rstrip("0123456789") in {"word/document", "word/footnotes", "word/endnotes"}


def _tree(where: str, data: bytes) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise ArticleError(where, "is nested too deeply to be read") from None
        raise ArticleError(where, f"is a damaged Word document ({error}); save it once more") from None


def _as_shown(where: str, data: bytes, hiding: Set[str]) -> bytes:
    """The XML of a part with text boxes after the paragraphs they hang on, and without text that is hidden.

    `hiding` holds the ids of the styles whose text is hidden.
    """
    from lxml import etree

    tree = _tree(where, data)
    for run in list(tree.iter(f"{WORDS}r")):
        if _is_hidden(run, hiding):
            _remove(run)
    for alternative in list(tree.iter(f"{COMPATIBILITY}AlternateContent")):
        for fallback in alternative.findall(f"{COMPATIBILITY}Fallback"):
            if next(alternative.iter(f"{WORDS}txbxContent"), None) is not None and len(alternative) > 1:
                alternative.remove(fallback)
    for box in list(tree.iter(f"{WORDS}txbxContent")):
        _take_out(box)
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True)


def _is_hidden(run: _Element, hiding: Set[str]) -> bool:
    """Whether a run is not shown: it says so itself, or else its own style does, or the style of its paragraph."""
    stated = _vanishes(run)
    if stated is not None:
        return stated
    own = run.find(f"{WORDS}rPr/{WORDS}rStyle")
    outer = next(run.iterancestors(f"{WORDS}p"), None)
    of_paragraph = outer.find(f"{WORDS}pPr/{WORDS}pStyle") if outer is not None else None
    return any(style is not None and style.get(f"{WORDS}val") in hiding for style in (own, of_paragraph))


def _vanishes(element: _Element) -> bool | None:
    """Whether the properties of a run or a style hide its text; None where they do not say."""
    vanish = element.find(f"{WORDS}rPr/{WORDS}vanish")
    return None if vanish is None else vanish.get(f"{WORDS}val", "true") not in {"0", "false", "off"}


def _hiding_styles(styles: _Element) -> frozenset[str]:
    """The ids of the styles that hide their text, whether they say so or are based on one that does."""
    known = {one.get(f"{WORDS}styleId", ""): one for one in styles.iter(f"{WORDS}style")}
    stated = {name: _vanishes(one) for name, one in known.items()}
    based = {name: found.get(f"{WORDS}val", "") for name, one in known.items()
             if (found := one.find(f"{WORDS}basedOn")) is not None}  # fmt: skip

    def hides(name: str) -> bool:
        seen = set[str]()
        while name not in seen and stated.get(name) is None and name in based:
            seen.add(name)
            name = based[name]
        return bool(stated.get(name))

    return frozenset(filter(hides, known))


def _take_out(box: _Element) -> None:
    """Move the paragraphs of a text box after the paragraph that it hangs on."""
    outer = next((one for one in box.iterancestors(f"{WORDS}p")), None)
    if outer is None or (parent := outer.getparent()) is None:
        return
    place = parent.index(outer) + 1
    for number, block in enumerate(list(box)):
        parent.insert(place + number, block)
    _remove(box)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
