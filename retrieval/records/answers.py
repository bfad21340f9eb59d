"""What answers a question, and what is missing where nothing does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from retrieval.records.articles import Evidence
from retrieval.records.claims import AskedClaim

Missing = Literal["nobody", "role", "unquoted", "elsewhere", "nothing"]
"""Why nothing answers: the articles know nobody of the name that is asked about; they quote nobody who holds the role
that is asked about; they mention that person, but do not quote them; that person is quoted, but not on this; nothing in
the articles is about this."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is missing where nothing answers.

    `name` is the person asked about, and `near` are quoted people whom the question might have meant; both may be
    empty.
    """

    missing: Missing
    name: str = ""
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Best evidence first. Empty `evidence` means that nothing answers; `closest` may then hold weak guesses.

    Where `leans`, the question is understood by those asked before it only, so that in another talk it may have another
    answer. `refusal` says what is missing where nothing answers. `is_claim` is True for questions whether somebody said
    something; `claimed_of` is then what the question calls that person, as it was typed, `holders` who is quoted and
    holds the office if that is one, and `verdict` whether the articles say so. It is None where nobody of that name is
    quoted, so that nothing can be held against the claim.
    `is_untold` is True of a question who is for or against something whose evidence does not tell it.
    """

    question: str
    evidence: tuple[Evidence, ...] = ()
    closest: tuple[Evidence, ...] = ()
    leans: bool = field(default=False, compare=False)
    refusal: Refusal | None = field(default=None, compare=False)
    is_claim: bool = field(default=False, compare=False)
    claimed_of: str = field(default="", compare=False)
    holders: tuple[str, ...] = field(default=(), compare=False)
    verdict: AskedClaim | None = field(default=None, compare=False)
    is_untold: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Quotes about something, those of the best passage first.

    The same words of the same speaker are one piece of evidence, whose `also` holds the other articles that print them.
    `is_complete` is False where there were more passages to look through than were looked at.
    """

    evidence: tuple[Evidence, ...] = ()
    is_complete: bool = True
