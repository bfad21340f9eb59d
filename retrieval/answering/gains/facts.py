"""Facts that a follow-up asks for: “how old is he?” is answered where the person meant is told of, by a figure.

The ranking weighs the words of the talk and those of the question alike; a follow-up has few words of its own, so that
what it wants and whom its pronoun stands for have to tell more than they do in a question that is whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answering.asked.pronouns import gender_in, person_meant
from retrieval.answering.candidates import Candidate
from retrieval.answering.gains.following import Shown
from retrieval.answering.questions import MEASURED, ParsedQuestion
from retrieval.library.library import Library

WANTED = 1.0
"""What words gain in worth, in the logits of the ranking, that show what a follow-up wants: a figure, a day."""
TOLD_OF = 1.0
"""What words gain that the person meant says, or in whose paragraph they are named."""
AGAIN = 1.0
"""What the words shown lose if they do not show what is wanted: whoever asks on has read them. They lose three times as
much where a figure, a day or a place is wanted, and nothing where a reason is, or whether something is so: both are
often told in the same words."""


def gains_of_facts(
    shown: Shown | None, parsed: ParsedQuestion, library: Library, candidates: Sequence[Candidate]
) -> list[float]:
    """What each candidate gains where a follow-up asks for a fact of the article of the words shown; 0 for most."""
    if shown is None or parsed.kind not in {"fact", "did-say"}:
        return [0.0] * len(candidates)
    gender = gender_in(parsed.text, parsed.language)
    name = person_meant(gender, shown.article_id, shown.span, library) if gender else ""
    here = (one.analysed.article.id == shown.article_id for one in candidates)
    return [_gain(one, parsed, name, shown) if at_home else 0.0 for one, at_home in zip(candidates, here, strict=True)]


def _gain(candidate: Candidate, parsed: ParsedQuestion, name: str, shown: Shown) -> float:
    shows = bool(parsed.wanted) and bool(candidate.features.wanted)
    is_again = not shows and candidate.unit.span.touches(shown.span)
    is_measured = parsed.wanted in MEASURED
    is_told = bool(name) and not (is_measured and candidate.speaker) and _tells_of(candidate, name)
    may_repeat = parsed.wanted == "reason" or parsed.kind == "did-say"
    times = 0 if may_repeat else 3 if is_measured else 1
    return WANTED * shows + TOLD_OF * is_told - AGAIN * times * is_again


def _tells_of(candidate: Candidate, name: str) -> bool:
    """Whether the person of that name says these words or is named in them, or in the paragraph of words of nobody."""
    if candidate.speaker and candidate.speaker.name == name:
        return True
    around = candidate.unit.span if candidate.speaker else candidate.passage.span
    return name.split()[-1] in around.of(candidate.analysed.article.text)
