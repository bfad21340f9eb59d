"""The one analysis chain: from a text to the terms that index and query share.

Fold accents and case, take words, strip the possessive, drop stopwords, join irregular forms, stem (Snowball) in the
text's language. Knows languages only as data (retrieval/text/languages) and nothing of articles, questions or ranking.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from string import ascii_lowercase
from threading import Lock

from retrieval.text.glued import LOWER, UPPER, holds_seam, with_parts
from retrieval.text.language import READ, WORD
from retrieval.text.languages import DEFAULT_LANGUAGE, languages_with, read_language

KNOWN = tuple(sorted(languages_with("search"), key=lambda language: (language != DEFAULT_LANGUAGE, language)))
"""Languages with words of their own, in the order in which a tie is decided."""

NO_SPACES = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
TOKEN = re.compile(rf"(?:[^\W\d_]\.){{2,}}|\d+(?:[.,]\d+)*|[{NO_SPACES}]+|[^\W_]+(?:'[^\W_]+)*")
DECOMPOSES = re.compile(r"[^\x00-\x7f“”„«»–—]")
"""What Unicode may take apart; the marks that stand here are those of nearly every article and never are."""
LOST_SPACE = re.compile(rf"(?<=[{LOWER}])‘(?=[{UPPER}])")
"""A closing mark that took the space after it along; anywhere else ‘ within a word is a mistyped apostrophe."""
SHORTEST_STEM = 3
UNSPACED = re.compile(rf"[{NO_SPACES}]{{2,}}")


def fold(text: str) -> str:
    """`text` without accents and case, one kind of apostrophe; its length may change."""
    for acronym, alone, dotted in _acronyms():
        if acronym in text:
            text = alone.sub(dotted, text)
    text = text.replace("’", "'").replace("‘", "'")
    if DECOMPOSES.search(text):
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        text = unicodedata.normalize("NFC", text)
    return text.casefold()


@cache
def _acronyms() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """The acronyms that are another word in small letters (US, us), with a pattern of each and how it is kept apart."""
    listed = (
        read_language(language, "common").get("", {}).get("acronyms", ()) for language in languages_with("common")
    )
    return tuple((word, re.compile(rf"\b{word}\b"), ".".join(word) + ".") for words in listed for word in words)


def tokens(text: str) -> list[str]:
    """The folded words of `text` in order, none left out; scripts without spaces come as pairs of letters.

    Chinese words that carry no topic part a run of letters: "王丽说了什么" is "王丽", "说", "了", "什么". A word that
    machine translation glued to the next ("correctAnd") comes whole and in its parts.
    """
    found: list[str] = []
    if "‘" in text:
        text = LOST_SPACE.sub(" ", text)
    if holds_seam(text):
        text = with_parts(text)
    for token in TOKEN.findall(fold(text)):
        if UNSPACED.fullmatch(token):
            found += _parted(token)
        else:
            found.append(token)
    return found


def _parted(run: str) -> Iterator[str]:
    """The pairs of letters of a run without spaces, and the words of no topic that stand in it."""
    start = 0
    for found in _words_of_no_topic().finditer(run):
        if found["own"]:
            yield from _pairs(run[start : found.start()])
            yield found["own"]
            start = found.end()
    yield from _pairs(run[start:])


def _pairs(run: str) -> Iterable[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] if len(run) > 1 else run


@cache
def _words_of_no_topic() -> re.Pattern[str]:
    """Finds them as `own`, longer ones first, and passes by the words that only look as if they held one."""
    languages = [vocabulary(language) for language in KNOWN if is_in_pairs(language)]
    whole = sorted({word for words in languages for word in words.whole})
    found = {word for words in languages for word in words.stopwords | words.saying}
    own = sorted(found, key=lambda word: (-len(word), word))
    return re.compile(f"{'|'.join(whole)}|(?P<own>{'|'.join(own)})")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a language's file holds, folded; empty for a language without one.

    `about`, `what` and `who` tell the parts of a question, `follows` and `pronouns` that it leans on an earlier one,
    `joins` stand between two questions.
    `endings` are cut off where there is no stemmer, those in `turned` become others before it. Of a language without
    spaces, `whole` holds the words that another one seems to stand in.
    """

    stopwords: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    reporting: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    what: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    follows: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    turned: Mapping[str, str] = field(default_factory=dict)
    lemmas: Mapping[str, str] = field(default_factory=dict)
    synonyms: frozenset[str] = frozenset()
    stemmer: str = ""


@cache
def vocabulary(language: str) -> Vocabulary:
    """The stopwords, words of saying and irregular forms of a language (ISO 639-1)."""
    sections = read_language(language, "search")
    lists = sections.get("", {})
    of_questions = ("saying", "reporting", "about", "what", "who", "follows", "pronouns", "joins")
    names = ("stopwords", *of_questions, "whole", "endings")
    return Vocabulary(
        **{name: frozenset(map(fold, lists.get(name, ()))) for name in names},
        stemmer="".join(read_language(language, "common").get("", {}).get("stemmer", ())),
        turned={ending: other for ending, (other,) in sections.get("turned", {}).items()},
        lemmas={
            fold(form): lemma
            for joined in ("irregular", "synonyms")
            for lemma, forms in sections.get(joined, {}).items()
            for form in forms
        },
        synonyms=frozenset(fold(form) for forms in sections.get("synonyms", {}).values() for form in forms),
    )


class _Terms(dict[str, str]):
    """The term of each folded token, computed when the token is first met; a stopword's term is empty.

    Safe to call from threads. Snowball's stemmers are not: they keep the word at hand in themselves, so two threads
    would get an IndexError, or each other's stem.
    """

    def __init__(self, language: str) -> None:
        super().__init__(dict.fromkeys(vocabulary(language).stopwords, ""))
        self._lemmas = vocabulary(language).lemmas
        self._turned = vocabulary(language).turned
        import snowballstemmer  # 15 ms: it brings every language along

        algorithm = vocabulary(language).stemmer
        self._stem: Callable[[str], str] = snowballstemmer.stemmer(algorithm).stemWord if algorithm else self._cut
        self._endings = sorted(vocabulary(language).endings, key=len, reverse=True)
        self._lock = Lock()

    def __missing__(self, token: str) -> str:
        word = token.rstrip(".").removesuffix("'s").replace(",", "") or token
        word = self._lemmas.get(word, word)
        for ending, other in self._turned.items():
            word = f"{word.removesuffix(ending)}{other}" if word.endswith(ending) else word
        if word != token:
            term = self[token] = self[word]
        else:
            with self._lock:
                term = self[token] = self._stem(word)
        return term

    def _cut(self, word: str) -> str:
        """The word without the longest ending that leaves SHORTEST_STEM letters of it."""
        cut = (len(word) - len(ending) for ending in self._endings if word.endswith(ending))
        return word[: next((length for length in cut if length >= SHORTEST_STEM), len(word))]


@cache
def _terms_of(language: str) -> _Terms:
    return _Terms(language)


def term(token: str, language: str = DEFAULT_LANGUAGE) -> str:
    """The term of one folded token; empty for a stopword."""
    return _terms_of(language)[token]


def terms(text: str, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """The terms of `text` in order, with repetitions, stopwords left out. `language` is an ISO 639-1 code."""
    known = _terms_of(language)
    return [found for token in tokens(text) if (found := known[token])]


def is_report(token: str, language: str = DEFAULT_LANGUAGE) -> bool:
    """True for a folded token that reports speech or thought, in any of its forms."""
    known = vocabulary(language)
    return token in known.saying or (token not in known.synonyms and term(token, language) in _reporting(language))


def holds_report(said: Collection[str], languages: Iterable[str]) -> bool:
    """Whether any of these folded tokens reports speech or thought in one of the languages."""
    return any(is_report(token, language) for language in languages for token in said)


@cache
def _reporting(language: str) -> frozenset[str]:
    return frozenset(term(verb, language) for verb in vocabulary(language).reporting) - {""}


def guess_language(text: str, among: Iterable[str] = KNOWN) -> str:
    """The language of `among` that has most of the words of `text` among its common ones; of several, the first."""
    return guess_languages(text, among)[0]


def guess_languages(text: str, among: Iterable[str] = KNOWN) -> tuple[str, ...]:
    """As `guess_language`, but all that fit equally well, in the order of `among`; never empty unless `among` is.

    Of those with as many common words, the ones that know more of the letters fit better, as a question is short.
    """
    listed = tuple(among)
    opening = text[:READ].casefold()
    words = [fold(word) for word in WORD.findall(opening)]
    letters = set(filter(str.isalpha, opening))
    fits = {one: (sum(word in common_words_of(one) for word in words), len(letters & _alphabet(one))) for one in listed}
    best = max(fits.values(), default=(0, 0))
    return tuple(one for one in listed if fits[one] == best)


@cache
def common_words_of(language: str) -> frozenset[str]:
    """The words, folded, that are common in a language or carry no topic in it."""
    known = vocabulary(language)
    frequent = read_language(language, "common").get("", {}).get("frequent", ())
    return frozenset(map(fold, frequent)) | known.stopwords | known.saying


@cache
def is_in_pairs(language: str) -> bool:
    """Whether the words of a language come as pairs of letters, because nothing parts them or particles end them."""
    return any(UNSPACED.fullmatch(word) for word in common_words_of(language))


@cache
def _alphabet(language: str) -> frozenset[str]:
    """The letters that a language's listed words are written with; of the plain Latin ones, all or none."""
    lists = (read_language(language, part).get("", {}) for part in ("common", "search"))
    written = (word for one in lists for name in ("frequent", "stopwords", "letters") for word in one.get(name, ()))
    letters = frozenset("".join(written).casefold())
    return letters if letters.isdisjoint(ascii_lowercase) else letters.union(ascii_lowercase)
