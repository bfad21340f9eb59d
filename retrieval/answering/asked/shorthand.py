"""Words of questions as they are typed in haste, “wat”, “abt”, “xq”, and the words that they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from retrieval.answering.questions import QUOTATION, languages_of
from retrieval.text.languages import habits_of, read_language


def written_out(question: str) -> str:
    """The question with its words written as its language writes them; what it quotes stays as it is."""
    written = (_written_in(question, language) for language in languages_of(question))
    return next((one for one in written if one != question), question)


def _written_in(question: str, language: str) -> str:
    words, pattern = _words(language), _pattern(language)
    if not words:
        return question
    parts = (pattern.sub(lambda found: words[found[0].casefold()], part) for part in QUOTATION.split(question))
    quoted = [*QUOTATION.findall(question), ""]
    return "".join(f"{part}{between}" for part, between in zip(parts, quoted, strict=True))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in _words(language))
    if "unspaced" in habits_of(language):
        return re.compile(listed)
    return re.compile(rf"(?<![\w'’.-])(?:{listed})(?![\w'’-]|\.\w)", re.IGNORECASE)


@cache
def _words(language: str) -> Mapping[str, str]:
    """By what is typed, the word that is meant."""
    listed = read_language(language, "questions").get("shorthand", {})
    return {typed: word for word, every in listed.items() for typed in every}
