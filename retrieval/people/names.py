"""A name taken apart: titles, initials, given names, particles, surname and generation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from retrieval.people.romanising import is_latin, romanise
from retrieval.text.languages import languages_with, listed_first_names, read_language

Gender = Literal["", "male", "female"]

_WORD = re.compile(r"[^\s,]+")
_INITIALS = re.compile(r"^(?:[^\W\d_]\.\s?-?){1,4}$|^[^\W\d_]\.?$")
_AGE = re.compile(r"^\(?\d{1,3}\)?$")
_POSSESSIVE = re.compile(r"['’]s?$")
_NUMERALS = {"ii": "2", "iii": "3", "iv": "4", "v": "5"}
_MOST_INITIALS = 2
"""Letters: "JD" before a surname are initials; "BBC" is a body."""


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name, romanised and in lower case.

    `given` holds first and middle names, initials as single letters; `surname` is the last word, `particles` stand
    before it ("von der"). `generation` is "jr", "sr", "2" and so on. `is_titled` is True for "President Biden",
    and `is_by_first_name` for "Sir Hugo", whose title may stand before a first name alone.
    `is_description` is True for what names nobody: "a spokesman", "Cruz's advisers". `is_latin` tells the script that
    the name was written in; `is_chinese` that the surname was first. `gender` is that of the title ("Mrs"), or else of
    the first name, empty where neither tells.
    """

    text: str
    given: tuple[str, ...]
    surname: str
    particles: tuple[str, ...] = ()
    generation: str = ""
    is_titled: bool = False
    is_description: bool = False
    is_latin: bool = True
    is_chinese: bool = False
    gender: Gender = ""
    is_by_first_name: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Given names and surname, without particles."""
        return (*self.given, self.surname)

    @property
    def is_lone(self) -> bool:
        """True where one word is all that is known: "Biden", "Mr Biden", "von der Leyen"."""
        return not self.given

    @property
    def has_known_first_name(self) -> bool:
        """True where the first word that is no initial is a known first name: a person, not "White House"."""
        return next((given in _first_names() for given in self.given if len(given) > 1), False)


@lru_cache(maxsize=65536)
def read_name(text: str) -> Name:
    """The name in `text`; titles before it and honours after it are left out. Anything is accepted."""
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]
    words = [word for word in words if word and not _AGE.match(word)]
    generation = ""
    while len(words) > 1 and (last := _plain(words[-1])) and (last in _generations() or last in _common("honours")):
        generation = _generations().get(last, generation)
        words.pop()
    start = _after_titles(words)
    titles, words = words[:start], words[start:]
    is_description = _describes(text, words)
    opens = bool(words) and romanise(words[0]) in _first_names()  # "Ben Jacobs", though "ben" is a particle, too
    dropped = [at for at, word in enumerate(words[:-1]) if _is_particle(word) and not (opens and at == 0)]
    particles = tuple(romanise(words[at]) for at in dropped)
    kept = [word for at, word in enumerate(words) if at not in dropped]
    chinese = len(kept) == 1 and " " in romanise(kept[0])
    parts = romanise(kept[0]).split()[::-1] if chinese else _romanised(kept)
    return Name(
        text,
        tuple(parts[:-1]),
        parts[-1] if parts else "",
        particles,
        generation,
        bool(titles),
        is_description or not parts,
        is_latin("".join(words)),
        chinese,
        _gender(titles, parts),
        bool(titles) and titles[-1].casefold().strip(".") in _common("first_name_titles"),
    )


def gender_of_titles(text: str) -> Gender:
    """The gender that the titles before a name tell: "Lady Pemberton"; empty where they tell none."""
    words = _WORD.findall(text)
    return _gender(words[: _after_titles(words)], ())


def _gender(titles: Sequence[str], parts: Sequence[str]) -> Gender:
    male, female = _titles_of("male"), _titles_of("female")
    for title in (title.casefold().strip(".") for title in titles):
        if (title in male) != (title in female):
            return "male" if title in male else "female"
    if len(parts) < 2 or (parts[0] in _names_of("male")) == (parts[0] in _names_of("female")):
        return ""
    return "male" if parts[0] in _names_of("male") else "female"


def _romanised(words: list[str]) -> list[str]:
    """Each word in Latin letters; "J.D." and "JD" before another word come as their letters."""
    parts: list[str] = []
    for at, word in enumerate(words):
        is_last = at == len(words) - 1
        capitals = word.isupper() and len(word) <= _MOST_INITIALS and not any(each.islower() for each in word)
        if not is_last and (_INITIALS.match(word) or (capitals and any(other.istitle() for other in words))):
            parts += [romanise(letter) for letter in word if letter.isalpha()]
        else:
            parts.append(_without_article(romanise(word), word))
    return [part for part in parts if part]


def _without_article(romanised: str, word: str) -> str:
    """ "al-Assad" as "Assad": the Arabic article is written with and without a hyphen, or left out."""
    article, hyphen, rest = word.partition("-")
    return romanise(rest) if hyphen and rest and article.casefold() in _common("name_articles") else romanised


def _after_titles(words: list[str]) -> int:
    """How many words before the name are titles or offices; a name's last word is never one."""
    start = 0
    while start < len(words) - 1:
        word = words[start]
        plain = word.casefold().strip(".")
        is_last_but_one = start == len(words) - 2
        if plain not in _titles() or (plain in _first_names() and is_last_but_one):
            break
        start += 1
    return start


def _describes(text: str, words: list[str]) -> bool:
    """True where the words are no name: without a capital, with a verb's or noun's small letter, or of two owners."""
    if not words or "’s " in text or "'s " in text or "’ " in text or "' " in text:
        return True
    cased = [word for word in words if word[0].isalpha() and word[0].lower() != word[0].upper()]
    small = (word for word in cased if word[0].islower() and not _is_particle(word.partition("-")[0]))
    return any(small) or any(word.isdigit() for word in words)


def _is_particle(word: str) -> bool:
    return word.casefold().strip(".") in _particles()


def _plain(word: str) -> str:
    return word.casefold().replace(".", "")


@cache
def _particles() -> frozenset[str]:
    """Of every language: a name keeps its particles abroad."""
    return _listed("particles")


@cache
def _titles() -> frozenset[str]:
    return _listed("titles", "titles_male", "titles_female", "roles", "roles_male", "roles_female")


@cache
def _titles_of(gender: Literal["male", "female"]) -> frozenset[str]:
    return _listed(f"titles_{gender}")


@cache
def _first_names() -> frozenset[str]:
    return frozenset(romanise(name) for listed in listed_first_names().values() for name in listed)


@cache
def _names_of(gender: Literal["male", "female"]) -> frozenset[str]:
    return frozenset(map(romanise, listed_first_names()[gender]))


@cache
def common_words() -> frozenset[str]:
    """Words of every language that are no surname when they stand alone: titles, adverbs, countries, peoples."""
    from babel import Locale  # reading its tables takes a while

    lists = (
        word.casefold()
        for language in languages_with("quoting")
        for section in read_language(language, "quoting").values()
        for words in section.values()
        for word in words
    )
    locales = [Locale(language) for language in languages_with("quoting")]
    places = (place.casefold() for locale in locales for place in locale.territories.values())
    peoples = (language.casefold() for locale in locales for language in locale.languages.values())
    return frozenset((*lists, *places, *peoples))


@cache
def _common(name: str) -> frozenset[str]:
    """The words of one list of `common.toml`, in all languages together."""
    lists = (read_language(language, "common").get("", {}) for language in languages_with("common"))
    return frozenset(word for one in lists for word in one.get(name, ()))


@cache
def _generations() -> dict[str, str]:
    """What stands after a name to tell father and son apart, and how it is written in short: junior is "jr"."""
    pairs = (row.split(" = ") for row in _common("generations"))
    return _NUMERALS | dict(pairs)


def _listed(*names: str) -> frozenset[str]:
    sections = [
        section for language in languages_with("quoting") for section in read_language(language, "quoting").values()
    ]
    return frozenset(
        word.casefold().strip(".") for section in sections for name in names for word in section.get(name, ())
    )
