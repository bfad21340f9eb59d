"""Names in a text whose words no space parts: behind a title, or at a clause's start where the article repeats them.

A name is a surname that is listed and one or two letters more, or parts that a middle dot joins. Nothing else tells
where it ends, so the article's other uses of the name decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon

MARKED = re.compile(r"[“「『«\"][^”」』»\"\n]*[”」』»\"]")
_TRANSLITERATED = re.compile(r"(?<!\w)[^\W\d_]{1,6}(?:[·・][^\W\d_]{1,6})+")
_LONGEST_PART = 4
"""Letters of a name’s last part that nothing in the article shows the end of, at most."""
_STOP = re.compile(r"[。！？!?\n]")


class Named(NamedTuple):
    """A name and where it starts in the text."""

    start: int
    name: str


def blanked(text: str) -> str:
    """The text with spaces for what stands in marks, so that offsets stay."""
    return MARKED.sub(lambda found: " " * len(found[0]), text)


def names_in(part: str, whole: str, words: Lexicon) -> Iterator[str]:
    """The names that open a clause of a part of an article, and that the whole uses more than once, in order."""
    for found in _clause_names(words).finditer(part):
        if name := _repeated(found[0], whole):
            yield name


def people_in(part: str, whole: str, words: Lexicon) -> list[Named]:
    """The people whom a part of an article names, in order and each once; relatives instead of whose they are."""
    relatives = [_named(one, whole, words) for one in _relatives(words).finditer(part)]
    if relatives:
        return relatives
    found = [one for title in _titled(words).finditer(part) if (one := _named(title, whole, words)).name]
    found += [
        Named(one.start(), name) for one in _clause_names(words).finditer(part) if (name := _repeated(one[0], whole))
    ]
    joined = (Named(one.start(), _joined(one[0], whole)) for one in _TRANSLITERATED.finditer(part))
    found += [one for one in joined if one.name and not any(one.name.endswith(other.name) for other in found)]
    first: dict[str, Named] = {}
    for one in sorted(found):
        first.setdefault(one.name, one)
    return list(first.values())


def nearest_person(text: str, before: int, words: Lexicon) -> str:
    """The one person in the nearest sentence of the paragraph that names anybody; "" where it names several."""
    start = text.rfind("\n", 0, before) + 1
    narrated = blanked(text[start:before])
    ends = [0, *(found.end() for found in _STOP.finditer(narrated)), len(narrated)]
    for first, end in zip(reversed(ends[:-1]), reversed(ends[1:]), strict=True):
        people = people_in(narrated[first:end], text, words)
        if people:
            return people[0].name if len(people) == 1 else ""
    return ""


def whole_name(name: str, text: str, words: Lexicon) -> str:
    """A name of three letters, or its first two where the article uses those oftener or a verb follows them."""
    behind = text.find(name) + 2
    is_cut = text.startswith(tuple(words.speech), behind) or text[behind : behind + 1] in words.leading_adverbs
    return name[:2] if is_cut or text.count(name[:2]) > text.count(name) else name


def _joined(name: str, whole: str) -> str:
    """A name of joined parts up to where the article shows that its last part ends; "" where nothing shows that."""
    last = re.split("[·・]", name)[-1]
    opening = name.removesuffix(last)
    for length in range(len(last), 1, -1):
        if whole.count(last[:length]) > 1:
            return opening + last[:length]
    return name if len(last) <= _LONGEST_PART else ""


def _named(found: re.Match[str], whole: str, words: Lexicon) -> Named:
    name = found["name"]
    is_joined = "·" in name or "・" in name
    return Named(found.start("name"), _joined(name, whole) if is_joined else whole_name(name, whole, words))


def _repeated(name: str, whole: str) -> str:
    """The first three letters, or two, that the whole article uses more than once; "" where it uses neither."""
    for length in (3, 2):
        if len(name) >= length and whole.count(name[:length]) > 1:
            return name[:length]
    return ""


@cache
def _clause_names(words: Lexicon) -> re.Pattern[str]:
    """A surname at the start of a clause, or behind an attribute (全场独得28分的*孙一鸣*)."""
    return re.compile(rf"(?:(?<!\w)|(?<=的))(?:{any_of(words.surnames)})[^\W\d_]{{1,2}}(?!\w*[·・])")


@cache
def _titled(words: Lexicon) -> re.Pattern[str]:
    """A title and the name behind it: 教授*闻雅琴*."""
    titles = any_of(words.titles)
    return re.compile(
        rf"(?:{titles})(?P<name>\w{{1,6}}(?:[·・]\w+)+|(?:{any_of(words.surnames)})[^\W\d_]{{1,2}})(?![^\W\d_]{{0,1}}(?:{titles}))"
    )


@cache
def _relatives(words: Lexicon) -> re.Pattern[str]:
    """The name behind whose relative somebody is: 陈望川的女儿*陈小满*."""
    return re.compile(rf"的(?:{any_of(words.kin)})(?P<name>(?:{any_of(words.surnames)})[^\W\d_]{{1,2}})")
