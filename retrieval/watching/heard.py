"""An article as watches see it: the words of each quote, and those that stand around it.

Everything is computed when it is first asked for, because most articles concern no watch.
"""

from __future__ import annotations

from collections.abc import KeysView, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from retrieval.library.analysed import AnalysedArticle
from retrieval.quoting.marks import find_stretches
from retrieval.records import Article, Attribution, Evidence, Span
from retrieval.searching import terms
from retrieval.searching.words import tokens
from retrieval.text.sentences import split_sentences
from retrieval.watching.naming import surely_named
from retrieval.watching.sameness import runs_of

BETWEEN = 1
"""Other words that may stand between those of a topic, not counting words that carry no topic."""
SHARE = 0.4
"""The least share of a partly quoted sentence that stands in marks; in others they often mark no speech."""
MARKED = 4
"""Words in marks from which on a sentence that is partly the article's own quotes somebody."""


@dataclass(frozen=True, slots=True)
class HeardSentence:
    """The terms of a sentence that a quote stands in: those that are quoted, and all but the speaker's name.

    In `all` an empty term stands in place of the speaker's name.
    """

    said: tuple[str, ...]
    all: tuple[str, ...]


class HeardQuote:
    """A quote, with the words that tell what it is about.

    `is_named` says that its speaker is beyond doubt (see naming.py), and `is_marked` that several of its words in a row
    stand in quotation marks.
    """

    def __init__(self, analysed: AnalysedArticle, attribution: Attribution, *, is_named: bool, is_marked: bool) -> None:
        self._analysed = analysed
        self.attribution = attribution
        self.is_named = is_named
        self.is_marked = is_marked

    @cached_property
    def words(self) -> str:
        """The quoted words, folded and in order, with a space between any two and at both ends."""
        return f" {' '.join(_quoted(self._analysed.article, self.attribution))} "

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
        before, after = text[sentence.start : source.start], text[source.end : sentence.end]
        return (*terms(before, language), "", *terms(after, language))


class HeardArticle:
    """An article with its words and its quotes.

    Paraphrases are left out: on annotated news, a fifth of them had another speaker or were no statement at all.
    """

    def __init__(self, analysed: AnalysedArticle) -> None:
        self.analysed = analysed
        named = surely_named(analysed)
        self.quotes = tuple(
            HeardQuote(analysed, one, is_named=is_named, is_marked=one.quote.kind == "direct" or self._is_marked(one))
            for one, is_named in zip(analysed.attributions, named, strict=True)
            if one.quote.kind != "indirect"
        )

    @property
    def terms(self) -> KeysView[str]:
        """The terms of the sentences in which words are quoted."""
        return self._places.keys()

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of words that follow each other in quotes, and each single word."""
        words = [quote.words.split() for quote in self.quotes]
        return frozenset(chain.from_iterable((*found, *pairs_of(found)) for found in words))

    @cached_property
    def every(self) -> frozenset[int]:
        """The numbers of all quotes."""
        return frozenset(range(len(self.quotes)))

    def holding(self, phrase: str) -> frozenset[int]:
        """The numbers of the quotes that hold a phrase, given as `HeardQuote.words` are."""
        if phrase not in self._all_words:
            return frozenset()
        return frozenset(number for number, quote in enumerate(self.quotes) if phrase in quote.words)

    def about(self, topic: frozenset[str]) -> frozenset[int]:
        """The numbers of the quotes that speak of a topic, given by its terms.

        All words of the topic stand together in the quoted words of one sentence; or, if there are several, one of them
        is quoted and all stand together in its sentence. Looser rules were tried on news articles: of quotes that only
        share their sentence, title or passage with the topic, a sixth to a half are about something else.
        """
        places = [self._places.get(term, frozenset()) for term in topic]
        shared = frozenset.intersection(*places) if places else frozenset[int]()
        return frozenset(self._sentences[place][0] for place in shared if _speaks_of(topic, self._sentences[place][1]))

    @cached_property
    def _all_words(self) -> str:
        """The words of all quotes, a line each."""
        return "\n".join(quote.words for quote in self.quotes)

    @cached_property
    def _sentences(self) -> list[tuple[int, HeardSentence]]:
        """The sentences in which several words in a row are quoted, each with the number of its quote."""
        marked = ((number, quote) for number, quote in enumerate(self.quotes) if quote.is_marked)
        return [(number, sentence) for number, quote in marked for sentence in quote.sentences]

    @cached_property
    def _places(self) -> dict[str, frozenset[int]]:
        """The places of each term in `_sentences`."""
        places: dict[str, set[int]] = {}
        for place, (_, sentence) in enumerate(self._sentences):
            for found in (*sentence.said, *sentence.all):
                places.setdefault(found, set()).add(place)
        return {found: frozenset(where) for found, where in places.items()}

    @cached_property
    def _marked(self) -> list[Span]:
        """What stands between quotation marks, as far as it is several words."""
        text = self.analysed.article.text
        stretches = (stretch.span for stretch in find_stretches(text))
        return [span for span in stretches if len(tokens(span.of(text))) >= MARKED]

    def _is_marked(self, attribution: Attribution) -> bool:
        """Whether several words in a row stand in quotation marks, and they are a good part of the quote."""
        contents = attribution.quote.contents
        marked = [span for span in self._marked if any(content.holds(span) for content in contents)]
        letters = sum(content.end - content.start for content in contents)
        return sum(span.end - span.start for span in marked) >= SHARE * letters > 0


def pairs_of(words: Sequence[str]) -> list[str]:
    """Each two words in a row, and each word where there is only one."""
    return [f"{one} {two}" for one, two in pairwise(words)] or list(words)


def _speaks_of(topic: frozenset[str], sentence: HeardSentence) -> bool:
    if _stand_together(topic, sentence.said):
        return True
    return len(topic) > 1 and not topic.isdisjoint(sentence.said) and _stand_together(topic, sentence.all)


def _stand_together(topic: frozenset[str], sentence: Sequence[str]) -> bool:
    """Whether all terms of a topic stand next to each other, in any order and with at most one other between them."""
    if not topic.issubset(sentence):
        return False
    places = [at for at, term in enumerate(sentence) if term in topic]
    width = len(topic) + BETWEEN
    return any(topic.issubset(sentence[at : at + width]) for at in places)


def evidence_of(analysed: AnalysedArticle, attribution: Attribution) -> Evidence | None:
    """A quote as it is shown; None where no passage holds it, because it stands in furniture."""
    span = attribution.quote.span if attribution.quote.kind == "direct" else attribution.span
    passage = analysed.passage_at(span)
    if passage is None:
        return None
    return Evidence(analysed.article, span, passage, attribution, 0.0, attribution.confidence)


def runs_of_quote(article: Article, attribution: Attribution) -> frozenset[int]:
    """The runs of words by which a quote of the article is recognised in another one."""
    return runs_of(_quoted(article, attribution))


def _quoted(article: Article, attribution: Attribution) -> list[str]:
    return [token for content in attribution.quote.contents for token in tokens(content.of(article.text))]


def _shared(one: Span, two: Span) -> Span:
    return Span(max(one.start, two.start), min(one.end, two.end))
