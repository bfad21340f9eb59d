"""The words of an article, its sentences and its quotations, as the rules for languages whose verb comes first read
them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch

_TOKEN = re.compile(r"[\w\u064b-\u0652\u0670]+|\n|[^\w\s]")
_VOWELS = re.compile(r"[\u064b-\u0652\u0670\u0640]")
"""Marks of vowels and the stroke that lengthens a word, which papers write or leave out."""
_ADVERBIAL = "\u064b"
"""The mark of a noun without an article that tells how something is done."""
_STOPS = frozenset(".!?؟…")
_KEPT = 1 << 15
"""Words of which is remembered what they are."""
QUOTED = "«»"
"""Stands in `Word.bare` for a whole quotation with its marks. No other token holds two marks."""


class Word(NamedTuple):
    """A word, a mark of punctuation, a line break or a whole quotation, with its place in the text.

    `bare` is what it is without marks of vowels; for a quotation it is `QUOTED`. `is_adverbial` says that those marks
    show a word for how something is done: ساخرًا.
    """

    start: int
    end: int
    bare: str
    is_adverbial: bool = False


class Verb(NamedTuple):
    """A verb of saying: without what is written together with it, whether that is a conjunction, and whom it tells.

    `gender` is "male", "female" or "plural".
    """

    stem: str
    is_joined: bool
    gender: str


def words_of(text: str, stretches: Sequence[Stretch]) -> list[Word]:
    """The words of a text in order. What stands in one of the whole `stretches` is a single word."""
    found: list[Word] = []
    start = 0
    for stretch in stretches:
        if stretch.opener and stretch.closer:
            found += _plain(text, start, stretch.opener.start)
            found.append(Word(stretch.opener.start, stretch.closer.end, QUOTED))
            start = stretch.closer.end
    return found + list(_plain(text, start, len(text)))


def _plain(text: str, start: int, end: int) -> Iterator[Word]:
    for token in _TOKEN.finditer(text, start, end):
        yield Word(token.start(), token.end(), _VOWELS.sub("", token[0]), _ADVERBIAL in token[0])


def leads_to_words(found: Sequence[Word], at: int) -> bool:
    """True for a name in marks before a colon and the words that somebody says: في «تيليغرام»: «…»."""
    return [one.bare for one in found[at + 1 : at + 3]] == [":", QUOTED]


def sentences_of(text: str, found: Sequence[Word]) -> list[range]:
    """The sentences as ranges of words, without their stops; a line break is a sentence of its own.

    A stop within a quotation ends a sentence where white space follows the marks.
    """
    sentences: list[range] = []
    first = 0
    for at, word in enumerate(found):
        after = text[word.end : word.end + 1]
        ends = word.bare in _STOPS and (not after or after.isspace())
        quotes = word.bare == QUOTED and text[word.start : word.end - 1].rstrip()[-1:] in _STOPS and after.isspace()
        if word.bare == "\n" or ends or quotes:
            until = at + 1 if quotes else at
            if first < until:
                sentences.append(range(first, until))
            if word.bare == "\n":
                sentences.append(range(at, at + 1))
            first = at + 1
    if first < len(found):
        sentences.append(range(first, len(found)))
    return sentences


@lru_cache(maxsize=_KEPT)
def verb_of(word: str, words: Lexicon) -> Verb | None:
    """The word as a finite verb of saying; None for any other."""
    for joined in ("", *words.prefixed_conjunctions):
        if not word.startswith(joined):
            continue
        bare = word.removeprefix(joined)
        for enclitic in ("", *words.enclitics):
            stem = bare.removesuffix(enclitic)
            if stem in words.speech and bare.endswith(enclitic):
                return Verb(stem, bool(joined), _gender_of(stem, words))
    return None


def _gender_of(verb: str, words: Lexicon) -> str:
    """Whether one man, one woman or several people are the subject: a woman's form is listed beside a man's."""
    if verb.endswith(tuple(words.plural_verb_endings)):
        return "plural"
    past = any(verb.removesuffix(one) in words.speech for one in words.female_past if verb.endswith(one))
    present = any(
        male + verb.removeprefix(female) in words.speech
        for female in words.female_prefixes
        if verb.startswith(female)
        for male in words.male_prefixes
    )
    return "female" if past or present or verb in words.female_verbs else "male"


def is_denied(found: Sequence[Word], at: int, words: Lexicon) -> bool:
    """True for a verb in the present behind a word for *not*: *لم يقل* سامي إن "…"."""
    verb = verb_of(found[at].bare, words)
    present = tuple(words.male_prefixes | words.female_prefixes)
    return (
        verb is not None
        and verb.stem.startswith(present)
        and at > 0
        and apart(found[at - 1].bare, words) in (words.negations)
    )


def is_inscription(found: Sequence[Word], cue: int, words: Lexicon) -> bool:
    """True where the words stand written on something, and nobody is told to write them: لافتة *كتب عليها* "…"."""
    after = [one.bare for one in found[cue + 1 : cue + 3]]
    is_written = f"{found[cue].bare} {after[0] if after else ''}" in words.written
    return is_written and after[1:] in ([], [":"], [QUOTED])


def apart(word: str, words: Lexicon) -> str:
    """A word without the conjunction that is written together with it, if it is one that rules look for without it."""
    bare = (word.removeprefix(one) for one in words.prefixed_conjunctions)
    return next((one for one in bare if one in _breaking(words)), word)


@lru_cache(maxsize=_KEPT)
def ends_phrase(word: str, words: Lexicon) -> bool:
    """True for what cannot stand within the words that name a subject: a preposition, a verb of saying, a stop."""
    if not word[:1].isalpha() or apart(word, words) in _breaking(words) or verb_of(word, words):
        return True
    if word in words.kin or word in words.titles:
        return False  # *والدة*, which only begins like "and the"
    joined = (word.removeprefix(one) for one in words.prefixed_conjunctions if word.startswith(one))
    opens = any(one.startswith(tuple(words.prefixed_articles)) or one in words.titles | words.kin for one in joined)
    return opens or word.startswith(tuple(words.oblique_prefixes))


def goes_on(found: Sequence[Word], at: int, words: Lexicon) -> bool:
    """True for a noun joined to the one before it within the name of an office: وزير التربية *والتعليم*."""
    articles = tuple(words.prefixed_articles)
    before, bare = found[at - 1].bare if at else "", found[at].bare
    joined = next((bare.removeprefix(one) for one in words.prefixed_conjunctions if bare.startswith(one)), "")
    is_noun = joined.startswith(articles) and joined not in words.titles
    return is_noun and before.startswith(articles) and before not in words.titles


@cache
def _breaking(words: Lexicon) -> frozenset[str]:
    return (
        words.prepositions
        | words.that
        | words.relatives
        | words.conjunctions
        | words.adverbs
        | words.pronouns
        | words.attendant
        | words.according
        | words.utterances
        | words.auxiliaries
        | words.negations
        | words.hearing_verbs
    )
