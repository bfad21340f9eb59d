"""Days and places: a bare “when?” or “where?” after a fact asks for the day or the place that its article tells."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answering.choosing import put_first
from retrieval.answering.follow_ups import asks_when_or_where, parse_question
from retrieval.answering.questions import Wanted, languages_of
from retrieval.answering.scoring.signs import shows
from retrieval.records import Answer, Evidence


def with_moment(found: Answer, talk: Sequence[str], home: str) -> Answer:
    """The answer to a bare “when?” with what the article itself tells of a day first; any other as it is."""
    wanted = _asked_of_a_fact(found.question, talk)
    told = next((one for one in found.evidence if _tells(one, wanted, home)), None) if wanted else None
    return put_first(told, found) if told else found


def tells_when_or_where(found: Answer, talk: Sequence[str], home: str) -> bool:
    """Whether the best answer to such a question is what the article with the id `home` itself tells of a day or place.

    Not where the last question of the talk asks what somebody says: it is their words then of which it is asked when.
    """
    wanted = _asked_of_a_fact(found.question, talk)
    return bool(wanted) and any(_tells(one, wanted, home) for one in found.evidence[:1])


def _asked_of_a_fact(question: str, talk: Sequence[str]) -> Wanted:
    """What a bare “when?” or “where?” wants after a question for a fact; empty for any other, and after others."""
    wanted = asks_when_or_where(question) if talk else ""
    if not wanted:
        return ""
    before = parse_question(talk[-1], talk[:-1], languages_of(talk[-1])[0])
    return wanted if before.kind == "fact" else ""


def _tells(one: Evidence, wanted: Wanted, home: str) -> bool:
    return one.article.id == home and not one.attribution and shows(one.text, wanted, one.article.language)
