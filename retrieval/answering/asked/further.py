"""Questions that ask what else somebody said: “What else did she say?”, “Anything else?”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answering.asked.pronouns import gender_in
from retrieval.answering.questions import folded_question, languages_of
from retrieval.people import Gender
from retrieval.text.question_patterns import patterns, search


@dataclass(frozen=True, slots=True)
class Further:
    """What a question asks for more of.

    `name` is whom it names, in small letters; it is empty where a pronoun or nothing stands for the person who was
    quoted last. `has_topic` says that only what was said about something in particular is asked for. `gender` is that
    of the pronoun, empty where it tells none.
    """

    name: str
    has_topic: bool
    gender: Gender = ""


def asks_for_more(question: str) -> Further | None:
    """What the question asks for more of; None where it does not ask what else was said."""
    folded = folded_question(question)
    asked_in = languages_of(question)
    for pattern in patterns("questions", "further", asked_in):
        if found := pattern.match(folded):
            groups = found.groupdict()
            name = (groups.get("who") or "").strip()
            name = "" if _is_pronoun(name, asked_in) else name
            return Further(name, bool(groups.get("topic")), _gender_in(question, asked_in))
    return None


def _gender_in(question: str, asked_in: Sequence[str]) -> Gender:
    folded = folded_question(question)
    her, him = (search("questions", one, folded, asked_in) for one in ("from_her", "from_him"))
    if her or him:
        return "female" if her else "male"
    return gender_in(question, asked_in[0])


def _is_pronoun(name: str, asked_in: Sequence[str]) -> bool:
    """Whether the name is a single pronoun; some patterns want a word in front of it."""
    return len(name.split()) == 1 and any(
        search("questions", one, f"x {name}", asked_in) for one in ("personal", "pronoun")
    )
