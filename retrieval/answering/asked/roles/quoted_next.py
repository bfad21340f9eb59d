"""Who is introduced by a word and quoted by name right after it: “The mayor was angry. ‘…,’ said Ida Brandt.”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from retrieval.library.analysed import AnalysedArticle
from retrieval.people import read_name
from retrieval.quoting.loading import load_lexicon
from retrieval.records import Speaker
from retrieval.searching.words import fold

_OPENS = re.compile(r"(?:^|[.!?,:;()\[\]“”„«»\"\n—–]\s*)(?P<words>[^.!?,:;()\[\]“”„«»\"\n—–]*)$")
"""The words before a word in its sentence, or since the last comma."""


def introduced_at(analysed: AnalysedArticle, places: Iterable[int]) -> Iterator[Speaker]:
    """The speakers who are named for the first time in the words that follow these places of the text.

    Of each place, whoever is quoted next in its paragraph, unless an article or a role tells something else of them.
    """
    for at in places:
        said = (one for one in analysed.attributions if one.quote.span.start > at)
        following = min(said, key=lambda one: one.quote.span.start, default=None)
        if following is None or following.speaker is None:
            continue
        text, speaker = analysed.article.text, following.speaker
        is_named_before = speaker.name in text[:at]
        is_here = "\n" not in text[at : following.quote.span.start]
        if is_here and not (is_named_before or speaker.role or read_name(speaker.name).is_description):
            yield speaker


def subjects_of(pattern: re.Pattern[str], analysed: AnalysedArticle) -> Iterator[int]:
    """Where the text begins a sentence, or goes on after a comma, with such a word and an article before it at most."""
    determiners = {fold(one) for one in load_lexicon(analysed.language).determiners}
    text = analysed.article.text
    folded = same_length(text)
    for found in pattern.finditer(folded.replace("'", " ")):  # “l'avocate”
        before = _OPENS.search(folded[: found.start()])
        words = re.split(r"[\s’']+", before["words"].strip()) if before else ["?"]
        owns = folded.startswith(("'s", "’s", "s'", "s’"), found.end())
        if not owns and all(not word or word in determiners or f"{word}'" in determiners for word in words):
            yield found.start()


def same_length(text: str) -> str:
    """The text folded letter by letter, so that a place in it is the same place in the text."""
    return "".join(folded if len(folded := fold(letter)) == 1 else letter.lower() for letter in text)
