"""Tables for a person: as wide as the terminal, or as a page of a fixed width where the output goes elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli.numbering import Listed
from bot.cli.outcome import say
from bot.printable import printable
from bot.talk.quotations import joined
from retrieval import Article, Attribution

PAGE_WIDTH = 100


def page() -> Console:
    """Standard output, as wide as the terminal or else `PAGE_WIDTH` columns."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PAGE_WIDTH
    return console


def print_quotes(article: Article, quotes: Sequence[Listed], *, is_numbered: bool = True) -> None:
    """Print the quotes of an article as a table, with the numbers that `onrecord card` takes if `is_numbered`."""
    page().print(_quotes_table(article, quotes, is_numbered=is_numbered))


def print_reasons(article: Article, quotes: Sequence[Listed]) -> None:
    """Print each quote with its speaker, and below it the source, the cue, the rule and how the name was found."""
    say(article.title or article.id)
    for one in quotes:
        found, why = one.attribution, one.explained
        say(f"{one.number}. {_words(found, article.text)}")
        say(f"   speaker  {_speaker(found)}  ({found.confidence:.2f})")
        say(f"   source   {found.source.of(article.text) if found.source else 'none'}")
        say(f"   cue      {found.cue.of(article.text) if found.cue else 'none'}")
        if why:
            say(f"   rule     {why.rule}: {why.reason}")
            say(f"   name     {why.naming}")
            if why.withheld:
                say(f"   withheld {printable(why.withheld.name)}: too often wrong where it is found like this")
    say()


def _quotes_table(article: Article, quotes: Sequence[Listed], *, is_numbered: bool) -> Table:
    title = printable(article.title or article.id)
    table = Table(title=Text(title, "bold"), title_justify="left", caption_justify="left", expand=True)
    if is_numbered:
        table.add_column("N", justify="right", no_wrap=True, style="dim")
    table.add_column("Quote", ratio=3, overflow="fold")
    table.add_column("Speaker", ratio=1, overflow="fold", style="cyan")
    table.add_column("Kind", no_wrap=True)
    for one in quotes:
        attribution = one.attribution
        table.add_row(
            *([str(one.number)] if is_numbered else []),
            Text(printable(_words(attribution, article.text))),
            Text(printable(_speaker(attribution))),
            attribution.quote.kind,
        )
    if not quotes:
        table.caption = "no quotes"
    return table


def _words(attribution: Attribution, text: str) -> str:
    """The quoted words; a paraphrase with its source and cue, which can turn its meaning round."""
    if attribution.quote.kind == "direct":
        return joined(text, attribution.quote.contents)
    return attribution.span.of(text)


def _speaker(attribution: Attribution) -> str:
    if attribution.speaker is None:
        return "not attributed"
    return ", ".join(filter(None, (attribution.speaker.name, attribution.speaker.role)))
