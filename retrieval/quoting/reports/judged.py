"""The marked words of a judgement: she called the plan *“mad”*."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.first_names import is_surname_here
from retrieval.quoting.grammar.phrases import phrase_ending
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import clause_start
from retrieval.quoting.lexicon import Lexicon

ADJUNCT = 22
"""How many tokens may stand between a cue and what it introduces: "told reporters in Lima on Monday that"."""


def judged(sentence: Sentence, first: int, end: int, words: Lexicon) -> list[tuple[int, int]]:
    """The marked words of a judgement, none after a that-clause: nannte den Plan *„verrückt“*."""
    tokens = sentence.tokens
    found: list[tuple[int, int]] = []
    for at in range(first, min(end, first + ADJUNCT)):
        pointed = tokens[at].lower in words.demonstratives and tokens[at + 1 : at + 2] and tokens[at + 1].stretch
        if tokens[at].text == ";" or (tokens[at].lower in words.that and not pointed):
            break
        if tokens[at].stretch and not names_thing(sentence, at, words) and not gapped_judge(tokens, at, words):
            found.append((at, at))
    return found


def gapped_judge(tokens: Sequence[Token], at: int, words: Lexicon) -> tuple[Token, ...]:
    """Who judges in a second clause that leaves the verb out: X sprach von „Hohn“, *die CDU* von „Unfug“; else nobody.

    The words stand after a preposition that the first clause has as well, or right after a person or body.
    """
    if "verb-second" not in words.habits or not any(token.stretch for token in tokens[:at]):
        return ()
    end = at - 1
    while end > 0 and tokens[end].lower in words.determiners:
        end -= 1
    led = tokens[end].lower in words.inner and any(one.lower == tokens[end].lower for one in tokens[: end - 1])
    phrase = phrase_ending(tokens, end - led, words) if led or end == at - 1 else None
    if phrase is None or phrase.first < 2:
        return ()
    judge = phrase.of(tokens)
    before = tokens[phrase.first - 1]
    parted = (before.text == "," or before.lower in words.links) and tokens[phrase.first - 2].stretch is not None
    named = led and judge[-1].is_capitalised
    named = named or any(words.means_person(one.lower) or one.lower in words.bodies for one in judge)
    return judge if parted and named and not any(one.lower in words.verbal for one in judge) else ()


def noun_after(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Where the first name or noun with a capital stands, from `first` on: verkündete die *„größte Demo“* in Berlin."""
    return next((at for at in range(first, end) if tokens[at].is_capitalised or tokens[at].text == ","), end)


def names_thing(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """Whether a stretch is the name of the noun before it, or of a place to publish in: the project “Kliper”; im
    „Tagesblatt“. Not: called Ruiz “a fool”; warf dem Richter „Willkür“ vor; nannte den Plan „Unfug“."""
    tokens = sentence.tokens
    stretch, before = tokens[at].stretch, tokens[at - 1]
    if stretch is None or sentence.text[stretch.span.start].islower():
        return False
    if "noun-capitals" not in words.habits:
        return before.is_capitalised
    if before.lower in words.before_bodies:
        return True
    person = words.means_person(before.lower) or is_surname_here(tokens, at - 1)
    return before.is_capitalised and not person and not _is_called(sentence, at, words)


def _is_called(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """True for what a verb of naming calls somebody, at the end of its clause or before its participle."""
    tokens = sentence.tokens
    first = clause_start(tokens, at)
    closes = at + 1 == len(tokens) or not tokens[at + 1].is_word
    if not closes:
        return tokens[at + 1].lower in words.naming
    return any(token.lower in words.naming for token in tokens[first:at])
