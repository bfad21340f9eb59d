"""Names in a text without spaces between words: after a title, or at the start of a clause if the article repeats them.

A name is a listed surname with one or two letters, or several parts joined by a middle dot. Nothing marks its end, so
the article's other uses of the name decide, or a following word that cannot be part of a name. People may also be named
by surname and courtesy title (吴大姐), or only described (一位过路司机).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.unspaced.patterns import patterns_of
from retrieval.records import Span

_MARKED = re.compile(r"[“「『«\"][^”」』»\"\n]*[”」』»\"]")
_ASIDE = re.compile(rf"{_MARKED.pattern}|[（(][^（()）\n]*[）)]")
_TRANSLITERATED = re.compile(r"(?<!\w)[^\W\d_]{1,6}(?:[·・][^\W\d_]{1,6})+")
_LONGEST_PART = 4
"""The greatest number of letters of a name’s last part where nothing in the article shows where the name ends."""
_SHORTEST = 2
FURTHEST = 1_000
"""Code points of a paragraph before an offset that are read."""
_STOP = re.compile(r"[。！？!?\n]")


class Named(NamedTuple):
    """A name and where it starts in the text."""

    start: int
    name: str


def blanked(text: str) -> str:
    """The text with quoted words and words in brackets replaced by spaces, so that offsets stay the same."""
    return _ASIDE.sub(lambda found: " " * len(found[0]), text)


def names_in(part: str, whole: str, words: Lexicon) -> Iterator[str]:
    """The names that open a clause in a part of an article and occur more than once in the whole, in order."""
    for found in patterns_of(words).clause_name.finditer(part):
        if name := _repeated(found[0], whole):
            yield name


@lru_cache(maxsize=256)
def people_in(part: str, whole: str, words: Lexicon) -> tuple[Named, ...]:
    """The people whom a part of an article names, in order and each once. Of “Lin's son” it is the son."""
    relatives = [_named(one, whole, words) for one in patterns_of(words).relative.finditer(part)]
    if relatives:
        return tuple(relatives)
    found = [*_introduced(part, whole, words), *_named_again(part, whole, words)]
    found += [Named(one.start(), one[0]) for one in patterns_of(words).described.finditer(part)]
    first: dict[str, Named] = {}
    for one in sorted(found):
        first.setdefault(one.name, one)
    inside = [one for one in first.values() if not any(_holds(other, one) for other in first.values())]
    named = [one for one in inside if _may_be_name(one.name, words)]
    return tuple(_relative_of(one, part, words) for one in named)


def _may_be_name(name: str, words: Lexicon) -> bool:
    """False for the beginning of another word, 高温, and for a name that would hold a pronoun: 店长*常骂她*."""
    described = patterns_of(words).described.match(name)
    letters = words.he_or_she | words.other | words.attribute_ends
    is_clause = not described and any(one in name[1:] for one in letters)
    return not is_clause and not patterns_of(words).no_name.match(name)


def _relative_of(one: Named, part: str, words: Lexicon) -> Named:
    """The unnamed relative of a person if the words behind the name tell of one, else the person: *吴秀兰的儿子*."""
    end = one.start + len(one.name)
    owner = patterns_of(words).owner.match(part, end)
    return Named(one.start, part[one.start : owner.end()]) if owner else one


def _introduced(part: str, whole: str, words: Lexicon) -> list[Named]:
    """The names that the words beside them show to be names, in no order."""
    patterns = patterns_of(words)
    found = [one for title in patterns.titled.finditer(part) if (one := _named(title, whole, words)).name]
    for pattern in (patterns.trade, patterns.opening, patterns.attributed, patterns.called, patterns.nicknamed):
        found += [Named(one.start("name"), one["name"]) for one in pattern.finditer(part)]
    for pattern in (patterns.courtesy, patterns.masked, patterns.familiar):
        found += [Named(one.start(), one[0]) for one in pattern.finditer(part)]
    found += [
        Named(one.start(), name) for one in patterns.clause_name.finditer(part) if (name := _repeated(one[0], whole))
    ]
    joined = (Named(one.start(), _joined(one[0], whole, words)) for one in _TRANSLITERATED.finditer(part))
    return found + [one for one in joined if one.name and not any(one.name.endswith(other.name) for other in found)]


def _named_again(part: str, whole: str, words: Lexicon) -> list[Named]:
    """The names in a part that the narrator introduces anywhere in the whole article."""
    known = _known_in(whole, words)
    return [Named(one.start(), one[0]) for one in known.finditer(part)] if known else []


@lru_cache(maxsize=4)
def _known_in(whole: str, words: Lexicon) -> re.Pattern[str] | None:
    """A pattern for the full names that the narrator introduces in an article; None where there are none."""
    narrated, patterns = blanked(whole), patterns_of(words)
    found = {one.name for one in _introduced(narrated, whole, words)}
    found |= {_named(one, whole, words).name for one in patterns.relative.finditer(narrated)}
    names = {one for one in found if not patterns.no_name.match(one)}
    return re.compile(any_of(names)) if names else None


def described_at(text: str, start: int, end: int, words: Lexicon) -> int:
    """The end of the description of one person that starts at an offset, -1 without one: *一位住在三楼的大妈*."""
    found = patterns_of(words).described.match(text, start, end)
    return found.end() if found else -1


def untitled(name: str, words: Lexicon) -> str:
    """A name without the title after it: *沈立*博士; a surname keeps its courtesy (吴大姐)."""
    if not name.endswith(words.ends.titles):
        return name
    for title in words.ends.titles:
        rest = name.removesuffix(title)
        if rest == name or len(rest) < _SHORTEST or rest in words.surnames or rest in words.no_names:
            continue
        if rest.startswith(tuple(words.surnames)):
            return rest
    return name


def bearer_of(name: str, before: str, words: Lexicon) -> str:
    """The full name of the person whom a surname and courtesy title mean: 吴大姐 is *吴秀兰*, if nobody else has that
    surname.

    If two people of that surname were named before, or nobody, the name is returned as it stands.
    """
    named = _bearers_of(name, before, words)
    return named.pop() if len(named) == 1 else name


def _bearers_of(name: str, before: str, words: Lexicon) -> set[str]:
    """The full names before that a surname and courtesy title may mean; none for any other name."""
    called = _called(name, words)
    if called is None:
        return set()
    surname = called["surname"]
    named = {one.name for one in people_in(blanked(before), before, words) if one.name.startswith(surname)}
    named = {one for one in named if _called(one, words) is None}
    beside = {one for one in patterns_of(words).joined.findall(before) if one.startswith(surname)}
    return named | beside if named else set()


def _called(name: str, words: Lexicon) -> re.Match[str] | None:
    """The surname in a name that holds no more of it than a courtesy or a familiar address: *吴*大姐, 老*陈*, *赖*."""
    patterns = patterns_of(words)
    return patterns.courtesy.fullmatch(name) or patterns.familiar.fullmatch(name) or patterns.surname.fullmatch(name)


def _holds(longer: Named, shorter: Named) -> bool:
    """True for a name within another one, or within a description."""
    if longer == shorter:
        return False
    end = longer.start + len(longer.name)
    return longer.start <= shorter.start and shorter.start + len(shorter.name) <= end


def nearest_person(text: str, before: int, words: Lexicon) -> str:
    """The only person in the nearest sentence of the paragraph that names anybody, or the one who opens it; "" where
    two names are joined or none of several opens the sentence."""
    for sentence in sentences_before(text, before):
        told = blanked(sentence.of(text))
        people = people_in(told, text, words)
        if people:
            after = told[people[0].start + len(people[0].name) :]
            is_joined = after.startswith(tuple(words.links)) and not after[1:].startswith(tuple(words.he_or_she))
            opens = len(people) == 1 or not told[: people[0].start].strip()
            several = len(_bearers_of(people[0].name, text[: sentence.end], words)) > 1
            return people[0].name if opens and not is_joined and not several else ""
    return ""


def sentences_before(text: str, before: int) -> Iterator[Span]:
    """The sentences of the paragraph before an offset, the nearest first. Quoted words end with their own stop."""
    start = max(text.rfind("\n", 0, before) + 1, before - FURTHEST)
    narrated = blanked(text[start:before])
    marked = (one.end() for one in _MARKED.finditer(text[start:before]) if _STOP.match(one[0][-2]))
    ends = sorted({0, *(found.end() for found in _STOP.finditer(narrated)), *marked, len(narrated)})
    for first, end in zip(reversed(ends[:-1]), reversed(ends[1:]), strict=True):
        yield Span(start + first, start + end)


def _whole_name(name: str, text: str, words: Lexicon) -> str:
    """A name of three letters, or its first two if the article uses these more often or a verb follows them."""
    if masked := patterns_of(words).masked.match(name):
        return masked[0]
    after = text.find(name) + 2
    is_cut = text.startswith(tuple(words.speech), after) or text[after : after + 1] in words.leading_adverbs
    is_cut = is_cut or (text.count(name) == 1 and text.startswith(_predicates(words), after))
    return name[:2] if is_cut or text.count(name[:2]) > text.count(name) else name


@cache
def _predicates(words: Lexicon) -> tuple[str, ...]:
    """Words right behind a name that are no part of it: verbs, and what else has more than one letter."""
    longer = {one for one in words.prepositions | words.adverbs if len(one) >= _SHORTEST}
    return tuple(sorted(words.auxiliaries | longer))


def _joined(name: str, whole: str, words: Lexicon) -> str:
    """A name of several joined parts, up to where the article or a word behind it shows that its last part ends; "" if
    nothing shows that."""
    last = re.split("[·・]", name)[-1]
    opening = name.removesuffix(last)
    for length in range(len(last), 1, -1):
        if whole.count(last[:length]) > 1:
            return opening + last[:length]
    if before := patterns_of(words).before_predicate.match(last):
        return opening + before[0]
    return name if len(last) <= _LONGEST_PART else ""


def _named(found: re.Match[str], whole: str, words: Lexicon) -> Named:
    if short := found.groupdict().get("short"):
        return Named(found.start("short"), short)
    name = found["name"]
    is_joined = "·" in name or "・" in name
    return Named(found.start("name"), _joined(name, whole, words) if is_joined else _whole_name(name, whole, words))


def _repeated(name: str, whole: str) -> str:
    """The first three letters, or two, that the whole article uses more than once; "" where it uses neither."""
    for length in (3, 2):
        if len(name) >= length and whole.count(name[:length]) > 1:
            return name[:length]
    return ""
