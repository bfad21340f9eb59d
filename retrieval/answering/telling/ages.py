"""Ages: “how old is she?” is answered by the sentence of the article that names her with a figure, as articles do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from retrieval.answering.asked.pronouns import gender_in, person_meant
from retrieval.answering.choosing import put_first
from retrieval.answering.follow_ups import refers_to_person
from retrieval.answering.questions import folded_question, languages_of, parse_alone
from retrieval.answering.scoring.signs import shows
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.records import Answer, Evidence, Span
from retrieval.text.question_patterns import search
from retrieval.text.sentences import split_sentences

SURE = 0.8
"""The confidence of the sentence that tells the age of whoever is meant."""
NEAREST = 30
"""Characters after a name in which the age stands that is told with it: “Ida Brandt, 63”."""


def with_age(found: Answer, question: str, library: Library, of: str, home: str, shown: Span | None) -> Answer:
    """The answer with the sentence first that tells the age of whom a pronoun means after the words shown.

    The answer as it is to any other question, and where the article with the id `home` tells no age of them.
    """
    language = languages_of(question)[0]
    if not home or shown is None or parse_alone(question, language).wanted != "age":
        return found
    analysed = library.shelf.find((home,)).get(home)
    asks_of_person = found.leans and (refers_to_person(question) or _drops_person(question, language))
    name = of or (person_meant(gender_in(question, language), home, shown, library) if asks_of_person else "")
    told = next(_telling(name, analysed), None) if name and analysed else None
    return put_first(told, found) if told else found


def _drops_person(question: str, language: str) -> bool:
    """Whether a question asks of a person without a pronoun, as Spanish does: “¿Cuántos años tiene?”."""
    is_bare = len(parse_alone(question, language).terms) <= 1
    return is_bare and search("questions", "drops_person", folded_question(question), (language,)) is not None


def _without(names: Iterable[str], text: str) -> str:
    """A text without these names: those of others who share the last name of whom it is asked."""
    for name in names:
        text = text.replace(name, "")
    return text


def _telling(name: str, analysed: AnalysedArticle) -> Iterator[Evidence]:
    """The sentences of an article that tell the age of the person of that name: right after the name, then anywhere."""
    text, last = analysed.article.text, name.split()[-1]
    sentences = [(one, at) for at in analysed.passages for one in split_sentences(text, at.span, analysed.language)]
    others = {one.speaker.name for one in analysed.attributions if one.speaker and one.speaker.name != name}
    kin = [one for one in others if one.endswith(f" {last}")]
    named = [(one, at) for one, at in sentences if last in _without(kin, one.of(text))]
    for nearest in (True, False):
        for sentence, passage in named:
            written = _without(kin, sentence.of(text))
            after = written[written.index(last) :][: len(last) + NEAREST] if nearest else written
            if shows(after, "age", analysed.language):
                yield Evidence(analysed.article, sentence, passage, None, SURE, SURE)
