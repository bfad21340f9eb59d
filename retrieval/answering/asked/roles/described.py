"""People whom a question calls by what they have to do with: “the hotel LADY”, “that union fella”.

Such words for anybody tell nothing but perhaps a gender. Whoever is meant has the other words in their role, or beside
their name where an article first names them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from retrieval.answering.asked.names import MOST_SPEAKERS
from retrieval.answering.asked.person import AskedPerson, written_subject
from retrieval.answering.asked.roles.words import Role
from retrieval.answering.questions import OF_ONE, ParsedQuestion, languages_of
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.people import read_name
from retrieval.records import Span
from retrieval.searching import rank, terms
from retrieval.text.question_patterns import search
from retrieval.text.sentences import split_sentences

WORDS = ("any_person", "any_man", "any_woman")
"""The lists of words for people in general."""
ARTICLES = 20
"""Passages in whose articles the person is looked for, the best first."""


def without_words_for_anybody(parsed: ParsedQuestion) -> ParsedQuestion:
    """The question without “guy”, “lady” and their like among the words that name who is asked about."""
    is_guess = set(parsed.subject) <= set(parsed.topic)
    if parsed.kind not in OF_ONE or is_guess or not parsed.names.isdisjoint(parsed.subject):
        return parsed
    rest = tuple(one for one in parsed.subject if not any(_is_word_for(who, one, parsed) for who in WORDS))
    return replace(parsed, subject=rest) if rest and rest != parsed.subject else parsed


def _is_word_for(who: str, word: str, parsed: ParsedQuestion) -> bool:
    return search("questions", who, word, languages_of(parsed.text)) is not None


def described_speaker(parsed: ParsedQuestion, home: str, library: Library) -> AskedPerson | None:
    """The one quoted person whom such a question describes; None where several or nobody may be meant.

    There are no speakers where the word for anybody does not fit that person: no man is a lady.
    They are looked for in the article `home` of the talk, and then in all others.
    """
    rest = without_words_for_anybody(parsed).subject
    if rest == parsed.subject or len(library.shelf.speakers) > MOST_SPEAKERS:
        return None
    typed = written_subject(parsed)
    ids = {one.document.article_id for one in rank(library.passage_index, rest, ARTICLES)}
    for among in ({home} if home else set(), ids):
        articles = library.shelf.find(among).values()
        for in_role in (True, False):
            found = {name for one in articles for name in _having(frozenset(rest), one, in_role=in_role)}
            fitting = _of_gender(found, parsed)
            if len(found) == 1:
                nobody = None if fitting else Role(typed, {}, frozenset(), is_listed=False)
                return AskedPerson(typed, tuple(fitting), role=nobody)
            if found:
                break
    return None


def _having(words: frozenset[str], analysed: AnalysedArticle, *, in_role: bool) -> Iterator[str]:
    """The names of the speakers of an article who have all these terms in their role, or where they are first named."""
    for speaker, known in analysed.speaker_terms.items():
        if read_name(speaker.name).is_description:
            continue
        if words <= known.all or (not in_role and words <= terms_at_first(speaker.name, analysed)):
            yield speaker.name


def terms_at_first(name: str, analysed: AnalysedArticle) -> set[str]:
    """The terms of the sentence that first holds a name, without what is quoted in it."""
    text = analysed.article.text
    at = text.find(name)
    passage = analysed.passage_at(Span(at, at + len(name))) if at >= 0 else None
    sentences = split_sentences(text, passage.span, analysed.language) if passage else []
    first = next((one for one in sentences if one.start <= at < one.end), None)
    if first is None:
        return set()
    quoted = [part for said in analysed.attributions for part in said.quote.contents if part.touches(first)]
    places = (at for at in range(first.start, first.end) if not any(one.start <= at < one.end for one in quoted))
    return set(terms("".join(text[at] for at in places), analysed.language))


def _of_gender(names: set[str], parsed: ParsedQuestion) -> set[str]:
    """The names of whom the word for anybody fits: no man is a lady, and no woman a fella."""
    asks_man, asks_woman = (any(_is_word_for(who, one, parsed) for one in parsed.subject) for who in WORDS[1:])
    if asks_man == asks_woman:
        return names
    return {one for one in names if read_name(one).gender != ("female" if asks_man else "male")}
