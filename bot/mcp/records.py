"""What the tools return. Each record's JSON schema, which assistants read, is made of its types and docstrings.

Offsets are code points of the article's text, end excluded. The records are pydantic's because the SDK makes schemas of
those; they never leave this room.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal["direct", "mixed", "indirect", "narration"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Published(_Record):
    """An article, without its text."""

    id: str
    title: str
    publisher: str
    """Empty where it is not known, as are the next fields."""
    published: str
    """Date or date and time by ISO 8601."""
    author: str
    """Who wrote the article; not who is quoted in it."""
    language: str
    """Code by ISO 639-1."""
    url: str


class Words(_Record):
    """Words exactly as they were published, with who said them."""

    text: str
    """The published words. Repeat them character for character or not at all."""
    speaker: str | None
    """Who said them. Null: the article does not say, or these are its own words. Name nobody then."""
    role: str | None
    """The speaker's office, as the article gives it."""
    kind: Kind
    """direct: the speaker's words. mixed, indirect: the article reports them, partly or wholly in words of its own.
    narration: the article's own words, which nobody is quoted with."""
    citation: str
    """The words ready to be used as they are, with quotation marks only where they are the speaker's own."""
    source: str | None
    """The words of the article that stand for the speaker, such as “she” or “the minister”."""
    cue: str | None
    """The words of the article that report, such as “said”."""
    start: int
    end: int
    context: str
    """The passage that the words stand in."""
    article: Published
    link: str | None
    """The article's address, which opens at these words. Give it to the reader."""
    also_in: tuple[str, ...]
    """The ids of other articles that print the same words."""
    speaker_confidence: float | None
    """0..1, calibrated: the chance that this speaker is right. Null without a speaker."""


class Claim(_Record):
    """Whether somebody said what a question claims of them: “Did Keller say that …?”."""

    claimed_of: str
    """Of whom the question claims it, as it was typed; empty where it names nobody."""
    standing: Literal["verbatim", "altered", "reworded", "opposite", "another", "unsure", "unsaid"]
    """verbatim: said in these very words. altered: some words differ, which may change the sense. reworded: perhaps
    the same in other words. opposite: the published words deny it. another: somebody else said it. unsure: the words
    are published, but not surely as that person's. unsaid: that person is quoted with nothing of the kind."""
    ruling: str
    """The verdict in a sentence. Say so before you cite anything."""
    rests_on: Words | None
    """The published words that the verdict rests on; of unsaid, those that come closest. Null: there are none."""


class Answers(_Record):
    """What answers a question, the best first."""

    question: str
    answers: tuple[Words, ...]
    """Empty: nothing in these articles answers. Say so, and do not answer from memory."""
    more: int
    """How many further answers were left out by `limit`."""
    missing: str | None
    """What is missing where nothing answers, or answers in part only, in words."""
    claim: Claim | None
    """The verdict on a question whether somebody said something; null for any other question."""


class Difference(_Record):
    """A run of words in which the claim and the article differ; one of the two may be empty."""

    claimed: str
    published: str


class CheckedPart(_Record):
    """One quotation or statement of what was checked."""

    words: str
    """The words that were looked for."""
    speaker: str | None
    """Who was claimed to have said them."""
    stands: bool
    """True only where the words were published like this and are that speaker's."""
    verdict: Literal["verbatim", "nearly", "paraphrase", "absent"]
    speaker_is: Literal["confirmed", "contradicted", "unknown", "unclear", "unquoted"] | None
    """contradicted: somebody else said it. unknown: the article names nobody. unclear: several people may be meant.
    unquoted: the article puts it in its own words. Null: nobody was claimed, or the words were not found."""
    ruling: str
    """The verdict in a sentence."""
    differences: tuple[Difference, ...]
    not_in_article: tuple[str, ...]
    """Words around the quotation, such as a place or day, that stand nowhere near it in the article."""
    published: tuple[Words, ...]
    """Where the words stand; or the nearest quotes there are, whole, which may be quoted instead."""


class Checked(_Record):
    """Whether something was said like that, and by whom."""

    stands: bool
    """True only where every part stands. Publish a quotation only then."""
    parts: tuple[CheckedPart, ...]
    is_whole: bool
    """False where the text was so long that only its first parts were checked."""


class ProofedQuotation(_Record):
    """One quotation of a draft."""

    words: str
    speaker: str | None
    """Whom the draft names for it."""
    start: int
    end: int
    """Where it stands in the draft; in the title where `paragraph` is 0."""
    paragraph: int
    """Lines that hold words, counted from 1."""
    verdict: Literal["verbatim", "altered", "misattributed", "unquoted", "unconfirmed", "absent", "short"]
    """verbatim: published like this and that speaker's. altered: words differ. misattributed: somebody else's words.
    unquoted: the article's own words, or its paraphrase. unconfirmed: the article does not say clearly whose they are.
    absent: nothing like it is in these articles. short: too few words to tell."""
    must_change: bool
    """True where the draft is wrong: altered, misattributed or unquoted."""
    published: tuple[Words, ...]
    """What was published, the nearest first, whole; this may be quoted instead."""


class Proofread(_Record):
    """Every quotation of a draft, in order, with what became of it."""

    quotations: tuple[ProofedQuotation, ...]
    must_change: int
    """How many quotations are wrong. Correct them and proof again."""
    not_confirmed: int
    """How many more are not confirmed by these articles: unconfirmed, absent or short. Say where else they are from."""
    is_whole: bool
    """False where the draft was so long that only its beginning was read."""


class Quotes(_Record):
    """Quotes, in the order of the articles; those about something, the best first."""

    quotes: tuple[Words, ...]
    total: int
    """How many were found, of which `quotes` holds those from `offset` on."""
    is_complete: bool
    """False where there were more articles or passages than were looked at."""


class Person(_Record):
    """Somebody who is quoted."""

    name: str
    role: str | None
    quotes: int


class Speakers(_Record):
    """Who is quoted, the most quoted first."""

    speakers: tuple[Person, ...]
    total: int


class Line(_Record):
    """The quotes of one speaker over time."""

    speaker: str | None
    """Null: the other speakers together, or quotes whose speaker the article does not name."""
    speakers: int
    """How many people are counted in this line; 0 for quotes whose speaker is not named."""
    counts: tuple[int, ...]
    """The number of quotes in each period, in the order of `starts`."""
    undated: int


class Timeline(_Record):
    """Who said how much about something over time. The same words count once, on the day they were first printed."""

    query: str
    period: Literal["day", "week", "month", "year"]
    starts: tuple[str, ...]
    """The first day of each period."""
    lines: tuple[Line, ...]
    quotes: int
    is_complete: bool
    """False where there were more passages than were looked at."""


class Articles(_Record):
    """The articles of the library, in the order in which they were added."""

    articles: tuple[Published, ...]
    total: int


class Shown(_Record):
    """An article with its quotes."""

    article: Published
    text: str
    """The article's text from `start` to `end`."""
    start: int
    end: int
    length: int
    """Of the whole text. Ask again with `start` for what is left."""
    quotes: tuple[Words, ...]
    """The quotes that begin in this part of the text."""
