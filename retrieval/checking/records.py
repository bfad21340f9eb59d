"""What a check tells: each part of a claim, how well its words were found, where, and in whose mouth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from retrieval.checking.turning.turned import Stance
from retrieval.records import Article, Evidence

Verdict = Literal["verbatim", "nearly", "paraphrase", "absent"]
"""The same words in the same order, whatever their case and punctuation; some words differ; perhaps the same said in
other words; not in these articles."""

WORST_FIRST: tuple[Verdict, ...] = ("absent", "paraphrase", "nearly", "verbatim")

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
    a paraphrase the chance that it is one. `differences` run through the words in order; empty for a paraphrase. Where
    `is_negated`, one of the two denies what the other says.
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


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a claim, part by part in the order of the claim; at least one part.

    `is_whole` is False where the claim is so long that only its first parts were looked up. `left_out` are the articles
    that are the checked text itself, which were not looked in.
    """

    claim: str
    parts: tuple[Part, ...]
    is_whole: bool = True
    left_out: tuple[Article, ...] = ()

    @property
    def stands(self) -> bool:
        """True where every part stands as claimed: the only case in which the answer is yes."""
        return self.is_whole and all(part.stands for part in self.parts)

    @property
    def decisive(self) -> Part:
        """The part that the verdict on the whole rests on: the first of the worst ones."""
        return min(self.parts, key=lambda part: (part.stands, WORST_FIRST.index(part.verdict)))

    @property
    def words(self) -> str:
        return self.decisive.words

    @property
    def speaker(self) -> str:
        return self.decisive.speaker

    @property
    def verdict(self) -> Verdict:
        return self.decisive.verdict

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.decisive.findings
