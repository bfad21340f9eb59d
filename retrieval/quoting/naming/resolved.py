"""The speaker after a source, and why it is that one."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from retrieval.records import Speaker


class Naming(StrEnum):
    """Why a source was resolved to its speaker."""

    NAMED = "the source holds the name"
    PRONOUN = "the last person named before it whom the pronoun fits, and the only one in that sentence"
    RIVALS = "the last person named before it whom the pronoun fits, though that sentence names others whom it fits"
    MENTIONED = "the last person named before it whom the description fits"
    RELATIVE = "the name or noun that the relative pronoun follows"
    ROLE = "the last person named before it who has this office"
    BODY = "the body that the sentence before it is about"
    GROUP = "the body or group that spoke last"
    DESCRIBED = "no one of the article is meant: the source as it stands"
    UNKNOWN = "no one named before it fits"
    IMPLAUSIBLE = "the source is no person or body: a function word, a day, or words with a verb of their own"
    NO_SOURCE = "the article does not say who speaks"


class Resolved(NamedTuple):
    """The speaker after a source, None where nobody fits, and why it is that one."""

    speaker: Speaker | None
    naming: Naming
