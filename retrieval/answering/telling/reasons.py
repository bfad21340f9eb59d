"""Reasons: a bare “why?” after words shown is answered by the quotation beside them that gives the reason."""

from __future__ import annotations

from retrieval.answering.choosing import put_first
from retrieval.answering.questions import languages_of, parse_alone
from retrieval.answering.scoring.signs import shows
from retrieval.answering.telling.next_words import next_to
from retrieval.library.library import Library
from retrieval.records import Answer, Evidence, Span

SURE = 0.6
"""The confidence of a quotation that stands beside the words whose reason is asked for."""


def with_reason(found: Answer, question: str, library: Library, home: str, shown: Span | None) -> Answer:
    """The answer to a bare “why?” with the reason of the words shown before it; the answer as it is to any other."""
    parsed = parse_alone(question, languages_of(question)[0])
    if not home or shown is None or parsed.wanted != "reason" or parsed.terms:
        return found
    told = reason_beside(home, shown, library)
    return put_first(told, found) if told else found


def reason_beside(home: str, shown: Span, library: Library) -> Evidence | None:
    """The next direct quotation, no further than the next paragraph, that tells the reason of the words shown.

    After the article's own words it is anybody's. After somebody's words it is the same person's, and shows the sign of
    a reason unless those were only told in other words.
    """
    analysed = library.shelf.find((home,)).get(home)
    passage = analysed.passage_at(shown) if analysed else None
    if analysed is None or passage is None:
        return None
    said = next((one for one in analysed.attributions if one.span.touches(shown)), None)
    told = next_to(Evidence(analysed.article, shown, passage, said, SURE, SURE), analysed)
    if told is None or told.kind != "direct" or told.speaker is None:
        return None
    if said is None:
        return told
    is_same = told.speaker == said.speaker
    is_told = said.quote.kind == "indirect" or shows(told.text, "reason", analysed.language)
    return told if is_same and is_told else None
