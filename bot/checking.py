"""Did anybody say exactly that? Typed words are held against what the articles have. Answers no question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from retrieval import Attribution, Evidence, Library, Passage, Span, answer

Verdict = Literal["exact", "near", "far"]
"""Word for word, nearly so, or no more than akin."""

NEAR, FAR = 88.0, 72.0
"""The least rapidfuzz scores (0..100) of words that are nearly the typed ones, and of words that are akin to them."""
MARKS = "“”„‟\"«»‹›‘’‚‛'"
EDGES = f"{MARKS} .,;:!?…"
ALIKE = str.maketrans(dict.fromkeys(MARKS, '"') | dict.fromkeys("\n\t\r\u00a0", " ") | {"–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Match:
    """Where an article has the typed words, or the nearest to them: a quote, or narration if nobody is quoted there."""

    verdict: Verdict
    evidence: Evidence


def check_words(words: str, library: Library) -> Match | None:
    """The best match of the words among all articles; None where nothing is like them."""
    typed = _alike(" ".join(words.split()).strip(EDGES))
    if not typed:
        return None
    found = answer(words, library)
    best: Match | None = None
    highest = FAR
    for candidate in (*found.evidence, *found.closest):
        text = _alike(candidate.passage.text)
        alignment = fuzz.partial_ratio_alignment(typed, text, score_cutoff=highest)
        if alignment is None or (best and alignment.score <= highest) or len(typed) > len(text) + len(typed) // 8:
            continue
        highest = alignment.score
        start = candidate.passage.span.start
        span = Span(start + alignment.dest_start, start + alignment.dest_end)
        verdict: Verdict = "near" if alignment.score >= NEAR else "far"
        if re.search(rf"(?<!\w){re.escape(typed)}(?!\w)", text):
            verdict = "exact"
        best = Match(verdict, _evidence_at(span, candidate, library))
    return best


def verdict_of(match: Match) -> str:
    """The verdict in words, to stand above the evidence."""
    match match.verdict, match.evidence.kind:
        case "exact", "narration":
            return "These words stand in the article, but nobody is quoted with them:"
        case "exact", "indirect":
            return "So the article puts it in its own words:"
        case "exact", _:
            return "Yes, word for word:"
        case "near", _:
            return "Not word for word. The article has:"
        case _:
            return "Nobody is found to have said that. The nearest is:"


def _evidence_at(span: Span, candidate: Evidence, library: Library) -> Evidence:
    """The quote that stands at `span`, or the passage's own words."""
    article, passage = candidate.article, candidate.passage
    quoted = [one for one in library.attributions(article.id) if _shared(one, span)]
    if not quoted:
        return Evidence(article, _whole(span, passage), passage, None, candidate.score, candidate.confidence)
    best = max(quoted, key=lambda one: (_shared(one, span), one.quote.kind == "direct"))
    shown = best.quote.span if best.quote.kind == "direct" else best.span
    return Evidence(article, shown, passage, best, candidate.score, candidate.confidence)


def _shared(attribution: Attribution, span: Span) -> int:
    """How many characters of `span` are the quote's."""
    return sum(max(0, min(span.end, one.end) - max(span.start, one.start)) for one in attribution.quote.contents)


def _whole(span: Span, passage: Passage) -> Span:
    """The passage where it is short, else the words themselves."""
    return passage.span if len(passage.text) <= 300 else span


def _alike(text: str) -> str:
    """`text`, character for character, but for what makes no other word: case, kinds of marks and dashes."""
    lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.translate(ALIKE)
