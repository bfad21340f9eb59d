"""Words that people put around what they say, and that change nothing: “ok so”, “hey”, “mate”, “lol”."""

from __future__ import annotations

import re
from functools import cache

from bot.talk.catalogue import folded
from bot.talk.small_talk.phrases import joined

MOST = 5
"""The greatest number of such words that are removed at each end."""
LEFT = 3
"""The least number of words of a question that remain when words of stress are removed."""
_QUOTING = re.compile('["“”„«»「」]')
_SPACELESS = r"[\u3400-\u9fff]"
_APART = rf"(?:[\s,.!…]+|(?<={_SPACELESS})(?={_SPACELESS}))"
"""What stands between such a word and the rest: white space and light punctuation, or nothing where words touch."""


def bare_part(plain: str) -> slice:
    """The part of a text that remains without such words at its ends. The text is in small letters, without accents.

    It is never empty: where a text is made of such words only, the last of them stays.
    """
    start, end = 0, len(plain)
    for _ in range(MOST):
        found = _before().match(plain, start, end)
        if not found or found.end() >= end:
            break
        start = found.end()
    for _ in range(MOST):
        found = _after().search(plain, start, end)
        if not found or found.start() <= start:
            break
        end = found.start()
    return slice(start, end)


def unstressed(question: str) -> str:
    """The question without the words that only stress it, “what did she *really* say”, unless it quotes something."""
    plain = folded(question)
    if len(plain) != len(question) or _QUOTING.search(question):
        return question
    kept, end = [], 0
    for found in _within().finditer(plain):
        kept.append(question[end : found.start()])
        end = found.end()
    left = "".join((*kept, question[end:])).strip()
    return left if len(left.split()) >= LEFT else question


@cache
def _within() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?:{joined('within').pattern})\s+(?=\w)")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{joined('before').pattern})(?::\s*|{_APART})")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"{_APART}(?:{joined('after').pattern})[\s,.!…]*\Z")
