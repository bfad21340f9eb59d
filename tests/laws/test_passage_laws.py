"""Laws of passages, for any text and any quotes: cut from the text, in order, losing no word, cutting no quote."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from retrieval.library.passages import split_passages
from retrieval.records import Article, Quote, Span
from retrieval.text.paragraphs import split_paragraphs

PIECES = st.sampled_from(
    ["Ruiz said", " ", "“We tried", ".”", ". ", "\n", "\n\n", "The tax", "!", " is due", "U.S. ", "外交。", "Read more"]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@st.composite
def quoted_articles(draw: st.DrawFn) -> tuple[Article, list[Quote]]:
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    spans = [Span(*sorted(pair)) for pair in draw(st.lists(st.tuples(ends, ends), max_size=4))]
    quotes = [Quote("a", (span,), "direct") for span in spans if span.of(text).strip()]
    return Article("a", "", text), quotes


@given(quoted_articles())
def test_passages_are_cut_from_the_text_in_order(given_article: tuple[Article, list[Quote]]) -> None:
    article, quotes = given_article
    passages = split_passages(article, quotes)
    assert all(passage.text == passage.span.of(article.text) for passage in passages)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(passages))


@given(quoted_articles())
def test_no_word_of_a_paragraph_is_lost(given_article: tuple[Article, list[Quote]]) -> None:
    article, quotes = given_article
    covered = {at for passage in split_passages(article, quotes) for at in range(passage.span.start, passage.span.end)}
    for paragraph in split_paragraphs(article.text):
        words = [at for at in range(paragraph.span.start, paragraph.span.end) if not article.text[at].isspace()]
        assert covered.issuperset(words)


@given(quoted_articles())
def test_no_border_falls_inside_a_quote(given_article: tuple[Article, list[Quote]]) -> None:
    article, quotes = given_article
    passages = split_passages(article, quotes)
    for quote in quotes:
        touched = [passage for passage in passages if passage.span.touches(quote.span)]
        assert len(touched) <= 1
