"""`onrecord card`: a quote by its number, or an answer to a question, as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

import click

from bot.cli.asking.saving import STANDARD_OUTPUT, save
from bot.cli.command import Command
from bot.cli.loading import load
from bot.cli.options import article_option, reads_articles, speaker_option
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure, complain
from bot.cli.sources import source_of
from bot.console.screen import Screen
from bot.pictures import draw_card
from bot.talk.answers import Answers
from bot.talk.catalogue import quotes_of, quoting
from bot.talk.pages import show
from bot.talk.replies import Citation, Inquiry, Paragraph, Reply, counted
from config import Settings
from retrieval import Article, Evidence, Library, answer


@click.command(cls=Command)
@click.argument("number", type=click.IntRange(min=1), default=1, metavar="[N]")
@click.option("--png", required=True, metavar="FILE", help="Write the picture to FILE, or for - to standard output.")
@click.option("--about", metavar="QUESTION", help="Draw the N-th answer to QUESTION, as `onrecord ask --all` counts.")
@speaker_option
@article_option
@reads_articles()
def card(settings: Settings, *, number: int, png: str, about: str | None, speaker: str, article: str) -> int:
    """Draw quote N as a picture to share. N is the number that `onrecord quotes` shows; without it, the first.

    \b
      onrecord card 13 --png card.png
      onrecord card --about "What did Borrell say?" --png card.png

    Exit code 0: drawn. 1: nothing answers the question. 2: bad usage, or no such quote.
    """
    if about is None:
        quotes = _quotes(load(source_of(settings)), speaker, article)
        return _draw(_numbered(quotes, number, "quote"), png)
    if speaker or article:
        raise click.UsageError("Give --about alone, or --speaker and --article.")
    library = load(source_of(settings))
    found = answer(about, library)
    if found.evidence:
        return _draw(_numbered(found.evidence, number, "answer"), png)
    if png == STANDARD_OUTPUT:
        complain("nothing answers the question")
    else:
        Screen().show(show(Answers(library), Inquiry(about)))
    return UNANSWERED


def _draw(evidence: Evidence, png: str) -> int:
    save(draw_card(evidence), png)
    if png != STANDARD_OUTPUT:
        Screen().show(Reply((Citation(evidence), Paragraph(f"Drawn: {png}"))))
    return ANSWERED


def _quotes(library: Library, speaker: str, article: str) -> Iterator[Evidence]:
    """The quotes in the order in which lists show them."""
    articles: Iterable[Article] = quoting(library, speaker) if speaker else library.shelf.articles
    if article:
        articles = (_article(library, article),)
    return (quote for one in articles for quote in quotes_of(library, (one,), speaker))


def _article(library: Library, given: str) -> Article:
    with suppress(KeyError):
        return library.shelf.article(given)
    for article in library.shelf.articles:
        if article.url == given:
            return article
    raise Failure(f"there is no article {given}")


def _numbered(things: Iterable[Evidence], number: int, noun: str) -> Evidence:
    total = 0
    for total, thing in enumerate(things, start=1):
        if total == number:
            return thing
    raise Failure(f"there is no {noun} {number}: I count {counted(total, noun)}")
