"""What somebody asked: their questions answer “What did she ask?”, and what is told of them after a verb of asking."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answering.candidates import Candidate
from retrieval.answering.questions import ParsedQuestion, folded_question, languages_of
from retrieval.quoting.loading import load_lexicon
from retrieval.text.question_marks import ends_as_question
from retrieval.text.question_patterns import search

GAIN = 5.0
"""What a question that somebody put gains in worth, in the logits of the ranking, where it is asked what they asked."""


def gains_of_inquiries(parsed: ParsedQuestion, candidates: Sequence[Candidate]) -> list[float]:
    """What each candidate gains where it is asked what somebody asked; 0 for all where it is not."""
    if search("questions", "inquiries", folded_question(parsed.text), languages_of(parsed.text)) is None:
        return [0.0] * len(candidates)
    return [GAIN if _is_put(one) else 0.0 for one in candidates]


def _is_put(candidate: Candidate) -> bool:
    """Whether these are somebody's words that end with a question mark, or a paraphrase after a verb of asking."""
    said, text = candidate.unit.attribution, candidate.analysed.article.text
    if said is None:
        return False
    if any(ends_as_question(content.of(text)) for content in said.quote.contents):
        return True
    cue = said.cue.of(text).lower().split() if said.cue else []
    return said.quote.kind == "indirect" and not load_lexicon(candidate.analysed.language).asked.isdisjoint(cue)
