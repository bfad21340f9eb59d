"""Who a verb of saying without a subject means: Ruiz llegó tarde. *Admitió* que el plan ha fallado."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.bare import people_in
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.place import sole_person_in
from retrieval.quoting.linking.said import NOBODY, Floor
from retrieval.quoting.linking.subjects.agreement import agrees, names_another, past_gender
from retrieval.quoting.linking.subjects.openers import able_to_speak
from retrieval.quoting.linking.subjects.verbs_alone import subjectless_cue
from retrieval.quoting.reports.cues import Cue


def cue_without_subject(
    sentence: Sentence,
    cues: Sequence[Cue],
    floor: Floor,
    before: Sequence[Sentence],
    reporting: tuple[Token, ...],
    words: Lexicon,
) -> tuple[list[Cue], tuple[Token, ...]]:
    """The verb of saying whose subject is left out, before all other `cues`, and who is meant; none without one.

    `before` are the sentences of the paragraph before, and `reporting` is who spoke in it last.
    """
    cue = subjectless_cue(sentence.tokens, words)
    if cue is None or any(other.first <= cue.last for other in cues):
        return [], NOBODY
    gender = past_gender(sentence.tokens[cue.last].lower, words)
    fitting = (one for one in _told_before(floor, before, reporting, words) if agrees(one, gender, words))
    source = next(fitting, NOBODY)
    return ([cue] if source else []), source


def _told_before(
    floor: Floor, before: Sequence[Sentence], reporting: tuple[Token, ...], words: Lexicon
) -> list[tuple[Token, ...]]:
    """Who may be meant, the likeliest first.

    Right behind words that were reported it is who said them, elsewhere the last subject, or the one person whom the
    paragraph names. A verb that opens its paragraph goes on with the speaker of the one before, where the last sentence
    of that one names nobody else.
    """
    if not floor.sentences:
        return [] if names_another(before, reporting, words) else [reporting] if reporting else []
    heard = floor.reported or floor.speaker
    goes_on = floor.fresh and not _turns_away(floor.sentences[-1].tokens, heard, words)
    told = (heard, floor.subject) if goes_on else (floor.subject, heard)
    return [one for one in (*told, sole_person_in(floor.sentences, words)) if one and able_to_speak(one, words)]


def _turns_away(tokens: Sequence[Token], heard: Sequence[Token], words: Lexicon) -> bool:
    """True where the sentence before ends with somebody else than who was heard in it."""
    known = {token.text for token in heard}
    people = [one for one in people_in(tokens, words) if len(one.name) > 1]
    return bool(people) and known.isdisjoint(people[-1].name) and not known.isdisjoint(t.text for t in tokens)
