"""Rules of the ladder for verbs of saying without a subject: – Nie mam żalu – *powiedziała*; Поклав, *сказав*: «…»

Languages that leave a subject out mean whoever was last told of. Where the verb tells a gender, it has to fit.
"""

from __future__ import annotations

from retrieval.quoting.grammar.bare import described_in, people_in
from retrieval.quoting.grammar.first_names import Gender
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.linking.free_reporters import (
    lacks_subject,
    only_adverbial_after,
    verb_ends_clause,
    verb_ends_sentence,
)
from retrieval.quoting.linking.place import Link, Place, described_before, person_before, sole_person, topic_person
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.subjects.agreement import (
    agrees,
    means_several,
    names_another,
    names_one,
    only_fitting,
    past_gender,
    subject_told_last,
    verb_gender,
)
from retrieval.quoting.linking.subjects.of_sentence import subject_of
from retrieval.quoting.linking.subjects.openers import subject_told
from retrieval.quoting.linking.subjects.turning import asked_after, described_before_colon, turned_to
from retrieval.quoting.linking.subjects.verbs_alone import leaves_subject_out

_CLAUSE = 6
"""The greatest number of words of a clause that says who speaks: *Как он пояснил вчера суду*, «…»"""


def described_opener(place: Place) -> Link | None:
    """A reporting verb without a subject follows, and the sentence before opens with a new person, described.

    Reads that sentence alone: *A vizinha*, que mora em Braga, já fez as malas. “…”, suspira. Safe only in languages
    that leave a subject out.
    """
    tokens, words = place.tokens, place.words
    if "inverts" not in words.habits or topic_person(place):
        return None
    if not lacks_subject(tokens, place.at, words, paused=place.quoted[-1] == ","):
        return None
    source = described_before(place)
    new = any(token.lower in words.kin | words.indefinite | words.unintroduced for token in source)
    return (
        Link(source, 0.6, takes_floor=True)
        if new and agrees(source, verb_gender(tokens, place.at, words), words)
        else None
    )


def missing_subject(place: Place) -> Link | None:
    """A reporting verb without a subject follows (“…”, añadió): the subject is whoever was last spoken of.

    Reads the paragraph's speaker, then its last subject; the speaker of the paragraph before only where nothing stands
    after the verb, as a subject that no rule could read may hide there. Safe only in languages that leave a subject
    out.
    """
    if not lacks_subject(place.tokens, place.at, place.words, paused=place.quoted[-1] == ","):
        return None
    floor = place.floor
    words, gender = place.words, verb_gender(place.tokens, place.at, place.words)
    nearest = (_before_colon, asked_after, topic_person, person_before, turned_to)
    told = (*nearest, _heard_last, sole_person, _subject, _described_before)
    near = next((source for find in told if (source := find(place)) and agrees(source, gender, words)), NOBODY)
    if near and means_several(place.tokens, place.at, words) and names_one(near, words):
        return Link(NOBODY)
    if not near and verb_ends_clause(place.tokens, place.at, words):
        near = only_fitting(floor.sentences, gender, words)
    if not near and not floor.sentences:
        near = subject_told_last(place.before, gender, words) or _narrated_last(place, gender)
    if not near and verb_ends_sentence(place.tokens, place.at, words):
        near = _carried(place, gender)
    return Link(near, 0.6, takes_floor=True) if near else None


def described_subject(place: Place) -> Link | None:
    """A reporting verb without a subject follows, and the paragraph, or the one before, describes one person.

    Reads the narrator's words before it; safe because nobody is named there.
    """
    tokens, words = place.tokens, place.words
    if not lacks_subject(tokens, place.at, words, paused=place.quoted[-1] == ","):
        return None
    before = place.floor.sentences or ((*place.before,) if place.at <= 1 else ())
    near = described_in(before, words) if verb_ends_clause(tokens, place.at, words) else NOBODY
    return (
        Link(near, 0.6, takes_floor=True)
        if agrees(near, verb_gender(tokens, place.at, words), words) and near
        else None
    )


def introduced_before(place: Place) -> Link | None:
    """A quotation opens the paragraph, its verb has no subject, and the paragraph before names one person alone.

    Reads what stands after the verb: nothing but adverbs, or a phrase that a preposition opens (mówi *zza lady*).
    """
    if place.at > 1 or place.floor.sentences or "dash-dialogue" not in place.words.habits:
        return None
    if not lacks_subject(place.tokens, place.at, place.words, paused=place.quoted[-1] == ","):
        return None
    gender = verb_gender(place.tokens, place.at, place.words)
    introduced = place.introduced if agrees(place.introduced, gender, place.words) else NOBODY
    introduced = introduced or only_fitting(place.before, gender, place.words)
    introduced = introduced or described_in(place.before, place.words)
    if not introduced or not agrees(introduced, gender, place.words):
        return None
    if means_several(place.tokens, place.at, place.words):
        return Link(NOBODY)
    adverbial = only_adverbial_after(place.tokens, place.at, place.words)
    return Link(introduced, 0.6, takes_floor=True) if adverbial else None


def missing_before_colon(place: Place) -> Link | None:
    """A verb of saying without a subject leads into the quotation (Поклав на стіл, *сказав*: «…»; *Luego añadió*: «…»).

    Reads what the paragraph tells before it. Safe because the sentence names nobody, and the verb has to fit.
    """
    tokens, at, words = place.tokens, place.at, place.words
    if not place.is_introduced or at < 2 or tokens[at - 2].lower not in words.verbs:
        return None
    if not leaves_subject_out(tokens, at - 2, words):
        return None
    said = tokens[:at]
    if not place.surnames.isdisjoint(one.text for one in said) or people_in(said, words):
        return None
    if any(one.lower in words.pronouns or words.is_role(one.lower) for one in said):
        return None
    gender = past_gender(tokens[at - 2].lower, words)
    described = described_in(place.floor.sentences, words)
    told = (person_before(place), place.floor.speaker, described, sole_person(place), place.floor.subject)
    near = next((source for source in told if source and agrees(source, gender, words)), NOBODY)
    if any(token.lower in words.coordinates for token in near):
        return Link(NOBODY)  # Ruiz y Sanz discutieron. Al final *dijo*: «…»
    return Link(near, 0.6, takes_floor=True) if near else None


def as_put(place: Place) -> Link | None:
    """The paragraph's speaker put it so: W innym wypadku, *jak to ujął*, dostanie „…”; *Jak dodał*, „…”.

    Reads the words before the mark, which name nobody else.
    """
    words = place.words
    said = " ".join(("", *(token.lower for token in place.tokens[: place.at]), ""))
    put = next((one for one in words.as_put if f" {one} " in said), "") or _as_said(place)
    if not put or people_in(place.tokens[: place.at], words):
        return None
    floor = place.floor
    told = (floor.reported, floor.speaker, floor.subject, sole_person(place))
    gender = past_gender(put.split()[-1], words)
    near = next((source for source in told if source and agrees(source, gender, words)), NOBODY)
    return Link(near, 0.6) if near else None


def _as_said(place: Place) -> str:
    """The verb of saying of a clause before the mark that has no subject: *Jak dodał*, „…”; "" without one."""
    tokens, words = place.tokens, place.words
    clause = tokens[: place.at - 1]
    if "no-articles" not in words.habits or not 1 < len(clause) <= _CLAUSE or tokens[place.at - 1].text != ",":
        return ""
    verb = next((token.lower for token in clause[1:] if token.lower in words.said_or_asked), "")
    alone = all(token.is_word and not words.means_person(token.lower) for token in clause)
    return verb if alone and clause[0].lower in words.introducers else ""


def hidden_subject(place: Place) -> Link | None:
    """A verb without a subject whose gender fits nobody before it (…, powiedziała): nobody is named.

    Reads the verb after the quotation. Safe because it names nobody.
    """
    hidden = verb_gender(place.tokens, place.at, place.words)
    return Link(NOBODY) if hidden and lacks_subject(place.tokens, place.at, place.words) else None


def _before_colon(place: Place) -> tuple[Token, ...]:
    """The subject of the sentence whose colon leads into the quotation: *Marco Valli* la smentisce: «…», rivela."""
    return (described_before_colon(place) or subject_of(place)) if place.is_introduced else NOBODY


def _heard_last(place: Place) -> tuple[Token, ...]:
    """The one of the paragraph's speaker and its last reported source that stands later."""
    told = [one for one in (place.floor.speaker, _reported(place)) if one]
    return max(told, key=lambda source: source[0].start, default=NOBODY)


def _reported(place: Place) -> tuple[Token, ...]:
    """The last source reported; nobody for one that a clause with "as" brings in before somebody who acts.

    Jak podał *portal Głos*, radny Jan Maj odchodzi. „Mam dość” – napisał.
    """
    reported, sentences = place.floor.reported, place.floor.sentences
    is_aside = bool(sentences) and sentences[-1].tokens[0].lower in place.words.introducers
    is_aside = is_aside and bool(reported) and reported[0] in sentences[-1].tokens
    return NOBODY if is_aside and sole_person(place) and not people_in(reported, place.words) else reported


def _subject(place: Place) -> tuple[Token, ...]:
    return place.floor.subject


def _described_before(place: Place) -> tuple[Token, ...]:
    return described_before(place) if "inverts" in place.words.habits else NOBODY


def _narrated_last(place: Place, gender: Gender) -> tuple[Token, ...]:
    """The pronoun or surname that is the subject of the narrated sentence with which the paragraph before ends.

    *Она* долго молчит. ¶ «Нет, — отвечает. — Никогда».
    """
    tokens = place.before[-1].tokens if place.before else ()
    if not tokens or tokens[-1].text != "." or any(token.stretch for token in tokens):
        return NOBODY
    subject = subject_told(tokens, place.capitals, place.words) or NOBODY
    known = len(subject) == 1 and (subject[0].lower in place.words.he_or_she or subject[0].text in place.surnames)
    return subject if known and agrees(subject, gender, place.words) else NOBODY


def _carried(place: Place, gender: Gender) -> tuple[Token, ...]:
    """The speaker of the paragraph before, where its last sentence names nobody else and the verb fits.

    Where nobody spoke there, it is the one person whom the verb fits, or who is described.
    """
    words = place.words
    if names_another(place.before, place.carried, words):
        return NOBODY
    carried = place.reporting or place.carried
    return carried if agrees(carried, gender, words) else NOBODY
