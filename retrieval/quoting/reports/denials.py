"""Quoted words that somebody is told not to have said: he never said “no”; she denied calling him “a fool”."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.phrases import is_between
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.contents import Report

_SHORT_NOT = ("n't", "n’t")


def is_denied(tokens: Sequence[Token], report: Report, words: Lexicon) -> bool:
    """Whether the report says that its quoted words were not said by its source.

    Words after a colon are said, whatever the verb before it denies: He did not answer: “Next question.”
    """
    first = report.quoted
    if first <= report.cue.last or tokens[first - 1].text == ":":
        return False
    if tokens[report.cue.first].lower in words.denying:
        return report.is_quotation
    denier = min(report.cue.first, report.cue.source.first) - 1
    denier -= denier > 0 and tokens[denier].lower in words.that
    denied = denier >= 0 and tokens[denier].lower in words.denying
    denied = denied or (report.cue.first > 0 and tokens[report.cue.first - 1].lower in words.denying)
    return denied or (report.is_quotation and _is_negated(tokens, report.cue.first, words))


def _is_negated(tokens: Sequence[Token], verb: int, words: Lexicon) -> bool:
    """Whether a “not” stands right before the verb or its auxiliaries."""
    at = verb - 1
    while at >= 0 and is_between(tokens[at], words):
        if tokens[at].lower in words.negations or tokens[at].lower.endswith(_SHORT_NOT):
            return True
        at -= 1
    return False
