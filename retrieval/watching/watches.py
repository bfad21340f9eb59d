"""What somebody wants to hear of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Watch:
    """Quotes of a `person`, about a `topic`, with the exact `words`. Of these, all that are not empty must hold.

    `person` is a name, `topic` some words of any language, and `words` a phrase that a quote must contain.
    """

    person: str = ""
    topic: str = ""
    words: str = ""
