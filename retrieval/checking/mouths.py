"""In whose mouth the found words stand, and whether that is the person claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.answering.asked.roles.words import speaks_for_a_body
from retrieval.checking.claims import Claim
from retrieval.library.analysed import AnalysedArticle
from retrieval.library.library import Library
from retrieval.people import Corrections, Name, People, compare, gender_of_titles, read_name
from retrieval.people.people import fits
from retrieval.quoting.loading import load_lexicon
from retrieval.quoting.marks import find_stretches
from retrieval.records import Agreement, Attribution, Span, Speaker
from retrieval.searching import terms

MARKS = 300
"""Letters before and after the found words in which the marks around them are looked for."""
MOST_NAMESAKES = 150
"""Speakers of one surname who are told apart; of more, it is unclear which one a claim means."""


@dataclass(frozen=True, slots=True)
class Mouth:
    """Whose words a run of words is. `is_all` is False where some of them are not that quotation's."""

    attribution: Attribution | None
    is_all: bool


def mouth_of(attributions: Sequence[Attribution], words: Sequence[Span]) -> Mouth:
    """Who says these words: the innermost quotation that holds all of them, or several of one speaker together."""
    span = Span(words[0].start, words[-1].end)
    near = [said for said in attributions if said.quote.span.touches(span)]
    holding = [said for said in near if all(_holds(said, word) for word in words)]
    if holding:
        return Mouth(min(holding, key=lambda said: said.quote.span.end - said.quote.span.start), is_all=True)
    for speaker in dict.fromkeys(said.speaker for said in near if said.speaker):
        theirs = [said for said in near if said.speaker == speaker]
        if all(any(_holds(said, word) for said in theirs) for word in words):
            return Mouth(theirs[0], is_all=True)
    shares = [(sum(_holds(said, word) for word in words), said) for said in near]
    most = max(shares, key=lambda share: share[0], default=None)
    return Mouth(most[1] if most and 2 * most[0] > len(words) else None, is_all=False)


def agreement(
    claim: Claim, mouth: Mouth, analysed: AnalysedArticle, words: Sequence[Span], library: Library
) -> Agreement:
    """Whether the claimed speaker is the one whom the article names for all of these words."""
    if not claim.speaker:
        return ""
    said = mouth.attribution
    if said is None or said.speaker is None:
        return "unknown"
    found = _is_that_person(claim, said, analysed, library)
    if found != "confirmed":
        return found
    if not mouth.is_all:
        return "unknown"
    if claim.kind == "quoted" and not _is_in_marks(analysed.article.text, said, words):
        return "unquoted"
    return "confirmed"


def _is_that_person(claim: Claim, said: Attribution, analysed: AnalysedArticle, library: Library) -> Agreement:
    speaker = said.speaker
    if speaker is None:
        return "unknown"
    claimed, named = read_name(claim.speaker), read_name(speaker.name)
    if claimed.is_description or _is_an_office(claim.speaker, analysed.language):
        return _is_described(claim.speaker, speaker, analysed)
    if named.is_description:
        return "unknown"
    source = said.source.of(analysed.article.text) if said.source else ""
    if _is_somebody_of(source, named, analysed.language):
        return "unknown"
    decided = library.corrections.decided(claimed.text, speaker.name)
    if decided is not None:
        return "confirmed" if decided else "contradicted"
    genders = {gender_of_titles(claim.called), claimed.gender} - {""}
    if genders and (gender_of_titles(source) or named.gender or next(iter(genders))) not in genders:
        return "contradicted"
    if compare(claimed, named) == "different":
        if by_first_name := _by_first_name(claimed, named, analysed.article.text):
            return by_first_name
        return "unknown" if _speaks_for(claimed, speaker, analysed.language, library) else "contradicted"
    return _is_only_one(claimed, speaker, library)


def _by_first_name(claimed: Name, named: Name, text: str) -> Agreement | None:
    """Whether one of two names is the other's first name alone; None where it is not.

    An article that holds the full name and no other of that first name means that person by it: “Callum” is the “Callum
    Tennant” of the same article.
    """
    short, full = sorted((claimed.text, named.text), key=len)
    if " " in short or not full.casefold().startswith(f"{short.casefold()} "):
        return None
    bearers = {found.casefold() for found in re.findall(rf"(?<!\w){re.escape(short)}\s+[^\W\d_a-z]\w*", text)}
    is_theirs = claimed.text == full and bearers == {full.casefold()}
    return "confirmed" if is_theirs else "unclear"


def _speaks_for(claimed: Name, speaker: Speaker, language: str, library: Library) -> bool:
    """Whether a speaker's role is to speak for the body that is claimed to speak: “a Boeing spokeswoman”.

    A role that holds anything else tells of somebody else: “a *former* Boeing spokeswoman”. What is the name of
    somebody quoted, or may be somebody's by its title or first name, is no body's: whoever speaks for a person is
    somebody else.
    """
    if claimed.is_titled or claimed.gender or claimed.has_known_first_name:
        return False
    body, role = set(terms(claimed.text, language)), set(terms(speaker.role, language))
    if not body or not body < role or not speaks_for_a_body(speaker.role, language, frozenset(role - body)):
        return False
    bearers = library.shelf.namesakes(claimed.text.split()[-1:])
    return not any(read_name(one.name).surname == claimed.surname for one in bearers)


def _is_an_office(name: str, language: str) -> bool:
    """True for "Mayor" or "Prime Minister", written like a name as headlines do, which is nobody's name."""
    lexicon = load_lexicon(language)
    titles = lexicon.titles | lexicon.titles_male | lexicon.titles_female
    return all(lexicon.is_role(word) or word in titles for word in name.casefold().split())


def _is_somebody_of(source: str, named: Name, language: str) -> bool:
    """True for "a spokesman for Ana Ruiz" and "Ana Ruiz's brother", whose words are not those of Ana Ruiz."""
    lexicon = load_lexicon(language)
    words = [word.casefold().strip(",") for word in source.split()]
    parts = named.text.casefold().split()
    at = next((at for at, word in enumerate(words) if word in parts), None)
    if at is not None:
        titled = lexicon.titles | lexicon.titles_male | lexicon.titles_female | lexicon.determiners
        before = [word for word in words[:at] if word in lexicon.genitives or word not in titled]
        governs = bool(before) and (before[-1] in lexicon.prepositions or before[-1] in lexicon.genitives)
        return governs and any(lexicon.is_role(word) for word in before)
    owner = next((word for word in words if word.endswith(("'s", "’s")) and word[:-2] in parts), None)
    return owner is not None and owner != words[-1]


def _is_only_one(claimed: Name, speaker: Speaker, library: Library) -> Agreement:
    """Whether nobody else in the library may be meant by the claimed name."""
    if claimed.text.casefold() == speaker.name.casefold() and not claimed.is_lone:
        return "confirmed"
    surnames = {
        *claimed.text.split()[-1:],
        *speaker.name.split()[-1:],
        claimed.surname,
        read_name(speaker.name).surname,
    }
    of_first_name = library.shelf.namesakes(claimed.text.split()[:1])
    alone = {one: quotes for one, quotes in of_first_name.items() if len(one.name.split()) == 1}
    namesakes = {**library.shelf.namesakes(surnames - {""}), **alone}
    if len(namesakes) > MOST_NAMESAKES:
        return "unclear"
    people = _people_among(tuple(namesakes.items()), library.corrections)
    identity = people.who(speaker.name)
    likeness = fits(claimed, identity)
    if likeness == "different":
        return "contradicted"
    others = [other for other in people.meant_by(claimed.text) if other.name != identity.name]
    says_more = likeness == "perhaps" and len(claimed.words) > len(read_name(identity.name).words)
    return "unclear" if others or says_more else "confirmed"


@lru_cache(maxsize=64)
def _people_among(speakers: tuple[tuple[Speaker, int], ...], corrections: Corrections) -> People:
    """Who they are. Kept, because the places where the words stand name the same people again and again."""
    return People.of(dict(speakers), corrections)


def _is_described(description: str, speaker: Speaker, analysed: AnalysedArticle) -> Agreement:
    """Whether a speaker is the one described without a name: "the mayor" is no spokesman of the mayor."""
    claimed = set(terms(description, analysed.language))
    role = speaker.role.replace("’s ", "'s ").rpartition("'s ")[2]
    own = set(terms(f"{speaker.name} {role}", analysed.language))
    everything = own | set(terms(speaker.role, analysed.language))
    head = terms(description, analysed.language)[-1:]
    if not claimed or set(terms(speaker.name, analysed.language)) < claimed:  # "Ana Ruiz's spokesman" is not Ana Ruiz
        return "unknown"
    return "confirmed" if claimed <= everything and own.issuperset(head) else "unknown"


def _holds(said: Attribution, word: Span) -> bool:
    return any(content.holds(word) for content in said.quote.contents)


def _is_in_marks(text: str, said: Attribution, words: Sequence[Span]) -> bool:
    return said.quote.kind == "direct" or are_in_marks(text, words)


def are_in_marks(text: str, words: Sequence[Span]) -> bool:
    """Whether each of these words of a text stands within quotation marks."""
    start, end = max(0, words[0].start - MARKS), min(len(text), words[-1].end + MARKS)
    marked = [Span(one.span.start + start, one.span.end + start) for one in find_stretches(text[start:end])]
    return all(any(span.holds(word) for span in marked) for word in words)
