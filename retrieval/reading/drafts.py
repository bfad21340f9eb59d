"""An article as a document gives it, before it is known to be fit to keep."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.errors import ArticleError
from retrieval.reading.dates import to_iso
from retrieval.records import Article


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found at `where`; where the document names no `id`, `name` is what the article is called by."""

    where: str
    text: str
    id: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    author: str = ""
    name: str = ""


def to_article(draft: Draft, name: str, origins: dict[str, str]) -> Article | ArticleError:
    """The article of `draft`, called by `name` where nothing in it says how; an error where it claims a taken id.

    `origins` says of each id where it was first seen; the new one is noted there.
    """
    article_id = draft.id.strip() or _free_id(draft.name or name, origins)
    if article_id in origins:
        return ArticleError(draft.where, f"the id {article_id!r} is taken by {origins[article_id]}; left out")
    origins[article_id] = draft.where
    return Article(
        article_id,
        draft.title.strip(),
        draft.text,
        draft.publisher.strip(),
        to_iso(draft.published),
        draft.url.strip(),
        draft.language.strip().lower().replace("_", "-").partition("-")[0],
        draft.author.strip(),
    )


def _free_id(name: str, origins: dict[str, str]) -> str:
    """`name`, numbered where another article has it: files of one name may stand in several folders."""
    number = 1
    found = name
    while found in origins:
        number += 1
        found = f"{name}-{number}"
    return found
