"""Passages: sentences that stand together, as many as are good to read at once, never cutting a quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from retrieval.records import Article, Attribution, Passage, Quote, Span
from retrieval.text.language import identify_language
from retrieval.text.paragraphs import split_paragraphs
from retrieval.text.sentences import split_sentences

LONGEST = 500
"""Code points after which a passage ends with its sentence: about four sentences of news."""


def split_passages(article: Article, quotes: Sequence[Quote] = ()) -> tuple[Passage, ...]:
    """The passages of the article in order. They do not overlap, and every word that is not furniture is in one.

    No passage ends within a quote. Otherwise it stays within its paragraph and ends with the sentence that takes it
    past `LONGEST`. A heading stands with the passage that it heads.
    """
    spans = _uncut(list(_groups(article.text, article.language or identify_language(article.text))), quotes)
    return tuple(Passage(article.id, span, span.of(article.text)) for span in spans)


def passage_of(passages: Sequence[Passage], span: Span) -> Passage:
    """The passage that contains the start of the span. Raises LookupError where none does."""
    at = bisect_right(passages, span.start, key=lambda passage: passage.span.start) - 1
    if at >= 0 and span.start < passages[at].span.end:
        return passages[at]
    raise LookupError(f"no passage at {span}")


def start_of_passage(passages: Sequence[Passage], span: Span) -> int:
    """The start of the passage that contains the start of the span; -1 where none does, as with furniture."""
    try:
        return passage_of(passages, span).span.start
    except LookupError:
        return -1


def attributions_by_passage(
    passages: Sequence[Passage], attributions: Sequence[Attribution]
) -> dict[int, list[Attribution]]:
    """The attributions whose quotes start in each passage, by the start of the passage."""
    found: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        found.setdefault(start_of_passage(passages, attribution.quote.span), []).append(attribution)
    return found


def _groups(text: str, language: str) -> Iterator[Span]:
    """The sentences of each paragraph, joined up to `LONGEST`; headings are joined to the first group after them."""
    heading: Span | None = None
    for paragraph in split_paragraphs(text):
        if paragraph.is_heading:
            heading = _joined(heading or paragraph.span, paragraph.span)
            continue
        group = heading
        heading = None
        for sentence in split_sentences(text, paragraph.span, language):
            group = _joined(group or sentence, sentence)
            if group.end - group.start >= LONGEST:
                yield group
                group = None
        if group:
            yield group
    if heading:
        yield heading


def _uncut(spans: Sequence[Span], quotes: Sequence[Quote]) -> list[Span]:
    """The spans, joined wherever a quote that starts in one ends in a later one."""
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
