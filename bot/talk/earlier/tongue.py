"""The language in which a message is replied to: its own where that is certain, or else the person's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.talk.small_talk.wishes import languages_of_wish, likely_language
from bot.wording import ENGLISH, LANGUAGES, is_chosen, language
from retrieval import asked_in, told_in

SURE = 2
"""Common words of a language in a question that tell it surely; one may be a word of several: Russian and Ukrainian."""


def tongue_of_wish(text: str, earlier: Sequence[str]) -> str:
    """The language of small talk; of several that it may be in, the one that is spoken, or that was asked in before."""
    if is_chosen():
        return language()
    spoken = languages_of_wish(text)
    if len(spoken) == 1:
        return next(iter(spoken))
    if not spoken:
        return _told((text, *reversed(earlier))) or likely_language(text) or language()
    asked = tongue_of_question("", earlier)
    return asked if asked in spoken and language() not in spoken else language()


def tongue_of_question(text: str, earlier: Sequence[str] = ()) -> str:
    """The language of a question, or of the last one before it of which it can be told."""
    return language() if is_chosen() else _told((text, *reversed(earlier))) or language()


def _told(questions: Sequence[str]) -> str:
    """The language of the first of these questions that holds several words of it, or else one; empty for none."""
    asked = (asked_in(question, least) for least in (SURE, 1) for question in questions)
    return next((one for one in asked if one in LANGUAGES), "")


def tongue_of_claim(text: str) -> str:
    """The language of what somebody is said to have said, unless the app or terminal speaks another than English.

    Claims are often pasted from elsewhere, while the person surely reads the language of their app or terminal.
    """
    told = told_in(text) if language() == ENGLISH and not is_chosen() else ""
    return told if told in LANGUAGES else language()
