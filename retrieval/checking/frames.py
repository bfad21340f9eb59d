"""Questions and labels around a claim: "Did X say …?", "X: …", "… – X". Words come from the languages' data only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.loading import load_lexicon
from retrieval.searching.words import fold, is_report, term

_LABEL = re.compile(r"^(?P<who>[^\W\d_][^:.,!?\"]{1,60}):\s+(?P<words>\S.*)$", re.DOTALL)
_SIGN_BEFORE = re.compile(r"[:：]\W*$")
_SIGN_AFTER = re.compile(r"^\W*[-–—(]")
_PUNCTUATION = ",:;.-–—?!¿¡()“”\"'：，"
_MARKS = "’'»«„‘"
_LONGEST_NAME = 8
"""Words; more are no name but a sentence."""
_LONGEST_BARE_NAME = 5
"""Words of a name after marks that nothing else shows to be one."""


@dataclass(frozen=True, slots=True)
class Framed:
    """Who is claimed to speak, the words claimed where no marks show them, and what else the frame says.

    `asks` is True for a question that begins with its auxiliary and a name: Did X say …?
    """

    speaker: str
    words: str = ""
    around: tuple[str, ...] = ()
    asks: bool = False


def read_frame(before: str, after: str, language: str) -> Framed | None:
    """The frame around marked words, or the frame and the words of an unmarked sentence (`after` empty).

    None where nothing shows that somebody is claimed to have said the words.
    """
    lexicon = load_lexicon(language)
    if after or _SIGN_BEFORE.search(before) or _ends_with_report(before, language):
        name = _beside_marks(before, after, lexicon, language)
        return Framed(name) if name else None
    if (label := _LABEL.match(before)) and len(label["who"].split()) <= _LONGEST_NAME:
        return Framed(label["who"].strip(), label["words"])
    return _unmarked(before.split(), lexicon, language)


def strip_complementizer(text: str, lexicon: Lexicon) -> str:
    """The text without "that" before it."""
    first, _, rest = text.strip().partition(" ")
    return rest.strip() if rest and first.casefold().strip(_PUNCTUATION) in lexicon.that else text.strip()


def _beside_marks(before: str, after: str, lexicon: Lexicon, language: str) -> str:
    """Who is named next to quoted words: with a verb of saying, before a colon or after a dash."""
    for around in (before, after):
        words = around.split()
        verb = next((at for at, word in enumerate(words) if _reports(word, language)), None)
        if verb is not None:
            return _name(words[:verb], lexicon) or _name(words[verb + 1 :], lexicon)
    if _SIGN_BEFORE.search(before):
        return _name(before.split(), lexicon)
    if _SIGN_AFTER.search(after) or _is_name(after.split(), lexicon):
        return _name(after.split(), lexicon)
    return ""


def _is_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words are a name and nothing else, written as names are: “…” Ana de Souza."""
    known = lexicon.particles | lexicon.titles | lexicon.titles_male | lexicon.titles_female
    bare = [word for word in (word.strip(_MARKS + _PUNCTUATION) for word in words) if word]
    return 0 < len(bare) <= _LONGEST_BARE_NAME and all(
        word[0].isalpha() and (not word[0].islower() or word.casefold() in known) for word in bare
    )


def _unmarked(words: Sequence[str], lexicon: Lexicon, language: str) -> Framed | None:
    """Did X say (that) …? and X said …, with a name that is written as one."""
    asks = bool(words) and words[0].casefold() in lexicon.auxiliaries
    start = 1 if asks else 0
    for at in range(start + 1, min(len(words) - 1, start + _LONGEST_NAME)):
        if not _reports(words[at], language):
            continue
        name = words[start:at]
        if asks or all(word[0].isupper() and term(fold(word), language) for word in name):
            said = strip_complementizer(" ".join(words[at + 1 :]), lexicon)
            if not any(word[0].isupper() for word in name):
                return None
            return Framed(" ".join(name), said, asks=asks and name[0][0].isupper())
    return None


def _ends_with_report(before: str, language: str) -> bool:
    words = before.split()
    return bool(words) and not before.rstrip().endswith((".", "?", "!")) and _reports(words[-1], language)


def _reports(word: str, language: str) -> bool:
    return is_report(fold(word.strip(_PUNCTUATION)), language)


def _name(words: Sequence[str], lexicon: Lexicon) -> str:
    """The words without those that open a question or a clause before them; empty where they are no name."""
    opening = lexicon.auxiliaries | lexicon.that
    following = max((at + 1 for at, word in enumerate(words) if word.casefold() in opening), default=0)
    name = " ".join(words[following:]).strip(f" {_MARKS}{_PUNCTUATION}")
    return name if any(letter.isalpha() for letter in name) and len(name.split()) <= _LONGEST_NAME else ""
