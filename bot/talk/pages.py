"""Whatever a reply can be about, shown at any of its positions. Knows no talk: the same subject gives the same page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from bot.talk.answers import Answers
from bot.talk.catalogue import BROWSED, nearest_name, quotes_of, quoting, speakers_of
from bot.talk.replies import (
    Block,
    Browse,
    Choice,
    Citation,
    Context,
    Inquiry,
    Listing,
    Paragraph,
    Quotations,
    QuotePicture,
    Reply,
    Row,
    Shown,
    Subject,
    TimelinePicture,
    articles_counted,
    byline_of,
    quotes_counted,
    speakers_counted,
    title_of,
)
from bot.wording import _, ngettext
from retrieval import Article, Evidence, Library, Passage, Span

Thing = TypeVar("Thing")
QUOTES_A_PAGE = 5
ROWS_A_PAGE = 20
CONTEXT = 1_200
"""Characters shown on each side of a quote at most."""


def show(answers: Answers, subject: Subject, position: int = 1) -> Reply:
    """What `subject` is about, at that position (from 1), or at the nearest one there is."""
    library = answers.library
    if not library.shelf.articles:
        return no_articles()
    match subject:
        case Inquiry():
            return _answers(answers, subject, position)
        case Browse(what="quotes"):
            return _quotes(library, subject, position)
        case Browse(what="speakers"):
            return _speakers(library, subject, position)
        case Browse():
            return _sources(library, subject, position)


def surroundings(answers: Answers, subject: Subject, position: int = 1) -> Reply:
    """The article's text around what `show` cites at that position; no blocks where it cites not just one."""
    shown = show(answers, subject, position)
    cited = _cited_by(shown)
    if len(cited) != 1:
        return dataclasses.replace(shown, blocks=())
    around = _around(cited[0], answers.library.shelf.get(cited[0].article.id).passages)
    return dataclasses.replace(shown, blocks=(Context(cited[0], around),))


def voices(answers: Answers, subject: Subject) -> Reply:
    """What each speaker answers, side by side; no blocks where not several do."""
    if not isinstance(subject, Inquiry):
        return Reply()
    evidence = answers.find(subject).evidence
    choices = _choices(evidence)
    if len(choices) < 2:
        return Reply()
    shown = tuple(evidence[one.position - 1] for one in choices)
    heading = ngettext("{number} speaker answers this:", "{number} speakers answer this:", len(choices))
    return Reply((Quotations(heading, shown),), subject, choices=choices)


def more_quotes(answers: Answers, page: Shown, position: int = 1) -> Reply:
    """That page of the quotes of the speaker whom `page` cites; no blocks where it cites nobody."""
    speakers = [evidence.speaker for evidence in _cited_by(show(answers, page.subject, page.position))]
    if len(speakers) != 1 or speakers[0] is None:
        return Reply()
    return show(answers, Browse("quotes", speakers[0].name, page.subject.article_id), position)


def picture(answers: Answers, page: Shown) -> Reply:
    """What that page cites, to be drawn; no blocks where it cites not just one."""
    shown = show(answers, page.subject, page.position)
    cited = _cited_by(shown)
    return dataclasses.replace(shown, blocks=(QuotePicture(cited[0]),) if len(cited) == 1 else ())


def timeline(library: Library, words: str) -> Reply:
    """Who said how much about these words over time, to be drawn; in words where nobody said anything."""
    from bot.talk.timeline import timeline_of  # when it is asked for: the console starts without it

    counted = timeline_of(words, library)
    if counted.series:
        return Reply((TimelinePicture(counted),))
    told = ngettext(
        "I found no quote about “{words}” in {number} article.",
        "I found no quote about “{words}” in {number} articles.",
        len(library.shelf.articles),
        words=words,
    )
    return Reply((Paragraph(told),))


def no_articles() -> Reply:
    return Reply((Paragraph(_("There are no articles here yet.")),))


def article_row(article: Article) -> Row:
    return Row(title_of(article), byline_of(article), article.url)


def _answers(answers: Answers, inquiry: Inquiry, position: int) -> Reply:
    found = answers.find(inquiry)
    if found.evidence:
        total = len(found.evidence)
        position = min(max(position, 1), total)
        citation = Citation(found.evidence[position - 1], position, total)
        return Reply((citation,), inquiry, position, total, _choices(found.evidence))
    number = len(answers.narrowed(inquiry.article_id).shelf.articles)
    nothing = Paragraph(
        ngettext(
            "I found no passage that answers this in {number} article.",
            "I found no passage that answers this in {number} articles.",
            number,
        )
    )
    if not found.closest:
        return Reply((nothing,), inquiry)
    return Reply((nothing, Paragraph(_("Closest, perhaps not an answer:")), Citation(found.closest[0], 0, 0)), inquiry)


def _choices(evidence: Sequence[Evidence]) -> tuple[Choice, ...]:
    """Each speaker who is named, with the position of the best of what they say."""
    first: dict[str, int] = {}
    for position, one in enumerate(evidence, 1):
        if one.speaker:
            first.setdefault(one.speaker.name, position)
    return tuple(Choice(name, position) for name, position in first.items())


def _quotes(library: Library, browse: Browse, position: int) -> Reply:
    one = _article_of(library, browse.article_id)
    articles = one or quoting(library, browse.speaker)
    found = quotes_of(library, articles, browse.speaker)
    if not found and browse.speaker:
        meant = nearest_name(browse.speaker, speakers_of(library, one or None))
        if not meant:
            text = _("Nobody called “{name}” is quoted here. /speakers lists who is.", name=browse.speaker[:60])
            return Reply((Paragraph(text),))
        browse = dataclasses.replace(browse, speaker=meant)
        articles = one or quoting(library, meant)
        found = quotes_of(library, articles, meant)
    if not found:
        text = ngettext(
            "There are no quotes in {number} article.", "There are no quotes in {number} articles.", len(articles)
        )
        return Reply((Paragraph(text),))
    is_beginning = len(articles) == BROWSED < len(library.shelf.articles)
    position, total = _clamped(position, len(found), QUOTES_A_PAGE)
    shown = found[(position - 1) * QUOTES_A_PAGE : position * QUOTES_A_PAGE]
    names = {evidence.speaker.name for evidence in found if evidence.speaker}
    speaker = (names.pop() if len(names) == 1 else browse.speaker) if browse.speaker else ""
    heading = page_heading(_quotes_counted(len(found), speaker, is_beginning=is_beginning), position, total)
    return Reply((Quotations(heading, shown),), browse, position, total)


def _quotes_counted(number: int, speaker: str, *, is_beginning: bool) -> str:
    match speaker, is_beginning:
        case "", False:
            return quotes_counted(number)
        case "", True:
            return ngettext("The first {number} quote", "The first {number} quotes", number)
        case _, False:
            return ngettext("{number} quote by {speaker}", "{number} quotes by {speaker}", number, speaker=speaker)
        case _:
            return ngettext(
                "The first {number} quote by {speaker}",
                "The first {number} quotes by {speaker}",
                number,
                speaker=speaker,
            )


def _speakers(library: Library, browse: Browse, position: int) -> Reply:
    quoted = speakers_of(library, _article_of(library, browse.article_id) or None)
    if not quoted:
        return Reply((Paragraph(_("Nobody is quoted by name here.")),))
    rows = tuple(
        Row(one.speaker.name, " · ".join(filter(None, (one.speaker.role, quotes_counted(one.quotes)))))
        for one in quoted
    )
    return _listing(browse, position, speakers_counted(len(rows)), rows, _as_it_is, numbered=False)


def _sources(library: Library, browse: Browse, position: int) -> Reply:
    articles = library.shelf.articles
    return _listing(browse, position, articles_counted(len(articles)), articles, article_row, numbered=True)


def _listing(
    browse: Browse,
    position: int,
    heading: str,
    rows: Sequence[Thing],
    row_of: Callable[[Thing], Row],
    *,
    numbered: bool,
) -> Reply:
    position, total = _clamped(position, len(rows), ROWS_A_PAGE)
    start = (position - 1) * ROWS_A_PAGE
    shown = tuple(map(row_of, rows[start : start + ROWS_A_PAGE]))
    listing = Listing(page_heading(heading, position, total), shown, start + 1 if numbered else 0)
    return Reply((listing,), browse, position, total)


def _as_it_is(row: Row) -> Row:
    return row


def _article_of(library: Library, article_id: str) -> tuple[Article, ...]:
    """That article; none where no article is named or it is gone."""
    if article_id:
        with suppress(KeyError):
            return (library.shelf.article(article_id),)
    return ()


def _cited_by(reply: Reply) -> list[Evidence]:
    return [evidence for block in reply.blocks for evidence in _cited(block)]


def _cited(block: Block) -> tuple[Evidence, ...]:
    match block:
        case Citation(evidence):
            return (evidence,)
        case Quotations(evidence=evidence):
            return evidence
        case _:
            return ()


def _around(evidence: Evidence, passages: Sequence[Passage]) -> Span:
    """From the passage before the evidence's own to the one after; of long ones only what is near."""
    own = [number for number, passage in enumerate(passages) if passage.span.touches(evidence.span)]
    if not own:
        return evidence.span
    near = passages[max(own[0] - 1, 0) : own[-1] + 2]
    start = min(near[0].span.start, evidence.span.start)
    end = max(near[-1].span.end, evidence.span.end)
    text = evidence.article.text
    if evidence.span.start - start > CONTEXT:
        start = evidence.span.start - len(text[start : evidence.span.start][-CONTEXT:].partition(" ")[2])
    if end - evidence.span.end > CONTEXT:
        end = evidence.span.end + len(text[evidence.span.end : end][:CONTEXT].rpartition(" ")[0])
    return Span(start, end)


def _clamped(position: int, number: int, size: int) -> tuple[int, int]:
    """The page nearest to `position`, and how many pages of `size` there are."""
    total = -(-number // size)
    return min(max(position, 1), total), total


def page_heading(what: str, position: int, total: int) -> str:
    """Over a page of a list."""
    if total > 1:
        return _("{what}, page {position} of {total}:", what=what, position=position, total=total)
    return _("{what}:", what=what)
