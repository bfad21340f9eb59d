"""What the words around a quotation tell about who said it, in languages that are read by the frame around marks."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.records import Span


@dataclass(frozen=True, slots=True)
class Read:
    """The name of the speaker, "" without one, the source and the verb.

    `is_doubtful` says that the source is the subject of a clause within the sentence and not surely a person, so that
    whomever the paragraph is about goes before it; `is_settled` that nobody else may be looked for where there is no
    name.
    """

    name: str
    source: Span | None
    cue: Span | None
    is_doubtful: bool = False
    is_settled: bool = False
