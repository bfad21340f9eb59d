"""An analysed article: everything that is known about it before any question is asked."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from retrieval.library.lazy_units import UnitsOfPassages
from retrieval.library.passages import split_passages
from retrieval.library.speaker_terms import TermsOfSpeakers
from retrieval.library.units import Unit
from retrieval.records import Article, Attribution, Passage, Span
from retrieval.searching import guess_language

Attributor = Callable[[Article], tuple[Attribution, ...]]
"""Finds who said what in an article."""


@dataclass(frozen=True, slots=True)
class AnalysedArticle:
    """An article with its language, attributions, passages, units and speakers.

    `language` is the article's own or, where it names none, a guess. `units` runs in step with `passages`; units and
    `speaker_terms` are computed when they are first asked for.
    """

    article: Article
    language: str
    attributions: tuple[Attribution, ...]
    passages: tuple[Passage, ...]
    units: Sequence[tuple[Unit, ...]]
    speaker_terms: TermsOfSpeakers

    @property
    def name_terms(self) -> Counter[str]:
        """Each term of a speaker's name, with the number of speakers whose name contains it."""
        return Counter(term for known in self.speaker_terms.values() for term in set(known.name))

    def passage_at(self, span: Span) -> Passage | None:
        """The first passage that shares a code point with `span`; None if there is none. Found by bisection."""
        at = bisect_right(self.passages, span.start, key=lambda passage: passage.span.end)
        found = next(iter(self.passages[at : at + 1]), None)
        return found if found and found.span.touches(span) else None

    def with_id(self, article_id: str) -> AnalysedArticle:
        """The same article under another id."""
        if article_id == self.article.id:
            return self
        attributions = tuple(
            replace(found, quote=replace(found.quote, article_id=article_id)) for found in self.attributions
        )
        passages = tuple(replace(passage, article_id=article_id) for passage in self.passages)
        return assemble(replace(self.article, id=article_id), self.language, attributions, passages)


def attribute_by_rules(article: Article) -> tuple[Attribution, ...]:
    """`find_attributions`, imported on the first call: a process that only searches starts without it."""
    from retrieval.quoting import find_attributions

    return find_attributions(article)


def analyse(article: Article, attribute: Attributor = attribute_by_rules) -> AnalysedArticle:
    """Find who said what in the article, and split it into passages."""
    attributions = attribute(article)
    passages = split_passages(article, [found.quote for found in attributions])
    return assemble(article, article.language or guess_language(article.text), attributions, passages)


def assemble(
    article: Article, language: str, attributions: tuple[Attribution, ...], passages: tuple[Passage, ...]
) -> AnalysedArticle:
    """The analysed article, made of attributions and passages that were found before."""
    units = UnitsOfPassages(article, language, attributions, passages)
    return AnalysedArticle(
        article, language, attributions, passages, units, TermsOfSpeakers(article, attributions, language)
    )
