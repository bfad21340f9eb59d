"""Who asks in an interview: whom a line above the first question or below the last answer credits with it.

Das Gespräch führte *Jonas Prien*. Propos recueillis par *Élodie Fontanel*. Беседовал *Павел Чернов*
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon, Words
from retrieval.quoting.linking.layout.interviewees import Paragraph
from retrieval.quoting.linking.said import NOBODY

_LEAST_NAME = 2
"""Words of a name after which nothing else stands."""
_MOST_NAME = 5


def asker(
    text: str, paragraphs: Sequence[Paragraph], posed: Collection[int], answerer: Sequence[Token], words: Lexicon
) -> tuple[Token, ...]:
    """The one who asked, nobody where no line or several say so, or one names whoever answers (`answerer`).

    `posed` are the numbers of the paragraphs that are questions or answers.
    """
    outside = [one for at, one in enumerate(paragraphs) if not min(posed) <= at <= max(posed)]
    found = [name for one in outside if (name := _credited(text, one, words))]
    if len(found) != 1:
        return NOBODY
    answering = {token.text for token in answerer if token.is_word}
    return NOBODY if found[0][-1].text in answering else found[0]


def _credited(text: str, paragraph: Paragraph, words: Lexicon) -> tuple[Token, ...]:
    """The name with which a paragraph ends after words that credit somebody with an interview; else nobody."""
    tokens = [token for sentence in paragraph.sentences for token in sentence.tokens]
    for found in _credit(words.interview_credits).finditer(text, paragraph.span.start, paragraph.span.end):
        after = tuple(token for token in tokens if token.start >= found.end() and token.is_word)
        is_name = all(token.is_capitalised or token.lower in words.particles for token in after)
        if is_name and _LEAST_NAME <= len(after) <= _MOST_NAME and after[0].is_capitalised:
            return after
    return NOBODY


@cache
def _credit(listed: Words) -> re.Pattern[str]:
    """The listed words, with or without a colon after them; those that are listed with one need it."""
    phrases = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in sorted(listed, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{phrases or '(?!)'})(?!\w)\s*:?", re.IGNORECASE)
