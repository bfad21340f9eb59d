"""From a question to evidence: what is asked, which span answers it, and whether it is enough of an answer."""

from __future__ import annotations

from retrieval.answering.answers import answer
from retrieval.answering.asked.further import Further, asks_for_more
from retrieval.answering.asked.spoken import asked_in
from retrieval.answering.gathering import gather
from retrieval.answering.questions import asks_for_others

__all__ = ["Further", "answer", "asked_in", "asks_for_more", "asks_for_others", "gather"]
