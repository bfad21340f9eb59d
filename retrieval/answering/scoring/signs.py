"""Signs: what a span must show to answer "how many", "when", "who", "where", "why"."""

from __future__ import annotations

import re

from retrieval.answering.questions import Wanted
from retrieval.text.languages import DEFAULT_LANGUAGE, languages_with
from retrieval.text.question_patterns import search


def shows(text: str, wanted: Wanted, language: str) -> bool:
    """True where `text`, in that language, holds a sign of what is wanted; always, where nothing particular is."""
    languages = (language,) if language in languages_with("questions") else (DEFAULT_LANGUAGE,)
    return not wanted or search("signs", wanted, text, languages, re.IGNORECASE) is not None
