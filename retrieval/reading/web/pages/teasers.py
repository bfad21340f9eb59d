"""Other articles on the page of one: teasers side by side, and whole articles that follow it on an endless page.

They are taken away before anything else is read, because the quotations in them are not the article's.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
LONGEST = 500
"""The longest teaser, in code points. Entries of live blogs and digests are longer, or link to the page itself."""
MOST_HEADINGS = 400
"""How many headings of a page are looked at."""
LONGEST_HEADING = 60
"""The longest heading above teasers, in code points."""
BOXES = frozenset({"div", "li", "article", "section"})
SHORTEST_TITLE = 20
"""The shortest title that is told from a button by its length, in code points."""
NEAR = 4
"""How many boxes before and after one are compared with it."""
FEWEST_ALIKE = 2
FEWEST_PARAGRAPHS = 3
MOST = 0.5
"""The largest share of a page's text that teasers may hold; where they hold more, they are the page's content."""
_NEVER = frozenset({"html", "body", "main", "article"})


def following_articles(tree: _Element, title: str) -> list[_Element]:
    """The further articles of an endless page: those with a headline of their own, other than the page's title."""
    articles = [one for one in tree.iter("article") if next(one.iterancestors("article"), None) is None]
    headed = [(one, _plain(_text(head))) for one in articles if (head := next(one.iter("h1"), None)) is not None]
    named = [one for one, headline in headed if headline and headline in _plain(title)]
    return [one for one, _ in headed if one is not named[0]] if named else _alike_stories(tree, _plain(title))


def _alike_stories(tree: _Element, title: str) -> list[_Element]:
    """The other stories of an endless page that is made of boxes of one class, each with a headline in an <h2>."""
    if any((headline := _plain(_text(one))) and headline in title for one in tree.iter("h1")):
        return []
    for heading in islice(tree.iter("h2"), MOST_HEADINGS):
        headline = _plain(_text(heading))
        if len(headline) < SHORTEST_TITLE or headline not in title:
            continue
        box = next((one for one in heading.iterancestors("section", "div", "article") if _is_story(one)), None)
        if box is None or not box.get("class"):
            return []
        beside = (*box.itersiblings(), *box.itersiblings(preceding=True))
        return [one for one in beside if one.get("class") == box.get("class") and _is_story(one)]
    return []


def _is_story(box: _Element) -> bool:
    """Whether an element has one headline and several paragraphs."""
    headings = sum(1 for _ in islice(box.iter("h2"), 2))
    return headings == 1 and sum(1 for _ in islice(box.iter("p"), FEWEST_PARAGRAPHS)) == FEWEST_PARAGRAPHS


def teasers(tree: _Element) -> list[_Element]:
    """The boxes that are teasers, and the headings over them."""
    headings = [one for one in islice(tree.iter(*HEADINGS), MOST_HEADINGS) if _is_link(one)]
    headings += [one for one in islice(tree.iter("a"), MOST_HEADINGS) if _is_title(one) or _is_title_in_box(one)]
    held: Counter[_Element] = Counter(outer for one in headings for outer in one.iterancestors())
    boxes = [box for one in headings if (box := _box(one, held)) is not None]
    siblings = Counter(box.getparent() for box in boxes)
    found = [box for box in boxes if siblings[box.getparent()] > 1 and len(_text(box)) <= LONGEST]
    if sum(len(_text(box)) for box in found) > MOST * len(_text(tree)):
        return []
    return [*_over(found), *found]


def _is_link(heading: _Element) -> bool:
    """Whether all words of a heading are a link to another page."""
    links = [one for one in heading.iter("a") if one.get("href")]
    links += [one for one in heading.iterancestors("a") if one.get("href")][:1]
    words = len("".join(_text(heading).split()))
    linked = sum(len("".join(_text(one).split())) for one in links)
    return bool(links) and words > 0 and linked >= words and all("#" not in (one.get("href") or "") for one in links)


def _is_title(link: _Element) -> bool:
    """Whether a link to another page is a block with a title in it, and not a part of a line of text."""
    holds_block = any(one.tag == "div" for one in link.iterchildren())
    is_heading = any(one.tag in HEADINGS for one in link.iter(*HEADINGS))
    href = link.get("href") or ""
    return holds_block and not is_heading and bool(href) and "#" not in href and bool(_text(link).strip())


def _is_title_in_box(link: _Element) -> bool:
    """Whether a link stands alone in one of several boxes of the same class, as titles in the feed of a portal do."""
    box = link.getparent()
    href = link.get("href") or ""
    if box is None or box.tag not in BOXES or not box.get("class") or not href or "#" in href:
        return False
    if next(box.iter(*HEADINGS), None) is not None:
        return False
    before = link.getprevious()
    around = f"{link.tail or ''}{(box.text if before is None else before.tail) or ''}"
    if around.strip() or len(_text(link).strip()) < SHORTEST_TITLE:
        return False
    near = [*islice(box.itersiblings(), NEAR), *islice(box.itersiblings(preceding=True), NEAR)]
    return sum(one.tag == box.tag and one.get("class") == box.get("class") for one in near) >= FEWEST_ALIKE


def _box(heading: _Element, held: Counter[_Element]) -> _Element | None:
    """The largest element around a linked heading that holds no second one; None where that is the heading itself."""
    box = heading
    for outer in heading.iterancestors():
        if held[outer] > 1 or outer.tag in _NEVER:
            break
        box = outer
    return None if box is heading or box.tag == "a" else box


def _over(found: list[_Element]) -> list[_Element]:
    """The short headings that stand before the first of several teasers."""
    marked = set(found)
    before = (one.getprevious() for one in found)
    return [
        one
        for one in before
        if one is not None and one not in marked and one.tag in HEADINGS and len(_text(one)) <= LONGEST_HEADING
    ]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _text(element: _Element) -> str:
    return "".join(map(str, element.itertext()))
