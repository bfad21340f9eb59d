"""What the format of a file tells for certain: turns of a transcript, and block quotations with their sources.

Readers put a tab before such paragraphs: "\\tAna Ruiz: We waited." for `<v Ana Ruiz>` of WebVTT; and for a
`<blockquote>` whose source is named, "\\tWe waited." above "— Ana Ruiz, captain".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.quoting.linking.layout.labels import trimmed
from retrieval.records import Article, Attribution, Quote, Span, Speaker
from retrieval.text.paragraphs import split_paragraphs

_TOLD = re.compile(r"(?P<name>[^\s:][^\n:]{0,60}):\s+(?=\S)")
_NAME = r"(?P<name>[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){0,5})"
_CREDIT = re.compile(rf"[-–—―~]{{1,2}}\s*{_NAME}\s*(?:[,(|/;][^\n]*)?\.?\s*\Z")
_CREDIT_AT_END = re.compile(rf"(?<=[.!?…])\s+[—–―]\s*{_NAME}\s*(?:[,(|/;][^\n—–―]{{0,80}})?\s*\Z")
_LONGEST_CREDIT = 120
_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Quoted:
    """A paragraph of a block quotation: what it quotes, who says it, and the number of the paragraph that tells.

    Without a content it is the paragraph that tells.
    """

    content: Span | None
    source: Span
    told_in: int


def told_turns(article: Article) -> tuple[Attribution, ...]:
    """The turns of a transcript in order; none where fewer than half of the paragraphs are such turns."""
    text = article.text
    if "\t" not in text:
        return ()
    paragraphs = split_paragraphs(text)
    turns = [
        _attribution(article, Span(found.end(), one.span.end), Span(*found.span("name")))
        for one in paragraphs
        if _is_told(text, one.span) and (found := _TOLD.match(text, one.span.start, one.span.end))
    ]
    return tuple(turns) if 2 * len(turns) >= len(paragraphs) else ()


def told_quotations(article: Article) -> tuple[Attribution, ...]:
    """The block quotations whose sources are named, each paragraph by itself."""
    spans = [one.span for one in split_paragraphs(article.text)] if "\t" in article.text else []
    found = block_quotations(article.text, spans).values()
    return tuple(_attribution(article, one.content, one.source) for one in found if one.content)


def block_quotations(text: str, paragraphs: Sequence[Span]) -> dict[int, Quoted]:
    """The paragraphs of block quotations and the lines that name their sources, by their numbers."""
    if "\t" not in text:
        return {}
    return {number: one for run in _runs(text, paragraphs) for number, one in _quoted(text, paragraphs, run)}


def _runs(text: str, paragraphs: Sequence[Span]) -> Iterator[range]:
    """The numbers of paragraphs after a tab that follow one another, up to the one that names a source."""
    first = None
    for number, span in enumerate(paragraphs):
        if first is not None and _CREDIT.match(span.of(text)):
            yield range(first, number + 1)
            first = None
        elif not _is_told(text, span):
            first = None
        elif _CREDIT_AT_END.search(text, max(span.start, span.end - _LONGEST_CREDIT), span.end):
            yield range(number if first is None else first, number + 1)
            first = None
        elif first is None:
            first = number


def _quoted(text: str, paragraphs: Sequence[Span], run: range) -> Iterator[tuple[int, Quoted]]:
    last = paragraphs[run[-1]]
    if alone := _CREDIT.match(last.of(text)):
        source = Span(last.start + alone.start("name"), last.start + alone.end("name"))
        yield run[-1], Quoted(None, source, run[-1])
    elif after := _CREDIT_AT_END.search(text, max(last.start, last.end - _LONGEST_CREDIT), last.end):
        source = Span(*after.span("name"))
        yield run[-1], Quoted(Span(last.start, trimmed(text, after.start())), source, run[-1])
    else:
        return
    for number in run[:-1]:
        span = paragraphs[number]
        yield number, Quoted(Span(span.start, trimmed(text, span.end)), source, run[-1])


def _is_told(text: str, paragraph: Span) -> bool:
    return text[paragraph.start - 1 : paragraph.start] == "\t"


def _attribution(article: Article, content: Span, source: Span) -> Attribution:
    quote = Quote(article.id, (content,), "direct")
    return Attribution(quote, Speaker(source.of(article.text).strip()), source, None, _CONFIDENCE)
