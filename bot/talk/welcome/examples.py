"""Questions to begin with: made from the library's own quotes, and only those that it answers correctly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import islice
from operator import itemgetter

from bot.talk.catalogue import quotes_of
from bot.wording import ENGLISH, LANGUAGES, _, language, speaking
from retrieval import Evidence, Library, answer, read_name

EXAMPLES = 3
LOOKED_AT = 20
"""The most articles that are looked at for examples, and the most quotes of each."""
TRIED = 8
"""The most examples that are tried out, because nobody should wait for a greeting."""
SHORTEST = 25
"""Characters of a quote that is long enough to ask who said it."""
PLAIN = re.compile(r"[\w\s,’'-]+…?")
"""The beginning of a quote that reads well in a question."""
WORDS = 6
"""Words of a quote that an example repeats."""
ARTICLE = re.compile(r"(?P<article>[^\W\d_]{1,3}['’]|[^\W\d_]{1,3}\s+)(?P<name>\S.*)", re.DOTALL)
"""What may be an article before a name: “the EU”, “L’UE”. It is one if the text writes it small before that name."""


def example_questions(library: Library, most: int = EXAMPLES) -> tuple[str, ...]:
    """At most `most` questions, each about another speaker, alternately "what did X say" and "who said …".

    Each is in the language being spoken if it is answered so, otherwise in that of the article that answers it.
    Every article has its turn before one has its second, those in the language being spoken first. Words of others are
    not repeated where the speaker can be named. People come before bodies. A body is named as the text names it, “What
    did the EU say?”; where that cannot be told, "who said …" is asked.
    """
    found: list[str] = []
    for name, first in islice(_in_turns(_by_speaker(library), library), TRIED):
        for spoken in dict.fromkeys((language(), _language_of(first, library))):
            with speaking(spoken):
                is_read = _language_of(first, library) == spoken
                asked = _questions_about(name, first, wants_words=is_read and bool(len(found) % 2))
            if asked and _is_answered_by(asked[0], name, library):
                found.append(asked[0])
                break
        if len(found) == most:
            break
    return tuple(found)


def _questions_about(name: str, first: Evidence, *, wants_words: bool) -> list[str]:
    """What can be asked about a speaker in good form, the better first; `wants_words`: rather for words than a name."""
    asked = []
    if called := _called(name, first):
        asked.append(_("What did {speaker} say?", speaker=called))
    if len(first.text) >= SHORTEST and PLAIN.fullmatch(_beginning(first.text)):
        asked.insert(0 if wants_words else len(asked), _("Who said “{words}”?", words=_beginning(first.text)))
    return asked


def _called(name: str, first: Evidence) -> str:
    """A speaker as a sentence names them, with the article of the name where it has one; empty if that cannot be told.

    The words of the text that stand for the speaker tell it: “the EU”, “die Polizei”, “Maria Keller”.
    """
    source, text = first.attribution.source if first.attribution else None, first.article.text
    written = " ".join(source.of(text).split()) if source else ""
    before = ARTICLE.fullmatch(written)
    if before and before["name"] != name:
        before = None  # the spokesman for the ministry, Wang Wenbin
    for opening in (before, ARTICLE.fullmatch(name)):
        if opening and (small := f"{opening['article'].lower()}{opening['name']}") in text:
            return small
    if read_name(name).has_known_first_name or read_name(written).gender:
        return name
    is_name = not name[0].islower() and (name[1:] == name[1:].lower() or _is_full_name(name))
    return name if is_name and written.endswith(name) and before is None else ""


def _in_turns(quotes: Mapping[str, Evidence], library: Library) -> list[tuple[str, Evidence]]:
    """Speakers with their quotes: the first of each article, then the second of each, and so on.

    In each turn, articles in the language being spoken come first.
    """
    counted: Counter[str] = Counter()
    turns = []
    for name, evidence in quotes.items():
        is_foreign = _language_of(evidence, library) != language()
        turns.append((counted[evidence.article.id], is_foreign, name, evidence))
        counted[evidence.article.id] += 1
    return [(name, evidence) for *_turn, name, evidence in sorted(turns, key=itemgetter(0, 1))]


def _language_of(evidence: Evidence, library: Library) -> str:
    known = library.shelf.get(evidence.article.id).language
    return known if known in LANGUAGES else ENGLISH


def _by_speaker(library: Library) -> dict[str, Evidence]:
    """The first quote of each speaker: of people, then of whatever else has a name of several words, then of others."""
    quotes: dict[str, Evidence] = {}
    for article in library.shelf.articles[:LOOKED_AT]:
        for evidence in quotes_of(library, (article,))[:LOOKED_AT]:
            if evidence.kind == "direct" and evidence.speaker:
                quotes.setdefault(evidence.speaker.name, evidence)
    return dict(sorted(quotes.items(), key=lambda item: (not _is_person(item[0]), not _is_full_name(item[0]))))


def _is_person(name: str) -> bool:
    read = read_name(name)
    return read.has_known_first_name and not read.is_description


def _is_full_name(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _beginning(words: str) -> str:
    first = words.split()
    return f"{' '.join(first[:WORDS])}…" if len(first) > WORDS else " ".join(first).rstrip(".,;:")


def _is_answered_by(question: str, name: str, library: Library) -> bool:
    found = answer(question, library).evidence
    return bool(found) and found[0].speaker is not None and found[0].speaker.name == name
