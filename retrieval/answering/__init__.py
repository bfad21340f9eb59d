"""From a question to evidence: what is asked, which span answers it, and whether it is enough of an answer."""

from __future__ import annotations

from retrieval.answering.answers import find_evidence
from retrieval.answering.asked.apart import asks_nothing, questions_in
from retrieval.answering.asked.further import Further, asks_for_more
from retrieval.answering.asked.pronouns import Pronoun, meant_speaker, pronoun_in, speakers_beside
from retrieval.answering.asked.spoken import asked_in, told_in
from retrieval.answering.follow_ups import asks_for_others, asks_when_or_where, opens_follow_up
from retrieval.answering.gathering import gather
from retrieval.answering.telling.moments import tells_when_or_where
from retrieval.answering.telling.reasons import reason_beside

__all__ = [
    "Further",
    "Pronoun",
    "asked_in",
    "asks_for_more",
    "asks_for_others",
    "asks_nothing",
    "asks_when_or_where",
    "find_evidence",
    "gather",
    "meant_speaker",
    "opens_follow_up",
    "pronoun_in",
    "questions_in",
    "reason_beside",
    "speakers_beside",
    "tells_when_or_where",
    "told_in",
]
