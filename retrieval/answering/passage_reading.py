"""The likeliest passages read together with the question, each quotation with its speaker written before it."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise, zip_longest
from typing import TYPE_CHECKING

from retrieval.answering.candidates import Candidate
from retrieval.answering.questions import ParsedQuestion
from retrieval.records import Passage, Span

if TYPE_CHECKING:
    from retrieval.semantic.reader import Reader, Text

LONGEST_NAME = 60


def read(parsed: ParsedQuestion, reader: Reader, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates in their order, with what the reader makes of each and of its passage filled in."""
    read_together = list(texts_to_read(candidates))
    found = list(candidates)
    every = reader.read(parsed.full_text, [text for text, _ in read_together])
    for (_, members), scores in zip(read_together, every, strict=True):
        together = math.log1p(sum(map(math.exp, scores)))
        for at, score in zip(members, scores, strict=True):
            features = candidates[at].features._replace(read=score, read_passage=together)
            found[at] = replace(candidates[at], features=features)
    return found


def texts_to_read(candidates: Sequence[Candidate]) -> Iterator[tuple[Text, list[int]]]:
    """A text for each passage, with the positions of the candidates that its spans belong to, in order."""
    by_passage: dict[Passage, list[int]] = {}
    for at, one in enumerate(candidates):
        by_passage.setdefault(one.passage, []).append(at)
    for members in by_passage.values():
        yield _text([candidates[at] for at in members]), members


def _text(candidates: Sequence[Candidate]) -> Text:
    """The passage of these candidates as the reader wants it, with a span for each of them."""
    from retrieval.semantic.reader import Text

    article, passage = candidates[0].analysed.article, candidates[0].passage.span
    written = sorted(_speakers(candidates).items())
    starts = [start for start, _ in written]
    shifts = [0, *accumulate(len(name) for _, name in written)]
    bounds = [passage.start, *starts, passage.end]
    pieces = [article.text[start:end] for start, end in pairwise(bounds)]
    names = [name for _, name in written]

    def position(at: int, passed: int) -> int:
        """The position, in the text with names, of the article's offset `at`, before which `passed` names stand."""
        return at - passage.start + shifts[passed]

    inside = (Span(max(one.unit.span.start, passage.start), min(one.unit.span.end, passage.end)) for one in candidates)
    # a name before a span's first letter stands outside of it, and so does one after its last
    spans = tuple(
        Span(position(one.start, bisect_right(starts, one.start)), position(one.end, bisect_left(starts, one.end)))
        for one in inside
    )
    whole = "".join(chain.from_iterable(zip_longest(pieces, names, fillvalue="")))
    return Text(article.title, whole, spans)


def _speakers(candidates: Sequence[Candidate]) -> dict[int, str]:
    """What is written where: before each quoted part that begins in the passage, the name of its speaker."""
    text, passage = candidates[0].analysed.article.text, candidates[0].passage.span
    written = {}
    for attribution in {one.unit.attribution for one in candidates}:
        if attribution is None or attribution.speaker is None or attribution.quote.kind == "indirect":
            continue
        for part in attribution.quote.contents:
            if passage.start <= part.start < passage.end:
                before = text[part.start - 1 : part.start] if part.start > passage.start else ""
                opens = bool(before) and not (before.isalnum() or before.isspace())
                written[part.start - opens] = f"[{attribution.speaker.name[:LONGEST_NAME]}] "
    return written
