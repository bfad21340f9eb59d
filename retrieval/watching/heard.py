"""An article as watches see it: the words of each quote, and those that stand around it.

Everything is computed when it is first asked for, because most articles concern no watch.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from retrieval.library.analysed import AnalysedArticle
from retrieval.records import Attribution, Evidence, Span
from retrieval.searching import terms
from retrieval.searching.words import term, tokens
from retrieval.text.sentences import split_sentences
from retrieval.watching.sameness import runs_of


@dataclass(frozen=True, slots=True)
class HeardSentence:
    """The terms of a sentence that a quote stands in: those that are quoted, and all but the speaker's name.

    In `all` an empty term stands in place of the speaker's name.
    """

    said: tuple[str, ...]
    all: tuple[str, ...]


class HeardQuote:
    """A quote, with the words that tell what it is about."""

    def __init__(self, analysed: AnalysedArticle, attribution: Attribution) -> None:
        self._analysed = analysed
        self.attribution = attribution

    @cached_property
    def words(self) -> str:
        """The quoted words, folded and in order, with a space between any two and at both ends."""
        return f" {' '.join(_quoted(self._analysed, self.attribution))} "

    @cached_property
    def sentences(self) -> tuple[HeardSentence, ...]:
        """The sentences in which words are quoted."""
        text, language = self._analysed.article.text, self._analysed.language
        contents, source = self.attribution.quote.contents, self.attribution.source
        found = []
        for passage in self._analysed.passages:
            if not passage.span.touches(self.attribution.quote.span):
                continue
            for sentence in split_sentences(text, passage.span, language):
                quoted = [_shared(content, sentence) for content in contents if content.touches(sentence)]
                if quoted:
                    said = tuple(one for span in quoted for one in terms(span.of(text), language))
                    found.append(HeardSentence(said, self._without(sentence, source)))
        return tuple(found)

    def _without(self, sentence: Span, source: Span | None) -> tuple[str, ...]:
        text, language = self._analysed.article.text, self._analysed.language
        if source is None or not sentence.holds(source):
            return tuple(terms(sentence.of(text), language))
        before, behind = text[sentence.start : source.start], text[source.end : sentence.end]
        return (*terms(before, language), "", *terms(behind, language))


class HeardArticle:
    """An article with its words and quotes."""

    def __init__(self, analysed: AnalysedArticle) -> None:
        self.analysed = analysed
        self.tokens = frozenset(tokens(f"{analysed.article.title}\n{analysed.article.text}"))
        self.quotes = tuple(HeardQuote(analysed, one) for one in analysed.attributions)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the title and the text."""
        return frozenset(term(token, self.analysed.language) for token in self.tokens) - {""}


def evidence_of(analysed: AnalysedArticle, attribution: Attribution) -> Evidence | None:
    """A quote as it is shown; None where no passage holds it, because it stands in furniture."""
    span = attribution.quote.span if attribution.quote.kind == "direct" else attribution.span
    passage = next((passage for passage in analysed.passages if passage.span.touches(span)), None)
    if passage is None:
        return None
    return Evidence(analysed.article, span, passage, attribution, 0.0, attribution.confidence)


def runs_of_quote(analysed: AnalysedArticle, attribution: Attribution) -> frozenset[int]:
    """The runs of words by which the quote is recognised in another article."""
    return runs_of(_quoted(analysed, attribution))


def _quoted(analysed: AnalysedArticle, attribution: Attribution) -> list[str]:
    text = analysed.article.text
    return [token for content in attribution.quote.contents for token in tokens(content.of(text))]


def _shared(one: Span, two: Span) -> Span:
    return Span(max(one.start, two.start), min(one.end, two.end))
