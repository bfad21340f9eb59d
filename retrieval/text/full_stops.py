"""Which full stops end a sentence, and which belong to an abbreviation, an initial or an ordinal number.

Everything that depends on the language is read from ``common.toml`` in its folder. An entry in lower case matches in
any case; one with a capital matches only as it is written, because English "Sat." is a day and "sat." ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from retrieval.text.languages import languages_with, read_language

Words = frozenset[str]
LISTS = ("titles", "abbreviations", "numbered", "closing", "openers", "months", "habits", "stops")

_IDEOGRAPHS = "\u3040"
"""The first letter of the scripts that are written without spaces."""
_KINDS = ("titles", "abbreviations", "numbered", "closing")
_LONGEST_LEAD = 3
"""The longest part of an abbreviation that is written with spaces, in letters."""
_LONGEST = 24
"""How many characters before a full stop are looked at."""
_LONGEST_ORDINAL = 3
"""The longest ordinal number, in digits: a year with a full stop after it ends a sentence."""
_LETTER = r"[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_WORD = rf"{_LETTER}+(?:[.’'&-]+{_LETTER}+)*"
# “B.” of “z. B.” comes as the last word “B”, and with the short ones before it as “z. B”.
_BEFORE = re.compile(
    rf"(?<!{_LETTER})(?P<lead>(?:(?<!{_LETTER})[^\W\d_]{{1,{_LONGEST_LEAD}}}\.[ \u00a0\u202f])*)"
    rf"(?P<word>{_WORD}|[§№])\Z"
)
_BEHIND_SMALL_WORD = re.compile(r"(?:^|\s)[^\W\d_A-ZА-Я]{1,3}\s+$")
_INITIALS = re.compile(r"(?:[^\W\d_][.-]+)*[^\W\d_]\Z")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_AMOUNT = re.compile(r"\d|[IVXLC]+\b")
_ELISION = re.compile(r"\A[^\W\d_]{1,5}['’](?=[^\W\d_]{2})")
_SPACES = str.maketrans("", "", " \u00a0\u202f")


@dataclass(frozen=True, slots=True, eq=False)
class FullStops:
    """What a language tells about full stops.

    `titles` stand before names, and neither they nor `abbreviations` end a sentence. `numbered` ones end none before a
    number. `closing` ones may end a sentence; they do where one of the `openers` follows with a capital. `months`
    follow ordinal numbers, which `has_ordinal_stops` allows before any word. `stops` is punctuation that ends a
    sentence only in this language. `suffixes` are ends of abbreviations such as German “Goethestr.”, and `known` holds
    all abbreviations in lower case.
    """

    titles: Words
    abbreviations: Words
    numbered: Words
    closing: Words
    openers: Words
    months: Words
    has_ordinal_stops: bool
    stops: str
    suffixes: tuple[str, ...]
    known: Words

    @property
    def unending(self) -> Words:
        """The abbreviations, in lower case, whose stop never ends a sentence."""
        return frozenset(word.lower() for word in self.titles | self.abbreviations)

    def is_abbreviation(self, word: str) -> bool:
        """Whether `word`, written without its last full stop, is an abbreviation of any kind, or an initial."""
        return (len(word) == 1 and word.isalpha()) or word.lower() in self.known

    def leads_on(self, text: str) -> bool:
        """Whether `text`, which a full stop follows at the end of a line, ends with a title: a name has to follow."""
        before = _BEFORE.search(text)
        return before is not None and _holds(self.titles, before["word"])

    def ends_sentence(self, text: str, start: int, stop: int, following: int) -> bool:
        """Whether the full stop at `text[stop]` ends the sentence that begins at `start`.

        `following` is where the next word begins, which the caller has found not to be in lower case.
        """
        plain = text[text.rfind(" ", max(start, stop - _LONGEST), stop) + 1 : stop]
        if len(plain) > _LONGEST_LEAD and plain.isalpha() and plain < _IDEOGRAPHS and plain.lower() not in self.known:
            return not plain.lower().endswith(self.suffixes)
        before = _BEFORE.search(text[max(start, stop - _LONGEST) : stop])
        if before is None:
            return True
        word = before["word"]
        if word == "X" and _BEHIND_SMALL_WORD.search(before.string[: before.start("word")]):
            return True  # the network: he wrote on X. Asked …
        if word.isdigit() or _ROMAN.match(word):
            return not self._is_ordinal(word, text, following)
        words = (word, f"{before['lead']}{word}".translate(_SPACES), _ELISION.sub("", word), word.rpartition("-")[2])
        if any(_holds(self.titles, one) or _holds(self.abbreviations, one) for one in words):
            return False
        if word.lower().endswith(self.suffixes):
            return False
        if any(_holds(self.numbered, one) for one in words) and _AMOUNT.match(text, following):
            return False
        if _INITIALS.match(word) and not any(_holds(self.closing, one) for one in words):
            return self._ends_with_initial(before, text, following)
        return not any(_holds(self.closing, one) for one in words) or self._opens_sentence(text, following)

    def _is_ordinal(self, word: str, text: str, following: int) -> bool:
        found = _NEXT_WORD.match(text, following)
        if found is None or (len(word) > _LONGEST_ORDINAL and word.isdigit()):
            return False
        if word.isdigit() and found.group().lower() in self.months:
            return True
        if not self.has_ordinal_stops:
            return _ROMAN.match(word) is not None and len(word) == 1 and not self._opens_sentence(text, following)
        return not self._opens_sentence(text, following)

    def _ends_with_initial(self, before: re.Match[str], text: str, following: int) -> bool:
        """Whether a sentence ends with a single letter: after “plan B.”, and not after “John F.” or “J.”."""
        if not self._opens_sentence(text, following):
            return False
        if "." in before["word"]:
            return True
        lead = before.string[: before.start("word")].rstrip().rpartition(" ")[2]
        return bool(lead) and (lead[0].islower() or lead[-1].isdigit())

    def _opens_sentence(self, text: str, following: int) -> bool:
        """Whether the word at `following` is one that begins sentences, and no abbreviation itself."""
        found = _NEXT_WORD.match(text, following)
        if found is None or (len(found.group()) == 1 and text[found.end() : found.end() + 1] == "."):
            return False
        return found.group().lower().replace("’", "'") in self.openers


def _holds(listed: Words, word: str) -> bool:
    return word in listed or word.lower() in listed


@cache
def full_stops_of(language: str) -> FullStops:
    """What is known of a language (ISO 639-1); of all languages together where it is unknown or lists nothing.

    Titles of other languages are taken in unless they are words of this one: news names people from everywhere.
    """
    own = _lists_of(language)
    if not own.get("abbreviations"):
        return _of_any_language(own)
    frequent = _frequent(language) | frozenset(read_language(language, "search").get("", {}).get("stopwords", ()))
    titles = frozenset().union(*(_lists_of(other).get("titles", ()) for other in languages_with("common")))
    listed = (own.get(name, frozenset()) for name in ("numbered", "closing", "openers"))
    known = {word.lower() for word in frozenset().union(*listed)} | frequent
    foreign = frozenset(word for word in titles if word.lower() not in known)
    return _full_stops({**own, "titles": own.get("titles", frozenset()) | foreign})


def _of_any_language(own: Mapping[str, Words]) -> FullStops:
    """The lists of all languages together, less what is a frequent word in one of them; `own` are added."""
    languages = languages_with("common")
    frequent = frozenset().union(*map(_frequent, languages))
    lists = {
        name: frozenset().union(*(_lists_of(language).get(name, ()) for language in languages))
        for name in ("titles", "abbreviations", "numbered", "closing", "openers", "months")
    }
    doubtful = frequent | lists["closing"] | lists["numbered"]
    for name in ("titles", "abbreviations"):
        lists[name] -= doubtful
    return _full_stops({**lists, **{name: own[name] | lists.get(name, frozenset()) for name in own if name in LISTS}})


def _full_stops(lists: Mapping[str, Words]) -> FullStops:
    found = {name: lists.get(name, frozenset()) for name in LISTS}
    return FullStops(
        titles=found["titles"],
        abbreviations=found["abbreviations"],
        numbered=found["numbered"],
        closing=found["closing"],
        openers=found["openers"],
        months=found["months"],
        has_ordinal_stops="ordinal-stops" in found["habits"],
        stops="".join(sorted(found["stops"])),
        known=frozenset(word.lower() for name in _KINDS for word in found[name]),
        suffixes=tuple(sorted(one[1:] for one in found["abbreviations"] if one.startswith("-"))),
    )


def _frequent(language: str) -> Words:
    return _lists_of(language).get("frequent", frozenset())


@cache
def _lists_of(language: str) -> dict[str, Words]:
    return {name: frozenset(listed) for name, listed in read_language(language, "common").get("", {}).items()}
