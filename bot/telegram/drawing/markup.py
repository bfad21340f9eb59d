"""A reply as Telegram HTML: what each block looks like."""

from __future__ import annotations

import html
from collections.abc import Iterator

from bot.links import link_to
from bot.talk.captions import also_line, attribution_of, byline_of, short_title_of, title_of
from bot.talk.quotations import words_of
from bot.talk.replies import (
    Block,
    Citation,
    Context,
    Examples,
    Listing,
    Note,
    Quotations,
    Reply,
    Row,
)
from bot.talk.timeline import Timeline, remarks, summary
from bot.telegram.drawing.pieces import LONGEST, LONGEST_CAPTION, Run, pieces_of
from bot.wording import _, language, speaking
from retrieval import Article, Evidence

BOLD = "<b>"
LONG = 320
"""A quote of more characters takes more than about six lines of a phone and is folded."""
EXCERPT = 500
"""Characters of a quote in a list, so that each page of the list is one message."""


def to_html(reply: Reply, longest: int = LONGEST) -> tuple[str, ...]:
    """The reply as pieces of HTML, each of which Telegram accepts as a message; none if there is nothing to say.

    A piece has at most `longest` UTF-16 units.
    """
    with speaking(reply.tongue or language()):
        return pieces_of(_drawn(reply), longest)


def in_one_message(evidence: Evidence) -> str:
    """A citation as one piece of HTML; of words that are too long for it, the beginning."""
    whole = to_html(Reply((Citation(evidence),)))
    if len(whole) == 1:
        return whole[0]
    return pieces_of([*_excerpt(evidence), *_signed(Citation(evidence))], LONGEST)[0]


def caption_of(reply: Reply, longest: int = LONGEST_CAPTION) -> str:
    """What stands below the picture of a reply, in HTML."""
    runs = _drawn(reply)
    if runs:
        runs.append(Run("\n\n"))
    match reply.picture:
        case Evidence() as evidence:
            runs += [*_attribution(evidence), Run("\n"), *_source(evidence.article, evidence.text)]
        case Timeline() as timeline:
            runs.append(Run("\n".join((summary(timeline), *remarks(timeline)))))
    return pieces_of(runs, longest)[0]


def _drawn(reply: Reply) -> list[Run]:
    runs: list[Run] = []
    for block in reply.blocks:
        if runs:
            runs.append(Run("\n\n"))
        runs.extend(_draw(block))
    return runs


def _draw(block: Block) -> Iterator[Run]:
    match block:
        case Note(text):
            yield Run(text, taps=True)
        case Citation():
            yield from _citation(block)
        case Quotations():
            yield from _quotations(block)
        case Context():
            yield from _context(block)
        case Listing():
            yield from _listing(block)
        case Examples():
            yield Run(_("For example:"))


def _citation(citation: Citation) -> Iterator[Run]:
    yield from _quote(citation.evidence)
    yield from _signed(citation)


def _signed(citation: Citation) -> Iterator[Run]:
    """The lines below a quote: who said it, and where it stands."""
    evidence = citation.evidence
    yield Run("\n")
    yield from _attribution(evidence)
    yield Run("\n")
    yield from _source(evidence.article, evidence.text)
    if evidence.also:
        yield Run(f"\n{also_line(evidence)}")
    if citation.total > 1:
        yield Run("\n" + _("{position} of {total}", position=citation.position, total=citation.total))


def _quotations(quotations: Quotations) -> Iterator[Run]:
    articles = list({evidence.article.id: evidence.article for evidence in quotations.evidence}.values())
    yield Run(quotations.heading, (BOLD,))
    for evidence in quotations.evidence:
        yield Run("\n\n")
        yield from _excerpt(evidence)
        yield Run("\n")
        yield from _attribution(evidence)
        if len(articles) > 1:
            yield Run(f" · {byline_of(evidence.article) or title_of(evidence.article)}")
    if len(articles) == 1:
        yield Run("\n\n")
        yield from _source(articles[0])


def _context(context: Context) -> Iterator[Run]:
    evidence = context.evidence
    quote = _quote_tag(context.before + context.after)
    yield Run(context.before.lstrip(), (quote,))
    yield Run(evidence.text, (quote, BOLD, *_link(evidence.article, evidence.text)))
    yield Run(context.after.rstrip(), (quote,))
    yield Run("\n")
    yield from _source(evidence.article, evidence.text)


def _listing(listing: Listing) -> Iterator[Run]:
    yield Run(listing.heading, (BOLD,))
    for number, row in enumerate(listing.rows, listing.first):
        yield Run(f"\n{number}. " if listing.first else "\n")
        yield from _row(row)


def _row(row: Row) -> Iterator[Run]:
    target = link_to(row.url, "")
    yield Run(row.text, (_anchor(target),) if target else (), taps=row.text.startswith("/"))
    if row.detail:
        yield Run(f" — {row.detail}")


def _quote(evidence: Evidence) -> Iterator[Run]:
    yield Run(words_of(evidence), (_quote_tag(evidence.text), *_link(evidence.article, evidence.text)))


def _excerpt(evidence: Evidence) -> Iterator[Run]:
    """The quote, or its beginning if it is too long for a list."""
    words = words_of(evidence)
    if len(words) <= EXCERPT:
        yield from _quote(evidence)
        return
    beginning = words[:EXCERPT].rpartition(" ")[0] or words[:EXCERPT]
    quote = _quote_tag(beginning)
    yield Run(beginning, (quote, *_link(evidence.article, evidence.text)))
    yield Run(" […]", (quote,))


def _attribution(evidence: Evidence) -> Iterator[Run]:
    name, rest = attribution_of(evidence)
    yield Run("— ")
    if name:
        yield Run(name, (BOLD,))
    if name and rest:
        yield Run(", ")
    yield Run(rest)


def _source(article: Article, words: str = "") -> Iterator[Run]:
    yield Run(short_title_of(article), _link(article, words))
    byline = byline_of(article)
    if byline:
        yield Run(f" · {byline}")


def _quote_tag(text: str) -> str:
    return "<blockquote expandable>" if len(text) > LONG or text.count("\n") > 5 else "<blockquote>"


def _link(article: Article, words: str) -> tuple[str, ...]:
    target = link_to(article.url, words)
    return (_anchor(target),) if target else ()


def _anchor(target: str) -> str:
    return f'<a href="{html.escape(target)}">'
