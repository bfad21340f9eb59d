"""The language in which a message is replied to: its own where that is certain, or else the person's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.talk.small_talk.wishes import languages_of_wish
from bot.wording import ENGLISH, LANGUAGES, is_chosen, language
from retrieval import asked_in, told_in


def tongue_of_wish(text: str, earlier: Sequence[str]) -> str:
    """The language of small talk; of several that it may be in, the one that is spoken, or that was asked in before."""
    if is_chosen():
        return language()
    spoken = languages_of_wish(text)
    if len(spoken) == 1:
        return next(iter(spoken))
    asked = tongue_of_question("", earlier)
    return asked if asked in spoken and language() not in spoken else language()


def tongue_of_question(text: str, earlier: Sequence[str] = ()) -> str:
    """The language of a question, or of the last one before it of which it can be told."""
    if is_chosen():
        return language()
    asked = (asked_in(question) for question in (text, *reversed(earlier)))
    return next((one for one in asked if one in LANGUAGES), language())


def tongue_of_claim(text: str) -> str:
    """The language of what somebody is said to have said, unless the app or terminal speaks another than English.

    Claims are often pasted from elsewhere, while the person surely reads the language of their app or terminal.
    """
    told = told_in(text) if language() == ENGLISH and not is_chosen() else ""
    return told if told in LANGUAGES else language()
