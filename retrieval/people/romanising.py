"""Names in Latin letters: Боррель becomes "borrel", 王文斌 "wang wenbin", Müller "muller"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from retrieval.text.languages import languages_with, read_language

_HAN = re.compile(r"^[\u3400-\u9fff]{2,4}$")
_SYLLABLE = re.compile(r"[A-Z][a-z]*")
_APOSTROPHES = re.compile(r"['’‘`ʹʼ´]")
_NOT_OF_A_WORD = re.compile(r"[^a-z0-9]+")
_SPELLINGS = (
    ("shch", "sh"), ("sch", "sh"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("ph", "f"), ("ck", "k"), ("ts", "z"),
    ("tz", "z"), ("cz", "ch"), ("x", "ks"), ("qu", "kv"), ("w", "v"), ("y", "i"), ("c", "k"), ("q", "k"), ("z", "s"),
)  # fmt: skip
"""Letters that romanisations write differently, the longer groups first."""
_DOUBLED = re.compile(r"(.)\1+")
_ENDING = re.compile(r"[iyj]+$")
_SHORTEST_ENDED = 4
"""Letters of a word whose ending may differ: "Lei" and "Ley" are two names."""
_INNER_VOWELS = re.compile(r"(?<=[^aeiouy])[aeiouy]+(?=[^aeiouy])")
_VOWELS = re.compile(r"(?<!^)[aeiouhj]")


@lru_cache(maxsize=65536)
def romanise(word: str) -> str:
    """One word in lower-case Latin letters and digits; a Chinese name comes as surname and given name with a space."""
    if word.isascii() and word.isalnum():
        return word.lower()
    if _HAN.match(word):
        return _chinese(word)
    if not word.isascii():
        from anyascii import anyascii  # its tables are read from the disk as they are needed

        word = anyascii(word)
    return _NOT_OF_A_WORD.sub("", _APOSTROPHES.sub("", word).casefold())


def is_latin(text: str) -> bool:
    """True where no letter of `text` is of a script other than Latin."""
    return all(letter < "\u0250" or not letter.isalpha() for letter in text)


def ending_alike(romanised: str) -> str:
    """The same for the endings that romanisations differ in: Sergey, Sergei and Sergej; Zelensky and Zelenskyy."""
    return _ENDING.sub("y", romanised) if len(romanised) >= _SHORTEST_ENDED else romanised


def consonants(romanised: str) -> str:
    """The first letter and the consonants of a name, which survive between scripts: Трамп and Trump are "trmp"."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", spelling(romanised)))


def syllables(romanised: str) -> int:
    """The groups of vowels between the consonants of a name: one in "Merz", two in "Moroz"."""
    return len(_INNER_VOWELS.findall(romanised))


def with_h(romanised: str) -> str:
    """The name as Ukrainian sounds it, and as Russian writes foreign names: Галина is Halyna, Гитлер is Hitler."""
    return romanised.replace("g", "h")


@cache
def _compound_surnames() -> frozenset[str]:
    """Chinese surnames of two characters; every other one has one."""
    lists = (read_language(language, "common").get("", {}) for language in languages_with("common"))
    return frozenset(name for one in lists for name in one.get("compound_surnames", ()))


def _chinese(name: str) -> str:
    from anyascii import anyascii

    surname = 2 if name[:2] in _compound_surnames() and len(name) > 2 else 1
    parts = ("".join(_SYLLABLE.findall(anyascii(part))) for part in (name[:surname], name[surname:]))
    return " ".join(part.casefold() for part in parts if part)


@lru_cache(maxsize=65536)
def spelling(romanised: str) -> str:
    """The same for letters that romanisations write differently: "scholz" and "sholts"."""
    for letters, one in _SPELLINGS:
        romanised = romanised.replace(letters, one)
    return romanised
