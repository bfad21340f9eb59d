"""Removes lines that extractors mistake for paragraphs of the article: buttons, counters, repetitions."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache
from itertools import takewhile

from retrieval.reading.formats.markup import Block
from retrieval.reading.labels import any_label
from retrieval.text.furniture import introduces_titles, is_furniture
from retrieval.text.sentences import ends_sentence

LETTERS = re.compile(r"[\W_]+")
PROGRESS = re.compile(r"(?:[^\W\d_]+:?\s*\d+\s?%\W*)+|[^\W\d_]+\s+·\s+\d+:\d\d")
"""What a player says of itself: "Loaded: 0%", "Listen · 4:12"."""
SHORTEST_REPEATED = 25
"""The shortest paragraph that is looked for within the others, in letters and figures."""
LONGEST_SEARCHED = 300_000
"""The longest article that is searched for repetitions, in letters: each search reads all of it."""
MOST_TITLES = 20
"""How many titles of other articles may stand below one label."""
LINKED = 0.75
"""The share of a title's letters that are a link to its article."""
MOST_SEARCHES = 1_000
FEWEST_CAPTIONS = 3
CAPTIONS = frozenset({"figcaption"})
SHORTEST_CAPTION = 60
"""The shortest caption that tells something, in code points."""


def without_leftovers(found: Sequence[Block], taken: Set[int], title: str) -> frozenset[int]:
    """`taken` without furniture, counters and the title, and without what only repeats words of another paragraph."""
    headline = LETTERS.sub("", title.casefold())
    kept = {one for one in taken if not _is_leftover(found[one].text)} - _introduced(found, taken)
    letters = {one: LETTERS.sub("", found[one].text.casefold()) for one in sorted(kept)}
    whole = "\n".join(letters.values())
    titles = {one for one in letters if letters[one] == headline and len(letters) > 1}
    if len(whole) > LONGEST_SEARCHED:
        return frozenset(kept - titles)
    looked_for = [one for one in letters if len(letters[one]) >= SHORTEST_REPEATED][:MOST_SEARCHES]
    repeated = {one for one in looked_for if _is_within_another(letters[one], whole)}
    return frozenset(kept - repeated - titles)


def _introduced(found: Sequence[Block], taken: Set[int]) -> set[int]:
    """The numbers of labels such as “Read also” and of the links to other articles that stand right below them."""
    gone = set()
    for label in taken:
        if is_furniture(found[label].text) and introduces_titles(found[label].text):
            links = list(
                takewhile(
                    lambda one: _is_title_of_other(found[one]), range(label + 1, min(len(found), label + MOST_TITLES))
                )
            )
            gone |= {label, *links} if links else set()
    return gone


def _is_title_of_other(block: Block) -> bool:
    return block.linked >= LINKED * len(block.text) and not ends_sentence(block.text)


def _is_within_another(words: str, whole: str) -> bool:
    """Whether `words` also stand in a longer line of `whole`."""
    at = whole.find(words)
    while at >= 0:
        end = at + len(words)
        if whole[at - 1 : at] not in {"", "\n"} or whole[end : end + 1] not in {"", "\n"}:
            return True
        at = whole.find(words, end)
    return False


@cache
def _counter() -> re.Pattern[str]:
    """The number of a picture in a gallery, such as "1 of 11"."""
    return re.compile(rf"\W*\d+\s*(?:/|{any_label('of')})\s*\d+\W*")


def _is_leftover(line: str) -> bool:
    if is_furniture(line):
        return not introduces_titles(line)  # the label tells later which titles are not the article's
    return _counter().fullmatch(line) is not None or PROGRESS.fullmatch(line) is not None


def telling_captions(found: Sequence[Block], taken: Set[int]) -> frozenset[int]:
    """The captions of a gallery, that is, of a page with more words below its pictures than elsewhere; else none."""
    captions = frozenset(
        one
        for one, block in enumerate(found)
        if len(block.text) >= SHORTEST_CAPTION and ends_sentence(block.text) and _is_in_caption(block)
    )
    said = sum(len(found[one].text) for one in captions)
    elsewhere = sum(len(found[one].text) for one in taken - captions if ends_sentence(found[one].text))
    return captions if len(captions) >= FEWEST_CAPTIONS and said > elsewhere else frozenset()


def _is_in_caption(block: Block) -> bool:
    return any(one.tag in CAPTIONS for one in (block.holder, *block.holder.iterancestors()))
