"""What became of a draft's quotations: each with its place in the draft, its verdict and what was published."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from retrieval.records import Article, Earlier, Edit, Finding, Part, Span

ProofVerdict = Literal["verbatim", "altered", "misattributed", "unquoted", "unconfirmed", "absent", "short"]
"""On a quotation of a draft:

verbatim       the words were published like this, and as the words of whom the draft names, if it names anybody
altered        words differ, are left out or are added
misattributed  the words are right and somebody else's
unquoted       the words stand in an article, which does not quote them: they are its own or its paraphrase
unconfirmed    the words are right and quoted, but the article does not say clearly whose they are
absent         nothing like these words is in the articles
short          too few words to tell, as in a “deeply flawed” plan, and not found as this speaker's
"""

FAULTS: frozenset[ProofVerdict] = frozenset({"altered", "misattributed", "unquoted"})
"""The verdicts that say that the draft is wrong; the others say that it is right or that nobody can tell."""


@dataclass(frozen=True, slots=True)
class Proofed:
    """One quotation of a draft and the verdict on it.

    `contents` are its pieces without marks, as spans of the draft's text, or of its title where `paragraph` is 0. Other
    paragraphs are the lines of the text that hold words, counted from 1. `speaker` is whom the draft names, empty where
    it names nobody. `parts` are the words as they were looked up, one part or one for each piece or sentence, the
    decisive one first; each has its findings, the best first.
    """

    contents: tuple[Span, ...]
    words: str
    paragraph: int
    speaker: str
    verdict: ProofVerdict
    parts: tuple[Part, ...]

    @property
    def is_fault(self) -> bool:
        return self.verdict in FAULTS

    @property
    def finding(self) -> Finding | None:
        """What was published, nearest to the words: the first finding of the decisive part."""
        return next((finding for part in self.parts for finding in part.findings), None)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """How the writer has marked that words are left out or added; empty where the words are simply repeated."""
        return tuple(dict.fromkeys(edit for part in self.parts for edit in part.edits))

    @property
    def earlier(self) -> Earlier | None:
        """Where the words stood until an article was changed."""
        return next((part.earlier for part in self.parts if part.earlier), None)

    @property
    def published_speaker(self) -> str:
        """Whom the article names for the words; empty where it names nobody or nothing was found."""
        speaker = self.finding.evidence.speaker if self.finding else None
        return speaker.name if speaker else ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Every quotation of a draft in order, with its verdict.

    `is_whole` is False where the draft is so long that only its beginning was read.
    """

    draft: Article
    quotations: tuple[Proofed, ...]
    is_whole: bool = True

    @property
    def faults(self) -> tuple[Proofed, ...]:
        """The quotations that are wrong: altered, somebody else's, or not quoted words at all."""
        return tuple(one for one in self.quotations if one.is_fault)

    @property
    def counts(self) -> Counter[ProofVerdict]:
        """How many quotations got each verdict."""
        return Counter(one.verdict for one in self.quotations)
