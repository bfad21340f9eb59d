"""What the machines of a cluster do: read a portion, and analyse articles. Independent of Ray, which runs these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from retrieval.errors import ArticleError
from retrieval.library.analysed import AnalysedArticle, Attributor, analyse
from retrieval.reading import read_link
from retrieval.reading.drafts import to_article
from retrieval.reading.kinds import read_document
from retrieval.records import Article
from retrieval.storing.cluster.portions import Piece, Portion


def read_portion(portion: Portion, allow_private: bool) -> list[Article | ArticleError]:  # noqa: FBT001 - Ray calls it
    """The articles of a portion, with an error for each that cannot be read."""
    return [article for piece in portion for article in _articles(piece, allow_private=allow_private)]


def analyse_all(articles: Sequence[Article], attribute: Attributor) -> list[AnalysedArticle | str]:
    """The analysed articles in order; in place of one that brings out a bug, what the bug is."""
    found: list[AnalysedArticle | str] = []
    for article in articles:
        try:
            found.append(analyse(article, attribute))
        except Exception as error:  # noqa: BLE001 - a bug that one article brings out must not keep out all the others
            found.append(f"brings out a bug ({type(error).__name__}: {error}); please report it")
    return found


def _articles(piece: Piece, *, allow_private: bool) -> Iterator[Article | ArticleError]:
    if piece.data is None:
        yield from read_link(piece.where, allow_private=allow_private)
        return
    name = PurePath(piece.where).name
    # Articles without an id get one from the first line of their portion, so that no two portions use the same id.
    called = f"{PurePath(piece.where).stem or name}{f'.{piece.lines_before}' if piece.lines_before else ''}"
    origins: dict[str, str] = {}
    for draft in read_document(piece.where, name, piece.data):
        article = draft if isinstance(draft, ArticleError) else to_article(draft, called, origins)
        yield _placed(article, piece) if isinstance(article, ArticleError) else article


def _placed(error: ArticleError, piece: Piece) -> ArticleError:
    """The error with the number of its line in the whole file."""
    line = re.fullmatch(re.escape(piece.where) + r", line (\d+)", error.where)
    if line is None or not piece.lines_before:
        return error
    return ArticleError(f"{piece.where}, line {int(line.group(1)) + piece.lines_before}", error.reason, error.kind)
