"""Candidates: whose meaning is weighed, where many share the words of a question."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from retrieval import Article, Library
from retrieval.answering.candidates import ALIKE, LIKELIEST, PASSAGES, find_candidates, tongues_of, weigh_meaning
from retrieval.answering.follow_ups import parse_question
from retrieval.semantic import Reader, SpanVectors
from retrieval.semantic.vectors import Place, Tongues

ASKED = parse_question("What did Ada Weber say about the bridge in Essen?")


class Imagined(SpanVectors):
    def likeness(self, _text: str, places: Sequence[Place], _language: str) -> list[float]:
        return [0.5] * len(places)

    def likeness_of_wholes(self, _text: str, places: Sequence[Place], _language: str) -> list[float]:
        return [0.9 if "hoists" in span.of(article.text) else 0.1 for article, span in places]


def test_the_likeliest_passages_and_those_nearest_in_meaning_are_read_closely() -> None:
    library = Library(semantic=False)
    for number in range(PASSAGES + 10):
        library.add(Article(f"other {number}", "Roads", f"The bridge number {number} is closed, said Paul Ray."))
    library.add(Article("other words", "Roads", "The crossing, a bridge of sorts, hoists cars, said a guide."))
    library.add(Article("meant", "Essen", "“The bridge in Essen is not safe,” said Ada Weber, the mayor."))
    found = find_candidates(ASKED, library)
    weighed = weigh_meaning(ASKED, Imagined(), found)
    assert len({one.passage for one in found}) == PASSAGES
    assert len({one.passage for one in weighed}) == LIKELIEST + ALIKE
    assert any(one.analysed.article.id == "meant" for one in weighed)
    assert not any(one.features.like_passage for one in found)
    assert all(one.features.like_passage for one in weighed)


def test_where_a_reader_reads_passages_are_looked_at_that_share_no_word_with_the_question() -> None:
    library = Library(semantic=False)
    paragraphs = ("The bridge in Essen is closed. " * 12, "“Nobody may cross,” said Ada Weber, the mayor. " * 8)
    library.add(Article("essen", "Essen", "\n\n".join(paragraphs)))
    asked = parse_question("Who closed the bridge?")
    by_words = {one.unit.span.start for one in find_candidates(asked, library)}
    library.vectors, library.reader = Imagined(), Reader()
    by_meaning = {one.unit.span.start for one in find_candidates(asked, library)}
    assert by_words < by_meaning
    assert find_candidates(parse_question(""), library) == []


@pytest.mark.parametrize(
    ("question", "language", "tongues"),
    [
        ("Who closed the bridge in Essen?", "en", "english"),
        ("Wer hat die Brücke in Essen gesperrt?", "en", "many"),
        ("Who closed the bridge in Essen?", "de", "many"),
    ],
)
def test_what_is_not_english_on_both_sides_is_read_in_many_languages(
    question: str, language: str, tongues: Tongues
) -> None:
    library = Library(semantic=False)
    library.add(Article("essen", "Essen", "The bridge in Essen: die Brücke in Essen.", language=language))
    asked = parse_question(question)
    assert tongues_of(asked, find_candidates(asked, library)) == tongues


def test_what_shares_no_word_with_any_article_is_looked_for_in_other_languages_only_where_it_asks() -> None:
    library = Library(semantic=False)
    library.add(Article("essen", "Essen", "“Nobody may cross the bridge,” said Ada Weber, the mayor.", language="en"))
    library.vectors, library.reader = Imagined(), Reader()
    assert find_candidates(parse_question("Wer darf hinüber?"), library)
    assert find_candidates(parse_question("wer darf da hinüber"), library)
    assert not find_candidates(parse_question("ich habe großen Hunger"), library)
