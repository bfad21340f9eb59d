"""Passages: sentences that stand together, as long as is good to read, never cutting a quotation.

Knows paragraphs and sentences; of quotes it knows only where they stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from retrieval.records import Article, Passage, Quote, Span
from retrieval.text.paragraphs import split_paragraphs
from retrieval.text.sentences import split_sentences

LONGEST = 500
"""Code points after which a passage ends with its sentence: about four sentences of news."""


def split_passages(article: Article, quotes: Sequence[Quote] = ()) -> tuple[Passage, ...]:
    """Passages of the article, in order and apart from each other; every word that is not furniture is in one.

    None cuts a quote, however long; else a passage stays within its paragraph and ends with the sentence that takes it
    past `LONGEST`. A heading stands with what it heads.
    """
    spans = _uncut(list(_groups(article.text)), quotes)
    return tuple(Passage(article.id, span, span.of(article.text)) for span in spans)


def passage_of(passages: Sequence[Passage], span: Span) -> Passage:
    """The passage that holds the span's start. Raises LookupError where none does."""
    at = bisect_right(passages, span.start, key=lambda passage: passage.span.start) - 1
    if at >= 0 and span.start < passages[at].span.end:
        return passages[at]
    raise LookupError(f"no passage at {span}")


def _groups(text: str) -> Iterator[Span]:
    """Sentences of a paragraph put together up to `LONGEST`; headings with the first group of what they head."""
    heading: Span | None = None
    for paragraph in split_paragraphs(text):
        if paragraph.is_heading:
            heading = _joined(heading or paragraph.span, paragraph.span)
            continue
        group = heading
        heading = None
        for sentence in split_sentences(text, paragraph.span):
            group = _joined(group or sentence, sentence)
            if group.end - group.start >= LONGEST:
                yield group
                group = None
        if group:
            yield group
    if heading:
        yield heading


def _uncut(spans: Sequence[Span], quotes: Sequence[Quote]) -> list[Span]:
    """Neighbouring spans joined wherever a quote that starts in one ends in a later one."""
    starts = [span.start for span in spans]
    last = list(range(len(spans)))
    for quote in quotes if spans else ():
        first = max(0, bisect_right(starts, quote.span.start) - 1)
        last[first] = max(last[first], bisect_right(starts, quote.span.end - 1) - 1)
    joined: list[Span] = []
    reach = -1
    for at, span in enumerate(spans):
        if at <= reach:
            joined[-1] = _joined(joined[-1], span)
        else:
            joined.append(span)
        reach = max(reach, last[at])
    return joined


def _joined(first: Span, last: Span) -> Span:
    return Span(first.start, last.end)
