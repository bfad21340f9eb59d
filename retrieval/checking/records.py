"""What a check tells: how well the words were found, where, and in whose mouth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from retrieval.records import Evidence

Verdict = Literal["verbatim", "nearly", "paraphrase", "absent"]
"""The same words in the same order, whatever their case and punctuation; some words differ; perhaps the same said in
other words; not in these articles."""

Agreement = Literal["", "confirmed", "contradicted", "unknown"]
"""Of the claimed speaker with the one the article names: nobody was claimed; the same; another; the article names
none."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words that both have (`claimed == published` but for case), that only one has, or that differ."""

    claimed: str
    published: str

    @property
    def is_same(self) -> bool:
        return self.claimed.casefold() == self.published.casefold()


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the words stand, or nearly, or may be meant.

    `evidence` holds the published words and their speaker. `closeness` (0..1) is the share of words that agree, or for
    a paraphrase the chance that it is one. `differences` run through the words in order; empty for a paraphrase.
    """

    evidence: Evidence
    closeness: float
    agreement: Agreement
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """What became of a claim: the words and the speaker that were read from it, the verdict, the best finding first."""

    claim: str
    words: str
    speaker: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
