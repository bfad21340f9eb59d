"""A reply as blocks, before any markup: each face draws them its own way, with the same words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.wording import _, day_in_words, ngettext

if TYPE_CHECKING:
    from bot.talk.timeline import Timeline
from retrieval import Article, Evidence, Span


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question as it was asked: the earlier ones of its talk, oldest first, and the one article asked, if any."""

    question: str
    earlier: tuple[str, ...] = ()
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Browse:
    """A list to leaf through; `speaker` narrows quotes to one speaker, `article_id` everything to one article."""

    what: Literal["quotes", "speakers", "sources"]
    speaker: str = ""
    article_id: str = ""


Subject = Inquiry | Browse
"""What a reply is about: enough to show it again, at another position, even after a restart."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of a subject, from 1."""

    subject: Subject
    position: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of the bot's own; may hold line breaks."""

    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim span with who said it and where it stands. `position` and `total` number it among the answers.

    Both are 0 for what comes closest to an answer and is none.
    """

    evidence: Evidence
    position: int = 1
    total: int = 1


@dataclass(frozen=True, slots=True)
class Quotations:
    """A heading over several verbatim spans, each drawn shorter than a citation."""

    heading: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """The article's text around a citation; `span` holds the evidence's own words, which stand out in it."""

    evidence: Evidence
    span: Span

    @property
    def before(self) -> str:
        return Span(self.span.start, self.evidence.span.start).of(self.evidence.article.text)

    @property
    def after(self) -> str:
        return Span(self.evidence.span.end, self.span.end).of(self.evidence.article.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a listing: what it names, what is said about it, and a link where there is one."""

    text: str
    detail: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A heading over rows; numbered from `first` where that is not 0."""

    heading: str
    rows: tuple[Row, ...]
    first: int = 0


@dataclass(frozen=True, slots=True)
class Examples:
    """Questions to begin with; faces that can offer them to be tapped."""

    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages to choose from."""


@dataclass(frozen=True, slots=True)
class QuotePicture:
    """A quote to be drawn as a picture; only faces that show pictures are asked for one."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """A timeline to be drawn as a picture; only faces that show pictures are asked for one."""

    timeline: Timeline


Block = Paragraph | Citation | Quotations | Context | Listing | Examples | Languages | QuotePicture | TimelinePicture


@dataclass(frozen=True, slots=True)
class Choice:
    """A page that may be turned to, and what it is called."""

    label: str
    position: int


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered to one request.

    With a `subject`, `position` (from 1) says which of its `total` pages this is; `choices` are the first pages of each
    speaker who answers. `ends` asks the face to close the talk, `speaks` to speak that language with the person from
    now on. Empty `blocks` mean that there is nothing to say.
    """

    blocks: tuple[Block, ...] = ()
    subject: Subject | None = None
    position: int = 1
    total: int = 1
    choices: tuple[Choice, ...] = ()
    ends: bool = False
    speaks: str = ""

    @property
    def shown(self) -> Shown | None:
        """The page that this reply is, where it is one that can be shown again."""
        return Shown(self.subject, self.position) if self.subject else None


ALSO_NAMED = 3


def words_of(evidence: Evidence) -> str:
    """The verbatim words as they are shown: what was cut out from between quotation marks gets them back."""
    is_bare = evidence.attribution is not None and evidence.attribution.quote.span.holds(evidence.span)
    return _("“{words}”", words=evidence.text) if is_bare and evidence.kind == "direct" else evidence.text


def attribution_of(evidence: Evidence) -> tuple[str, str]:
    """Who said it, and the rest of the line: the role, and what the words are where they are not a direct quote."""
    if evidence.attribution is None:
        return "", _("the article’s own words")
    match evidence.kind:
        case "indirect":
            manner = _("paraphrased by the article")
        case "mixed":
            manner = _("partly in the article’s words")
        case _:
            manner = ""
    if evidence.speaker is None:
        return "", ", ".join(filter(None, (_("not attributed in the article"), manner)))
    role = evidence.speaker.role.removeprefix("the ").removeprefix("The ")
    return evidence.speaker.name, ", ".join(filter(None, (role, manner)))


def attribution_line(evidence: Evidence) -> str:
    """The line under a quote: “— Maria Keller, finance minister”."""
    return "— " + ", ".join(filter(None, attribution_of(evidence)))


def also_line(evidence: Evidence) -> str:
    """Where else the same words stand: “Also in: Metro, 2 June 2024; The Daily Ledger”; empty where nowhere."""
    if not evidence.also:
        return ""
    named = [byline_of(article) or title_of(article) for article in evidence.also[:ALSO_NAMED]]
    more = len(evidence.also) - len(named)
    places = "; ".join(named)
    if more:
        return ngettext(
            "Also in: {places} and {number} more", "Also in: {places} and {number} more", more, places=places
        )
    return _("Also in: {places}", places=places)


def title_of(article: Article) -> str:
    return article.title or article.id


def byline_of(article: Article) -> str:
    """Publisher and day, as far as they are known: “The Daily Ledger, 12 May 2024”."""
    return ", ".join(filter(None, (article.publisher, day_of(article.published))))


def day_of(published: str) -> str:
    """An ISO 8601 date or date and time as “12 May 2024”; anything else as it is."""
    try:
        day = dt.datetime.fromisoformat(published).date()
    except ValueError:
        return published
    return day_in_words(day)


def articles_counted(number: int) -> str:
    return ngettext("{number} article", "{number} articles", number)


def quotes_counted(number: int) -> str:
    return ngettext("{number} quote", "{number} quotes", number)


def speakers_counted(number: int) -> str:
    return ngettext("{number} speaker", "{number} speakers", number)


def counted(number: int, noun: str) -> str:
    """“1 article”, “1,280 articles”, for what is always in English."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
