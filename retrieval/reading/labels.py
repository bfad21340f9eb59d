"""What files, mails and printed pages call things, in all languages together: keys, lines above mails, page numbers.

The words stand in the `documents.toml` of each language. All languages are tried at once, because a file says what it
holds before anybody knows the language of its text.
"""

from __future__ import annotations

import re
from functools import cache

from retrieval.text.languages import languages_with, read_language


@cache
def labels(*names: str) -> tuple[str, ...]:
    """The words and phrases of these lists in every language, as the files write them, each once."""
    lists = [read_language(language, "documents").get("", {}) for language in languages_with("documents")]
    return tuple(dict.fromkeys(words for name in names for one in lists for words in one.get(name, ())))


@cache
def any_label(*names: str) -> str:
    """A pattern of any word or phrase of these lists, whatever its case; the longer ones are tried first."""
    longest_first = sorted(labels(*names), key=lambda words: (-len(words), words))
    return "(?i:" + "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in longest_first) + ")"


@cache
def one_letter_words() -> frozenset[str]:
    """The words of a single letter with which sentences begin in some language."""
    lists = (read_language(language, "common").get("", {}) for language in languages_with("common"))
    return frozenset(letter for one in lists for letter in one.get("single_letters", ()))
