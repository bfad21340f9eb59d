"""Signs: what a span must show to answer "how many", "when", "who", "where", "why"."""

from __future__ import annotations

import re

from retrieval.answering.questions import Wanted
from retrieval.text.question_patterns import patterns


def shows(text: str, wanted: Wanted) -> bool:
    """True where `text` holds a sign of what is wanted; always, where nothing particular is."""
    return not wanted or any(pattern.search(text) for pattern in patterns("signs", wanted, re.IGNORECASE))
