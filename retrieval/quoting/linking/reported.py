"""The reports of one sentence: which comes first, and which quotes its contents make."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.contents import Report
from retrieval.quoting.reports.cues import Frame

_CONFIDENCE = {
    Frame.SPEECH: (0.69, 0.9),
    Frame.TOLD: (0.57, 0.9),
    Frame.ASKED: (0.55, 0.8),
    Frame.ACCORDING: (0.8, 0.8),
    Frame.THOUGHT: (0.44, 0.35),
    Frame.JUDGEMENT: (0.41, 0.65),
    Frame.INTENT: (0.47, 0.65),
}
"""How often words and speaker were right on PolNeAR's training articles: without and with quotation marks."""


CUE_RULES = {frame: f"cue_{frame.value}" for frame in Frame}
"""The names of the rules by which a sentence's own cue takes what was said."""


def weightiest_first(reports: Sequence[Report], tokens: Sequence[Token], words: Lexicon) -> list[Report]:
    """The reports in the order in which they may claim words: whole quotations, then verbs of speech, then the
    others.

    A quotation that only a verb of thinking or judging takes is not whole where somebody says that others think so:
    Grant said on Monday *that guests would find “warm soup”*.
    """
    if len(reports) == 1:
        return [*reports]
    said = {at for report in reports if report.cue.is_weighty for at in report.positions}

    def is_whole(report: Report) -> bool:
        first = report.cue.source.first
        others = first in said and tokens[first - 1].lower not in words.relatives - words.that
        return report.is_quotation and (report.cue.is_weighty or not others)

    return sorted(reports, key=lambda report: (not is_whole(report), not report.cue.is_weighty))


def quotes_of(report: Report) -> list[tuple[tuple[int, int], ...]]:
    """The contents of a report, grouped into quotes. Parts before and after the cue make one quote: “X,” she said,
    “Y”."""
    before = tuple(content for content in report.contents if content[1] < report.cue.first)
    after = [content for content in report.contents if content[1] >= report.cue.first]
    if before:
        return [(*before, *after[:1]), *((content,) for content in after[1:])]
    return [(content,) for content in after]


def takes_quote(tokens: Sequence[Token], report: Report) -> bool:
    """True if a content starts with a stretch, or ends with one that the cue follows."""
    return any(
        tokens[first].stretch is not None or (tokens[last].stretch is not None and last < report.cue.first)
        for first, last in report.contents
    )


def confidence_of(report: Report) -> float:
    """How often such a report was right on PolNeAR's training articles (0..1), with or without quotation marks."""
    return _CONFIDENCE[report.cue.frame][report.quoted >= 0]
