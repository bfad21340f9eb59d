"""The reports of one sentence: which comes first, and which quotes its contents make."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.reports.contents import Report


def weightiest_first(reports: Sequence[Report]) -> list[Report]:
    """Whole quotations, then verbs of speech, then the others: where two claim the same words, the first keeps them."""
    return sorted(reports, key=lambda report: (not report.is_quotation, not report.cue.is_weighty))


def quotes_of(report: Report) -> list[tuple[tuple[int, int], ...]]:
    """The contents that make one quote, split around the cue at most: “X,” she said, “Y”; what follows stands alone."""
    before = tuple(content for content in report.contents if content[1] < report.cue.first)
    after = [content for content in report.contents if content[1] >= report.cue.first]
    if before:
        return [(*before, *after[:1]), *((content,) for content in after[1:])]
    return [(content,) for content in after]


def takes_quote(tokens: Sequence[Token], report: Report) -> bool:
    """True where a content starts with a stretch, or ends with one that the cue follows."""
    return any(
        tokens[first].stretch is not None or (tokens[last].stretch is not None and last < report.cue.first)
        for first, last in report.contents
    )
