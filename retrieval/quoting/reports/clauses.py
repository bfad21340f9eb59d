"""Finds clauses without marks whose cue stands within or after them, and relative clauses that judge.

The plan is dead, *she said*; Ines Okafor, *who warns* of floods, was late.
Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.fronted import opens_with_verb, subject_before
from retrieval.quoting.grammar.phrases import Phrase, phrase_starting
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import BREAKS, clause_start, is_finite, narrates
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.borders import follows_word_of_manner
from retrieval.quoting.reports.cues import PAUSES, Cue, Frame

_RELATED = 5
"""The greatest number of tokens between an indefinite noun and its relative clause."""
INTERRUPTION = 8
"""How many tokens a cue that interrupts a clause may have after it: she said *on Monday in Lima*."""


def fronted_clause(tokens: tuple[Token, ...], cue: Cue, start: int, end: int, words: Lexicon) -> list[tuple[int, int]]:
    """The clause before a verb that its subject follows, and its rest after: Die Lage, *sagte Weber*, sei ernst."""
    if "inverts" not in words.habits or cue.frame is Frame.ACCORDING or not (cue.inverted or cue.opening >= 0):
        return []
    resumed = clause_resumed(tokens, cue, end) if cue.inverted else []
    resumed = resumed if resumed and _goes_on(tokens, cue, resumed[0], words) else []
    if cue.start <= start + (1 if resumed or "no-articles" in words.habits else 2):
        return []
    spoken = clause_before(tokens, cue, start, words, is_opening=bool(resumed))
    return [] if spoken and tokens[spoken[0][0]].lower in words.oblique and not resumed else spoken and spoken + resumed


def _goes_on(tokens: tuple[Token, ...], cue: Cue, rest: tuple[int, int], words: Lexicon) -> bool:
    """Whether what stands after a clause in commas goes on with what was said, and describes nobody.

    After a name it must hold a verb in the mood of reports where the language has one, and open with no relative
    pronoun, article or conjunction elsewhere.
    """
    source = tokens[cue.source.last]
    if rest[1] - rest[0] < 1:
        return False
    if words.reported_mood:
        moods = words.reported_mood | words.unreal_mood
        return any(token.lower in moods for token in tokens[rest[0] : rest[1] + 1])
    opener = tokens[rest[0]].lower
    if opener in words.coordinates or opener in words.conjunctions:
        return False
    if source.lower in words.pronouns or source.lower in words.verbal:
        return True
    if opener in words.relatives or opener in words.that:
        return False
    return opener not in words.determiners and not words.means_person(opener)


def stands_within(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> bool:
    """Whether a phrase like "according to" may stand in its clause without commas: Most je *podle Jany* zavřený."""
    if cue.frame is not Frame.ACCORDING:
        return False
    if "verb-second" in words.habits:
        return True
    free = "comma-free-account" in words.habits and cue.first > 1 and tokens[cue.source.last].is_capitalised
    return free and tokens[cue.first - 1].is_word and cue.inverted and not any(token.stretch for token in tokens)


def around(tokens: tuple[Token, ...], cue: Cue, start: int, end: int, words: Lexicon) -> list[tuple[int, int]]:
    """The clause that a phrase stands in without commas: Das Werk plant *laut Weber* den Abbau."""
    first = skip_pauses(tokens, start, words)
    opening = clause_start(tokens, cue.start)
    if (
        first < opening < cue.start
        and narrates(tokens[first : opening - 1], words)
        and not is_finite(tokens[opening], words)
    ):
        first = opening
    end = next((at for at in range(cue.end + 1, end) if tokens[at].text == ";"), end)
    before = [(first, cue.start - 1)] if cue.start - first >= 2 else []
    after = cue.end + 1
    if after < end and tokens[after].text in PAUSES:
        after += 1
    if before and tokens[cue.start - 1].text in PAUSES:
        return [(first, before_pauses(tokens, cue, start))]
    return before + ([(after, end - 1)] if end - after >= (1 if before else 2) else [])


def clause_before(
    tokens: tuple[Token, ...], cue: Cue, start: int, words: Lexicon, *, is_opening: bool = False
) -> list[tuple[int, int]]:
    """The clause that precedes its cue: *The plan is dead*, she said. A single word is enough if the rest follows the
    cue."""
    last = before_pauses(tokens, cue, start)
    if cue.shares or last < start or tokens[cue.start - 1].text not in PAUSES:
        return []
    if not cue.frames & {Frame.SPEECH, Frame.THOUGHT} and cue.frame is not Frame.ACCORDING:
        return []
    if "inverts" in words.habits and not (
        cue.inverted or follows_word_of_manner(tokens, cue, words) or cue.frame is Frame.ACCORDING
    ):
        return []
    first = skip_pauses(tokens, start, words)
    if "inverts" in words.habits and any(token.lower in words.introducers for token in tokens[start : first + 1]):
        return []
    least = 0 if is_opening else 1 if "no-articles" in words.habits else 2
    return [(first, last)] if last - first >= least else []


def clause_resumed(tokens: tuple[Token, ...], cue: Cue, end: int) -> list[tuple[int, int]]:
    """The rest of a clause after the cue that interrupts it: Loyalty, she said on Monday, *is rare*."""
    opener = tokens[cue.start - 1].text
    if opener not in PAUSES:
        return []
    after = range(cue.end + 1, min(end - 1, cue.end + INTERRUPTION))
    pause = next((at for at in after if tokens[at].text == opener), -1)
    if pause < 0 or any(tokens[at].stretch for at in range(cue.end + 1, pause + 2)):
        return []
    return [(pause + 1, end - 1)]


def tells_more(sentence: Sentence, cue: Cue, words: Lexicon) -> bool:
    """True for a cue with a "that" clause of its own after a quotation with its own stop: “Why?” *Hall replied that*
    it was late."""
    tokens, before = sentence.tokens, cue.source.first - 1
    if cue.inverted or before < 0 or not sentence.ends_inside(before) or cue.last + 2 >= len(tokens):
        return False
    that, after = tokens[cue.last + 1 : cue.last + 3]
    return that.lower in words.that and after.lower not in words.time


def before_pauses(tokens: tuple[Token, ...], cue: Cue, start: int) -> int:
    """The last position before the cue that is no comma, dash or other pause; at least `start`."""
    last = cue.start - 1
    while last > start and tokens[last].text in PAUSES and not tokens[last].stretch:
        last -= 1
    return last


def skip_pauses(tokens: tuple[Token, ...], first: int, words: Lexicon) -> int:
    """The first position from `first` on that is no pause and no conjunction."""
    while not tokens[first].stretch and (not tokens[first].is_word or tokens[first].lower in words.conjunctions):
        first += 1
    return first


def is_aside(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> bool:
    """True if the cue is the verb of a relative clause between commas: Ines Okafor*, who warns* of floods, was late.

    Or if its subject follows the relative pronoun: Ines Okafor*, whose son calls* her “the boss”, was late.
    """
    who = cue.first - 1
    if tokens[who].lower not in words.who:
        who = cue.source.first - 1
    relative = tokens[who].lower in words.who | words.whom | words.whose
    return who > 0 and relative and tokens[who - 1].text == "," and "inverts" not in words.habits


def aside_end(tokens: tuple[Token, ...], cue: Cue, first: int, end: int, words: Lexicon) -> int:
    """The end of the relative clause between commas whose verb the cue is; `end` if it is the verb of no such
    clause."""
    if not is_aside(tokens, cue, words):
        return end
    if cue.frame is Frame.JUDGEMENT:
        return next((at + 1 for at in range(first, end) if tokens[at].stretch), end)
    return next((at for at in range(first + 1, end - 1) if _closes_aside(tokens, at, words)), end)


def _closes_aside(tokens: tuple[Token, ...], comma: int, words: Lexicon) -> bool:
    """True if the main clause resumes after the comma: …, who warns of floods*,* was late."""
    after = tokens[comma + 1]
    return tokens[comma].text == "," and (is_finite(after, words) or after.lower in words.that)


def after_aside(
    tokens: tuple[Token, ...], cues: list[Cue], number: int, end: int, words: Lexicon
) -> list[tuple[int, int]]:
    """The that-clause that a relative clause parts from its verb: told Gray*, who said nothing,* that it rained."""
    aside = cues[number + 1] if number + 1 < len(cues) else None
    if aside is None or not is_aside(tokens, aside, words) or aside.start <= cues[number].end:
        return []
    comma = aside_end(tokens, aside, aside.last + 1, end, words)
    resumes = comma < end - 2 and tokens[comma].text == "," and tokens[comma + 1].lower in words.that
    return [(comma + 1, end - 1)] if resumes else []


def is_related(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> bool:
    """Whether the words after a subject are a relative clause: Anne Morel, *que Luc Petit traite de « folle »*, a
    dit."""
    return phrase.apposition >= 0 and tokens[phrase.apposition].lower in words.relatives | words.that


def is_clause(tokens: Sequence[Token], words: Lexicon) -> bool:
    """Whether the words hold a verb or a quoted stretch, and so are a clause and not a description."""
    return any(token.stretch or token.lower in words.auxiliaries for token in tokens)


def closes(tokens: tuple[Token, ...], phrase: Phrase) -> bool:
    """True where a phrase is the last of its clause."""
    return phrase.last + 1 == len(tokens) or not tokens[phrase.last + 1].is_word


def related_subject(tokens: tuple[Token, ...], lead: int, finite: int, words: Lexicon) -> Phrase | None:
    """A noun with its relative clause, without the clause where that holds names: *Un vecino que pasaba por allí* dijo;
    *El hombre* que representa a Ruiz dijo."""
    if "verb-second" in words.habits or tokens[lead].lower not in words.determiners:
        return None
    for at in range(lead + 2, min(finite - 1, lead + _RELATED)):
        if tokens[at].lower in words.relatives:
            clause = tokens[lead + 1 : finite]
            plain = all(token.is_word and not token.is_capitalised for token in clause)
            if plain:
                return Phrase(lead, finite - 1) if tokens[lead].lower in words.indefinite else None
            told = all(token.is_word for token in clause) and opens_with_verb(tokens[at + 1], words)
            return Phrase(lead, at - 1) if told and words.means_person(tokens[at - 1].lower) else None
    return None


def related_name(tokens: tuple[Token, ...], lead: int, finite: int, words: Lexicon) -> Phrase | None:
    """The name between a relative pronoun and its verb, which is the verb's subject: Prandi, che *Lanza* ha definito …

    None in languages in which the verb stands last, as there it may be the object. Where nouns have no articles, a
    noun for a person may stand there, too, after a pronoun that is also "that": розповіла, що *лікар* сказав їй.
    """
    if "verb-second" in words.habits or finite <= lead + 1:
        return None
    person = "no-articles" in words.habits and words.means_person(tokens[lead + 1].lower)
    if not (tokens[lead + 1].is_capitalised or (person and tokens[lead].lower in words.that)):
        return None
    phrase = phrase_starting(tokens[:finite], lead + 1, words, plain=True)
    return phrase if phrase and phrase.last == finite - 1 else None


def described_before(tokens: tuple[Token, ...], first: int, words: Lexicon) -> Phrase | None:
    """The subject with a description after it that ends before the pause at which a verb's clause begins."""
    if not first or tokens[first - 1].text not in BREAKS:
        return None
    left = subject_before(tokens, first, words)
    if left is None or (first > 1 and tokens[first - 2].stretch and not is_related(tokens, left, words)):
        return None
    is_plain = left.apposition < 0 or is_clause(tokens[left.first : left.apposition], words)
    return None if is_plain else left
