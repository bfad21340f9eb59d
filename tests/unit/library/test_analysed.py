"""One article taken apart: what it is found by."""

from __future__ import annotations

import pytest

from retrieval import Article, Span
from retrieval.library.analysed import analyse
from retrieval.library.documents import index_documents
from retrieval.reading import read_articles
from retrieval.searching import Document, terms
from seeds import SEEDS
from tests.newsroom import BUDGET, DAM

FURNITURE = Article(
    "furniture",
    "Bridge to close",
    "Share this article\n\nThe bridge closes.\n\n“It is not safe,” said Ada Weber, the mayor.\n\nRead more: Dams",
)
ARTICLES = [BUDGET, DAM, FURNITURE, *(article for article in read_articles(SEEDS) if isinstance(article, Article))]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_the_whole_article_is_found_by_all_its_terms(article: Article) -> None:
    analysed = analyse(article)
    whole, passages = index_documents(analysed)
    said = terms(article.title, analysed.language) + terms(article.text, analysed.language)
    assert whole == Document.of(article.id, 0, said)
    assert [passage.position for passage in passages] == list(range(len(analysed.passages)))


def test_a_passage_is_found_by_who_speaks_in_it() -> None:
    text = "“The dam is a danger,” said Paul Weber, the mayor.\n\n“It must go this year,” he said."
    _, passages = index_documents(analyse(Article("dam", "Dam", text)))
    (of_pronoun,) = [found for found in passages if "year" in found.frequencies]
    assert of_pronoun.frequencies["weber"] == 1


def test_the_passage_of_a_span_is_the_first_that_it_touches() -> None:
    text = "\n\n".join(f"The weir number {number} was opened by the warden at noon. " * 12 for number in range(30))
    analysed = analyse(Article("weirs", "Weirs", text))
    assert len(analysed.passages) > 10
    for start in range(0, len(text), 37):
        span = Span(start, start + 50)
        touched = [passage for passage in analysed.passages if passage.span.touches(span)]
        assert analysed.passage_at(span) == (touched[0] if touched else None)
    assert analysed.passage_at(Span(len(text) + 5, len(text) + 9)) is None
