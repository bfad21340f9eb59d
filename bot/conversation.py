"""One conversation: what a person typed in, a reply out. Knows no face, no markup and no event loop."""

from __future__ import annotations

from dataclasses import dataclass

from bot.replies import Citation, Paragraph, Reply
from retrieval import Library, answer


@dataclass(frozen=True, slots=True)
class Request:
    """What a person typed; `talk` names the chat and topic it belongs to, so that follow-ups stay within it."""

    text: str
    talk: str = ""


class Conversation:
    """Answers requests over one library. `respond` never raises on what a person typed; safe to call from threads."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def respond(self, request: Request) -> Reply:
        found = answer(request.text, self._library)
        if not found.evidence:
            return Reply(
                (Paragraph(f"I found no passage that answers this in {len(self._library.articles)} articles."),)
            )
        return Reply((Citation(found.evidence[0], 1, len(found.evidence)),))
