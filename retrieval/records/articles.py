"""Articles, what is quoted in them and by whom, and the words that are shown of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["direct", "mixed", "indirect"]
"""Of a quote: all inside quotation marks, partly, not at all (PolNeAR's terms, Newell et al. 2018)."""

EvidenceKind = Literal["direct", "mixed", "indirect", "narration"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `0 <= start <= end`, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body of one article, under the fullest name it is given there; `role` may be empty."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """schema.org's NewsArticle, as far as we need it. `text` never changes after reading; unknown fields are empty.

    `published` is an ISO 8601 date or date and time; `language` an ISO 639-1 code.
    """

    id: str
    title: str
    text: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class PageVersion:
    """What a server called the version of a page that it sent (RFC 9110, 8.8); empty where it did not say.

    `etag` and `modified` are its header fields ETag and Last-Modified as they stand.
    """

    etag: str = ""
    modified: str = ""


NO_VERSION = PageVersion()


@dataclass(frozen=True, slots=True)
class Milestone:
    """How far a library has grown: the `number` of its newest article, in the library called `library`.

    Numbers rise as articles are added or changed; they mean nothing in another library.
    """

    library: str
    number: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more whole sentences that stand together; `text == span.of(article.text)`."""

    article_id: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What was said: one or more spans, in order, without the quotation marks around them.

    Several where the sentence is split: “X,” she said, “Y.”
    """

    article_id: str
    contents: tuple[Span, ...]
    kind: Kind

    @property
    def span(self) -> Span:
        """From the first content's start to the last one's end."""
        return Span(self.contents[0].start, self.contents[-1].end)


UNATTRIBUTED = 0.3
"""The confidence of an attribution for whose quote no source was found."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said a quote, and the words that tell us.

    `source` is the span that stands for the speaker ("he", "the minister"), `cue` the one that reports ("said",
    "according to"); None where the article does not say. `confidence` lies in 0..1.
    """

    quote: Quote
    speaker: Speaker | None
    source: Span | None
    cue: Span | None
    confidence: float

    @property
    def span(self) -> Span:
        """The quote with its source and cue: what must stand together where the words alone would mislead.

        "She denied *that it rained*" is no claim that it rained. What no cue but the verb's mood reports stands alone,
        because its source may stand sentences before.
        """
        if self.quote.kind == "indirect" and self.cue is None:
            return self.quote.span
        parts = [self.quote.span, *(span for span in (self.source, self.cue) if span)]
        return Span(min(span.start for span in parts), max(span.end for span in parts))


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked passage; scores compare only within one query."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One verbatim span shown for a question. `attribution` is None for narration: the article's own words.

    `confidence` (0..1) is the calibrated chance that this answers; `score` compares only within one question. `also`
    holds the other articles that report the same words.
    """

    article: Article
    span: Span
    passage: Passage
    attribution: Attribution | None
    score: float
    confidence: float
    also: tuple[Article, ...] = ()

    @property
    def text(self) -> str:
        return self.span.of(self.article.text)

    @property
    def kind(self) -> EvidenceKind:
        """That of the words shown: a direct quote with the article's own words around it is mixed."""
        if self.attribution is None:
            return "narration"
        quote = self.attribution.quote
        return "mixed" if quote.kind == "direct" and not quote.span.holds(self.span) else quote.kind

    @property
    def speaker(self) -> Speaker | None:
        return self.attribution.speaker if self.attribution else None
