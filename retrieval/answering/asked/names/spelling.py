"""Spelling mistakes: a term that no article holds is replaced by the nearest one that some article holds.

A name that nobody has may be a misspelt one of somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from retrieval.answering.asked.names import MOST_SPEAKERS
from retrieval.answering.questions import ParsedQuestion
from retrieval.library.library import Library
from retrieval.people import Name, is_same_surname, read_name
from retrieval.searching import terms
from retrieval.searching.words import fold

SHORTEST = 5
"""Letters from which on two swapped letters are forgiven; from one more on any slip, and from twice as many on two."""
MOST_NEAR = 2
"""People of a similar name who are offered, at most."""
NEAR = 80.0
"""How like (0..100) a quoted name, or a word of it, must be to the one typed to be offered in its place."""
SHORTEST_ALIKE = 4
"""Letters of a single word that is compared with the words of names, at least."""


def spell(parsed: ParsedQuestion, library: Library) -> ParsedQuestion:
    """The parsed question with its unknown terms as the library spells them, where one stands out."""
    asked = (*parsed.terms, *parsed.earlier)
    known = library.passage_index.statistics(asked).frequencies
    unknown = [term for term in asked if not known[term] and len(term) >= SHORTEST and term.isalpha()]
    if not unknown:
        return parsed
    mended = {term: _nearest(term, library.passage_index.vocabulary(term[0])) for term in unknown}

    def mend(terms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mended.get(term, term) for term in terms))

    names = frozenset(mend(tuple(parsed.names)))
    subject, topic, earlier = mend(parsed.subject), mend(parsed.topic), mend(parsed.earlier)
    return replace(parsed, subject=subject, topic=topic, earlier=earlier, names=names)


def are_known(words: Sequence[str], library: Library) -> bool:
    """Whether the articles hold all these terms. If they do, “drivers” is not taken for a misspelt “Divers”."""
    return all(library.passage_index.statistics(words).frequencies[word] for word in words)


def is_in_articles(word: str, library: Library) -> bool:
    """Whether the articles hold this word in any of their languages, or it is one that is not searched for."""
    return any(are_known(terms(word, one), library) for one in library.shelf.languages or ("en",))


def names_misspelt_as(typed: Name, names: Collection[str]) -> tuple[str, ...]:
    """Those of the names that end with the words that were typed, but for slips in spelling."""
    found = []
    for one in names:
        name = read_name(one)
        words = name.words[-len(typed.words) :]
        if not name.is_description and len(words) == len(typed.words) and _differ_by_slips(typed.words, words):
            found.append(one)
    return tuple(sorted(found))


def misspelt_speakers(name: Name, library: Library) -> tuple[str, ...]:
    """The speakers whose name, or surname alone, differs from the typed one by a slip in spelling."""
    speakers = library.shelf.speakers
    return names_misspelt_as(name, {one.name for one in speakers}) if len(speakers) <= MOST_SPEAKERS else ()


def speakers_near(name: Name, library: Library) -> tuple[str, ...]:
    """Quoted people who might be meant: those of the same surname, then those whose names or surnames look alike."""
    from rapidfuzz import fuzz, process

    surname = name.text.split()[-1]
    bearers = sorted({one.name for one in library.shelf.namesakes([surname])})
    namesakes = [one for one in bearers if is_same_surname(name, read_name(one)) and not read_name(one).is_lone]
    if namesakes or len(library.shelf.speakers) > MOST_SPEAKERS:
        return tuple(namesakes[:MOST_NEAR])
    every = sorted({one.name for one in library.shelf.speakers if not read_name(one.name).is_description})
    alike = process.extract(name.text, every, scorer=fuzz.ratio, processor=fold, score_cutoff=NEAR, limit=MOST_NEAR)
    return tuple(found for found, *_ in alike) or (speakers_alike(surname, library) if name.is_lone else ())


def speakers_alike(typed: str, library: Library) -> tuple[str, ...]:
    """Quoted people with a first name or surname that begins like this word and looks like it, the likest first."""
    from rapidfuzz import fuzz

    word = fold(typed)
    if len(word) < SHORTEST_ALIKE or len(library.shelf.speakers) > MOST_SPEAKERS:
        return ()
    alike: dict[str, float] = {}
    for one in library.shelf.namesakes([word[0]]):
        name = read_name(one.name)
        same = [known for known in name.words if known[0] == word[0]] if not name.is_description else []
        likeness = max((fuzz.ratio(word, known) for known in same), default=0.0)
        if likeness >= NEAR:
            alike[one.name] = likeness
    return tuple(sorted(alike, key=lambda name: (-alike[name], name))[:MOST_NEAR])


def _differ_by_slips(typed: Sequence[str], known: Sequence[str]) -> bool:
    return all(one == two or is_slip(one, two) for one, two in zip(typed, known, strict=True))


def is_slip(typed: str, known: str) -> bool:
    """Whether a word may be a slip in spelling another one: both begin alike, and few letters differ."""
    from rapidfuzz.distance import OSA

    if len(typed) < SHORTEST or typed[0] != known[:1] or not typed.isalpha():
        return False
    if len(typed) == SHORTEST and sorted(typed) != sorted(known):
        return False
    return OSA.distance(typed, known) <= (1 if len(typed) < 2 * SHORTEST else 2)


def _nearest(term: str, same_letter: Collection[str]) -> str:
    """The nearest known term with the same first letter; the term itself where none is near enough."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(term) == SHORTEST:
        same_letter = [known for known in same_letter if sorted(known) == sorted(term)]
    slips = 1 if len(term) < 2 * SHORTEST else 2
    found = process.extractOne(term, same_letter, scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found else term
