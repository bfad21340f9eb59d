"""Questions that a library can answer, to show a newcomer what can be asked."""

from __future__ import annotations

from bot.catalogue import speakers_of
from retrieval import Library


def example_questions(library: Library, limit: int = 3) -> tuple[str, ...]:
    """At most `limit` questions about who is quoted most; people with a full name come before bodies and places."""
    names = [quoted.speaker.name for quoted in speakers_of(library, library.articles)]
    names.sort(key=lambda name: not _is_full_name(name))
    return tuple(f"What did {name} say?" for name in names[:limit])


def _is_full_name(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words) and words[0] != "The"
