"""Who speaks in quotations that are nobody's yet.

A line of a dialogue is said by whoever has every other line: in fiction, 1,322 of 1,367 lines that nothing reports are
said by the speaker of two paragraphs before (PDNC). In a portrait of one person, most of what is quoted is that
person's, and whoever else speaks in it is named beside the marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from retrieval.quoting.explaining import Explained
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.layout.dialogues import RULE, Line
from retrieval.quoting.naming.resolved import Naming
from retrieval.text.question_marks import ends_as_question

PORTRAYING = frozenset({"paragraph_before", "stands_alone"})
"""Rules that find no speaker where the words before the marks tell of none."""
_TELLS_NOBODY = frozenset({Naming.NO_SOURCE, Naming.IMPLAUSIBLE})
_LEAST_WORDS = 3
_LEAST_QUOTED = 3
"""How often the person of a portrait is quoted at least."""
_SHARE = 2 / 3
"""The least share of the quotations with a speaker that are that person's."""
_SURE = 0.75
_CALLED = re.compile(r", (?P<name>\w+)[.?!…]*$")
"""A single word after a comma that ends a quotation: somebody who is called by name."""


def take_turns(found: Sequence[Explained], dialogues: Sequence[Sequence[Line]]) -> Iterator[Explained]:
    """The attributions `found`, with a speaker for the lines that are somebody's turn.

    Of two who speak by turns, the lines of each have one speaker. A question is theirs only if another line shows that
    they ask, as the reporter may ask as well; and where both have spoken, either may answer the reporter.
    """
    turns: dict[int, Explained] = {}
    direct = sorted((one for one in found if one.attribution.quote.kind != "indirect"), key=_first_word)
    for dialogue in dialogues:
        spoken = [_first_in(direct, line) for line in dialogue]
        both_known = len(_shown(spoken)) > 1
        for part in _unbroken(dialogue, spoken):
            for side, other in ((part[::2], part[1::2]), (part[1::2], part[::2])):
                shown = _shown([spoken[at] for at in side])
                others = _shown([spoken[at] for at in other])
                if len(shown) != 1 or shown.keys() & others.keys():
                    continue
                like = next(iter(shown.values()))
                free = [at for at in side if _is_open(dialogue, spoken, at, side)]
                if both_known:
                    free = [at for at in free if not at or _is_answerable(dialogue, spoken, at - 1, other)]
                turns |= {id(spoken[at]): like for at in free}
    for one in found:
        like_one = turns.get(id(one))
        yield one if like_one is None else _spoken_by(one, like_one)


def _is_open(dialogue: Sequence[Line], spoken: Sequence[Explained | None], at: int, side: Sequence[int]) -> bool:
    """True for a line of nobody's yet that may be the other lines' speaker's on its side."""
    one = spoken[at]
    return one is not None and one.rule == RULE and (not dialogue[at].asks or _asks(dialogue, spoken, side))


def _is_answerable(dialogue: Sequence[Line], spoken: Sequence[Explained | None], at: int, side: Sequence[int]) -> bool:
    """False for a question that may be the reporter's."""
    one = spoken[at]
    known = one is not None and one.attribution.speaker is not None
    return known or not dialogue[at].asks or _asks(dialogue, spoken, side)


def _asks(dialogue: Sequence[Line], spoken: Sequence[Explained | None], side: Sequence[int]) -> bool:
    """True if a line with a speaker on that side asks."""
    known = (at for at in side if (one := spoken[at]) and one.attribution.speaker)
    return any(dialogue[at].asks for at in known)


def _unbroken(dialogue: Sequence[Line], spoken: Sequence[Explained | None]) -> Iterator[list[int]]:
    """The positions of lines that change hands from one to the next, in parts.

    A long line may go on with the one before, and one that somebody without a name says may be anybody's, unless it
    answers or is answered.
    """
    unnamed = [
        not line.contents and not (one and one.attribution.speaker) for line, one in zip(dialogue, spoken, strict=True)
    ]
    part = [0]
    for at, (line, after) in enumerate(pairwise(dialogue), start=1):
        is_open = line.asks == after.asks and (unnamed[at - 1] or unnamed[at])
        if is_open or line.is_long or after.is_long:
            yield part
            part = [at]
        else:
            part.append(at)
    yield part


def _spoken_by(line: Explained, like: Explained) -> Explained:
    """The line with the speaker of another one."""
    spoken = like.attribution
    told = replace(line.attribution, speaker=spoken.speaker, source=spoken.source, confidence=spoken.confidence)
    return replace(line, attribution=told, naming=like.naming)


def _first_in(direct: Sequence[Explained], line: Line) -> Explained | None:
    """The first words said in a line, None where none were found. `direct` are in order of their start."""
    at = bisect_left(direct, line.span.start, key=_first_word)
    return direct[at] if at < len(direct) and _first_word(direct[at]) < line.span.end else None


def _first_word(found: Explained) -> int:
    return found.attribution.quote.contents[0].start


def _shown(side: Sequence[Explained | None]) -> dict[str, Explained]:
    """The speakers named on one side of a dialogue, with the first attribution of each."""
    shown: dict[str, Explained] = {}
    for one in side:
        if one and one.attribution.speaker:
            shown.setdefault(one.attribution.speaker.name, one)
    return shown


def take_portrait(found: Sequence[Explained], text: str, words: Lexicon) -> Iterator[Explained]:
    """The attributions `found`, in which the person of a portrait says what nobody else does.

    A question may be the reporter's, and a word or two may be a term.
    """
    direct = [one for one in found if one.attribution.quote.kind == "direct"]
    portrayed = _portrayed(direct)
    for one in found:
        if portrayed and one.rule in PORTRAYING and _tells_nobody(one, text, words) and _is_told(one, text):
            told = replace(one.attribution, speaker=portrayed.attribution.speaker, confidence=_SURE)
            yield replace(one, attribution=told)
        else:
            yield one


def without_addressed(found: Sequence[Explained], text: str) -> Iterator[Explained]:
    """The attributions `found`; nobody for words without a tag that call their speaker by name: Eat up, *Luther*!"""
    for one in found:
        speaker, quoted = one.attribution.speaker, one.attribution.quote.contents[-1].of(text)
        called = _CALLED.search(quoted) if speaker and one.rule in PORTRAYING else None
        if speaker and called and called["name"] in speaker.name.split():
            yield replace(one, attribution=replace(one.attribution, speaker=None), withheld=speaker)
        else:
            yield one


def _portrayed(direct: Sequence[Explained]) -> Explained | None:
    """The first quotation of whoever says most of what is quoted; None if nobody does.

    What only goes on with a paragraph before tells nothing more of who speaks.
    """
    direct = [one for one in direct if one.rule != "paragraph_before"]
    spoken = {one.attribution.speaker.name: one for one in reversed(direct) if one.attribution.speaker}
    counted = Counter(one.attribution.speaker.name for one in direct if one.attribution.speaker)
    name, times = next(iter(counted.most_common(1)), ("", 0))
    return spoken[name] if times >= _LEAST_QUOTED and times >= _SHARE * counted.total() else None


def _tells_nobody(one: Explained, text: str, words: Lexicon) -> bool:
    """True where nobody is told of before a quotation, or only the author or a thing: *It* hangs above the bath."""
    source = one.attribution.source
    plain = words.neuter | words.myself
    thing = one.naming is Naming.UNKNOWN and source is not None and source.of(text).lower() in plain
    return one.naming in _TELLS_NOBODY or thing


def _is_told(one: Explained, text: str) -> bool:
    """True for some words without a question mark that have no speaker yet."""
    attribution = one.attribution
    quoted = " ".join(content.of(text) for content in attribution.quote.contents)
    is_open = attribution.speaker is None and one.withheld is None and attribution.quote.kind == "direct"
    return is_open and len(quoted.split()) >= _LEAST_WORDS and not ends_as_question(quoted)
