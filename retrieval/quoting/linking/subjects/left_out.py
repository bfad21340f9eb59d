"""Who a verb of saying without a subject means: Ruiz llegó tarde. *Admitió* que el plan ha fallado."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.bare import people_in
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon, Words
from retrieval.quoting.linking.place import sole_person_in
from retrieval.quoting.linking.said import NOBODY, Floor
from retrieval.quoting.linking.subjects.agreement import agrees, names_another, past_gender
from retrieval.quoting.linking.subjects.openers import able_to_speak, opens_as_adverb
from retrieval.quoting.linking.subjects.verbs_alone import subjectless_cue
from retrieval.quoting.reports.according import find_according
from retrieval.quoting.reports.cues import Cue, find_cues
from retrieval.quoting.reports.free_order import find_free_cues


def cues_of(
    sentence: Sentence,
    floor: Floor,
    before: Sequence[Sentence],
    reporting: tuple[Token, ...],
    capitals: Words,
    words: Lexicon,
) -> tuple[list[Cue], list[Cue], tuple[Token, ...]]:
    """The verb of saying whose subject is left out as a cue, the other cues, and its source; no cue if there is no such
    verb.

    It stands before all other cues. Words that only open the sentence are no source of these: *Až venku* řekla: „…“.
    `capitals` are the stems of the article's names, by which such words are told. A verb that is joined to it comes
    with it: *Acusó* a Sanz y *anunció* que … Cues whose subject holds it are dropped: Il ricorso, *ha detto*, è certo.
    `before` are the sentences of the paragraph before, and `reporting` is the last source in it.
    """
    verbs = find_free_cues if "inverts" in words.habits else find_cues
    cues = sorted(verbs(sentence, words) + find_according(sentence, words), key=lambda cue: cue.first)
    cues = [cue for cue in cues if not opens_as_adverb(sentence.tokens, cue.source, capitals, words)]
    cue = subjectless_cue(sentence.tokens, words)
    if cue is None or any(other.first <= cue.last for other in cues):
        return [], [*cues], NOBODY
    gender = past_gender(sentence.tokens[cue.last].lower, words)
    fitting = (one for one in _told_before(floor, before, reporting, words) if agrees(one, gender, words))
    source = next(fitting, NOBODY)
    if not source:
        return [], [*cues], NOBODY
    joined = [other for other in cues if other.shares and other.source.first == cue.first]
    others = [other for other in cues if not other.source.first <= cue.first <= other.source.last]
    return [cue, *joined], others, source


def _told_before(
    floor: Floor, before: Sequence[Sentence], reporting: tuple[Token, ...], words: Lexicon
) -> list[tuple[Token, ...]]:
    """The sources that may be meant, the likeliest first.

    Right after reported words it is their speaker; elsewhere the last subject, or the only person whom the paragraph
    names. A verb that opens its paragraph continues with the speaker of the one before, if the last sentence of that
    one names nobody else.
    """
    if not floor.sentences:
        return [] if names_another(before, reporting, words) else [reporting] if reporting else []
    last = floor.sentences[-1].tokens
    quoted = any(token.stretch for token in last)
    heard = (floor.speaker if quoted else NOBODY) or floor.reported or floor.speaker
    goes_on = (floor.fresh or quoted) and not _turns_away(last, heard, words)
    told = (heard, floor.subject) if goes_on else (floor.subject, heard)
    return [one for one in (*told, sole_person_in(floor.sentences, words)) if _may_be_meant(one, words)]


def _may_be_meant(source: tuple[Token, ...], words: Lexicon) -> bool:
    """True for a pronoun, and for a source that can speak."""
    return bool(source) and (source[0].lower in words.he_or_she or bool(able_to_speak(source, words)))


def _turns_away(tokens: Sequence[Token], heard: Sequence[Token], words: Lexicon) -> bool:
    """True if the sentence before ends with somebody else than the person it reports."""
    known = {token.text for token in heard}
    people = [one for one in people_in(tokens, words) if len(one.name) > 1]
    return bool(people) and known.isdisjoint(people[-1].name) and not known.isdisjoint(t.text for t in tokens)
