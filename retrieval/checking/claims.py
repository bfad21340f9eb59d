"""Claims: from what a person typed to the words that are claimed and who is claimed to have said them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.quoting.marks import find_stretches
from retrieval.searching.words import fold, is_report, term
from retrieval.text.languages import DEFAULT_LANGUAGE
from retrieval.text.question_patterns import match, search

LABEL = re.compile(r"^(?P<who>[^\W\d_][^:,.!?\"]{1,50}):\s+(?P<words>.+)$", re.DOTALL)
BY_SIGN = re.compile(r":\W*$|^\W*[-–—(]")
PUNCTUATION = ",:;.-–—?!"
LONGEST_NAME = 8
"""Words; more are no name but a sentence."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The words claimed, without marks; `speaker` is empty where nobody is claimed to have said them."""

    words: str
    speaker: str = ""


def read_claim(text: str, language: str = DEFAULT_LANGUAGE) -> Claim:
    """The claim in `text`: X said “…”; “…”, said X; X: …; X said that …; Xavier Young said …; or the bare words."""
    text = " ".join(text.split())
    stretches = find_stretches(text)
    if stretches:
        longest = max((stretch.span for stretch in stretches), key=lambda span: span.end - span.start)
        before, after = text[: longest.start], text[longest.end :]
        return Claim(longest.of(text).strip(f" {PUNCTUATION}"), _speaker(before, language) or _speaker(after, language))
    if found := match("claims", "unmarked", text):
        who = _name(found["who"])
        if who and is_report(fold(found["verb"]), language):
            return Claim(found["words"], who)
    if (found := LABEL.match(text)) and len(found["who"].split()) <= LONGEST_NAME:
        return Claim(found["words"], found["who"].strip())
    return _named_first(text, language) or Claim(text)


def _named_first(text: str, language: str) -> Claim | None:
    """The claim behind a name that is written as one and a verb of saying."""
    words = text.split()
    verb = next((at for at, word in enumerate(words[:LONGEST_NAME]) if is_report(fold(word), language)), 0)
    if not verb or verb + 1 == len(words) or not all(_is_of_a_name(word, language) for word in words[:verb]):
        return None
    return Claim(" ".join(words[verb + 1 :]).strip(f" {PUNCTUATION}"), " ".join(words[:verb]))


def _is_of_a_name(word: str, language: str) -> bool:
    return word[0].isupper() and bool(term(fold(word), language))


def _speaker(around: str, language: str) -> str:
    """Who is named next to the quoted words: with a verb of saying, after a dash, before a colon."""
    words = around.split()
    verb = next((at for at, word in enumerate(words) if is_report(fold(word.strip(PUNCTUATION)), language)), None)
    if verb is not None:
        return _name(" ".join(words[:verb])) or _name(" ".join(words[verb + 1 :]))
    return _name(around) if BY_SIGN.search(around) or search("claims", "by", around, re.IGNORECASE) else ""


def _name(text: str) -> str:
    found = match("claims", "name", text, re.IGNORECASE)
    who = found["who"].strip() if found else ""
    return who if any(letter.isalpha() for letter in who) and len(who.split()) <= LONGEST_NAME else ""
