"""Whom a pronoun means in a talk: whoever was quoted on the page that the talk is about."""

from __future__ import annotations

from bot.talk.earlier.tongue import tongue_of_question
from bot.talk.replies import Note, Page, Reply
from bot.talk.requests import Question
from bot.wording import _, speaking
from retrieval import Library, asks_nothing, meant_speaker, pronoun_in, read_name, speakers_beside

MOST_NAMES = 6


def meant_in(text: str, page: Page | None, library: Library) -> str | None:
    """The name of whom a pronoun in a question means; empty where it fits nobody, None where there is none.

    `page` is what the talk has shown last, None if it has shown nothing. Of a person who was asked about and is quoted
    on something else only, the name was in the question; where nothing answered, whoever came closest may be meant.
    """
    pronoun = pronoun_in(text)
    if pronoun is None:
        return None
    if page is None:  # "they" may be people in general
        return "" if pronoun.is_written and (pronoun.gender or asks_nothing(text)) else None
    if page.outcome == "unanswered":
        named = page.refusal.name if page.refusal and page.refusal.missing == "elsewhere" else ""
        if named and not read_name(named).is_description:
            return named
        is_close = page.refusal is not None and page.refusal.missing == "nothing" and pronoun.is_written
        return (meant_speaker(pronoun, page.evidence[0], library) or None) if is_close else None
    (shown,) = page.evidence
    asked = (page.subject.text, *reversed(page.subject.earlier)) if isinstance(page.subject, Question) else ("",)
    meant = next(filter(None, (meant_speaker(pronoun, shown, library, one) for one in asked)), "")
    return meant if meant or (shown.speaker and pronoun.is_written) else None


def nobody_meant(question: Question, page: Page | None, library: Library) -> Reply:
    """What is said where a pronoun may mean nobody who was shown."""
    with speaking(tongue_of_question(question.text, question.earlier)):
        names = _people_beside(page, library) if page else []
        blocks = [Note(_("I cannot tell whom you mean. Please ask with a name."))]
        if names:
            blocks.append(Note(_("Also quoted in that article: {names}.", names=", ".join(names[:MOST_NAMES]))))
        else:
            blocks.append(Note(_("/speakers shows who is quoted, /help what else I can do.")))
        return Reply(tuple(blocks))


def _people_beside(page: Page, library: Library) -> list[str]:
    beside = [one.name for shown in page.evidence for one in speakers_beside(shown, library)]
    return [name for name in beside if read_name(name).has_known_first_name]
