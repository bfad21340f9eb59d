"""Passages for a question: found by the engine, ranked by rank-bm25 together with their article.

`find_passages` is where every answer starts; `rank_passages` orders passages alone, for who wants to read rather than
to be answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answering.questions import Inquiry, read_question
from retrieval.answering.signs import shows
from retrieval.answering.spelling import spell
from retrieval.answering.weighing import Weighing
from retrieval.answering.weights import load_weights
from retrieval.library.library import Library
from retrieval.library.shelved import Shelved
from retrieval.library.units import Unit
from retrieval.records import Hit, Passage
from retrieval.searching import Document, guess_language, rank

ARTICLES = 30
DEEPER = 6
"""So many times as many passages as are wanted are ordered together with their article."""
ARTICLE = 0.5
"""What a passage's article counts against the passage itself; measured on three sets, see DESIGN.md."""
LOOKED_AT = 30
"""How many passages are ordered anew by everything that is known of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that shares terms with the question: how much it and its surroundings attain, 0..1 each.

    `known` is how much of the topic its article has, `strange` how much of the names in the topic it has not.
    """

    shelved: Shelved
    position: int
    passage: float
    neighbours: float
    article: float
    known: float
    strange: float

    @property
    def record(self) -> Passage:
        return self.shelved.passages[self.position]

    @property
    def units(self) -> tuple[Unit, ...]:
        return self.shelved.units[self.position]


def find_passages(inquiry: Inquiry, library: Library, weighing: Weighing, limit: int) -> list[Found]:
    """The best `limit` passages that share a term with the question, best first."""
    asked = (*inquiry.terms, *inquiry.earlier)
    articles = [ranked.document for ranked in rank(library.article_index, asked, ARTICLES)]
    of_articles = Weighing.of(inquiry, library.article_index).attained(articles)
    by_id = {document.article_id: (value, document) for document, value in zip(articles, of_articles, strict=True)}
    passages = [ranked.document for ranked in rank(library.passage_index, asked, DEEPER * limit)]
    attained = dict(zip(map(_key, passages), weighing.attained(passages), strict=True))

    def worth(key: tuple[str, int]) -> float:
        return attained[key] + ARTICLE * (by_id[key[0]][0] if key[0] in by_id else 0.0)

    names = inquiry.names.intersection(inquiry.topic)
    best = sorted(attained, key=worth, reverse=True)[:limit]
    shelved = library.some({article_id for article_id, _ in best})
    found = []
    for article_id, position in best:
        if article_id not in shelved:  # another process has just removed it
            continue
        value, document = by_id.get(article_id, (0.0, None))
        found.append(
            Found(
                shelved=shelved[article_id],
                position=position,
                passage=attained[article_id, position],
                neighbours=max(attained.get((article_id, position + step), 0.0) for step in (-1, 1)),
                article=value,
                known=weighing.share(inquiry.topic or inquiry.terms, document.frequencies) if document else 0.0,
                strange=1 - weighing.share(names, document.frequencies) if document and names else 0.0,
            )
        )
    return found


def rank_passages(question: str, library: Library, limit: int = 10) -> list[Hit]:
    """The passages that most likely hold what is asked, best first; their scores are log-odds within this question."""
    inquiry = spell(read_question(question, (), guess_language(question, library.languages or ("en",))), library)
    found = find_passages(inquiry, library, Weighing.of(inquiry, library.passage_index), max(limit, LOOKED_AT))
    weights = load_weights("semantic" if library.vectors else "plain")
    scores = [weights.passage_worth(features) for features in passage_features(inquiry, library, found)]
    hits = [Hit(one.record, score) for one, score in zip(found, scores, strict=True)]
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def passage_features(inquiry: Inquiry, library: Library, found: Sequence[Found]) -> list[tuple[float, ...]]:
    """What speaks for each passage, in the order of features.OF_PASSAGE, and of OF_PASSAGE_MEANING with vectors."""
    likeness: list[tuple[float, ...]] = [()] * len(found)
    if library.vectors:
        places = [(one.shelved.article, one.record.span) for one in found]
        likeness = [(value,) for value in library.vectors.likeness(inquiry.whole, places)]
    return [
        (one.passage, one.article, one.neighbours, one.known, float(shows(one.record.text, inquiry.wanted)), *like)
        for one, like in zip(found, likeness, strict=True)
    ]


def _key(document: Document) -> tuple[str, int]:
    return document.article_id, document.position
