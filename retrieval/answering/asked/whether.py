"""Whom a question whether something is so asks about, where no word of saying tells: somebody whom the articles quote.

“Is Keller leaving?” has no verb of saying after which its subject would end, and many languages ask so without any
auxiliary. The quoted people are known here, so their names and offices tell what is subject and what topic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.answering.asked.names import MOST_SPEAKERS
from retrieval.answering.asked.roles.holders import asked_role
from retrieval.answering.asked.roles.words import every_role, inner_of, pattern_of, unlisted_words
from retrieval.answering.questions import ASKING_WORDS, LONGEST_READ, ParsedQuestion, languages_of
from retrieval.library.library import Library
from retrieval.people import read_name
from retrieval.searching import terms
from retrieval.searching.words import fold, tokens, vocabulary
from retrieval.text.languages import habits_of
from retrieval.text.question_marks import holds_question_mark
from retrieval.text.question_patterns import match, search

OPENING = 5
"""Words of a question among which its subject begins, unless it ends with it: “does he think it is late? Keller”."""
SHORTEST = 2
"""Letters of a name that no space parts from the next word, and of a word of any other, at least."""
_EDGES = " \t\n.,;:!?¿¡…—–()[]\"'“”„«»‘’"


def asked_of_whom(parsed: ParsedQuestion, library: Library) -> ParsedQuestion:
    """A question whether something is so with the quoted person whom it names, or the holder of an office, as subject.

    A subject that goes on after the name ends there. The same is done with a question why somebody did something, and
    with one that begins with an office: “the widow forgave him or not”. Every other question stays as it is, and so
    does one that names nobody who is quoted.
    """
    if not _asks_whether(parsed):
        return _of_opening(parsed, library)
    named = _named(parsed, library)
    if set(parsed.subject) <= set(parsed.topic):  # a guess
        return _about(parsed, named) if named else _of_holder(parsed, library)
    return _ended_by(parsed, named) if named and set(named) <= set(parsed.subject) else parsed


def _asks_whether(parsed: ParsedQuestion) -> bool:
    """Whether a question wants a yes or a no."""
    if parsed.kind == "did-say":
        return True
    if parsed.subject or parsed.wanted or parsed.kind == "who-said":  # “and Keller?” asks what they say
        return False
    is_unspaced = "unspaced" in habits_of(parsed.language)
    return not is_unspaced and _is_marked_as_question(parsed) and not _opens_asking(parsed)


def states_something(parsed: ParsedQuestion) -> bool:
    """Whether what is typed is no question, but says that something is so: “the new roof costs 90,000 pounds”."""
    if parsed.wanted or parsed.kind in {"did-say", "who-said"}:
        return False
    is_asked = _is_marked_as_question(parsed) and without_tag(parsed.text) == parsed.text
    return not is_asked and not _opens_asking(parsed)


def without_tag(text: str) -> str:
    """A statement without the question at its end whether it is so: “the pool opens in May, right?”."""
    found = search("questions", "tag", text, languages_of(text), re.IGNORECASE)
    return text[: found.start()] if found else text


def _is_marked_as_question(parsed: ParsedQuestion) -> bool:
    return holds_question_mark(parsed.text)


def _opens_asking(parsed: ParsedQuestion) -> bool:
    """Whether a question begins with a word that asks, or ends with one."""
    asked_in = languages_of(parsed.text)
    if parsed.language in asked_in:
        asked_in = (parsed.language,)  # the article of one language is a word that asks in another
    said = tokens(fold(parsed.text[:LONGEST_READ]))
    asking = frozenset[str]().union(*(one.what | one.who for one in map(vocabulary, asked_in)))
    openings = (" ".join(said[at:]) for at in range(ASKING_WORDS))
    opens = any(match("questions", "asking", opening, asked_in) for opening in openings)
    return opens or not asking.isdisjoint((*said[:ASKING_WORDS], *said[-1:]))


def _of_opening(parsed: ParsedQuestion, library: Library) -> ParsedQuestion:
    """A question why somebody did something, or one that begins with an office, as asked of them if they are quoted."""
    is_guess = set(parsed.subject) <= set(parsed.topic)
    if parsed.kind != "fact" or not is_guess or parsed.wanted not in ("", "reason"):
        return parsed
    named = _named(parsed, library) if parsed.wanted else ()
    asks = _about(parsed, named) if named else _of_holder(parsed, library, opens=not parsed.wanted)
    return parsed if asks is parsed else replace(asks, kind="said-about")


def _about(parsed: ParsedQuestion, subject: tuple[str, ...]) -> ParsedQuestion:
    """The question whether something is so, asked of this subject about the rest."""
    rest = (*parsed.topic, *parsed.subject)
    topic = tuple(dict.fromkeys(term for term in rest if term not in subject))
    return replace(parsed, kind="did-say", subject=subject, topic=topic)


def _ended_by(parsed: ParsedQuestion, named: Sequence[str]) -> ParsedQuestion:
    """The question with its subject ended by the name in it: what stands before, such as an office, belongs to it.

    One word after the name may be what the subject is of that name, as in “the Keller camp”, and ends nothing.
    """
    end = max(parsed.subject.index(term) for term in named) + 1
    return _about(parsed, parsed.subject[:end]) if len(parsed.subject) > end + 1 else parsed


def _named(parsed: ParsedQuestion, library: Library) -> tuple[str, ...]:
    """The terms of the first name of somebody quoted that stands where a subject does."""
    text = parsed.text[:LONGEST_READ]
    if "unspaced" in habits_of(parsed.language):
        return _named_unspaced(text, parsed.language, library)
    words = [word.strip(_EDGES) for word in text.split()]
    is_small = text == text.lower()
    known = [(is_small or word[:1].isupper()) and _is_of_name(word, parsed.language, library) for word in words]
    first = next((at for at, is_name in enumerate(known) if is_name and (at < OPENING or all(known[at:]))), None)
    if first is None:
        return ()
    end = next((at for at in range(first, len(words)) if not known[at]), len(words))
    after = "".join(words[end : end + 1])
    if after[:1].isupper() and not is_small and "noun-capitals" not in habits_of(parsed.language):
        return ()  # somebody else of that first name, or what belongs to the person
    return tuple(dict.fromkeys(terms(" ".join(words[first:end]), parsed.language)))


def _is_of_name(word: str, language: str, library: Library) -> bool:
    """Whether a word stands, just as it is, in the name of somebody quoted: no “Kellers”, which owns what follows."""
    folded = fold(word)
    if len(folded) <= SHORTEST or not terms(folded, language):
        return False
    bearers = (one.name for one in library.shelf.namesakes([word]) if folded in fold(one.name).split())
    return any(not read_name(name).is_description for name in bearers)


def _named_unspaced(text: str, language: str, library: Library) -> tuple[str, ...]:
    """The same where no space parts words: the longest name of a speaker in the question."""
    speakers = library.shelf.speakers
    if len(speakers) > MOST_SPEAKERS:
        return ()
    names = {one.name for one in speakers if len(one.name) > SHORTEST and one.name in text}
    return tuple(dict.fromkeys(terms(max(names, key=len), language))) if names else ()


def _of_holder(parsed: ParsedQuestion, library: Library, *, opens: bool = False) -> ParsedQuestion:
    """The question asked of the holder of the first office that it names, if one is quoted.

    With `opens`, only words of no topic may stand before the office.
    """
    named = _office(parsed)
    if not named:
        return parsed
    before = fold(parsed.text[:LONGEST_READ]).partition(named)[0]
    if opens and terms(before, parsed.language):
        return parsed
    office = tuple(dict.fromkeys(terms(named, parsed.language)))
    of_office = _about(parsed, office)
    holder = asked_role(of_office, library) if office else None
    return of_office if holder and holder.speakers else parsed


def _office(parsed: ParsedQuestion) -> str:
    """The first office among the opening words of a question, if what stands around it makes nobody else of it."""
    folded = fold(parsed.text[:LONGEST_READ])
    asked_in = languages_of(parsed.text)
    if not any("unspaced" in habits_of(one) for one in asked_in):
        folded = " ".join(folded.split()[: OPENING + 1])
    listed = [(one.asked[language], language) for one in every_role() for language in asked_in if language in one.asked]
    opening = " ".join(parsed.text[:LONGEST_READ].split()[: OPENING + 1])
    others = [(words, language) for language in asked_in for words in unlisted_words(opening, language)]
    found = [
        (one, language)
        for words, language in (*listed, *others)
        for one in pattern_of(words, language).finditer(folded)
    ]
    first = min(found, key=lambda one: (one[0].start(), -len(one[0][0])), default=None)
    if first is None:
        return ""
    office, language = first
    inner, after = inner_of(language), folded[office.end() :]
    is_others = after.startswith("'") or inner.match(after.lstrip()) or inner.search(folded[: office.start()])
    return "" if is_others else office[0]
