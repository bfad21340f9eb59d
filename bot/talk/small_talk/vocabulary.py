"""Small talk that no phrase foresees, told by its words: “ur useless lol”, “yo what's good”, “ok nvm”.

All words of such a message stand in the social phrases of one language. It is asked only where the articles answer
nothing, because each of these words may be somebody's name or a topic as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from bot.talk.catalogue import folded
from bot.talk.small_talk.phrases import phrases_of
from bot.wording import LANGUAGES
from retrieval import asks_nothing

SOCIAL = ("greeting", "thanks", "farewell", "nod", "itself", "objection")
"""The wishes whose words are read. Of those that a word stands for alike, the first is meant."""
EMPTY = ("before", "behind", "within", "please")
"""The phrases whose words mean nothing by themselves."""
MOST_WORDS = 6
SHORTEST = 2
"""Letters of a word of such phrases."""
_ESCAPED = re.compile(r"\\.|\{[\d,]+\}|\[[^\]]*\]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def social_wish(plain: str) -> str:
    """The wish of a message in small letters that is made of social words only; empty where it is not."""
    words = plain.split()
    if not 1 <= len(words) <= MOST_WORDS or asks_nothing(plain):
        return ""
    return next((wish for language in LANGUAGES if (wish := _in_language(words, language))), "")


def _in_language(words: list[str], language: str) -> str:
    known = _vocabulary(language)
    votes: Counter[str] = Counter()
    for word in words:
        wishes = known.get(word)
        if wishes is None:
            return ""
        for wish in wishes:
            votes[wish] += 1
    best = max(votes.values(), default=0)
    return next((wish for wish in SOCIAL if best and votes[wish] == best), "")


@cache
def _vocabulary(language: str) -> Mapping[str, tuple[str, ...]]:
    """Of each word in the social phrases of a language, the wishes it stands for; none where it is empty."""
    known: dict[str, tuple[str, ...]] = {}
    phrases = phrases_of(language)
    for name in (*EMPTY, *SOCIAL):
        for phrase in phrases.get(name, ()):
            for word in _WORD.findall(folded(_ESCAPED.sub(" ", phrase))):
                wishes = known.setdefault(word, ())
                if len(word) >= SHORTEST and name in SOCIAL and name not in wishes and not asks_nothing(word):
                    known[word] = (*wishes, name)
    return known
