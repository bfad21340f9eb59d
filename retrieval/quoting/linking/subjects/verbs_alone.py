"""Verbs of saying whose subject is left out: *Añadió* que tardará; Umowa, *jak podkreślił*, obowiązuje.

Only their own sentence is read. Who is meant is found in `left_out.py`.

Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.phrases import DASHES, Phrase, is_between
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.grammar.verb_groups import clause_start, finite_part
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.cues import Cue, Frame, frames_of
from retrieval.quoting.reports.infinitives import infinitive_opening
from retrieval.quoting.reports.verb_forms import ends_saying

_REPORTING = frozenset({Frame.SPEECH, Frame.TOLD, Frame.ASKED, Frame.INTENT})
_QUOTING = _REPORTING | {Frame.JUDGEMENT}
_NEAR = 4
"""The greatest number of words between such a verb and its “that”: Zastrzegła *przy tym*, że …"""
_CIRCUMSTANCE = 3
"""The greatest number of words after such a verb between commas: «El plan, *admitió ayer en Lima*, ha fallado»."""
_LEAST_CLAUSE = 2
_PAUSES = frozenset({",", *DASHES})


def subjectless_cue(tokens: tuple[Token, ...], words: Lexicon) -> Cue | None:
    """The first verb of saying that has no subject and opens the sentence, or stands in it between commas.

    Its `source` is the verb itself. None in languages that leave no subject out, for a plural (Dicen que …, which is
    hearsay), and after a reflexive (Se dice que …).
    """
    if not words.plural_verb_endings:
        return None
    for at, token in enumerate(tokens):
        if token.lower not in words.verbs and not ends_saying(tokens, at, words):
            continue
        frames = frames_of(token.lower, words)
        finite = finite_part(tokens, at - ends_saying(tokens, at, words), words)
        capital = token.is_capitalised and at > 0
        if capital or finite < 0 or not frames & _QUOTING or not _is_one_persons(tokens, finite, at, words):
            continue
        frame = next(one for one in Frame if one in frames)
        cue = Cue(finite, at, frame, Phrase(finite, at), frames=frames)
        told_outlet = _follows_outlet(tokens, finite, words)
        start = 0 if told_outlet else clause_start(tokens, finite)
        if told_outlet or _leads_in(tokens[start:finite], words):
            if _opens(tokens, start, words) and (_introduces(tokens, cue, words) or _leads_to_quote(tokens, at, words)):
                return cue
            if not frames & _REPORTING:
                continue
            if start >= _LEAST_CLAUSE and _interrupts(tokens, start, at, words):
                return Cue(start, at, frame, Phrase(finite, at), inverted=True, frames=frames)
    return None


def leaves_subject_out(tokens: tuple[Token, ...], verb: int, words: Lexicon) -> bool:
    """True for one person's verb with nothing before it in its sentence that can be its subject: *Más tarde* añadió.

    In languages with articles, a noun with one is a subject unless a preposition governs it.
    """
    if "no-articles" in words.habits:
        return not tokens[verb].lower.endswith(tuple(words.plural_verb_endings))
    finite = finite_part(tokens, verb, words)
    if not words.plural_verb_endings or finite < 0 or not _is_one_persons(tokens, finite, verb, words):
        return False
    before = tokens[:finite]
    if any(token.lower in words.counting for token in before) or any(token.is_capitalised for token in before[1:]):
        return False
    governed = (True, *(token.lower in words.prepositions for token in before))
    free = zip(before, governed, strict=False)
    return not any(token.lower in words.determiners and not preposition for token, preposition in free)


def _is_one_persons(tokens: tuple[Token, ...], finite: int, at: int, words: Lexicon) -> bool:
    """True for a finite verb in the singular, and without a reflexive that makes it impersonal."""
    verb = tokens[finite].lower
    alone = finite == at and verb.endswith(tuple(words.participles_alone))
    beside = (*tokens[max(0, finite - 1) : finite], *tokens[at + 1 : at + 2])
    past = verb.endswith(words.ends.past) if words.ends.past else False
    impersonal = not past and any(token.lower in words.impersonal_particles for token in beside)
    return not alone and not impersonal and not verb.endswith(tuple(words.plural_verb_endings))


def _leads_in(before: Sequence[Token], words: Lexicon) -> bool:
    """True where nothing that can be a subject stands before the verb in its clause."""
    return _is_adverbial(before, words) or all(
        is_between(token, words)
        or token.lower in words.clitics
        or token.lower in words.introducers
        or token.lower in words.coordinates
        or token.lower in words.conjunctions
        for token in before
    )


def _follows_outlet(tokens: Sequence[Token], finite: int, words: Lexicon) -> bool:
    """True where the sentence opens with whom the words were told to, in marks: *W rozmowie z „Głosem”* przyznaje …

    Only where nouns have no articles.
    """
    before = tokens[: max(0, finite - 1)]
    if "no-articles" not in words.habits or not before or tokens[finite - 1].stretch is None:
        return False
    plain = all(one.is_word and one.text.islower() and not words.means_person(one.lower) for one in before[1:])
    return plain and before[0].lower in words.prepositions


def _is_adverbial(before: Sequence[Token], words: Lexicon) -> bool:
    """True for a phrase that a preposition opens, without a noun in the nominative: *W rozmowie z nami* podkreśliła …

    Only where nouns have no articles, because their case shows there that none of them is the subject.
    """
    if "no-articles" not in words.habits or not before or before[0].lower not in words.prepositions:
        return False
    return all(
        one.is_word and not one.is_capitalised and not words.means_person(one.lower) and one.lower not in words.bodies
        for one in before[1:]
    )


def _opens(tokens: tuple[Token, ...], start: int, words: Lexicon) -> bool:
    """True where the clause at `start` opens its sentence, or only an adverbial without a name stands before it."""
    before = tokens[:start]
    if not before:
        return True
    adverbial = before[0].lower in words.prepositions or before[0].lower.endswith(tuple(words.participles_alone))
    plain = not any(one.is_capitalised for one in before[1:]) and not any(one.stretch for one in before)
    return adverbial and plain and not any(one.lower in words.verbal for one in before[1:])


def _introduces(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> bool:
    """True where a that-clause, a question or an infinitive follows a verb of reporting."""
    if not cue.frames & _REPORTING:
        return False
    at = cue.last + 1
    for at in range(cue.last + 1, min(len(tokens) - 1, cue.last + 2 + _NEAR)):
        token = tokens[at]
        if token.lower in words.that or (token.lower in words.complementizers and tokens[at - 1].text == ","):
            return True
        if token.lower in words.complementizers and at == cue.last + 1 and Frame.ASKED in cue.frames:
            return True
        if token.is_capitalised or token.stretch or (not token.is_word and token.text != ","):
            break
        if token.lower in words.determiners or words.means_person(token.lower):
            break
    return infinitive_opening(tokens, cue, cue.last + 1, len(tokens), words) >= 0


def _leads_to_quote(tokens: tuple[Token, ...], verb: int, words: Lexicon) -> bool:
    """True where quoted words follow in the clause, and no capitalised word before them can be the verb's subject.

    *Prometió* además “una tarifa justa”; *Acusó* a Sanz de “mentir”.
    """
    for at in range(verb + 1, len(tokens)):
        token = tokens[at]
        if token.stretch:
            return at > verb + 1
        if not token.is_word or token.lower in words.clausal or token.lower in words.verbal:
            return False
        if token.is_capitalised and not _is_governed(tokens, at, words):
            return False
    return False


def _is_governed(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """True for a capitalised word that a preposition governs, and for one that goes on with the name before it."""
    while at > 0 and tokens[at].is_capitalised:
        at -= 1
    return tokens[at].lower in words.prepositions or tokens[at].lower in words.particles


def _interrupts(tokens: tuple[Token, ...], start: int, at: int, words: Lexicon) -> bool:
    """True for a clause between two commas or dashes, or at the end, with at most an adverbial after its verb."""
    pause = tokens[start - 1].text
    if pause not in _PAUSES or any(token.stretch for token in tokens[:start]):
        return False
    for end in range(at + 1, min(len(tokens), at + 2 + _CIRCUMSTANCE)):
        token = tokens[end]
        if token.text == pause or end == len(tokens) - 1:
            return not token.is_word
        if token.stretch or not token.is_word or token.lower in words.that:
            return False
        if token.lower in words.determiners and tokens[end - 1].lower not in words.prepositions:
            return False
        if token.is_capitalised and tokens[end - 1].lower not in words.prepositions:
            return False
    return False
