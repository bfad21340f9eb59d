"""Questions to begin with: made from the library's own quotes, and only those that it answers correctly."""

from __future__ import annotations

from itertools import islice

from bot.talk.catalogue import quotes_of
from bot.wording import ENGLISH, LANGUAGES, _, speaking
from retrieval import Evidence, Library, answer

EXAMPLES = 3
LOOKED_AT = 20
"""The most articles that are looked at for examples, and the most quotes of each."""
TRIED = 8
"""The most examples that are tried out, because nobody should wait for a greeting."""
SHORTEST = 25
"""Characters of a quote that is long enough to ask who said it."""
WORDS = 6
"""Words of a quote that an example repeats."""


def example_questions(library: Library) -> tuple[str, ...]:
    """At most EXAMPLES questions, each about another speaker, alternately "what did X say" and "who said …".

    Each is in the language of the article that answers it, because questions in another language find less.
    """
    found: list[str] = []
    for name, first in islice(_by_speaker(library).items(), TRIED):
        with speaking(_language_of(first, library)):
            question = _("What did {speaker} say?", speaker=name)
            if len(found) % 2 and len(first.text) >= SHORTEST:
                question = _("Who said “{words}”?", words=_beginning(first.text))
        if _is_answered_by(question, name, library):
            found.append(question)
        if len(found) == EXAMPLES:
            break
    return tuple(found)


def _language_of(evidence: Evidence, library: Library) -> str:
    known = library.shelf.get(evidence.article.id).language
    return known if known in LANGUAGES else ENGLISH


def _by_speaker(library: Library) -> dict[str, Evidence]:
    """The first quote of each speaker; people with a full name come before organisations and places."""
    quotes: dict[str, Evidence] = {}
    for article in library.shelf.articles[:LOOKED_AT]:
        for evidence in quotes_of(library, (article,))[:LOOKED_AT]:
            if evidence.kind == "direct" and evidence.speaker:
                quotes.setdefault(evidence.speaker.name, evidence)
    return dict(sorted(quotes.items(), key=lambda item: not _is_full_name(item[0])))


def _is_full_name(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _beginning(words: str) -> str:
    first = words.split()
    return f"{' '.join(first[:WORDS])}…" if len(first) > WORDS else " ".join(first).rstrip(".,;:")


def _is_answered_by(question: str, name: str, library: Library) -> bool:
    found = answer(question, library).evidence
    return bool(found) and found[0].speaker is not None and found[0].speaker.name == name
