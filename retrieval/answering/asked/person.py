"""Whom a question asks about: somebody who is quoted, somebody who is only mentioned, or nobody the articles know.

Names are compared by `retrieval.people`, so that different first names never match and a name may be typed in another
script than the articles'. A state or a capital that is quoted counts as a person, in whatever language it is named.
Roles ("the mayor") and bodies ("the ministry") name no person here: `find_person` returns None for them, and the words
decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.answering.asked.names import MOST_SPEAKERS
from retrieval.answering.asked.names.spelling import (
    MOST_NEAR,
    are_known,
    misspelt_speakers,
    speakers_near,
)
from retrieval.answering.asked.names.unknown import EDGES, is_bare, is_uncased_name, is_unknown_name
from retrieval.answering.asked.places import speakers_of_place
from retrieval.answering.asked.roles.offices import speakers_introduced_as
from retrieval.answering.asked.roles.words import Role
from retrieval.answering.asked.unspaced import is_after_title, joined_pairs, of_other_surname
from retrieval.answering.questions import LONGEST_READ, OF_ONE, QUOTATION, ParsedQuestion, languages_of
from retrieval.library.library import Library
from retrieval.people import Name, compare, read_name
from retrieval.people.palladius import is_heard_as
from retrieval.people.romanising import consonants
from retrieval.quoting.loading import load_lexicon
from retrieval.records import Speaker
from retrieval.searching import rank, terms
from retrieval.searching.words import NO_SPACES, tokens
from retrieval.text.languages import habits_of

LONGEST_WRITTEN = 100
"""Characters of a name, at most."""
MENTIONS = 60
"""Passages in which a mention of the name is looked for, the best first."""
MOST_READ = 50
"""Articles whose text is searched for a name in another script."""
ELIDED = re.compile(r"(?<!\w)[ld]['’](?=\w)", re.IGNORECASE)
"""An article or a preposition of Romance languages before a vowel."""
_HAN = re.compile(rf"[{NO_SPACES}]+")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_BEFORE = r"((?:[^\W\d_a-zа-яёіїєґ][\w.’'-]*\s+){0,3})"


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """The person whom a question names.

    `name` is as it was typed. `speakers` holds the names under which that person is quoted; it is empty where nobody of
    that name is. `is_mentioned` is True where the text of the articles holds the name. `near` holds people who are
    quoted under a similar name. Where the question names a `role`, `speakers` holds everybody who has it.
    """

    name: str
    speakers: tuple[str, ...] = ()
    is_mentioned: bool = False
    near: tuple[str, ...] = ()
    role: Role | None = None

    def may_be(self, speaker: Speaker | None) -> bool:
        """Whether words of that speaker may be shown for this person. Words of the article itself (None) always may."""
        if speaker is None or not self.speakers or speaker.name in self.speakers:
            return True
        name = read_name(speaker.name)
        return self.role is None and (name.is_description or not name.has_known_first_name)

    def is_named_in(self, text: str) -> bool:
        """Whether the text holds the last word of the name."""
        return self.name.split()[-1].casefold() in text.casefold()


def find_person(parsed: ParsedQuestion, library: Library) -> AskedPerson | None:
    """The person whom a question asks about; None where it names nobody, or names a role or a body."""
    is_guess = set(parsed.subject) <= set(parsed.topic)
    if parsed.kind not in OF_ONE or not parsed.subject or is_guess:
        return None
    typed = written_subject(parsed)
    if not typed or len(typed) > LONGEST_WRITTEN:
        return None
    is_sure = any(letter.isupper() for letter in typed) or bool(_HAN.search(typed))
    name = read_name(typed if is_sure else typed.title())
    if name.is_description or not name.surname:
        return AskedPerson(typed) if not is_sure and is_uncased_name(typed, parsed, library) else None
    if quoted := speakers_called(name, library) or first_named(name, library):
        is_person = is_sure or any(read_name(one).has_known_first_name for one in quoted)
        is_body = typed in load_lexicon(parsed.language).bodies  # “the agency” may have a name with that word
        is_person = is_person or (not is_body and _is_always_capitalised(typed, tuple(_passages(parsed, library))))
        return AskedPerson(typed, quoted) if is_person else None
    if (others := of_other_surname(typed, library)) and not _is_written(typed, _passages(parsed, library)):
        return AskedPerson(typed, near=others[:MOST_NEAR])
    if introduced := speakers_introduced_as(name, library):
        return AskedPerson(typed, introduced)
    texts = tuple(_passages(parsed, library)) if is_sure or is_bare(typed, parsed) else ()
    is_sure = is_sure or _is_always_capitalised(typed, texts)
    is_sure = is_sure or is_uncased_name(typed, parsed, library)
    mentions = list(_mentions(name, texts, library)) if is_sure else []
    is_somebody = any(one.has_known_first_name for one in mentions)
    if not is_somebody and (place := speakers_of_place(typed, languages_of(parsed.text), library)):
        return AskedPerson(typed, place)
    may_be_slip = is_sure or not are_known(parsed.subject, library)
    is_named = any(compare(name, one) == "same" for one in mentions)
    if may_be_slip and not is_named and (meant := misspelt_speakers(name, library)):
        return AskedPerson(typed, meant)
    near = speakers_near(name, library)
    is_written = not name.is_lone and not near and _is_written(typed, texts)
    is_person = _is_person(typed, name, mentions, parsed) or (is_written and not _speaks_by_others(typed, library))
    if not is_sure or not (is_person or is_unknown_name(typed, parsed, library)):
        return None
    shown = typed if any(letter.isupper() for letter in typed) else name.text
    is_mentioned = is_written or _is_mentioned(name, mentions, near)
    return AskedPerson(shown, (), is_mentioned, near)


def speakers_called(name: Name, library: Library) -> tuple[str, ...]:
    """The names of the speakers who may be meant by a name, in any script, the most quoted first."""
    words = {word.strip(EDGES) for word in name.text.split()}
    near = library.shelf.namesakes({word for word in words if len(word) > 1})
    found = {one.name: number for one, number in near.items() if _may_be(name, read_name(one.name))}
    speakers = library.shelf.speakers
    if not found and len(speakers) <= MOST_SPEAKERS:
        sound = consonants(name.surname)  # a Chinese surname comes first
        for one, number in speakers.items():
            other = read_name(one.name)
            is_alike = other.is_latin != name.is_latin and any(
                consonants(word) == sound or is_heard_as(word, name.surname) or is_heard_as(name.surname, word)
                for word in other.words
            )
            if (is_alike and _may_be(name, other)) or is_after_title(name.text, one.name):
                found[one.name] = number
    by_number = sorted(found, key=lambda one: (-found[one], one))
    return library.corrections.amended(name.text, by_number)


def first_named(name: Name, library: Library) -> tuple[str, ...]:
    """The one speaker whose first name is this word; empty where several have it, and for more than one word."""
    if len(name.words) != 1:
        return ()
    bearers = {one.name: read_name(one.name) for one in library.shelf.namesakes(name.words)}
    found = [one for one, read in bearers.items() if read.words[0] == name.words[0] and not read.is_description]
    return tuple(found) if len(found) == 1 and bearers[found[0]].has_known_first_name else ()


def written_subject(parsed: ParsedQuestion) -> str:
    """The subject as it was typed in the question, or in the earlier questions that tell what it means."""
    return _written(parsed, parsed.text) or _written(parsed, parsed.full_text)


def _written(parsed: ParsedQuestion, question: str) -> str:
    """The longest run of words in a question all of whose terms belong to the subject."""
    subject = set(parsed.subject)
    if han := joined_pairs([one for one in tokens(question) if one in subject and _HAN.fullmatch(one)]):
        return han
    best: list[str] = []
    run: list[str] = []
    for word in QUOTATION.sub(" | ", question[:LONGEST_READ]).split():
        bare = word.strip(EDGES)
        found = terms(bare, parsed.language)
        if not subject.issuperset(found) and (elided := ELIDED.match(bare)):
            bare = bare[elided.end() :]
            found = terms(bare, parsed.language)
        if (found and subject.issuperset(found)) or (run and bare and not found):
            run.append(bare)
        else:
            run = []
        if found and len(run) > len(best):
            best = list(run)
        if word[-1:] in ",;:?!":
            run = []
    return " ".join(best)


def _is_person(typed: str, name: Name, mentions: Sequence[Name], parsed: ParsedQuestion) -> bool:
    """Whether the name is a person's.

    In a language that capitalises all nouns, a surname is one only without an article before it.
    """
    if name.has_known_first_name:
        return True
    is_of_somebody = any(one.has_known_first_name for one in mentions)
    if "noun-capitals" in habits_of(parsed.language):
        return is_of_somebody and is_bare(typed, parsed)
    return is_of_somebody or name.is_titled


def _is_mentioned(name: Name, mentions: Sequence[Name], near: Sequence[str]) -> bool:
    """Whether the articles mention somebody of that name.

    A surname alone belongs to whoever is mentioned with it in full.
    """
    full = [one for one in mentions if not one.is_lone]
    if any(compare(name, one) != "different" for one in full):
        return True
    return bool(mentions) and not full and not near


def _is_written(typed: str, texts: Iterable[str]) -> bool:
    """Whether these passages hold a name of several words exactly as it was typed, in small letters or capitals."""
    return any(f" {' '.join(tokens(typed))} " in f" {' '.join(tokens(text))} " for text in texts)


def _is_always_capitalised(typed: str, texts: Iterable[str]) -> bool:
    """Whether these passages write the last word of what was typed in small letters as a name, and never otherwise."""
    word = re.compile(rf"(?<!\w){re.escape(typed.split()[-1])}(?!\w)", re.IGNORECASE)
    written = [found[0] for text in texts for found in word.finditer(text)]
    return bool(written) and all(one[0].isupper() for one in written)


def _speaks_by_others(typed: str, library: Library) -> bool:
    """Whether the name stands in the name or role of a speaker: "a White House aide" speaks for the White House."""
    return any(typed.casefold() in one.role.casefold() for one in library.shelf.speakers) or bool(
        library.shelf.namesakes([typed])
    )


def _may_be(name: Name, other: Name) -> bool:
    """Whether both may be names of the same person."""
    return not other.is_description and compare(name, other) != "different"


def _mentions(name: Name, texts: Iterable[str], library: Library) -> Iterator[Name]:
    """Every name in these passages of the library that ends with the last word of the name.

    Each comes with the capitalised words before it, of which the first ones may be an office, and with fewer and fewer
    of them, down to as many words as the name has.
    """
    if not name.is_latin:
        yield from _mentions_across(name, library)
        return
    surname = name.text.split()[-1].strip(EDGES)
    pattern = re.compile(rf"{_BEFORE}(?<!\w)({re.escape(surname)})(?!\w)")
    for text in texts:
        for found in pattern.finditer(text):
            words = [*found[1].split(), found[2]]
            for at in range(max(1, len(words) - len(name.words) + 1)):
                yield read_name(" ".join(words[at:]))


def _passages(parsed: ParsedQuestion, library: Library) -> Iterator[str]:
    """The passages that hold words of the name, the best first."""
    for ranked in rank(library.passage_index, parsed.subject, MENTIONS):
        document = ranked.document
        analysed = library.shelf.find((document.article_id,)).get(document.article_id)
        if analysed is not None:  # otherwise another process has just removed it
            yield analysed.passages[document.position].text


def _mentions_across(name: Name, library: Library) -> Iterator[Name]:
    """The same for a name in a script that the articles are not written in.

    Every text has to be read for that, so nothing is found in a library that is too large.
    """
    if len(library.shelf.ids) > MOST_READ:
        return
    size = len(name.words)
    for article in library.shelf.articles:
        for found in _CAPITALISED.finditer(article.text):
            words = found[0].split()
            runs = (read_name(" ".join(words[at : at + size])) for at in range(len(words) - size + 1))
            yield from (one for one in runs if compare(name, one) == "same")
