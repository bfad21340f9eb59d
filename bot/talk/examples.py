"""Questions to begin with: taken from what the library holds, and only those that it answers rightly."""

from __future__ import annotations

from itertools import islice

from bot.talk.catalogue import quotes_of
from bot.wording import ENGLISH, LANGUAGES, _, speaking
from retrieval import Evidence, Library, answer

EXAMPLES = 3
LOOKED_AT = 20
"""Articles, and quotes of each, that are looked at for examples."""
TRIED = 8
"""Examples that are tried out: a greeting must not keep anybody waiting."""
SHORTEST = 25
"""Characters of words that one can be asked to remember who said them."""
WORDS = 6


def example_questions(library: Library) -> tuple[str, ...]:
    """At most EXAMPLES questions, each about another speaker, in turn by what they said and by who said it.

    Each is in the language of the article that answers it, as questions in another one find less.
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
    """The first quote of each speaker; people with a full name before bodies and places."""
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
