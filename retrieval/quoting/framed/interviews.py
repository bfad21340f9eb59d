"""Answers in marks below the questions of an interview, each of which a dash or a sign opens.

――社長就任から一年。「会議が減りました」と青木洋子社長は笑う。
――次の目標は。「海外です」

The only person who is named as having answered gives the other answers too; or else whom alone the words above the
first question introduce, or alone with an age.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from retrieval.quoting.linking.layout.plain_answers import presented
from retrieval.records import Attribution, Speaker

_QUESTION = re.compile(
    r"(?:\A|(?<=\n))\s*(?:[-–—―─]{1,2}|[▲△▶▷◆◇■□●○])\s*[^\s“「『\"][^\n“「『\"]*\n\s*(?:[▲△▶]\s*)?(?=[“「『\"])"
)
"""A line that a sign opens and that quotes nothing, above one that opens with a mark."""
_LEAST = 2
"""Questions from which an article is an interview."""
_CONFIDENCE = 0.8


def with_answers(text: str, found: Sequence[Attribution], introduced: Collection[str]) -> tuple[Attribution, ...]:
    """The quotations with the interviewee for those answers that name nobody; as they are without an interview.

    `introduced` are the people whom the article names.
    """
    questions = list(_QUESTION.finditer(text))
    answered = [(one.end(), _line_end(text, one.end())) for one in questions]
    if len(answered) < _LEAST:
        return tuple(found)
    given = [at for at, one in enumerate(found) if any(start <= one.quote.span.start < end for start, end in answered)]
    named = {speaker.name for at in given if (speaker := found[at].speaker)}
    named = named or presented(text[: questions[0].start()], introduced)
    if len(named) != 1:
        return tuple(found)
    source = next((found[at].source for at in given if found[at].source), None)
    speaker = Speaker(named.pop())
    nameless = {at for at in given if found[at].speaker is None}
    return tuple(
        replace(one, speaker=speaker, source=source, confidence=_CONFIDENCE) if at in nameless else one
        for at, one in enumerate(found)
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
