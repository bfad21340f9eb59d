"""Questions to begin with: taken from what the library holds, and only those that it answers rightly."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

from bot.catalogue import quotes_of
from retrieval import Evidence, Library, answer

EXAMPLES = 3
LOOKED_AT = 40
"""Articles, quotes of each, and quotes in all that are looked at for examples."""
SHORTEST, LONGEST = 25, 160
"""Characters of a quote that makes a good example."""
WORDS = 6


def example_questions(library: Library) -> tuple[str, ...]:
    """At most EXAMPLES questions, each about another speaker, in turn by what they said and by who said it."""
    forms = cycle((_what_did_they_say, _who_said_it))
    found: list[str] = []
    speakers: set[str] = set()
    form = next(forms)
    for evidence in islice(_good_quotes(library), LOOKED_AT):
        name = evidence.speaker.name if evidence.speaker else ""
        question = form(evidence)
        if name in speakers or not _is_answered_by(question, name, library):
            continue
        found.append(question)
        speakers.add(name)
        form = next(forms)
        if len(found) == EXAMPLES:
            break
    return tuple(found)


def _good_quotes(library: Library) -> Iterator[Evidence]:
    """Direct quotes of people named, one article after the other."""
    for article in library.articles[:LOOKED_AT]:
        for evidence in quotes_of(library, (article,))[:LOOKED_AT]:
            if evidence.kind == "direct" and evidence.speaker and SHORTEST <= len(evidence.text) <= LONGEST:
                yield evidence


def _what_did_they_say(evidence: Evidence) -> str:
    return f"What did {evidence.speaker.name} say?" if evidence.speaker else ""


def _who_said_it(evidence: Evidence) -> str:
    words = evidence.text.split()
    return f"Who said “{' '.join(words[:WORDS])}{'…' if len(words) > WORDS else ''}”?"


def _is_answered_by(question: str, name: str, library: Library) -> bool:
    found = answer(question, library).evidence
    return bool(found) and found[0].speaker is not None and found[0].speaker.name == name
