"""Passages: sentences that stand together, as many as are good to read at once, never cutting a quotation.

The length of a passage is bounded for every text, so work that grows with a passage does not grow with the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from retrieval.records import Article, Attribution, Passage, Quote, Span
from retrieval.text.language import identify_language
from retrieval.text.paragraphs import split_paragraphs
from retrieval.text.sentences import split_sentences

LONGEST = 500
"""Code points after which a passage ends with its sentence: about four sentences of news."""
LONGEST_SENTENCE = 2_000
"""Code points after which even a sentence is cut, at white space where there is some."""
LONGEST_WHOLE = 20_000
"""Code points after which a passage ends even within a quote: some 3,500 words."""
CARRIED = 8
"""How many attributions are carried over from one passage to the next where a quote is cut."""


def split_passages(article: Article, quotes: Sequence[Quote] = ()) -> tuple[Passage, ...]:
    """The passages of the article in order. They do not overlap, and every word that is not furniture is in one.

    No passage ends within a quote, unless it would become longer than `LONGEST_WHOLE`. Otherwise it stays within its
    paragraph and ends with the sentence that takes it past `LONGEST`. A heading stands with the passage that it heads.
    """
    spans = _uncut(list(_groups(article.text, article.language or identify_language(article.text))), quotes)
    return tuple(Passage(article.id, span, span.of(article.text)) for span in spans)


def passage_of(passages: Sequence[Passage], span: Span) -> Passage:
    """The passage that contains the start of the span. Raises LookupError where none does."""
    at = bisect_right(passages, span.start, key=lambda passage: passage.span.start) - 1
    if at >= 0 and span.start < passages[at].span.end:
        return passages[at]
    raise LookupError(f"no passage at {span}")


def passage_at(article: Article, passages: Sequence[Passage], span: Span) -> Passage:
    """The passage that the words stand in; of furniture, which is in no passage, the words alone."""
    try:
        return passage_of(passages, span)
    except LookupError:
        return Passage(article.id, span, span.of(article.text))


def start_of_passage(passages: Sequence[Passage], span: Span) -> int:
    """The start of the passage that contains the start of the span; -1 where none does, as with furniture."""
    try:
        return passage_of(passages, span).span.start
    except LookupError:
        return -1


def attributions_by_passage(
    passages: Sequence[Passage], attributions: Sequence[Attribution]
) -> dict[int, list[Attribution]]:
    """The attributions whose quotes start in each passage, by the start of the passage.

    Before them stand, for a passage that begins within quotes, at most `CARRIED` attributions of these.
    """
    found: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        found.setdefault(start_of_passage(passages, attribution.quote.span), []).append(attribution)
    carried: list[Attribution] = []
    for passage in passages:
        carried = [one for one in carried if one.quote.span.end > passage.span.start][-CARRIED:]
        here = found.get(passage.span.start, [])
        if carried:
            found[passage.span.start] = [*carried, *here]
        carried += [one for one in here if one.quote.span.end > passage.span.end]
    return found


def _groups(text: str, language: str) -> Iterator[Span]:
    """The sentences of each paragraph, joined up to `LONGEST`; headings are joined to the first group after them."""
    heading: Span | None = None
    for paragraph in split_paragraphs(text):
        if paragraph.is_heading and _length(paragraph.span) <= LONGEST:
            if heading and _length(heading) >= LONGEST:
                yield heading
                heading = None
            heading = _joined(heading or paragraph.span, paragraph.span)
            continue
        group = heading
        heading = None
        for sentence in split_sentences(text, paragraph.span, language):
            for piece in _pieces(text, sentence):
                group = _joined(group or piece, piece)
                if _length(group) >= LONGEST:
                    yield group
                    group = None
        if group:
            yield group
    if heading:
        yield heading


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, cut where it is longer than `LONGEST_SENTENCE`."""
    start = sentence.start
    while sentence.end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        end = max(text.rfind(" ", start + 1, limit), text.rfind("\t", start + 1, limit))
        end = end if end > start else limit
        words = text[start:end].rstrip()
        if words:
            yield Span(start, start + len(words))
        start = end
        while start < sentence.end and text[start].isspace():
            start += 1
    if start < sentence.end:
        yield Span(start, sentence.end)


def _uncut(spans: Sequence[Span], quotes: Sequence[Quote]) -> list[Span]:
    """The spans, joined wherever a quote that starts in one ends in a later one, up to `LONGEST_WHOLE`."""
    starts = [span.start for span in spans]
    last = list(range(len(spans)))
    for quote in quotes if spans else ():
        first = max(0, bisect_right(starts, quote.span.start) - 1)
        last[first] = max(last[first], bisect_right(starts, quote.span.end - 1) - 1)
    joined: list[Span] = []
    reach = -1
    for at, span in enumerate(spans):
        if at <= reach and span.end - joined[-1].start <= LONGEST_WHOLE:
            joined[-1] = _joined(joined[-1], span)
        else:
            joined.append(span)
        reach = max(reach, last[at])
    return joined


def _joined(first: Span, last: Span) -> Span:
    return Span(first.start, last.end)


def _length(span: Span) -> int:
    return span.end - span.start
