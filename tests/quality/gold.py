"""Short news articles of our own making, with what is known about them: quotes, questions and claims.

Each file in `articles/` holds one article and its annotations, written by hand before the program was run on them:

* `quotes`: the words between marks, and the accepted names of the speaker. `unnamed` marks a speaker without a name.
* `questions`: what is asked, and the words that answer it with the accepted speakers. No words: no article answers it.
* `claims`: a quotation as somebody might repeat it, and whether it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from retrieval import Article, Span
from retrieval.evaluating import Posed
from retrieval.evaluating.measures import Expected
from tests.evaluating.checks import Claim
from tests.evaluating.speaker_scores import Case, Known

FOLDER = Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True)
class Gold:
    """An article with its quotes, the questions about it and the claims."""

    article: Article
    quotes: Case
    questions: tuple[Posed, ...]
    claims: tuple[Claim, ...]


class _Quote(msgspec.Struct, forbid_unknown_fields=True):
    words: str
    speakers: tuple[str, ...]
    unnamed: bool = False


class _Question(msgspec.Struct, forbid_unknown_fields=True):
    ask: str
    words: str = ""
    speakers: tuple[str, ...] = ()


class _Claim(msgspec.Struct, forbid_unknown_fields=True):
    claim: str
    stands: bool


class _File(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    publisher: str
    published: str
    language: str
    text: str
    quotes: list[_Quote]
    questions: list[_Question]
    claims: list[_Claim]


def read_gold() -> Iterator[Gold]:
    """The articles, by the name of their file. Raises ValueError where words are not in the article exactly once."""
    for path in sorted(FOLDER.glob("*.toml")):
        read = msgspec.toml.decode(path.read_bytes(), type=_File)
        article = Article(
            id=path.stem,
            title=read.title,
            text=read.text.strip(),
            publisher=read.publisher,
            published=read.published,
            language=read.language,
        )
        known = tuple(Known(quote.words, quote.speakers, quote.unnamed) for quote in read.quotes)
        for quote in read.quotes:
            _span(article, quote.words)
        yield Gold(
            article=article,
            quotes=Case(article.id, article.language, "own", article.text, known),
            questions=tuple(_posed(article, number, question) for number, question in enumerate(read.questions)),
            claims=tuple(
                Claim(f"{article.id}-{number}", one.claim, "verbatim" if one.stands else "altered")
                for number, one in enumerate(read.claims)
            ),
        )


def _posed(article: Article, number: int, question: _Question) -> Posed:
    expected = (Expected(article.id, _span(article, question.words), question.speakers),) if question.words else ()
    return Posed(f"{article.id}-{number}", question.ask, (), "", "", expected, article.id)


def _span(article: Article, words: str) -> Span:
    if article.text.count(words) != 1:
        raise ValueError(f"{article.id}: not in the article exactly once: {words}")
    start = article.text.index(words)
    return Span(start, start + len(words))
