"""The one language that a question or claim is certainly written in, for whoever wants to reply in it."""

from __future__ import annotations

import re

from retrieval.answering.questions import languages_of
from retrieval.searching.words import common_words_of, fold
from retrieval.text.language import WORD, identify_language

LINK = re.compile(r"(?:https?://|www\.)\S+")


def asked_in(question: str, least: int = 1) -> str:
    """The language of a question, by the words that are common in it, of which it holds `least` at least.

    Empty where several fit, or only a name is given.
    """
    question = LINK.sub(" ", question)
    found = languages_of(question)
    if len(found) != 1:
        return ""
    common = common_words_of(found[0])
    return found[0] if sum(fold(word) in common for word in WORD.findall(question)) >= least else ""


def told_in(claim: str) -> str:
    """The language of a claim: that of the words around its quotations, or else of all of it; empty where none fits."""
    return asked_in(claim) or identify_language(claim)
