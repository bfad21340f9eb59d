"""Quotations that the narrator interrupts within the marks: « X, dit-il, Y ». All words come from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from retrieval.quoting.grammar.descriptions import is_definite_noun
from retrieval.quoting.grammar.elision import part_elisions
from retrieval.quoting.grammar.phrases import is_function
from retrieval.quoting.grammar.tokens import Token, narrated
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

_NAME_IN_MARKS = r"[\"«»“”„][^\W\d_][\w ]{1,30}[\"«»“”]"
PAUSED = re.compile(
    r"(?P<before>[,?!…])\s+"
    rf"(?=(?P<words>[^\W\d_A-Z](?:[^,.?!…:;\"«»“”„—–]|{_NAME_IN_MARKS}){{3,90}}?)"
    r"(?P<after>[,.]\s+(?:[—–]\s+)?|[,.]?\s*$))"
)
APPOSED = re.compile(r"(?P<words>[^\W_][^.?!…:;,\"«»“”„—–]{2,70})(?P<after>[,.]\s+|[.]?\s*$)")
DASHED = re.compile(
    r"(?P<before>[,?!…]?)\s+[—–-]\s?"
    r"(?=(?P<words>[^\W\d_A-Z][^\"«»“”„—–]{3,120}?)(?P<after>[,.]?\s?[—–][,.]?\s+|\s-\s+))"
)
NEAR_NOUN = 3
"""Words of an apposition, its article left out, among which an office or a trade must stand: *ancien éleveur*."""
SHORTEST_VERB = 3
LONGEST = 9
"""Words of an interruption: a verb and its subject, "a expliqué mardi le maire de Lyon"."""


def part_interrupted(
    text: str, stretches: Iterable[Stretch], words: Lexicon, *, by_full_name: bool = False
) -> Iterator[Stretch]:
    """The stretches, cut where the narrator speaks inside their marks; the narrator's words lie between the parts.

    With `by_full_name`, only where the narrator names the speaker by two capitalised words: sagt *Paul Renner*.
    """
    for stretch in stretches:
        rest = stretch
        for found in asides(text, stretch.span):
            since, until = found.span("words")
            dashed = found.re is DASHED
            if found.start() < rest.span.start or not interrupts(text, since, until, words, between_dashes=dashed):
                continue
            if by_full_name and not _ends_with_full_name(_tokens(text, found, words)):
                continue
            keep = found.start() + (found["before"] not in {"", ","})
            if keep > rest.span.start:
                yield replace(rest, span=Span(rest.span.start, keep), closer=None)
            start = _end_of_appositions(text, found, stretch.span.end, words)
            rest = replace(rest, span=Span(min(start, rest.span.end), rest.span.end), opener=None)
        if rest.span.start < rest.span.end:
            yield rest


def _end_of_appositions(text: str, found: re.Match[str], end: int, words: Lexicon) -> int:
    """Where the speech goes on after the narrator's words and what else they say of its speaker.

    That is a name after a description, or an office or an age after a name: raconte l'entraîneur, *Luc Morel*. …;
    dice Pablo Reyes, *54 años*, *ganadero de Lugo*, …
    """
    position = found.end("after")
    subject = _tokens(text, found, words)
    is_named = bool(subject) and any(token.is_capitalised for token in subject)
    before = found
    while before["after"].startswith(",") and (apposed := APPOSED.match(text, position, end)):
        second = _tokens(text, apposed, words)
        if not second or not (_describes(second, words) if is_named else _is_full_name(second, words)):
            break
        position = apposed.end("after")
        is_named = True
        before = apposed
    return position


def _tokens(text: str, found: re.Match[str], words: Lexicon) -> list[Token]:
    return list(part_elisions(narrated(text, *found.span("words"), words), words))


def _ends_with_full_name(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 2 and all(token.is_capitalised for token in tokens[-2:])


def _is_full_name(tokens: Sequence[Token], words: Lexicon) -> bool:
    return len(tokens) > 1 and all(token.is_capitalised or token.lower in words.particles for token in tokens)


def _describes(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for an office, a trade or an age without a verb: *éleveur à Vire*, *la présidente du club*, *de 54 años*."""
    if any(one.text.isdigit() and two.lower in words.years for one, two in pairwise(tokens[:3])):
        return True
    noun = tokens[tokens[0].lower in words.determiners :][:NEAR_NOUN]
    telling = (words.verbal, words.pronouns, words.clausal, words.that)
    told = any(token.lower in listed for token in tokens for listed in telling)
    return len(tokens) <= LONGEST and not told and any(words.means_person(token.lower) for token in noun)


def asides(text: str, span: Span) -> list[re.Match[str]]:
    """What may be the narrator's words between commas or dashes, in order."""
    found = [*PAUSED.finditer(text, span.start, span.end), *DASHED.finditer(text, span.start, span.end)]
    return sorted(found, key=lambda aside: aside.start())


def interrupts(text: str, since: int, until: int, words: Lexicon, *, between_dashes: bool = False) -> bool:
    """True for a reporting verb and its subject, and nothing else: "a-t-il dit", "explique le maire".

    Between dashes, the verb may stand alone or with adverbs: – ha ribattuto –, — сказал наконец —.
    """
    tokens = list(part_elisions(narrated(text, since, until, words), words))
    at = 0
    while at < len(tokens) and tokens[at].lower in words.auxiliaries | words.adverbs | words.pronouns:
        at += 1
    if at >= len(tokens) or sum(token.is_word for token in tokens) > LONGEST:
        return False
    if between_dashes and tokens[at].text.islower() and _are_adverbs(tokens[at + 1 :], words):
        return tokens[at].lower in words.said_or_asked or tokens[at].lower in words.voicing
    if tokens[at].lower not in words.said_or_asked:
        return at == 0 and narrates_by_ending(tokens, words)
    enclosed = any(token.lower in words.pronouns for token in tokens[1:at])
    return enclosed or any(is_subject(token, words) for token in tokens[at + 1 :])


def _are_adverbs(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for nothing but adverbs: *в итоге*, *spokojnie*; also for no tokens at all."""
    phrase = " ".join(token.lower for token in tokens)
    manner = len(tokens) == 1 and tokens[0].text.islower() and tokens[0].lower.endswith(words.ends.manner)
    return manner or phrase in words.adverb_phrases or all(token.lower in words.adverbs for token in tokens)


def is_subject(token: Token, words: Lexicon) -> bool:
    """True for a token that can be, or begin, the subject of a verb of saying."""
    if token.is_capitalised or token.lower in words.pronouns or words.means_person(token.lower):
        return True
    return is_definite_noun(token, words)


def _stands_alone(opening: Sequence[Token], words: Lexicon) -> bool:
    """True for a verb in the past tense, or with its reflexive word, that nothing follows: — *rzuciła*."""
    verb = opening[0]
    ending = len(opening) == 1 or not opening[1].is_word
    reflexive = len(opening) > 1 and opening[1].lower in words.reflexives
    if reflexive:
        ending = all(not token.is_word for token in opening[2:])
    plain = verb.text.islower() and not is_function(verb, words) and not words.means_person(verb.lower)
    told = reflexive or verb.lower.endswith(words.ends.past)
    return ending and plain and told and len(verb.text) > SHORTEST_VERB


def narrates_by_ending(opening: Sequence[Token], words: Lexicon) -> bool:
    """True for a word with a verb's ending before a name, an office or a pronoun."""
    if not opening or not words.narrating_endings:
        return False
    if _stands_alone(opening, words):
        return True
    if len(opening) < 2:
        return False
    verb, after = opening[0], opening[1]
    if is_function(verb, words) or verb.lower in words.clausal or words.is_role(verb.lower):
        return False
    speaks = after.is_capitalised or words.is_role(after.lower) or after.lower in words.he_or_she
    titled = after.lower in words.honorifics
    return (speaks or titled) and len(verb.text) > SHORTEST_VERB and verb.lower.endswith(tuple(words.narrating_endings))
