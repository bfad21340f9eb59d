"""Articles that are no evidence for a text, because they are that very text."""

from __future__ import annotations

from retrieval.records import Article


def is_itself(article: Article, checked: Article | None) -> bool:
    """Whether `article` is what is being checked: it has the same id or address, or the same text but for spaces."""
    if checked is None:
        return False
    if article.id == checked.id or (checked.url and article.url == checked.url):
        return True
    return bool(checked.text) and article.text.split() == checked.text.split()
