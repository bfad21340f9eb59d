"""What became of words that somebody is claimed to have said: how well they were found, where, and in whose mouth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from retrieval.records.articles import Evidence

Stance = Literal["said", "denied", "unsaid", "supposed"]
"""Of somebody towards words: they say them; they say the opposite; they are told not to have said them; they only
suppose them or give them as another's."""

Verdict = Literal["verbatim", "nearly", "paraphrase", "absent"]
"""The same words in the same order, whatever their case and punctuation; some words differ; perhaps the same said in
other words; not in these articles."""

Edit = Literal["shortened", "explained"]
"""What a writer may do to a quotation: leave words out at an ellipsis, add words in brackets."""

Agreement = Literal["", "confirmed", "contradicted", "unknown", "unclear", "unquoted"]
"""Of the claimed speaker with the one whom the article names: nobody was claimed; the same person; another person; the
article names nobody for all of these words; the claimed name may be that of several people; the words are claimed as a
quotation, and the article puts them in its own words."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words that both have (then `claimed == published`), that only one has, or that differ."""

    claimed: str
    published: str

    @property
    def is_same(self) -> bool:
        return self.claimed.casefold() == self.published.casefold()


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the words stand, or nearly, or may be meant.

    `evidence` holds the published words and their speaker. `closeness` (0..1) is the share of words that agree, or for
    a paraphrase the chance that it is one. `differences` run through the words in order; those of a paraphrase hold
    nothing but a figure that differs. Where `is_negated`, one of the two denies what the other says.
    """

    evidence: Evidence
    closeness: float
    agreement: Agreement
    differences: tuple[Difference, ...] = ()
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where the very words stood until an article was changed. `evidence` is of the article as it was then.

    `seen` is when that text was first there, `until` when the next one replaced it: dates and times by ISO 8601.
    """

    evidence: Evidence
    agreement: Agreement
    seen: str
    until: str


@dataclass(frozen=True, slots=True)
class Part:
    """One quotation or statement of a claim, with the verdict on it and the best finding first.

    `speaker` is who is claimed to have said it, empty where nobody is. `stray` holds words that stand around the
    quotation in the claim and nowhere near it in the article: "in Paris", "on Monday". `is_pieced` is True where every
    sentence of it was published, but not one after the other. `earlier` is set where the words are no longer there and
    once were. `edits` tells how the words are marked as shortened or explained, if they are. `stance` is what the claim
    says of the speaker: that they said the words, denied them or did not say them.
    """

    words: str
    speaker: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    stray: tuple[str, ...] = ()
    is_pieced: bool = False
    earlier: Earlier | None = None
    edits: tuple[Edit, ...] = ()
    stance: Stance = "said"

    @property
    def agreement(self) -> Agreement:
        return self.findings[0].agreement if self.findings else ""

    @property
    def stands(self) -> bool:
        """True where the words were published like this and, where somebody is named, as that person's."""
        is_theirs = self.agreement == "confirmed" or (self.agreement == "" and not self.speaker)
        return self.verdict == "verbatim" and is_theirs and not self.stray and not self.is_pieced


Standing = Literal["verbatim", "altered", "reworded", "opposite", "another", "unsure", "unsaid"]
"""Of the person whom a question names towards what it claims: they said these very words; they said them but for some,
which may change the sense; perhaps they said the same in other words; they said the opposite; somebody else said it;
the words stand in the articles, but it is not certain that they are that person's or were meant so; that person is
quoted with nothing of the kind."""


@dataclass(frozen=True, slots=True)
class AskedClaim:
    """The verdict on what a question claims: how it stands, the part that was looked up, and what the verdict rests on.

    Where `is_found`, the words of `part` stand in the articles and `evidence` holds them; otherwise `evidence` is the
    best answer, or what comes closest to one, and None where there is neither. `is_marked` says that the claim has
    quotation marks, so that only its very words count. `figure` is a figure of the claim and the one that the evidence
    has in its place; only an "altered" one that is not found has it.
    """

    standing: Standing
    part: Part
    evidence: Evidence | None
    is_found: bool
    is_marked: bool
    figure: Difference | None = None
