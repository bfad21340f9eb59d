"""Quotations within quotations: “My father used to say, ‘*Never sell*,’” said Ann Lee.

What stands between the inner marks is a quotation of its own if a verb of saying within the outer one reports it. “I”
is whoever says the outer quotation, and “my father” is that person's father. “He” and “she” are somebody else of whom
the narrator tells, or nobody where the outer quotation itself tells of people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from retrieval.quoting.grammar.elision import part_elisions
from retrieval.quoting.grammar.first_names import Gender, is_first_name
from retrieval.quoting.grammar.mentions import find_mentions
from retrieval.quoting.grammar.phrases import phrase_ending
from retrieval.quoting.grammar.tokens import Sentence, Token, split_sentences, tokenize
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.said import NOBODY, Said
from retrieval.quoting.linking.subjects.agreement import gender_of
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

LEADING = frozenset(",:")
_BY_CUE = "cue_speech"
_OWN_CUE = 8
"""The tokens before quoted words among which their verb is looked for."""
LEAST_WORDS = 2
"""Words from which an inner quotation counts; a single one is more often a term."""

LEAST_WORDS_WITHIN = 5
"""Words from which one counts that begins within a sentence: He said it was ‘*a lovely song in the dark*’."""

Reader = Callable[[Span, Sequence[Sentence]], Sequence[Said]]
"""Finds what the sentences of a span report."""


def nested_in(text: str, outer: Said, stretch: Stretch, read: Reader, words: Lexicon) -> Iterator[Said]:
    """What is quoted within `stretch`, which `outer` gives to a speaker. `read` reads the sentences within it."""
    inner = [one for one in stretch.inner if is_utterance(text, one) or _follows_verb(text, one, words)]
    if not inner:
        return
    tokens = list(part_elisions(tokenize(text, stretch.span, inner, words), words))
    within = outer.meant or outer.source
    own = {one.span: cue for one in inner if (cue := _own_cue(one, tokens, words))}
    for quoted, cue in own.items():
        yield replace(outer, contents=(quoted,), cue=cue, rule=_BY_CUE, meant=within, verbatim=False, within=within)
    inner = [one for one in inner if one.span not in own]
    for said in read(stretch.span, split_sentences(text, tokens, words)):
        meant = _meant(said.source, outer, words) if said.cue else NOBODY
        if meant and _is_told_within(meant, tokens, words):
            meant = _told_within(meant[0], tokens, outer, words)
        for one in inner:
            if meant and said.contents[-1].touches(one.span) and _is_beside(said, one.span, tokens, words):
                yield replace(said, contents=(one.span,), meant=meant, verbatim=False, within=within)
                break


def turns_quoting(turns: Iterable[Span], within: Callable[[Span], Sequence[Stretch]]) -> Iterator[Stretch]:
    """The turns of interviews and dialogues that stand in no marks, each with what it quotes: — He told me, “No.”

    `within` finds the quoted stretches that share a code point with a span.
    """
    for turn in turns:
        inner = tuple(one for one in within(turn) if turn.holds(one.span) and one.span != turn)
        if inner:
            yield Stretch(turn, inner=inner)


def is_utterance(text: str, stretch: Stretch) -> bool:
    """True for a whole utterance that a comma or colon leads in or that opens the outer quotation, and for several
    words within a sentence; not for a term."""
    quoted = stretch.span.of(text)
    size = len(quoted.split())
    if next((one for one in quoted if one.isalpha()), "a").islower():
        return size >= LEAST_WORDS_WITHIN
    if size < LEAST_WORDS:
        return False
    before = text[: stretch.opener.start if stretch.opener else stretch.span.start].rstrip()
    return before[-1:] in LEADING or not before[-1:].isalnum()


def _follows_verb(text: str, stretch: Stretch, words: Lexicon) -> bool:
    """True for some words with a capital and a pause at their end, right after a verb of saying: he said ‘*No way!*’"""
    quoted = stretch.span.of(text)
    before = text[: stretch.opener.start if stretch.opener else stretch.span.start].rpartition("\n")[2].split()
    says = bool(before) and before[-1].lower() in words.speech
    return says and quoted[0].isupper() and quoted[-1] in ".,!?" and len(quoted.split()) >= LEAST_WORDS


def _own_cue(quoted: Stretch, tokens: Sequence[Token], words: Lexicon) -> Span | None:
    """The verb right before quoted words whose form shows that the speaker reports their own: *Grité*: «¡Fuera!»"""
    at = next((at for at, token in enumerate(tokens) if token.stretch and token.stretch.span == quoted.span), 0)
    if not at or tokens[at - 1].text not in LEADING:
        return None
    before = tokens[max(0, at - 1 - _OWN_CUE) : at - 1]
    begin = max((number + 1 for number, token in enumerate(before) if token.stretch or not token.is_word), default=0)
    clause = before[begin:]
    for first, token in enumerate(clause):
        for parts in map(str.split, words.own_reports):
            if token.lower != parts[0]:
                continue
            last = next((n for n in range(first, len(clause)) if clause[n].lower == parts[-1]), -1)
            if last >= 0 and not any(one.lower in words.verbs for one in clause[last + 1 :]):
                return Span(token.start, clause[last].end)
    return None


def _told_within(pronoun: Token, tokens: Sequence[Token], outer: Said, words: Lexicon) -> tuple[Token, ...]:
    """The only person of whom the outer quotation tells before a pronoun: I saw *the clerk* and he said, ‘Never.’"""
    before = [token for token in tokens if token.end <= pronoun.start]
    people = [at for at, token in enumerate(before) if words.means_person(token.lower)]
    if told := _named_within(before, people, words):
        return told if gender_of(told, words) in {"", gender_of([pronoun], words)} else NOBODY
    others = any(
        one.lower in words.he_or_she or (at and one.is_capitalised and one.lower not in words.myself)
        for at, one in enumerate(before)
    )
    phrase = phrase_ending(before, people[0], words) if len(people) == 1 and not others else None
    if phrase is None or before[phrase.first].lower not in words.determiners:
        return NOBODY
    gender = gender_of([pronoun], words)
    told = phrase.of(before)
    return _meant(told, outer, words) if gender_of(told, words) in {"", gender} else NOBODY


def _named_within(before: Sequence[Token], people: Sequence[int], words: Lexicon) -> tuple[Token, ...]:
    """The only one of whom the tokens tell, by name, perhaps beside an office: I know *Paul Dray*, the dean."""
    named = [one for one in find_mentions(before, words) if len(one.name) > 1]
    if len(named) != 1 or any(token.lower in words.he_or_she for token in before):
        return NOBODY
    first, last = named[0].first, named[0].last
    between = [before[min(at, last) + 1 : max(at, first)] for at in people if not first <= at <= last]
    apart = any(token.is_word and token.lower not in words.determiners for each in between for token in each)
    return NOBODY if apart else tuple(before[first : last + 1])


def _is_told_within(source: Sequence[Token], tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for a “he” or “she” that may mean somebody of whom the outer quotation told before: My father farmed. *He*
    …"""
    if len(source) > 1 or source[0].lower not in words.he_or_she:
        return False
    before = [token for token in tokens if token.end <= source[0].start]
    return any(
        words.means_person(token.lower) or (at and token.is_capitalised and token.lower not in words.myself)
        for at, token in enumerate(before)
    )


def _is_beside(said: Said, quoted: Span, tokens: Sequence[Token], words: Lexicon) -> bool:
    """True where no other quotation and no other verb of saying stands between a cue and the quoted words.

    Not where the cue only tells what somebody could say.
    """
    if said.cue is None:
        return False
    leading = [token.lower for token in tokens if token.end <= said.cue.start][-1:]
    if leading and leading[0] in words.modals:
        return False  # I *would* say, ‘Never’
    first, last = min(said.cue.end, quoted.end), max(said.cue.start, quoted.start)
    between = [token for token in tokens if first <= token.start and token.end <= last]
    return not any(token.stretch or token.lower in words.verbs for token in between)


def _meant(source: tuple[Token, ...], outer: Said, words: Lexicon) -> tuple[Token, ...]:
    """The tokens that tell whom the source of a nested quotation means; nobody where the outer speaker alone knows."""
    if not source:
        return NOBODY
    first = source[0].lower
    teller = outer.meant or outer.source
    if len(source) == 1 and first in words.myself:
        return teller
    if len(source) == 1 and first in words.he_or_she:
        return source
    owned = source[1:] if first in words.definite else source  # o *meu* pai
    if owned and owned[0].lower in words.speakers_own:
        if named := _named(owned[1:], words):
            return named  # my old boss *Len Harte*
        return _relative(owned, gender_of(teller, words), words)
    empty = words.determiners | words.pronouns | words.bodies
    if any(token.is_capitalised and token.lower not in empty for token in source):
        return source[1:] if first in words.definite and source[1].is_capitalised else source  # a *Ana* disse-me
    described = first in words.determiners and first not in words.possessives
    described = described or (len(source) == 1 and "no-articles" in words.habits)
    one_of = first in words.counting and source[-1].lower.endswith(tuple(words.plural_endings))
    return source if described and (words.means_person(source[-1].lower) or one_of) else NOBODY


def _named(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The last name among the tokens that a first name opens."""
    named = [one for one in find_mentions(tokens, words) if is_first_name(one.name[0])]
    return tuple(tokens[named[-1].first : named[-1].last + 1]) if named else NOBODY


def _relative(source: tuple[Token, ...], gender: Gender, words: Lexicon) -> tuple[Token, ...]:
    """A person who is called by what they are to the speaker, as others call them: *her father* for “my father”."""
    if not gender or len(source) == 1 or not words.means_person(source[-1].lower):
        return NOBODY
    owning = words.speakers_own[source[0].lower][gender == "female"]
    return (source[0]._replace(text=owning, lower=owning, is_capitalised=False), *source[1:])
