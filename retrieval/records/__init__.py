"""What passes through the doors: frozen records whose texts are offsets into an article.

Imports nothing of ours. Every offset counts code points of `Article.text`, end excluded, so that whatever a face shows
can be checked against what was published.
"""

from __future__ import annotations

from retrieval.records.answers import Answer, Gathered, Missing, Refusal
from retrieval.records.articles import (
    NO_VERSION,
    UNATTRIBUTED,
    Article,
    Attribution,
    Evidence,
    EvidenceKind,
    Hit,
    Kind,
    Milestone,
    PageVersion,
    Passage,
    Quote,
    Span,
    Speaker,
)
from retrieval.records.claims import (
    Agreement,
    AskedClaim,
    Difference,
    Earlier,
    Edit,
    Finding,
    Part,
    Stance,
    Standing,
    Verdict,
)

__all__ = [
    "NO_VERSION",
    "UNATTRIBUTED",
    "Agreement",
    "Answer",
    "Article",
    "AskedClaim",
    "Attribution",
    "Difference",
    "Earlier",
    "Edit",
    "Evidence",
    "EvidenceKind",
    "Finding",
    "Gathered",
    "Hit",
    "Kind",
    "Milestone",
    "Missing",
    "PageVersion",
    "Part",
    "Passage",
    "Quote",
    "Refusal",
    "Span",
    "Speaker",
    "Stance",
    "Standing",
    "Verdict",
]
