"""The words for offices and trades in all languages, and how a description tells that somebody holds one.

Each language's ``roles.toml`` lists its own, under names that are the same in all. A word tells nothing of somebody
where it stands after a preposition or owns what follows: neither a friend of the mayor nor the mayor’s son is a mayor.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from retrieval.searching.words import fold
from retrieval.text.languages import habits_of, languages_with, read_language


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a question asks for: `words` name it in each language, `further` are the other terms."""

    typed: str
    words: Mapping[str, tuple[str, ...]]
    further: frozenset[str]

    def is_held_as(self, description: str, languages: Collection[str]) -> bool:
        """Whether a description of somebody says that they hold it, and not somebody else whom it mentions."""
        return any(self._is_head(fold(description), language) for language in languages if language in self.words)

    def is_named_in(self, folded: str, language: str) -> bool:
        """Whether folded text of a language names the role, whoever holds it."""
        return language in self.words and pattern_of(self.words[language], language).search(folded) is not None

    def _is_head(self, folded: str, language: str) -> bool:
        found = pattern_of(self.words[language], language).finditer(folded)
        if "unspaced" in habits_of(language):
            return any(one.end() == len(folded) for one in found)
        inner = inner_of(language)
        return any(
            not folded.startswith("'", one.end()) and not inner.search(folded[: one.start()].lstrip()) for one in found
        )


@cache
def pattern_of(words: tuple[str, ...], language: str) -> re.Pattern[str]:
    """These words in folded text; German ones at the end of a compound as well: “Verkehrsministerin”."""
    listed = "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))
    if "unspaced" in habits_of(language):
        return re.compile(listed)
    compound = r"\w*" if "noun-capitals" in habits_of(language) else ""
    return re.compile(rf"(?<![\w'-]){compound}(?:{listed})(?![\w-])")


@cache
def inner_of(language: str) -> re.Pattern[str]:
    """A word after which a role is told of somebody else or of something, with the space after it."""
    words = read_language(language, "roles").get("", {}).get("inner", ())
    listed = "|".join(re.escape(word) + ("" if word.endswith("'") else r"\s") for word in words)
    return re.compile(rf"(?<!\w)(?:{listed})" if words else "(?!)")


@cache
def every_role() -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """Of each role its words in every language that has some."""
    listed: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for language in languages_with("roles"):
        for role, words in read_language(language, "roles")["roles"].items():
            listed[role][language] = words
    return tuple(listed.values())
