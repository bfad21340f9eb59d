"""Was it said like that, and by whom: words that someone claims to quote, held against the articles."""

from __future__ import annotations

from retrieval.checking.checks import check_quote
from retrieval.checking.pasted import is_pasted_claim
from retrieval.checking.proofing.proofs import proof
from retrieval.checking.proofing.records import Proof, Proofed, ProofVerdict
from retrieval.checking.records import Check
from retrieval.records import Difference, Earlier, Finding, Part

__all__ = [
    "Check",
    "Difference",
    "Earlier",
    "Finding",
    "Part",
    "Proof",
    "ProofVerdict",
    "Proofed",
    "check_quote",
    "is_pasted_claim",
    "proof",
]
