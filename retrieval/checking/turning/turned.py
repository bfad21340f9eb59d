"""What turns words round in their own sentence: It is not true that *we will sell the school*.

Somebody may deny the words (Keller denied that he had called it *“a farce”*), may not have said them (she refused to
say that *the bridge was safe*), or may only suppose them or give them as another's (“If we lose, *I will resign*”,
“People say that *we are lazy*”). Which words do so are lists of the language (`turning.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.checking.turning.before import BREAK, EDGES, Before, bare_word, words_in
from retrieval.checking.turning.words import TurningWords, phrase_at
from retrieval.records import Attribution, Span, Stance

FEWEST = 3
"""Words from which a condition, or that another says so, turns them; fewer may be quoted from anywhere."""
_MOST_BETWEEN = 2
"""Words between those that hold back and the verb of saying: stopped short of *actually* saying."""
_SENTENCE = re.compile(r"[.!?…。！？\n][\"”’»“„«)\s]+")
_END = re.compile(r"[.!?…。！？\n\"”»]")


@dataclass(frozen=True, slots=True)
class Turned:
    """What turns words round, and to which stance. `frame` are its words, from the one that decides to the last."""

    span: Span
    stance: Stance
    frame: tuple[str, ...] = ()

    @property
    def denies(self) -> bool:
        """Whether the words were not said, or their opposite was."""
        return self.stance in {"denied", "unsaid"}


def turned(text: str, span: Span, said: Attribution, words: TurningWords, *, is_statement: bool) -> Turned | None:
    """What turns the words at `span` round in their sentence, None where nothing does.

    Of a quotation in marks only the words within them are looked at; of a paraphrase the source and the cue, too. Where
    the words are given as all that somebody said (`is_statement`), a bare "not" before them in their clause turns them.
    Of fewer words than FEWEST only a denial is told: they may stand anywhere.
    """
    holding = [content for content in said.quote.contents if content.holds(span)]
    if not holding:
        return None
    is_direct = said.quote.kind == "direct"
    start = holding[0].start if is_direct else min(said.span.start, holding[0].start)
    before = turned_before(text, Span(start, span.start), words, is_direct=is_direct, is_statement=is_statement)
    is_long = len(span.of(text).split()) >= FEWEST or words.is_unspaced
    if before and (before.denies or is_long):
        return before
    told = said.cue.end if said.cue and said.cue.end <= holding[0].start else holding[0].start
    if is_long and _suggests(Before.of(text[told : span.start], words), words):
        return Turned(Span(told, span.start), "supposed")  # Lind said evidence that *bans raise grades* was thin
    return _condition_after(text, span, holding[0].end if is_direct else len(text), words) if is_long else None


def turned_before(
    text: str, lead: Span, words: TurningWords, *, is_direct: bool = False, is_statement: bool = False
) -> Turned | None:
    """What turns words round that stand right after `lead`, of which the last sentence is read."""
    start = max((found.end() for found in _SENTENCE.finditer(text, lead.start, lead.end)), default=lead.start)
    before = Before.of(text[start : lead.end], words)
    at = Span(start, start + len(before.text.rstrip()))
    for stance, number in _denials(before, words, is_direct=is_direct, is_statement=is_statement):
        return Turned(at, stance, before.frame(number, words))
    if _supposes(before, words) or (is_direct and (_is_anothers(before, words) or _suggests(before, words))):
        return Turned(at, "supposed")
    return None


def same_frame(one: Turned, other: Turned, words: TurningWords) -> bool:
    """Whether two denials say the same of whoever denies: with the same words, or both with a verb of denying."""
    if one.stance != other.stance:
        return False
    both_deny = not words.denying.isdisjoint(one.frame) and not words.denying.isdisjoint(other.frame)
    return one.frame == other.frame or (one.stance == "denied" and both_deny)


def _denials(
    before: Before, words: TurningWords, *, is_direct: bool, is_statement: bool
) -> Iterator[tuple[Stance, int]]:
    """The words that deny what follows or the saying of it: a "not", a verb of denying or disputing, "short of"."""
    for number, word in enumerate(before.words):
        after = before.words[number + 1 :]
        spoken = [at for at, other in enumerate(after, number + 1) if other in words.says]
        if words.is_negation(word) and (stance := _negated(before, number, spoken, words, is_direct=is_direct)):
            yield stance, number
        elif word in words.denying and before.governs(number) and words.links.isdisjoint(after):
            if not is_direct and _is_negated(before, number, words):
                yield "unsaid", number
            elif not _is_negated(before, number, words):
                yield ("unsaid" if spoken else "denied"), number
        elif word in words.refuting and before.governs(number) and not _is_negated(before, number, words):
            yield ("unsaid" if spoken else "denied"), number
        yield from ((stance, number) for stance in _disputed(before, number, spoken, words))
    if is_statement:
        stands_apart = before.text.rstrip().endswith(",")  # “no pool that leaks”: the comma begins a clause of its own
        negations = (at for at, word in enumerate(before.words) if words.is_negation(word) and before.governs(at))
        plain = () if stands_apart else negations
        yield from (("denied", at) for at in plain if not _affirms(before, at, words, is_direct=is_direct))


def _disputed(before: Before, number: int, spoken: Sequence[int], words: TurningWords) -> Iterator[Stance]:
    """What a phrase at that word makes of what follows: *refused to* say that, *ruled out* that, *stopped short of*."""
    disputing = phrase_at(before.words, number, words.disputing)
    held_back = max(disputing, phrase_at(before.words, number, words.withholding))
    if held_back and _follows(spoken, number + held_back) and before.governs(spoken[0]):
        yield "unsaid"
    elif disputing and _disputes(before, number, spoken, words):
        yield "denied"


def _negated(
    before: Before, number: int, spoken: Sequence[int], words: TurningWords, *, is_direct: bool
) -> Stance | None:
    """What a “not” makes of what follows: did *not* say that; it is *not* true that; I do *not* think that."""
    if _affirms(before, number, words, is_direct=is_direct):
        return None
    after = before.words[number + 1 :]
    if number and before.words[number - 1] in words.says and words.that.issuperset(after):
        return "unsaid"
    if not after and before.governs(number):
        return "denied"  # she had spoken to the mayor but not *to the union*
    linked = next((at for at, word in enumerate(after, number + 1) if word in words.links), len(before.words))
    if any(at < linked and before.governs(at) for at in spoken):
        return "unsaid"
    if not before.governs(number) or linked < len(before.words):
        return None
    thought = any(word in words.lexicon.thought for word in after)
    return "denied" if thought or not words.that.isdisjoint(after) else None


def _affirms(before: Before, number: int, words: TurningWords, *, is_direct: bool) -> bool:
    """Whether a “not” affirms what follows: there is *no* doubt that; in their own words, I do *not* deny that."""
    affirming = words.affirming if is_direct else words.affirming - words.denying
    return not affirming.isdisjoint(before.words[number + 1 :])


def _is_negated(before: Before, number: int, words: TurningWords) -> bool:
    """Whether a “not” stands shortly before that word."""
    return any(map(words.is_negation, before.words[max(0, number - 3) : number]))


def _follows(spoken: Sequence[int], number: int) -> bool:
    return bool(spoken) and number <= spoken[0] <= number + _MOST_BETWEEN


def _disputes(before: Before, number: int, spoken: Sequence[int], words: TurningWords) -> bool:
    """Whether the verb of disputing brings in what follows: dismissed reports *that* …; wies den Vorwurf zurück, …"""
    if any(at + 1 == len(before.words) or before.words[at + 1] not in words.that for at in spoken):
        return False
    is_led_in = not words.that.isdisjoint(before.words[number + 1 :]) or before.text.rstrip().endswith(",")
    return is_led_in and before.governs(number)


def _supposes(before: Before, words: TurningWords) -> bool:
    """Whether what follows is only supposed or asked: *if* we lose; *whether* we lose; *had* we known; I *wish*."""
    for number, word in enumerate(before.words):
        is_conceded = number and before.words[number - 1] in words.conceding
        if word in words.whether or (phrase_at(before.words, number, words.supposing) and not is_conceded):
            return True
        if word in words.reversing and before.governs(number) and not _is_own_denial(before, number, words):
            return True
        starts = number == 0 or before.words[number - 1] in words.links | words.restricting
        if word in words.supposing_alone and (starts or BREAK.search(before.text[: before.start(number)][-2:])):
            return True
    first = next((at for at, word in enumerate(before.words) if word not in words.links | words.restricting), None)
    if first is None or before.words[first] not in words.supposing_first or first + 1 >= len(before.words):
        return False
    subject = before.words[first + 1]
    subjects = words.lexicon.pronouns | words.first_persons | words.lexicon.definite
    return subject in subjects or before.is_capital[first + 1]


def _suggests(before: Before, words: TurningWords) -> bool:
    """Whether a noun for what may be said brings in what follows: the *claim* that."""
    at = len(before.words) - 1
    while at > 0 and before.words[at] in words.that:
        at -= 1
    led_in = 0 <= at < len(before.words) - 1 or (at > 0 and before.text.rstrip().endswith(","))
    own = words.lexicon.possessives | words.first_persons
    return led_in and before.words[at] in words.suggestions and own.isdisjoint(before.words[at - 1 : at])


def _is_anothers(before: Before, words: TurningWords) -> bool:
    """Whether somebody else is told to say or think what follows; told only where the language names its subjects."""
    says = words.says | words.lexicon.thought
    return words.names_subjects and any(
        word in says
        and before.governs(number)
        and before.words[number - 1] not in words.first_persons
        and not _is_own_denial(before, number, words)
        for number, word in enumerate(before.words)
        if number
    )


def _is_own_denial(before: Before, number: int, words: TurningWords) -> bool:
    """Whether a verb that takes words back is itself negated, and so affirms them: I do not *deny* that."""
    return before.words[number] in words.affirming and _is_negated(before, number, words)


def _condition_after(text: str, span: Span, end: int, words: TurningWords) -> Turned | None:
    """The condition that stands right after words and takes them back: I will leave *if we lose*."""
    ends = _END.search(text, span.end, end)
    clause = text[span.end : ends.start() if ends else end]
    tokens = list(words_in(clause, words))
    after = [bare_word(clause[start:stop]) for start, stop in tokens]
    first = 0
    while first < len(after) and after[first] in words.restricting:
        first += 1
    alone = first < len(after) and after[first] in words.supposing_alone
    if not (phrase_at(after, first, words.supposing) or alone):
        return None
    if words.is_unspaced and clause[: tokens[first][0]].strip(EDGES):
        return None
    start = span.end + len(clause) - len(clause.lstrip(EDGES))
    return Turned(Span(start, span.end + len(clause.rstrip())), "supposed")
