"""Passages for a question: found by the engine, ranked together with their articles. Every answer starts here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from retrieval.answering.questions import ParsedQuestion
from retrieval.answering.weighing import Weighing
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.library.units import Unit
from retrieval.records import Passage
from retrieval.searching import Document, rank

ARTICLES = 30
DEEPER = 6
"""How many times more passages than are wanted are ranked together with their articles."""
SMALL = 30
"""Articles of a library in which passages are looked at that share no word with the question."""
ARTICLE = 0.5
"""What a passage's article counts against the passage itself; measured on three sets, see DESIGN.md."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A passage that may answer the question, by its position in its article, from 0.

    `passage`, `neighbours` and `article` are the shares of the question, 0..1, that the passage, the better of its two
    neighbours and the article attain. `known` is the share of the topic that the article holds, and `strange` the share
    of the names in the topic that it does not.
    """

    analysed: AnalysedArticle
    position: int
    passage: float
    neighbours: float
    article: float
    known: float
    strange: float

    @property
    def record(self) -> Passage:
        """The passage itself."""
        return self.analysed.passages[self.position]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The spans of the passage that may be shown."""
        return self.analysed.units[self.position]


def find_passages(
    parsed: ParsedQuestion, library: Library, weighing: Weighing, limit: int, *, fills: bool = False, within: str = ""
) -> list[FoundPassage]:
    """The best `limit` passages that share a term with the question, best first.

    Where there are fewer and `fills` is set, others follow them: what answers may say it in other words. With the id of
    an article in `within`, only its passages are found, up to `limit` of them, and whether they share a term or not.
    """
    asked = (*parsed.terms, *parsed.earlier)
    articles = [ranked.document for ranked in rank(library.article_index, asked, ARTICLES)]
    of_articles = Weighing.of(parsed, library.article_index).attained(articles)
    by_id = {document.article_id: (value, document) for document, value in zip(articles, of_articles, strict=True)}
    passages = [ranked.document for ranked in rank(library.passage_index, asked, DEEPER * limit)]
    attained = dict(zip(map(_key, passages), weighing.attained(passages), strict=True))

    def worth(key: tuple[str, int]) -> float:
        return attained[key] + ARTICLE * (by_id[key[0]][0] if key[0] in by_id else 0.0)

    names = parsed.names.intersection(parsed.topic)
    best = sorted(attained, key=worth, reverse=True)[:limit]
    if within:
        best = [key for key in best if key[0] == within]
        best += islice(_others(best, (within,), library, of_all=False), limit - len(best))
    elif fills and len(best) < limit:
        best += islice(_others(best, list(by_id), library), limit - len(best))
    analysed = library.shelf.find({article_id for article_id, _ in best})
    found = []
    for article_id, position in best:
        if article_id not in analysed:  # another process has just removed it
            continue
        value, document = by_id.get(article_id, (0.0, None))
        found.append(
            FoundPassage(
                analysed=analysed[article_id],
                position=position,
                passage=attained.get((article_id, position), 0.0),
                neighbours=max(attained.get((article_id, position + step), 0.0) for step in (-1, 1)),
                article=value,
                known=weighing.share(parsed.topic or parsed.terms, document.frequencies) if document else 0.0,
                strange=1 - weighing.share(names, document.frequencies) if document and names else 0.0,
            )
        )
    return found


def _others(
    found: Collection[tuple[str, int]], articles: Sequence[str], library: Library, *, of_all: bool = True
) -> Iterator[tuple[str, int]]:
    """The passages that were not found: those of the articles, then, `of_all`, those of a small library's others."""
    known = set(found)
    every = library.shelf.ids if of_all and len(library.shelf.ids) <= SMALL else ()
    for article_id in dict.fromkeys((*articles, *every)):
        analysed = library.shelf.find((article_id,)).get(article_id)
        for position in range(len(analysed.passages) if analysed else 0):
            if (article_id, position) not in known:
                yield article_id, position


def _key(document: Document) -> tuple[str, int]:
    return document.article_id, document.position
