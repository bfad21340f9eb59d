"""`onrecord card`: a quote by its number, or an answer to a question, as a picture."""

from __future__ import annotations

from collections.abc import Sequence

import click

from bot.cli.asking.saving import STANDARD_OUTPUT, save
from bot.cli.command import Command
from bot.cli.loading import load
from bot.cli.numbering import quote_called, quote_numbered
from bot.cli.options import article_option, reads_articles, speaker_option
from bot.cli.outcome import ANSWERED, UNANSWERED, Failure, complain
from bot.cli.sources import source_of
from bot.console.screen import Screen
from bot.pictures import draw_card
from bot.talk.answers import Answers
from bot.talk.captions import counted
from bot.talk.catalogue import quotes_of
from bot.talk.pages.showing import show
from bot.talk.replies import Citation, Note, Reply
from bot.talk.requests import Bookmark, Question
from config import Settings
from retrieval import Article, Attribution, Evidence, Library, answer


@click.command(cls=Command)
@click.argument("quote", default="", metavar="[N|ID]")
@click.option("--png", required=True, metavar="FILE", help="Write the picture to FILE, or for - to standard output.")
@click.option("--about", metavar="QUESTION", help="Draw the N-th answer to QUESTION, as `onrecord ask --all` counts.")
@speaker_option
@article_option
@reads_articles()
def card(settings: Settings, *, quote: str, png: str, about: str | None, speaker: str, article: str) -> int:
    """Draw a quote as a picture to share: quote N as `onrecord quotes` counts, or the one with that id.

    \b
      onrecord card 13 --png card.png
      onrecord card --about "What did Borrell say?" --png card.png

    N is counted over the whole library, also with --speaker or --article. Without N, the first of them is drawn.

    Exit code 0: drawn. 1: nothing answers the question. 2: bad usage, or no such quote.
    """
    number = _number(quote)
    if quote and number is None and (about or speaker or article):
        raise click.UsageError("Give a number with --about, --speaker or --article, not the id of a quote.")
    if about is None:
        library = load(source_of(settings))
        if quote and number is None:
            found, attribution = quote_called(library, quote)
        else:
            found, attribution = quote_numbered(library, number, speaker, article)
        return _draw(_evidence(library, found, attribution), png)
    if speaker or article:
        raise click.UsageError("Give --about alone, or --speaker and --article.")
    library = load(source_of(settings))
    answered = answer(about, library)
    if answered.evidence:
        return _draw(_answer(answered.evidence, number or 1), png)
    if png == STANDARD_OUTPUT:
        complain("nothing answers the question")
    else:
        Screen().show(show(Answers(library), Bookmark(Question(about))))
    return UNANSWERED


def _number(quote: str) -> int | None:
    """The number that was typed; None if it is an id, or nothing. Raises click.BadParameter for a number below 1."""
    if not quote.lstrip("+-").isdecimal():
        return None
    if int(quote) < 1:
        raise click.BadParameter(f"{quote} is not a number from 1 on.", param_hint="'[N|ID]'")
    return int(quote)


def _draw(evidence: Evidence, png: str) -> int:
    save(draw_card(evidence), png)
    if png != STANDARD_OUTPUT:
        Screen().show(Reply((Citation(evidence), Note(f"Drawn: {png}"))))
    return ANSWERED


def _evidence(library: Library, article: Article, attribution: Attribution) -> Evidence:
    """The quote as what is drawn. Raises Failure where it stands in no passage, which only damage can bring about."""
    for evidence in quotes_of(library, (article,)):
        if evidence.attribution == attribution:
            return evidence
    raise Failure(f"article {article.id} is damaged; add it again")


def _answer(answers: Sequence[Evidence], number: int) -> Evidence:
    if number > len(answers):
        raise Failure(f"there is no answer {number}: I count {counted(len(answers), 'answer')}")
    return answers[number - 1]
