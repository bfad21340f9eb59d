"""Whose words may answer, and what is missing where nothing does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.answering.asked.names.unknown import is_akin_to_known
from retrieval.answering.asked.person import AskedPerson, written_subject
from retrieval.answering.asked.roles.described import terms_at_first
from retrieval.answering.asked.roles.words import every_role, inner_of
from retrieval.answering.asked.understanding import Understood
from retrieval.answering.candidates import Candidate
from retrieval.answering.follow_ups import asks_for_reply
from retrieval.answering.questions import OF_ONE, ParsedQuestion, languages_of
from retrieval.library.library import Library
from retrieval.people import compare, read_name
from retrieval.quoting.loading import load_lexicon
from retrieval.records import Evidence, Refusal, Speaker
from retrieval.searching import terms
from retrieval.searching.words import fold
from retrieval.text.question_marks import ends_as_question

WHOLE = 0.99
"""The share of the words asked for that a role holds where it holds all of them."""
_CLOSING = " \"'“”’»«)"
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")


def in_articles_of(name: str, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates from articles that hold that name, or a word that begins with its last one, as cases have endings.

    Without a name all of them.

    For whom a pronoun stands is known from the talk, so that “when will she decide?” is not asked of articles in which
    she does not occur.
    """
    if not name:
        return candidates
    surname = re.compile(rf"(?<!\w){re.escape(name.split()[-1])}", re.IGNORECASE)
    held = {
        id(one): any(said.speaker and said.speaker.name == name for said in one.attributions)
        or surname.search(one.article.text) is not None
        for one in {id(each.analysed): each.analysed for each in candidates}.values()
    }
    return [one for one in candidates if held[id(one.analysed)]]


def without_speakers(candidates: Sequence[Candidate], besides: Sequence[str]) -> list[Candidate]:
    """The candidates without the words of the speakers of these names."""
    return [one for one in candidates if not (one.speaker and _is_among(one.speaker, besides))]


def in_the_right_mouth(candidates: Sequence[Candidate], understood: Understood) -> list[bool]:
    """Of each candidate whether it may be shown: nobody else's words for those of the person asked about.

    Of somebody who is mentioned only, the sentences that hold the name may be. Questions of the article itself, as
    interviewers ask them, answer nothing.
    """
    theirs = _of_the_person(candidates, understood)
    return [may_be and not _only_asks(one, understood) for one, may_be in zip(candidates, theirs, strict=True)]


def _only_asks(candidate: Candidate, understood: Understood) -> bool:
    """Whether a sentence of the article's own is a question, or quoted words are one where nobody's are asked for, or
    ask the same as a question whether.

    “Did you ever see it?”, which somebody asks a witness, tells nobody whether the witness ever saw it, nor when.
    """
    parsed, text = understood.parsed, candidate.unit.span.of(candidate.analysed.article.text)
    if not ends_as_question(text):
        return False
    if candidate.unit.attribution is None:
        return True
    asked = set(parsed.topic)
    is_alone = not any(mark in text.rstrip(_CLOSING)[:-1] for mark in _SENTENCE_ENDS)
    shared = asked.intersection(terms(text, candidate.analysed.language))
    is_of_nobody = understood.person is None and parsed.kind != "who-said"
    return is_alone and (is_of_nobody or (parsed.kind == "did-say" and 2 * len(shared) > len(asked)))


def _of_the_person(candidates: Sequence[Candidate], understood: Understood) -> list[bool]:
    person = understood.person
    if person is None:
        called = _called_so(candidates, understood.parsed)
        if called:
            return [bool(one.speaker and one.speaker.name in called) for one in candidates]
        return _telling_of_whom_alone(candidates, understood.parsed)
    if not person.speakers:
        texts = (one.unit.span.of(one.analysed.article.text) for one in candidates)
        return [one.speaker is None and person.is_named_in(text) for one, text in zip(candidates, texts, strict=True)]
    own = [bool(one.speaker and one.speaker.name in person.speakers) for one in candidates]
    if not understood.parsed.topic and (any(own) or person.role):
        return own
    return [person.may_be(one.speaker) for one in candidates]


def _telling_of_whom_alone(candidates: Sequence[Candidate], parsed: ParsedQuestion) -> list[bool]:
    """Of whom alone a question asks ("and the governor?"), if they say nothing, the sentences that tell of them.

    Where there are none, and for any other question, all candidates may be shown.
    """
    all_may_be = [True] * len(candidates)
    if parsed.topic or not parsed.subject:
        return all_may_be
    asked = set(parsed.subject)
    speakers = {one.speaker: one.analysed.language for one in candidates if one.speaker}
    if any(asked <= set(terms(f"{one.name} {one.role}", language)) for one, language in speakers.items()):
        return all_may_be
    named = [
        one.speaker is None and asked <= set(terms(one.unit.span.of(one.analysed.article.text), one.analysed.language))
        for one in candidates
    ]
    return named if any(named) else all_may_be


def is_surely_theirs(candidate: Candidate, understood: Understood) -> bool:
    """Whether a question asks only whom: whatever that person says is an answer to "and Keller?"."""
    parsed, person = understood.parsed, understood.person
    if parsed.kind != "said-about" or parsed.topic or not parsed.subject or candidate.speaker is None:
        return False
    if person:
        return candidate.speaker.name in person.speakers
    return candidate.features.role >= WHOLE or _is_called_so(candidate, parsed)


def _called_so(candidates: Sequence[Candidate], parsed: ParsedQuestion) -> set[str]:
    """The names of those whom the articles call what a question about nothing but somebody's words calls them."""
    if parsed.kind != "said-about" or parsed.topic or not parsed.subject:
        return set()
    return {one.speaker.name for one in candidates if one.speaker and _is_called_so(one, parsed)}


def _is_called_so(candidate: Candidate, parsed: ParsedQuestion) -> bool:
    """Whether the article calls the speaker at these very words what the question does: “…,” said the grocer."""
    attribution = candidate.unit.attribution
    if attribution is None or attribution.source is None:
        return False
    source = attribution.source.of(candidate.analysed.article.text)
    return set(parsed.subject) <= set(terms(source, candidate.analysed.language))


def is_refused(understood: Understood, library: Library) -> bool:
    """Whether nothing can answer: the person is not quoted, or the articles know no word of what is asked about."""
    if understood.person is None:
        return False
    return not understood.person.speakers or _is_elsewhere(understood, library)


def is_of_another(candidate: Candidate, parsed: ParsedQuestion) -> bool:
    """Whether a question asks for somebody by what they are to another, and the speaker is told to be no such one.

    “What does the wife of the captain say?”, “the library's neighbour”: the captain's words are no answer, and neither
    are those of whoever speaks of the library.
    """
    head = _head(parsed)
    if not head or candidate.speaker is None or _is_wide(head, parsed):
        return False
    analysed, speaker = candidate.analysed, candidate.speaker
    called, known = set(terms(head, analysed.language)), analysed.speaker_terms[speaker].all
    if called & known:
        return False
    is_the_other = _is_kin(head, parsed) and not known.isdisjoint(set(parsed.subject) - called)
    return is_the_other or called.isdisjoint(terms_at_first(speaker.name, analysed))


def _is_wide(word: str, parsed: ParsedQuestion) -> bool:
    """Whether articles call whoever a word means by narrower ones as a rule: the “boss” is a chairwoman there."""
    language = languages_of(parsed.text)[0]
    roles = ((one.asked.get(language, ()), one.held.get(language, ())) for one in every_role())
    return any(fold(word) in map(fold, asked) and set(held) > set(asked) for asked, held in roles)


def _is_kin(word: str, parsed: ParsedQuestion) -> bool:
    return any(fold(word) in map(fold, load_lexicon(one).kin) for one in languages_of(parsed.text))


def _head(parsed: ParsedQuestion) -> str:
    """The word for what somebody is to another: NEIGHBOUR of the library, the captain's WIFE; "" without another."""
    is_guess = set(parsed.subject) <= set(parsed.topic)
    is_name = not parsed.names.isdisjoint(parsed.subject)
    is_written = set(parsed.subject) <= set(terms(parsed.text, parsed.language))  # and not in an earlier question
    if parsed.kind not in OF_ONE or is_guess or is_name or not is_written or len(parsed.subject) < 2:
        return ""
    typed = written_subject(parsed)
    inner = inner_of(languages_of(parsed.text)[0]).search(fold(typed))
    before = typed[: inner.start()].split() if inner else []
    owners = [word for word in typed.split()[:-1] if word.replace("’", "'").endswith("'s")]
    return before[-1] if before else typed.split()[-1] if owners else ""


def refusal_of(understood: Understood, closest: Sequence[Evidence] = ()) -> Refusal:
    """What is missing. Who is asked about by what the `closest` words call their speaker is quoted, but not on this."""
    person = understood.person
    if person is None:
        speaker = closest[0].speaker if closest else None
        return Refusal("elsewhere", speaker.name) if speaker and _is_meant(speaker, understood) else Refusal("nothing")
    if person.speakers:
        return Refusal("elsewhere", name_of(person))
    if person.role:
        return Refusal("role", person.name)
    return Refusal("unquoted" if person.is_mentioned else "nobody", person.name, person.near)


def _is_meant(speaker: Speaker, understood: Understood) -> bool:
    """Whether a question asks what somebody says whom it calls as the speaker's name or role does."""
    parsed = understood.parsed
    if parsed.kind not in OF_ONE or set(parsed.subject) <= set(parsed.topic):
        return False
    return set(parsed.subject) <= set(terms(f"{speaker.name} {speaker.role}", parsed.language))


def name_of(person: AskedPerson) -> str:
    """The fullest name of a person who is quoted; as it was typed where it may be that of several people."""
    fullest = max(person.speakers, key=len)
    is_one = all(compare(read_name(fullest), read_name(one)) != "different" for one in person.speakers)
    return fullest if is_one else person.name


def _is_elsewhere(understood: Understood, library: Library) -> bool:
    """Whether the articles know no word of what somebody who is quoted is asked about, but what they replied."""
    topic = () if asks_for_reply(understood.parsed.text) else understood.parsed.topic
    known = library.passage_index.statistics(topic).frequencies
    return bool(topic) and not any(known[term] or is_akin_to_known(term, library) for term in topic)


def _is_among(speaker: Speaker, names: Sequence[str]) -> bool:
    return any(compare(read_name(speaker.name), read_name(name)) == "same" for name in names)
