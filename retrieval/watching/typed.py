"""A watch as a person types it: a name, some words, a phrase in quotation marks, or a name “about” some words.

Whether “Keller” is a person or a topic is decided by who is quoted in the library, by how the word is written, and by
whether the articles write it in small letters, too. What remains open has an `other` reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from retrieval.library.library import Library
from retrieval.people import Name, read_name
from retrieval.people.names import common_words
from retrieval.searching import guess_language, rank, terms
from retrieval.searching.words import fold, tokens
from retrieval.text.languages import habits_of, languages_with, read_language
from retrieval.watching.speaking import Namesakes
from retrieval.watching.watches import Watch

Problem = Literal["", "nothing", "common words", "a first name"]
"""Why something cannot be watched: nothing was typed, or words that stand in nearly every article, or a first name
without a surname."""

NOTHING = Watch()
LONGEST = 200
"""Characters that are read."""
_QUOTED = re.compile(r"[“”„«»\"]([^“”„«»\"]+)[“”„«»\"]")
_MARKS = re.compile(r"[“”„«»\"]")
_EDGES = " \t\n.,;:!?¿¡…—–-()[]'‘’。？！，、"
_MOST_WORDS = 5
"""The greatest number of words of a name."""
_FEWEST = 3
"""Words that a phrase needs if all of them are words that carry no topic: “so help me”."""
_LOOKED_AT = 8
"""Passages in which it is looked up whether a word is written in small letters."""


@dataclass(frozen=True, slots=True)
class TypedWatch:
    """What was typed, as it is understood.

    `people` are the quoted people whom the name may stand for, if there are several: then the watch is to be chosen
    among them. `is_quoted` says that the person is quoted in the library. `other` is another reading, a topic instead
    of a person or the reverse, if both are possible. Where there is a `problem`, there is no watch.
    """

    watch: Watch = NOTHING
    people: tuple[str, ...] = ()
    is_quoted: bool = False
    other: Watch | None = None
    problem: Problem = ""


def read_watch(typed: str, library: Library) -> TypedWatch:
    """What somebody wants to hear of. Anything is accepted."""
    text = " ".join(typed.split())[:LONGEST]
    phrase = " ".join(found.strip(_EDGES) for found in _QUOTED.findall(text)[:1])
    rest = _MARKS.sub(" ", _QUOTED.sub(" ", text)).strip(_EDGES)
    language = guess_language(text, library.shelf.languages or ("en",))
    if phrase and not _is_telling(phrase, language):
        return TypedWatch(problem="common words")
    before, topic = _parted(rest)
    if topic and not before:
        return _about(topic, phrase, language)
    if topic:
        named = _named(before, library, language)
        if named.watch.person and not named.problem and terms(topic, language):
            return _with(named, topic, phrase)
    if not rest:
        return TypedWatch(Watch(words=phrase)) if phrase else TypedWatch(problem="nothing")
    named = _named(rest, library, language)
    if named.watch.person or named.problem:
        return _with(named, "", phrase)
    found = _about(rest, phrase, language)
    is_name = _may_be_name(rest) and _is_capitalised(rest) and not found.problem
    other = Watch(person=rest, words=phrase) if is_name else None
    return TypedWatch(found.watch, problem=found.problem, other=other)


def _with(named: TypedWatch, topic: str, phrase: str) -> TypedWatch:
    """The watch for a person, narrowed to a topic and a phrase; the other reading is narrowed to the phrase."""
    other = Watch(topic=named.other.topic, words=phrase) if named.other and not topic else None
    return TypedWatch(
        Watch(named.watch.person, topic, phrase), named.people, named.is_quoted, other, problem=named.problem
    )


def _about(topic: str, phrase: str, language: str) -> TypedWatch:
    if not terms(topic, language):
        return TypedWatch(problem="common words")
    return TypedWatch(Watch(topic=topic, words=phrase))


def _named(typed: str, library: Library, language: str) -> TypedWatch:
    """The watch for the person of that name; an empty one where it is no name."""
    if not _may_be_name(typed):
        return TypedWatch()
    written = typed.title() if typed.islower() else typed
    name = read_name(written)
    people = Namesakes(library).called(written)
    is_word = name.is_lone and not name.is_titled and not name.particles and _is_word(typed, library, language)
    if people and not (is_word and typed.islower()):
        names = tuple(one.name for one in people)
        person = names[0] if len(names) == 1 else written
        return TypedWatch(Watch(person), names if len(names) > 1 else (), is_quoted=True, other=Watch(topic=typed))
    if is_word or name.is_description or not _is_written_as_name(typed, name, language):
        return TypedWatch()
    if name.is_lone and not name.is_titled and read_name(f"{typed} X").has_known_first_name:
        return TypedWatch(problem="a first name")
    return TypedWatch(Watch(typed), other=Watch(topic=typed))


def _may_be_name(typed: str) -> bool:
    words = typed.split()
    return 0 < len(words) <= _MOST_WORDS and any(map(str.isalpha, typed)) and not any(map(str.isdigit, typed))


def _is_written_as_name(typed: str, name: Name, language: str) -> bool:
    """Whether the words are written as a name that nobody of the library bears so far.

    All are capitalised; of several, the first is a known first name or a title, so that “Fuel Duty” is none. A word
    alone is no name where nouns are capitalised as well.
    """
    words = " ".join(word for word in typed.split() if fold(word) not in name.particles)
    if not _is_capitalised(words):
        return False
    if name.is_titled or name.has_known_first_name:
        return True
    return " " not in words and words[:1].isupper() and "noun-capitals" not in habits_of(language)


def _is_capitalised(words: str) -> bool:
    """Whether all words begin with a capital, as far as their script has any."""
    return all(word[:1].isupper() or word[:1].upper() == word[:1].lower() for word in words.split())


def _is_word(typed: str, library: Library, language: str) -> bool:
    """Whether a single word is also a common word: listed, or written in small letters in the articles."""
    if typed.casefold() in common_words() or not terms(typed, language):
        return True
    small = re.compile(rf"(?<!\w){re.escape(typed.casefold())}(?!\w)")
    if typed.upper() == typed.lower():  # of a script without capitals
        return False
    for ranked in rank(library.passage_index, terms(typed, language), _LOOKED_AT):
        document = ranked.document
        analysed = library.shelf.find((document.article_id,)).get(document.article_id)
        if analysed and small.search(analysed.passages[document.position].text):
            return True
    return False


def _is_telling(phrase: str, language: str) -> bool:
    """Whether a phrase can be told from what stands in every article."""
    return bool(terms(phrase, language)) or len(tokens(phrase)) >= _FEWEST


def _parted(text: str) -> tuple[str, str]:
    """What stands before and after the first “about” of any language; the text and nothing where there is none."""
    words = text.split()
    for at, word in enumerate(words[:-1]):
        if fold(word.strip(_EDGES)) in _concerning():
            return " ".join(words[:at]).strip(_EDGES), " ".join(words[at + 1 :]).strip(_EDGES)
    return text, ""


@cache
def _concerning() -> frozenset[str]:
    """The words that lead from a name to a topic, of every language."""
    sections = (read_language(language, "search").get("", {}) for language in languages_with("search"))
    return frozenset(
        fold(word) for lists in sections for name in ("about", "concerning") for word in lists.get(name, ())
    )
