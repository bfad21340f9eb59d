"""The words for offices and trades in all languages, and how a description tells that somebody holds one.

Each language's ``roles.toml`` lists its own, under names that are the same in all. A word tells nothing of somebody
where it stands after a preposition or owns what follows: neither a friend of the mayor nor the mayor’s son is a mayor.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from retrieval.quoting.loading import load_lexicon
from retrieval.searching.words import fold, term, terms
from retrieval.text.languages import habits_of, languages_with, read_language

ALIKE = 3
"""Letters that forms of one word share, which other words for the same do not: “chief” is no form of “head”."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a question asks for: `words` name it in each language, `further` are the other terms.

    Nobody is refused for want of a holder of one that no ``roles.toml`` lists as an office (`is_listed` is False).
    """

    typed: str
    words: Mapping[str, tuple[str, ...]]
    further: frozenset[str]
    is_listed: bool = True

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
def being_of(language: str) -> re.Pattern[str]:
    """How a relative clause begins that tells what somebody is, at the start of folded text: *who works as* a nurse."""
    listed = "|".join(re.escape(fold(words)) for words in read_language(language, "roles").get("", {}).get("being", ()))
    return re.compile(rf"\s*(?:{listed})\s" if listed else "(?!)")


def unlisted_words(typed: str, language: str) -> Iterator[tuple[str, ...]]:
    """Of each typed word that means a person or several, the last one first, all its forms: “aunts”, “aunt”.

    They are those by which the articles of the language describe people, without being listed as roles; words that mean
    a body are left out.
    """
    known, bodies = person_terms(language), load_lexicon(language).bodies
    for word in reversed(_WORD.findall(typed.lower())):
        forms = [form for form in known.get(term(fold(word), language), ()) if form[:ALIKE] == word[:ALIKE]]
        if forms and word not in bodies:
            yield tuple(dict.fromkeys((word, *forms)))


@cache
def person_terms(language: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a language for offices, trades and relatives by their terms, without those that may mean anybody."""
    lexicon = load_lexicon(language)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted((lexicon.roles | lexicon.trades | lexicon.kin | lexicon.unintroduced) - lexicon.second_mentions):
        if " " not in word and (known := term(fold(word), language)):
            found[known].append(word)
    return {known: tuple(words) for known, words in found.items()}


@cache
def speaks_for_a_body(role: str, language: str, besides: frozenset[str]) -> bool:
    """Whether somebody of this role says what a body says: “a Boeing spokeswoman”, “head of the airline”.

    `besides` are the terms of the role without those of the body: the words for such a role and no others. False in a
    language whose ``roles.toml`` lists no such roles.
    """
    words = speaking_of(language)
    found = pattern_of(words, language).search(fold(role)) if words else None
    return found is not None and besides.issubset(terms(found[0], language))


@cache
def surnamed_of(language: str) -> frozenset[str]:
    """The words of a language for relatives who share a surname as a rule."""
    return frozenset(read_language(language, "roles").get("", {}).get("surnamed", ()))


@dataclass(frozen=True, slots=True)
class KnownRole:
    """A role that languages have words for: questions ask for it by those `asked`, articles call its holders by `held`.

    Where nobody holds a role that `refuses`, nobody's words answer.
    """

    asked: Mapping[str, tuple[str, ...]]
    held: Mapping[str, tuple[str, ...]]
    refuses: bool = True


@cache
def every_role() -> tuple[KnownRole, ...]:
    """The roles of all languages, those that refuse first."""
    narrower = _listed("narrower")
    return tuple(
        KnownRole(asked, _joined(asked, narrower.get(role, {})), refuses)
        for section, refuses in (("roles", True), ("alike", False))
        for role, asked in _listed(section).items()
    )


def _listed(section: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Of each role in that section of ``roles.toml`` its words in every language that has some."""
    listed: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for language in languages_with("roles"):
        for role, words in read_language(language, "roles").get(section, {}).items():
            listed[role][language] = words
    return listed


def _joined(
    words: Mapping[str, tuple[str, ...]], others: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    return {one: (*words.get(one, ()), *others.get(one, ())) for one in {**words, **others}}


@cache
def bodies_of(language: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a language for bodies, each under the name of the role of whoever speaks for it."""
    return read_language(language, "roles").get("bodies", {})


@cache
def heads_of(role: str, language: str) -> tuple[str, ...]:
    """The words of a language for the holders of a role, under whatever section it stands."""
    sections = read_language(language, "roles")
    return tuple(word for section in ("roles", "alike") for word in sections.get(section, {}).get(role, ()))


@cache
def speaking_of(language: str) -> tuple[str, ...]:
    """The words of a language for whoever says what a body says."""
    return tuple(read_language(language, "roles").get("", {}).get("speaking", ()))


@cache
def words_of_roles(language: str) -> tuple[str, ...]:
    """The single words, folded, of which the roles of a language are made."""
    every = (fold(word) for role in every_role() for words in role.asked.get(language, ()) for word in words.split())
    return tuple(dict.fromkeys(every))
