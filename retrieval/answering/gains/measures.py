"""Figures of the kind that a question asks for: “how long?” is answered by a duration, “how much?” by a sum.

The ranking knows only whether words hold a figure at all; which kind it must be is read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.answering.candidates import Candidate
from retrieval.answering.questions import ParsedQuestion, folded_question, languages_of
from retrieval.searching.words import fold, term, tokens
from retrieval.text.languages import DEFAULT_LANGUAGE, languages_with, read_language
from retrieval.text.question_patterns import search

MEASURED = 1.5
"""What words gain in worth, in the logits of the ranking, that show a figure of the kind that is asked for."""
QUOTED = 0.5
"""What a direct quotation gains that counts what is asked for: the article's own figures are meant more often."""
KINDS = ("mass", "money", "duration", "frequency", "distance", "speed", "heat")
"""Kinds of figures, in the order in which a question is held against them."""
BETWEEN = 2
"""Words between a number and what it counts, at most: “eleven new hives”."""


def gains_of_measures(parsed: ParsedQuestion, candidates: Sequence[Candidate]) -> list[float]:
    """What each candidate gains where a question asks for a figure of one kind, or how many there are of something."""
    folded, asked_in = folded_question(parsed.text), languages_of(parsed.text)
    kind = next((one for one in KINDS if search("measures", one, folded, asked_in)), "")
    kind = "age" if parsed.wanted == "age" else kind
    counted = search("measures", "count", folded, asked_in)
    if not kind and counted is None:
        return [0.0] * len(candidates)
    what = counted["what"] if counted else ""
    return [_gain(one, kind, what) for one in candidates]


def _gain(candidate: Candidate, kind: str, what: str) -> float:
    text, language = candidate.unit.span.of(candidate.analysed.article.text), candidate.analysed.language
    if kind:
        return MEASURED * _shows(text, kind, language)
    return (QUOTED if candidate.features.direct else MEASURED) * _counts(text, what, language)


def _shows(text: str, kind: str, language: str) -> bool:
    """Whether a text in that language holds a figure of that kind."""
    languages = (language,) if language in languages_with("questions") else (DEFAULT_LANGUAGE,)
    section = "signs" if kind == "age" else "measured"
    return search(section, kind, text, languages, re.IGNORECASE) is not None


def _counts(text: str, what: str, language: str) -> bool:
    """Whether a number stands right before the word for what is counted, or a word or two before it."""
    wanted = term(what, language)
    numerals = {fold(one) for words in read_language(language, "search").get("numerals", {}).values() for one in words}
    said = tokens(fold(text))
    places = [at for at, word in enumerate(said) if word[0].isdigit() or word in numerals]
    return bool(wanted) and any(
        term(one, language) == wanted for at in places for one in said[at + 1 : at + 2 + BETWEEN]
    )
