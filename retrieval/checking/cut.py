"""Words that are quoted without the “not” before them: It is not true that *we will sell the school*.

So are words that somebody denies to have said: Keller denied that he had called it *“a farce”*.
"""

from __future__ import annotations

import re

from retrieval.quoting.lexicon import Lexicon
from retrieval.records import Attribution, Span

_SENTENCE = re.compile(r"[.!?…。！？\n][\"”’»“„«)\s]+")
_CLAUSE = re.compile(r"[,;:—–，；：]\s*")
_MARK = re.compile(r"[“”„«»\"]")
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


def denial_before(text: str, span: Span, said: Attribution, lexicon: Lexicon) -> Span | None:
    """The narrator's words before the quoted ones that tell that these were not said, None where there are none.

    They are a verb of denying that reports the words, or a “not” before a verb of saying, outside quotation marks.
    """
    holding = [content for content in said.quote.contents if content.holds(span)]
    if not holding or said.quote.kind == "direct":
        return None
    before = text[holding[0].start : span.start]
    if _MARK.search(before.rstrip(_AROUND)):
        return None
    cue = said.cue.of(text).casefold() if said.cue else ""
    if said.cue and cue in lexicon.denying and said.cue.end <= span.start:
        return Span(said.cue.start, span.start)
    words = [word.strip(_AROUND).casefold().replace("’", "'") for word in before.split()]
    at = next((at for at, word in enumerate(words) if word in lexicon.negations or word.endswith("n't")), len(words))
    is_denied = any(word in lexicon.speech or word in lexicon.denying for word in words[at + 1 :])
    return Span(holding[0].start, span.start) if is_denied else None
