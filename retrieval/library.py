"""The articles at hand with their attributions and passages, kept in step."""

from __future__ import annotations

from retrieval.passages import split_passages
from retrieval.quoting import find_attributions
from retrieval.records import Article, Attribution, Passage


class Library:
    """Articles by id, in the order they were added. Adding an id again replaces the article."""

    def __init__(self) -> None:
        self._articles: dict[str, Article] = {}
        self._attributions: dict[str, tuple[Attribution, ...]] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(self._articles.values())

    def add(self, article: Article) -> None:
        attributions = find_attributions(article)
        self._attributions[article.id] = attributions
        self._passages[article.id] = split_passages(article, [found.quote for found in attributions])
        self._articles[article.id] = article

    def article(self, article_id: str) -> Article:
        """Raises KeyError where there is none of that id."""
        return self._articles[article_id]

    def attributions(self, article_id: str) -> tuple[Attribution, ...]:
        return self._attributions[article_id]

    def passages(self, article_id: str) -> tuple[Passage, ...]:
        return self._passages[article_id]
