"""Whether a reply is what a dialogue expects of it."""

from __future__ import annotations

from bot.talk.replies import Citation, Reply
from bot.talk.requests import Browse, Question
from tests.talker import said


def is_as_expected(expected: str, reply: Reply, before: Reply | None) -> bool:
    """Whether a reply fits; `before` is the reply of the turn before. See `script` for what can be expected."""
    page = reply.page
    is_answered = page is not None and page.outcome != "unanswered" and bool(page.evidence)
    match expected.partition(" "):
        case ("any", _, ""):
            return not reply.is_empty or reply.ends
        case ("again", _, ""):
            return before is not None and said(reply) == said(before)
        case ("answered", _, ""):
            return is_answered
        case ("friendly", _, ""):
            return page is None and bool(reply.blocks)
        case ("not", _, "friendly"):
            return page is not None and isinstance(page.subject, Question)
        case ("not", _, name):
            return not is_answered or _speaker(reply) != name
        case ("no", _, missing):
            is_refused = page is None or page.outcome == "unanswered"
            return is_refused and (not missing or _missing(reply) == missing)
        case ("speakers" | "sources" | "quotes" as what, _, ""):
            return page is not None and isinstance(page.subject, Browse) and page.subject.what == what
        case ("says", _, words):
            return words in _text(reply)
        case _:
            name, _, words = expected.partition(": ")
            return is_answered and (name in ("*", _speaker(reply))) and words in _cited(reply)


def _speaker(reply: Reply) -> str:
    evidence = reply.page.evidence[0] if reply.page and reply.page.evidence else None
    return evidence.speaker.name if evidence and evidence.speaker else ""


def _missing(reply: Reply) -> str:
    return reply.page.refusal.missing if reply.page and reply.page.refusal else ""


def _cited(reply: Reply) -> str:
    return reply.page.evidence[0].text if reply.page and reply.page.evidence else ""


def _text(reply: Reply) -> str:
    """What a reply says, and who and which article stand under its citations."""
    cited = [block.evidence for block in reply.blocks if isinstance(block, Citation)]
    below = (f"{one.speaker.name if one.speaker else ''} {one.article.title}" for one in cited)
    return "\n".join((said(reply), *below))
