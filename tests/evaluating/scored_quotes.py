"""A found quotation as the public scorer of quotes reads it."""

from __future__ import annotations

from retrieval import Attribution


def scored_quote(text: str, found: Attribution) -> object:
    """The spans and the speaker of a quotation in `text`, in code points, ready to be written as JSON."""
    return {
        "start": found.quote.span.start,
        "end": found.quote.span.end,
        "spans": [[content.start, content.end] for content in found.quote.contents],
        "speaker_start": found.source and found.source.start,
        "speaker_end": found.source and found.source.end,
        "speaker_text": found.source and found.source.of(text),
        "speaker_name": found.speaker and found.speaker.name,
    }
