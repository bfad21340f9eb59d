"""Scenes of a story: two people talk in short lines, each a paragraph of its own all in marks, and few have a tag.

    “How do you want it?”

    “Same as last time.”

    “That was in May,” says the barber.

A line is given to somebody only where every other line up to it is theirs: from the nearest line with a tag, or from
one that calls whoever answers it by name. The others are nobody's, although a news story would go on with one speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Protocol

from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.linking.said import NOBODY, Said
from retrieval.quoting.linking.spans import whole
from retrieval.quoting.linking.turns import LONGEST_TURN
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

_LONGEST_LINE = 12
"""The greatest number of words of a line without a tag."""
_LEAST_LINES = 2
_CARRYING = frozenset({"paragraph_before", "introduced_after"})
"""Rules by which a paragraph goes on with somebody, and not because it is their turn."""
_CALLS = re.compile(r", (?P<name>[A-Z]\w+)[.?!…]$")


class Paragraph(Protocol):
    """A paragraph with its sentences and what is quoted in it."""

    @property
    def span(self) -> Span: ...

    @property
    def sentences(self) -> Sequence[Sentence]: ...

    @property
    def stretches(self) -> Sequence[Stretch]: ...


def with_turns(text: str, paragraphs: Sequence[Paragraph], said: Sequence[Said]) -> list[Said]:
    """What was `said`, with the lines of scenes as whose turn they are."""
    sources: dict[int, tuple[Token, ...]] = {}
    for scene in _scenes(text, paragraphs):
        sources |= _turns(text, paragraphs, scene, said)
    return [_as_turn(one, sources) for one in said]


def _as_turn(one: Said, sources: Mapping[int, tuple[Token, ...]]) -> Said:
    start = one.contents[0].start
    if start not in sources or one.rule not in _CARRYING:
        return one
    if not sources[start]:
        return replace(one, source=NOBODY, meant=NOBODY, rule="paragraph_before")
    return replace(one, source=sources[start], meant=NOBODY, rule="turn_of_dialogue")


def _scenes(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    """The numbers of the paragraphs that are lines without a tag, for each scene. Somebody asks in it."""
    for is_line, group in groupby(range(len(paragraphs)), key=lambda at: _is_line(text, paragraphs[at])):
        run = list(group)
        if is_line and len(run) >= _LEAST_LINES and any(_line(text, paragraphs[at]).endswith("?") for at in run):
            yield run


def _is_line(text: str, paragraph: Paragraph) -> bool:
    """True for a few words in marks that are closed, and nothing else."""
    if len(paragraph.stretches) != 1 or paragraph.stretches[0].closer is None:
        return False
    told = (token for sentence in paragraph.sentences for token in sentence.tokens if token.is_word)
    return next(told, None) is None and len(_line(text, paragraph).split()) <= _LONGEST_LINE


def _line(text: str, paragraph: Paragraph) -> str:
    return paragraph.stretches[0].span.of(text)


def _turns(
    text: str, paragraphs: Sequence[Paragraph], scene: Sequence[int], said: Sequence[Said]
) -> dict[int, tuple[Token, ...]]:
    """The source of each line of a scene by the offset of its words; nobody for those whose turn nothing tells."""
    turns = dict.fromkeys(scene, NOBODY)
    for at in range(scene[0] - 1, scene[-1] + 2):
        source, first = _tagged(paragraphs, at, scene, said), at
        if at in turns and (called := _CALLS.search(_line(text, paragraphs[at]))):
            start = paragraphs[at].stretches[0].span.start
            source, first = (whole(text, Span(start + called.start("name"), start + called.end("name"))),), at + 1
        for one in turns if source else ():
            if (one - first) % 2 == 0:
                turns[one] = turns[one] or source
    return {paragraphs[at].stretches[0].span.start: source for at, source in turns.items()}


def _tagged(paragraphs: Sequence[Paragraph], at: int, scene: Sequence[int], said: Sequence[Said]) -> tuple[Token, ...]:
    """Who says the line with a tag right before or after a scene; nobody where none stands there."""
    if at in scene or not 0 <= at < len(paragraphs):
        return NOBODY
    span, stretches = paragraphs[at].span, paragraphs[at].stretches
    if not stretches or span.end - span.start > LONGEST_TURN or stretches[0].span.start > span.start + 1:
        return NOBODY
    spoken = [one for one in said if span.start <= one.contents[0].start < span.end and one.cue and one.source]
    return (spoken[0].meant or spoken[0].source) if spoken else NOBODY
