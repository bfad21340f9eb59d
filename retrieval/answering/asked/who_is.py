"""Who somebody is: “Who is Ida Brandt?” is answered by the sentence with which an article brings her in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.answering.asked.names.unknown import EDGES
from retrieval.answering.asked.person import speakers_called
from retrieval.answering.questions import folded_question, languages_of
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.people import read_name
from retrieval.records import Evidence, Span
from retrieval.searching import rank, terms
from retrieval.searching.words import fold
from retrieval.text.question_patterns import match
from retrieval.text.sentences import split_sentences

LONGEST = 4
"""Words of a name, at most."""
PASSAGES = 20
"""Passages in whose articles somebody who is not quoted is looked for, the best first."""
MOST_ARTICLES = 3
"""Articles that quote somebody, at most, in which they are looked for."""
SURE = 0.8
"""The confidence of the sentence that brings somebody in."""


def brought_in(question: str, library: Library, home: str = "") -> Evidence | None:
    """The first sentence of an article that names the person of whom a question asks who they are.

    The article with the id `home` comes first. None for any other question, and where no article names the person.
    """
    name = _asked_name(question)
    if not name:
        return None
    names = _names(name, library)
    speakers = [one for one in library.shelf.speakers if one.name in names]
    ids = [one.id for one in library.shelf.quoting(speakers, MOST_ARTICLES)] if speakers else []
    if not ids:
        wanted = tuple(dict.fromkeys(terms(name, languages_of(question)[0])))
        ids = [one.document.article_id for one in rank(library.passage_index, wanted, PASSAGES)] if wanted else []
    ids = sorted(dict.fromkeys(ids), key=lambda one: one != home)
    found = library.shelf.find(ids)
    every = (_sentences(one, found[at]) for at in ids if at in found for one in names or (name,))
    return next((evidence for sentences in every for evidence in sentences), None)


def _asked_name(question: str) -> str:
    """Of whom a question asks who they are, in small letters; empty where it asks for no name."""
    folded = folded_question(question)
    found = match("questions", "who_is", folded, languages_of(question))
    name = found["who"].strip(EDGES) if found else ""
    return name if len(name.split()) <= LONGEST else ""


def _names(name: str, library: Library) -> tuple[str, ...]:
    """The names of the quoted people who may be meant, the longest first; of a first name alone, those who bear it."""
    called = speakers_called(read_name(name.title()), library)
    if not called:
        bearers = (one.name for one in library.shelf.namesakes((name,)))
        called = tuple(one for one in bearers if fold(one).split()[:1] == [name] and not read_name(one).is_description)
    return tuple(sorted(called, key=len, reverse=True))


def _sentences(name: str, analysed: AnalysedArticle) -> Iterator[Evidence]:
    """The article's own sentences that hold the whole name as one, then those with its last word, in their order."""
    text, language = analysed.article.text, analysed.language
    last = name.split()[-1]
    for whole in dict.fromkeys((name, last)):
        pattern = re.compile(rf"(?<!\w){re.escape(fold(whole))}(?!\w)")
        for passage in analysed.passages:
            for sentence in split_sentences(text, passage.span, language):
                written = sentence.of(text)
                is_named = pattern.search(fold(written)) and _is_capitalised(whole, written)
                if is_named and not _is_quoted(sentence, analysed):
                    yield Evidence(analysed.article, sentence, passage, None, SURE, SURE)


def _is_quoted(sentence: Span, analysed: AnalysedArticle) -> bool:
    """Whether a sentence stands within somebody's own words."""
    return any(one.quote.kind == "direct" and one.quote.span.holds(sentence) for one in analysed.attributions)


def _is_capitalised(name: str, written: str) -> bool:
    """Whether a text writes the last word of a name with a capital letter, as names are, or in letters without case."""
    last = name.split()[-1]
    found = re.findall(rf"(?<!\w){re.escape(last)}(?!\w)", written, re.IGNORECASE)
    return any(not one[0].islower() for one in found)
