"""`onrecord card`: a quote by its number, or an answer to a question, as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from bot.cli.loading import Source, load
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure, complain
from bot.cli.picturing import STANDARD_OUTPUT, save
from bot.console.screen import Screen
from bot.pictures import draw_card
from bot.talk.answers import Answers
from bot.talk.catalogue import quotes_of, quoting
from bot.talk.pages import show
from bot.talk.replies import Citation, Inquiry, Paragraph, Reply, counted
from retrieval import Article, Evidence, Library, answer


def run_card(number: int, source: Source, png: str, speaker: str, article: str) -> int:
    """Draw the quote of that number (from 1) among all, a speaker's or an article's, and return the exit code.

    Raises Failure where there is no such quote or the picture cannot be written.
    """
    library = load(source)
    quotes = _quotes(library, speaker, article)
    return _draw(_numbered(quotes, number, "quote"), png)


def run_answer_card(number: int, source: Source, png: str, question: str) -> int:
    """Draw the answer of that number (from 1) to `question`, and return the exit code; raises Failure as `run_card`."""
    library = load(source)
    found = answer(question, library)
    if not found.evidence and png == STANDARD_OUTPUT:
        complain("nothing answers the question")
        return UNANSWERED
    if not found.evidence:
        Screen().show(show(Answers(library), Inquiry(question)))
        return UNANSWERED
    return _draw(_numbered(found.evidence, number, "answer"), png)


def _draw(evidence: Evidence, png: str) -> int:
    save(draw_card(evidence), png)
    if png != STANDARD_OUTPUT:
        Screen().show(Reply((Citation(evidence), Paragraph(f"Drawn: {png}"))))
    return ANSWERED


def _quotes(library: Library, speaker: str, article: str) -> Iterator[Evidence]:
    """The quotes in the order in which lists show them."""
    articles: Iterable[Article] = quoting(library, speaker) if speaker else library.articles
    if article:
        articles = (_article(library, article),)
    return (quote for one in articles for quote in quotes_of(library, (one,), speaker))


def _article(library: Library, given: str) -> Article:
    with suppress(KeyError):
        return library.article(given)
    for article in library.articles:
        if article.url == given:
            return article
    raise Failure(f"there is no article {given}")


def _numbered(things: Iterable[Evidence], number: int, noun: str) -> Evidence:
    total = 0
    for total, thing in enumerate(things, start=1):
        if total == number:
            return thing
    raise Failure(f"there is no {noun} {number}: I count {counted(total, noun)}")
