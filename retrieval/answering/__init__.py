"""From a question to evidence: what is asked, which span answers it, and whether it is enough of an answer."""

from __future__ import annotations

from retrieval.answering.answers import answer
from retrieval.answering.gathering import gather

__all__ = ["answer", "gather"]
