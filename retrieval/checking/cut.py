"""Words that are quoted without the “not” before them: It is not true that *we will sell the school*."""

from __future__ import annotations

import re

from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Attribution, Span

_SENTENCE = re.compile(r"[.!?…。！？\n][\"”’»“„«)\s]+")
_CLAUSE = re.compile(r"[,;:—–，；：]\s*")
_AROUND = " \t\"“”„«»'‘’,"


def negation_before(text: str, span: Span, said: Attribution, lexicon: Lexicon) -> Span | None:
    """What stands before the words in their clause of the quotation, where it denies them; None where nothing does.

    A clause that opens with "that" belongs to the one before it.
    """
    holding = [content for content in said.quote.contents if content.holds(span)]
    if not holding:
        return None
    start = holding[0].start
    sentence = max((found.end() for found in _SENTENCE.finditer(text, start, span.start)), default=start)
    before = text[sentence : span.start].rstrip(_AROUND)
    opening = before.rpartition(" ")[2].casefold()
    main = before[: len(before) - len(opening)].rstrip(_AROUND) if opening in lexicon.that else before
    clause = max((found.end() for found in _CLAUSE.finditer(main)), default=0)
    words = (word.strip(_AROUND).casefold().replace("’", "'") for word in main[clause:].split())
    is_denied = any(word in lexicon.negations or word.endswith("n't") for word in words)
    return Span(sentence + clause, sentence + len(before)) if is_denied else None
