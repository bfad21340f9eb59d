"""Which paragraphs of a page are its article: two libraries vote, and the page's own structure decides between them.

trafilatura (Barbaresi 2021) finds the text with care and loses some of it, Resiliparse (Bevendorff et al. 2018) finds
most of it and takes some that is not. Voting of extractors does better than each (Bevendorff et al. 2023, "An Empirical
Comparison of Web Content Extraction Algorithms").
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.reading.formats.markup import BLOCKS, Block, blocks, paragraphs
from retrieval.reading.web.pages.containers import Containers, is_menu_or_aside
from retrieval.reading.web.pages.leftovers import telling_captions, without_leftovers
from retrieval.reading.web.pages.opening import lines_below_headline, opened
from retrieval.text.sentences import ends_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element

LETTERS = re.compile(r"[\W_]+")
SHORTEST_PART = 20
"""The shortest paragraph that is looked for within a longer one of an extractor, in letters and figures."""
MOST_SEARCHES = 3_000
MUCH_MORE = 1.6
"""A reading is taken alone where it has this many times as many letters as the other."""
FEWEST_OWN = 0.5
"""The least share of the found letters outside boxes whose names say that they are no article. Where it is less, the
names are taken to be misleading.
"""
LINKED = 0.75
"""The share of a paragraph's letters in links from which on it is a link to another article, if it ends no sentence."""
LONG = 80
FEWEST_ALIKE = 3
"""How many paragraphs make a class the article's own."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """The blocks of a page's article, in order, and the short lines between its headline and its first paragraph."""

    blocks: tuple[Block, ...] = ()
    below_headline: tuple[str, ...] = ()


def choose(tree: _Element, title: str = "") -> Chosen:
    """The article of the page, whose headline is `title`; without blocks where no extractor finds any."""
    body = next(tree.iter("body"), tree)
    found = tuple(blocks(body))
    careful = _matching(found, _trafilatura(tree))
    whole = _matching(found, _resiliparse(tree))
    boxes = Containers(_common_holder(found, careful or whole, tree))
    full = frozenset(one for one in whole if not boxes.is_other(found[one].holder))
    base = careful if _letters(found, full) < MUCH_MORE * _letters(found, careful) else full | careful
    if not base:
        return Chosen()
    own = frozenset(one for one in base if not boxes.is_other(found[one].holder))
    base = (
        own | _misnamed(found, own, careful | whole)
        if _letters(found, own) > FEWEST_OWN * _letters(found, base)
        else base
    )
    filled = _without_links(found, _filled(found, base, full, boxes))
    opening = opened(found, filled, careful | whole, boxes, title)
    told = opening | telling_captions(found, opening)
    kept = without_leftovers(found, told, title)
    return Chosen(tuple(found[one] for one in sorted(kept)), lines_below_headline(found, kept, title))


def _trafilatura(tree: _Element) -> list[str]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    extracted = bare_extraction(copy.deepcopy(tree), with_metadata=False, include_comments=False)
    if not isinstance(extracted, Document) or extracted.body is None:
        return []
    return list(paragraphs(extracted.body))


def _resiliparse(tree: _Element) -> list[str]:
    from lxml.html import tostring
    from resiliparse.extract.html2text import extract_plain_text

    markup = tostring(tree, encoding="unicode")
    text = extract_plain_text(
        markup, main_content=True, alt_texts=False, links=False, form_fields=False, noscript=False
    )
    return [line.strip() for line in str(text).split("\n") if line.strip()]


def _matching(found: Sequence[Block], lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the blocks that an extractor took, wholly or for the most part."""
    bare = {_bare(line) for line in lines} - {""}
    whole = "\n".join(map(_bare, lines))
    searches = 0
    taken = set()
    for number, block in enumerate(found):
        letters = _bare(block.text)
        if letters in bare:
            taken.add(number)
        elif len(letters) >= SHORTEST_PART and searches < MOST_SEARCHES:
            searches += 1
            if letters in whole or letters[: len(letters) * 3 // 4] in whole:
                taken.add(number)
    return frozenset(taken)


def _common_holder(found: Sequence[Block], taken: Set[int], tree: _Element) -> _Element:
    """The innermost element that holds at least nine tenths of the letters in the taken blocks."""
    whole = sum(len(found[one].text) for one in taken)
    weights: dict[_Element, int] = {}
    for one in taken:
        place: _Element | None = found[one].holder
        while place is not None:
            weights[place] = weights.get(place, 0) + len(found[one].text)
            place = place.getparent()
    holder = tree
    while True:
        inner = next((one for one in holder if whole and weights.get(one, 0) >= 0.9 * whole), None)
        if inner is None:
            return holder
        holder = inner


def _filled(found: Sequence[Block], base: Set[int], full: Set[int], boxes: Containers) -> frozenset[int]:
    """The blocks of `base`, and further paragraphs of the same kind that stand between or beside them."""
    holders = {_outer(found[one].holder) for one in base} | {found[one].holder for one in base}
    first, last = min(base), max(base)
    taken = set(base)
    for number, block in enumerate(found):
        if number in base or boxes.is_other(block.holder):
            continue
        is_beside = _outer(block.holder) in holders or block.holder in holders
        is_within = first < number < last
        is_sentence = ends_sentence(block.text) or number in full
        is_own = (is_within and is_beside) or (number in full and (is_within or is_beside))
        is_quoted = is_within and next(block.holder.iterancestors("blockquote"), None) is not None
        is_long = is_within and len(block.text) > LONG and block.linked < LINKED * len(block.text) and is_sentence
        if (is_own and (is_sentence or is_quoted)) or is_quoted or is_long or (is_beside and is_sentence and is_within):
            taken.add(number)
    return frozenset(taken)


def _misnamed(found: Sequence[Block], own: Set[int], either: Set[int]) -> frozenset[int]:
    """Paragraphs in a box named like an advert whose own class is nevertheless that of the article's paragraphs."""
    kinds = Counter(kind for one in own if (kind := _kind(found[one])) and ends_sentence(found[one].text))
    alike = [
        one
        for one in either - own
        if (kind := _kind(found[one])) and kinds[kind] >= FEWEST_ALIKE and not _is_link(found[one])
    ]
    return frozenset(one for one in alike if not any(map(is_menu_or_aside, found[one].holder.iterancestors())))


def _kind(block: Block) -> tuple[str, str] | None:
    """The tag and the class of a paragraph; None where it has no class."""
    name = block.holder.get("class") or ""
    return (str(block.holder.tag), name) if name else None


def _outer(holder: _Element) -> _Element | None:
    """The block that an element stands in, whatever inline elements lie between."""
    place = holder.getparent()
    while place is not None and place.tag not in BLOCKS:
        place = place.getparent()
    return place


def _without_links(found: Sequence[Block], taken: Set[int]) -> frozenset[int]:
    """`taken` without links to other articles, and without the headings that stand over nothing else."""
    links = {one for one in taken if _is_link(found[one])}
    kept = set(taken) - links
    for one in sorted(kept, reverse=True):
        is_heading = found[one].holder.tag in HEADINGS - {"h1"} or (
            found[one].holder.tag != "li" and not ends_sentence(found[one].text)
        )
        is_over_links = one + 1 < len(found) and (
            one + 1 in links or (one + 1 not in taken and _is_link(found[one + 1]))
        )
        if is_heading and is_over_links and len(found[one].text) <= LONG and found[one].linked == 0:
            kept.discard(one)
            links.add(one)
    return frozenset(kept)


def _is_link(block: Block) -> bool:
    if block.holder.tag in {"h1", "h2", "h3"} or ends_sentence(block.text):
        return False
    before, colon, after = block.text.partition(":")
    is_labelled = bool(colon) and before.isupper() and block.linked >= LINKED * len(after.strip())
    return block.linked >= LINKED * len(block.text) or is_labelled


def _letters(found: Sequence[Block], taken: Set[int]) -> int:
    return sum(len(found[one].text) for one in taken)


def _bare(text: str) -> str:
    return LETTERS.sub("", text.casefold())
