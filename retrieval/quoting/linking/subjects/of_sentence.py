"""The subject of the sentence before a quotation, where nothing nearer says who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.quoting.grammar.bare import people_in
from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.phrases import POSSESSIVES, Phrase
from retrieval.quoting.grammar.subjects import clause_subject
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.place import Place
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.subjects.openers import is_lone_noun, only_opens


def subject_of(place: Place) -> tuple[Token, ...]:
    """The subject of the words before the quotation; nobody if they have none."""
    tokens, words = place.tokens, place.words
    subject = leading_subject(tokens[: place.at], words, place.surnames)
    if "inverts" not in words.habits:
        subject = clause_subject(tokens, place.at - 1, words) or subject
    if only_opens(tokens, subject, place.capitals, words):
        return place.floor.speaker or place.floor.subject
    if subject and subject.first and tokens[subject.first].lower in words.he_or_she:
        clause = place.is_introduced and tokens[subject.first - 1].lower in words.clausal
        return NOBODY if clause else subject.of(tokens)  # Später, als *er* geht: „…“
    return _without_verb(subject.of(tokens), words) if subject else NOBODY


def _without_verb(source: tuple[Token, ...], words: Lexicon) -> tuple[Token, ...]:
    """The noun for a person without the verb that its ending shows: *Мужчина* молчит, а потом добавляет: «…»

    Only where nouns have no articles, as an article tells there where a noun phrase goes on.
    """
    if "no-articles" not in words.habits or len(source) != 2 or not words.means_person(source[0].lower):
        return source
    verb = source[1]
    acts = verb.text.islower() and verb.lower.endswith(tuple(words.narrating_endings))
    return source[:1] if acts and not words.means_person(verb.lower) else source


def only_subject_of(place: Place) -> tuple[Token, ...]:
    """As `subject_of`; nobody if anybody else is told of after it, who may be the one that speaks.

    Ruiz kept a chief who told *them* “…”; Ruiz ignored *the union's* plea “…”; Ruiz resigned after *the mayor* had …
    In languages that put the verb before its subject, nobody either if anybody else is named after the subject.
    """
    subject, words = subject_of(place), place.words
    if not subject or (subject == place.tokens[:1] and _is_defined(place)):
        return NOBODY
    after = [token for token in place.tokens[: place.at] if token.start > subject[-1].start]
    if "inverts" in words.habits:
        return NOBODY if people_in(after, words) or _tells_of_others(after, words) else subject
    is_as = place.tokens[0].lower in words.as_saying  # As *Ruiz* put it in a letter to the mayor, …
    if not is_as and _tells_of_others(after, words):
        return NOBODY
    clause = words.complementizers - words.relatives | words.male | words.female
    opened = next((at for at, token in enumerate(after) if token.lower in clause), -1)
    spoken = any(token.lower in words.speech for token in after[: max(0, opened)])
    return subject if opened < 0 or spoken else NOBODY


def _is_defined(place: Place) -> bool:
    """True for a lone word that is a name nowhere else, and of which the sentence tells what it is: *Noise* is …"""
    tells = len(place.tokens) > 1 and place.tokens[1].lower in place.words.auxiliaries | place.words.passive
    return tells and is_lone_noun(place.tokens, Phrase(0, 0), place.capitals, place.words)


def _tells_of_others(after: Sequence[Token], words: Lexicon) -> bool:
    """True where a person or body without a name follows the subject: Ruiz trat ab, nachdem *der Bürgermeister* …

    The description of the subject between its commas tells of nobody else: Ruiz, *a friend of the mayor*, …
    """
    bare = "no-articles" in words.habits
    if after and after[0].text == "," and (len(after) < 2 or after[1].lower not in words.relatives):
        closing = next((at for at, token in enumerate(after) if at and token.text == ","), 0)
        after = after[closing:]
    return any(
        _means_others(noun, words) and (bare or before.lower in words.determiners or before.lower in words.owning)
        for before, noun in pairwise(after)
    )


def _means_others(noun: Token, words: Lexicon) -> bool:
    """True for a noun for a person or body, which may own what follows."""
    lower = noun.lower
    for ending in POSSESSIVES:
        lower = lower.removesuffix(ending)
    return words.means_person(lower) or lower in words.bodies
