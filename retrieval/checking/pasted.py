"""Quotations that somebody pastes with whoever is said to have spoken: Ana Ruiz: “…”, or “…” – Ana Ruiz."""

from __future__ import annotations

import re

from retrieval.answering.questions import languages_of
from retrieval.checking.claims import Claim, read_claims
from retrieval.quoting.loading import load_lexicon
from retrieval.quoting.marks import find_stretches
from retrieval.searching import guess_language
from retrieval.searching.words import fold, tokens, vocabulary
from retrieval.text.question_marks import holds_question_mark
from retrieval.text.question_patterns import match

LONGEST = 4_096
"""Code points of a text that may be a pasted quotation: those of the longest message on Telegram."""
_MOST_AROUND = 60
"""Code points of each line outside its quotation marks: a name, a title and a verb of saying."""
_LABEL = re.compile(r"[:：]\W*$")


def is_pasted_claim(text: str) -> bool:
    """Whether a text is nothing but quotations in marks, each with whoever is said to have said it.

    “Why would Ruiz say ‘…’?” and “did Ruiz say ‘…’” are questions, with or without a question mark.
    """
    if not text.strip() or len(text) > LONGEST or not _has_marks(text):
        return False
    language = guess_language(text)
    outside = _outside_marks(text)
    lines = outside.splitlines()
    if holds_question_mark(outside) or _asks(outside, language) or any(len(line) > _MOST_AROUND for line in lines):
        return False
    are_labels = all(_LABEL.search(line) for line in lines if line.strip())
    return all(_is_spoken(claim, is_label=are_labels) for claim in read_claims(text, language))


def _is_spoken(claim: Claim, *, is_label: bool) -> bool:
    """Whether a claim is a quotation of somebody, of which nothing else is told unless a label names them."""
    is_named = bool(claim.speaker) and not claim.speaker[0].islower()
    return claim.kind == "quoted" and is_named and (is_label or not claim.around)


def _has_marks(text: str) -> bool:
    return any(letter in text for letter in "\"“”„«»「」『』‘’'")


def _outside_marks(text: str) -> str:
    """What stands outside quotation marks, line by line."""
    kept, at = "", 0
    for stretch in sorted(find_stretches(text), key=lambda one: one.span):
        if stretch.span.start >= at:
            kept += text[at : stretch.span.start]
            at = stretch.span.end
    return kept + text[at:]


def _asks(outside: str, language: str) -> bool:
    """Whether the words outside the marks ask for something."""
    said = tokens(fold(outside))
    words = vocabulary(language)
    asking = words.who | words.what
    opens = match("questions", "asking", fold(outside).strip(), languages_of(outside))
    return bool(opens or (said and said[0] in load_lexicon(language).auxiliaries) or not asking.isdisjoint(said))
