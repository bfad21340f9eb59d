"""The body that “it” stands for: *Harwick Ferries* has apologised. “We got it wrong,” it said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from retrieval.quoting.grammar.declension import agreeing_adjective, nominative_body
from retrieval.quoting.grammar.mentions import find_mentions, is_acronym
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import is_finite
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.naming.people import People
from retrieval.quoting.naming.person import Person, is_surely_human, joined
from retrieval.quoting.naming.recent import starts_paragraph

_LONGEST = 6
"""The greatest number of words of a subject."""
_PARAGRAPHS = 2
_SENTENCES = 40
"""How many sentences are searched at most, however long a paragraph is."""
_ARTICLE_AND_NOUN = 2

_BEFORE_NOUN = 3
"""Words in which the noun of a body is looked for after its adjectives."""


def body_in_nominative(source: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The name of a body with its noun, and the adjectives that agree with it, in the nominative: *рада* for раді.

    Whatever else the source holds stays as it is, as does a source without a listed noun for a body.
    """
    for at, token in enumerate(source[:_BEFORE_NOUN]):
        if words.means_person(token.lower) or (at and source[at - 1].text.isupper()):
            return source  # УМВД *России*
        if at > 1 and source[at - 1].lower in words.oblique:
            return source  # die Direktion *des Krankenhauses*
        if noun := nominative_body(token.lower, words):
            ends = len(source) == at + 2
            agreeing = [
                _written(one, agreeing_adjective(one.lower, noun, words))
                for one in (*source[:at], *(source[at + 1 :] if ends else ()))
            ]
            rest = agreeing[at:] if ends else source[at + 1 :]
            return (*agreeing[:at], _written(token, noun), *rest)
    return source


def _written(token: Token, lower: str) -> Token:
    """The token in another form, with a capital where it has one."""
    return (
        token
        if lower == token.lower
        else token._replace(text=lower.capitalize() if token.is_capitalised else lower, lower=lower)
    )


def body_before(sentences: Sequence[Sentence], at: int, people: People) -> str | None:
    """The name or description of the body that is the subject of the nearest sentence of the narrator's before `at`.

    The sentence must stand in the paragraph of `at` or in the one before it. None where its subject may be a person.
    """
    number = bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1
    paragraphs = 0
    for earlier in range(number, max(-1, number - _SENTENCES), -1):
        tokens = [token for token in sentences[earlier].tokens if token.start < at]
        narrates = any(token.is_word and token.lower not in people.words.functions for token in tokens)
        narrates = narrates and tokens[0].stretch is None and not (earlier == number and _only_leads(tokens, people))
        if narrates and tokens[0].lower not in people.words.neuter:
            return _subject(tokens, people)
        paragraphs += starts_paragraph(sentences, earlier)
        if paragraphs == _PARAGRAPHS:
            return None
    return None


def _only_leads(tokens: Sequence[Token], people: People) -> bool:
    """True for what leads into a main clause and has no subject: *In a statement,* it said that …"""
    return tokens[0].lower in people.words.prepositions and tokens[-1].text == ","


def body_meant(core: Sequence[Token], sentences: Sequence[Sentence], people: People) -> Person | None:
    """The named body that “the company” stands for: the nearest that a sentence before has for its subject.

    It must stand in the paragraph of the description or in the two before it. Its name holds the noun (Easterby Town
    *Council*), or the noun is one for any business, and the name has several words.
    """
    words, at = people.words, core[0].start
    if len(core) != _ARTICLE_AND_NOUN or core[0].lower not in words.definite or core[1].lower not in words.bodies:
        return None
    if not core[1].text.islower() or "noun-capitals" in words.habits:
        return None
    number = bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1
    paragraphs = 0
    for earlier in range(number, max(-1, number - _SENTENCES), -1):
        tokens = [token for token in sentences[earlier].tokens if token.start < at]
        if found := _named_subject(tokens, people):
            named = any(word.lower() == core[1].lower for word in found.name)
            return found if named or (core[1].lower in words.firms and len(found.name) > 1) else None
        paragraphs += starts_paragraph(sentences, earlier)
        if paragraphs > _PARAGRAPHS:
            return None
    return None


def _named_subject(tokens: Sequence[Token], people: People) -> Person | None:
    """The body whose name stands right before a verb of saying, or opens a sentence as its subject."""
    words = people.words
    for mention in find_mentions(tokens, words):
        after = tokens[mention.last + 1 : mention.last + 2]
        before = tokens[mention.first - 1] if mention.first else None
        opens = before is None or before.text == "," or before.lower in words.definite
        acts = bool(after) and after[0].text.islower()
        says = acts and (after[0].lower in words.verbs or (before is None and is_finite(after[0], words)))
        person = people.find(mention.name, tokens[mention.first].start) if opens and says else None
        if person and not is_surely_human(person):
            plural = _is_plain_plural(tokens[mention.first : mention.last + 1], person)
            return None if plural else person
    return None


def _subject(tokens: Sequence[Token], people: People) -> str | None:
    """The body with which a sentence opens, None where it opens with anything else."""
    words = people.words
    end = 0
    while end < min(_LONGEST, len(tokens)) and tokens[end].is_word and not tokens[end].stretch:
        if end and (is_finite(tokens[end], words) or tokens[end].lower in words.auxiliaries):
            break
        end += 1
    subject = tokens[:end]
    mention = next(iter(reversed(list(find_mentions(subject, words)))), None)
    if "noun-capitals" in words.habits and mention and subject[0].lower in words.definite:
        noun = next((at for at in range(1, mention.first) if subject[at].is_capitalised), 0)
        if noun and subject[noun].lower in words.bodies:
            return joined(subject)  # *Die Direktion* des Klinikums
    if mention and mention.last == end - 1 and not any(token.lower in words.prepositions for token in subject):
        person = people.find(mention.name, subject[0].start)
        plural = len(person.name) == 1 and _is_plain_plural(subject, person) if person else False
        common = _is_common_noun(subject[-1], words) and mention.first == mention.last
        return None if person is None or plural or common or is_surely_human(person) else person.shown
    after = next((at for at in range(1, len(subject)) if subject[at].lower in words.prepositions), len(subject))
    head = subject[after - 1].lower if subject else ""
    if end + 2 < len(tokens) and tokens[end].text == "," and head in words.bodies:
        named = next(iter(find_mentions(tokens[end + 1 : end + 1 + _LONGEST], words)), None)
        closing = tokens[end + named.last + 2 : end + named.last + 3] if named and named.first == 0 else ()
        if named and any(token.text == "," for token in closing):
            return " ".join(named.name)  # The operator, *Northline*, …
    led = subject[:1] and (subject[0].lower in words.definite or all(one.is_capitalised for one in subject[:after]))
    is_body = len(subject) > 1 and led and head in words.bodies  # Harwick *Chamber* of Trade
    return joined(subject[:after] if end == _LONGEST else subject) if is_body else None


def _is_common_noun(noun: Token, words: Lexicon) -> bool:
    """True for a noun that has its capital because every noun has one, and that means no body: die *Beschäftigten*."""
    body = noun.lower in words.bodies or is_acronym(noun)
    return "noun-capitals" in words.habits and not body


def _is_plain_plural(subject: Sequence[Token], person: Person) -> bool:
    """True for a plural noun that only a sentence's start writes with a capital: *Pupils* are polite."""
    alone = len(subject) == 1 and len(person.mentions) == 1
    return alone and subject[0].lower.endswith("s") and not subject[0].text.isupper()
