"""Finds cues in languages whose subject may follow its verb anywhere: «…», a dit Weber; Am Montag sagte Weber, …

Positions are indexes into a sentence's tokens. A lexicon's habits say how these languages differ.
"""

from __future__ import annotations

from dataclasses import replace

from retrieval.quoting.grammar.descriptions import names_holder
from retrieval.quoting.grammar.first_names import is_first_name, is_first_of_two
from retrieval.quoting.grammar.phrases import (
    Phrase,
    is_between,
    is_function,
    phrase_ending,
    phrase_starting,
)
from retrieval.quoting.grammar.plausible import may_speak
from retrieval.quoting.grammar.subjects import subject_after
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import (
    clause_start,
    closes_clause,
    encloses_stretch,
    finite_part,
    last_verbs_clause,
    leads_main_clause,
    particle_of,
)
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.clauses import closes, described_before, related_name
from retrieval.quoting.reports.cues import PAUSES, Cue, Frame, frames_of
from retrieval.quoting.reports.free_sources import (
    impersonal,
    is_had,
    is_judged,
    is_object,
    is_second_object,
    judge_of,
    names_someone,
    relaying_cue,
    states,
    without_told,
)
from retrieval.quoting.reports.free_subjects import (
    before_outlet,
    leads_manner,
    opening_subject,
    shared_subject,
    speaking_place,
    subject_in_front,
    surname_with_particles,
    without_relative,
)
from retrieval.quoting.reports.verb_forms import asks_of, can_report, ends_saying, follows_stretch

NAME_WORDS = 3


def find_free_cues(sentence: Sentence, words: Lexicon) -> list[Cue]:
    """The sentence's verbs and quotatives that report with a source, in order."""
    tokens = sentence.tokens
    found: list[Cue] = []
    for at, token in enumerate(tokens):
        cue, lower = None, token.lower
        if lower in words.quotatives:
            cue = quotative(tokens, at, words)
        elif (
            (lower in words.may_report or lower in words.sayings_last)
            and can_report(tokens, at, words)
            and not (token.is_capitalised and at > 0)
            and not names_subject(sentence, at, words)
        ):
            cue = relaying_cue(tokens, at, words) or verb_cue(tokens, at, words, found)
        if cue:
            found.append(cue)
    return without_told(tokens, found, words) if words.reported_mood else found


def names_subject(sentence: Sentence, verb: int, words: Lexicon) -> bool:
    """Whether a name in marks stands right before a verb, without a pause: „Solidarność” zapowiada …"""
    stretch = sentence.tokens[verb - 1].stretch if verb else None
    before = sentence.tokens[verb - 2] if verb > 1 else None
    governing = words.prepositions | words.as_saying
    if stretch is None or (before and (before.is_capitalised or before.lower in governing)):
        return False
    if before and "verb-second" in words.habits and closes_clause(sentence.tokens, verb, words):
        return False  # hat „alle Vorwürfe“ *zurückgewiesen*
    name = stretch.span.of(sentence.text)
    follows = "noun-adjective" in words.habits and is_first_of_two(sentence.tokens, verb + 1)  # «Vinto» esulta *Ugo Re*
    return name[-1:] not in ",.?!…" and len(name.split()) <= NAME_WORDS and not follows


def quotative(tokens: tuple[Token, ...], at: int, words: Lexicon) -> Cue | None:
    """A word that reports without being a verb: “…”, *so* Ana Ruiz."""
    if at == 0 or not (tokens[at - 1].stretch or tokens[at - 1].text in PAUSES):
        return None
    source = subject_after(tokens, at + 1, words)
    source = source if source and source.first == at + 1 else _named_source(tokens, at + 1, words)
    if source is None:
        return None
    after = tokens[source.last + 1] if source.last + 1 < len(tokens) else None
    if after and after.is_word and not is_function(after, words):
        return None
    return Cue(at, at, Frame.SPEECH, source, inverted=True, frames=frozenset({Frame.SPEECH}))


def _named_source(tokens: tuple[Token, ...], first: int, words: Lexicon) -> Phrase | None:
    """The phrase at `first` where it opens with any noun and holds a name: aldus *beheerder Ria Hofstra*."""
    phrase = phrase_starting(tokens, first, words, plain=True)
    return phrase if phrase and any(token.is_capitalised for token in phrase.of(tokens)) else None


def verb_cue(tokens: tuple[Token, ...], at: int, words: Lexicon, earlier: list[Cue]) -> Cue | None:
    """The verb at `at` as a cue. None where it is no reporting verb here or has no source."""
    last = at
    if tokens[at].lower in words.parted_first:
        last = particle_of(tokens, at, words)
        if last < 0:
            return None
        last = at if any(token.stretch for token in tokens[at:last]) else last
    if at and tokens[at - 1].lower in words.definite:
        if at > 1 and tokens[at - 2].lower in words.verbs:
            return None  # the object of a verb before: hij noemt het *besluit* “wijs”
        if tokens[at].lower in words.utterances and not follows_stretch(tokens, at - 1):
            return None  # Pronta la *replica* della sindaca: «…»
    before = at - 1 - (at > 1 and tokens[at - 1].lower in words.adverbs)
    is_compared = at > 0 and tokens[before].lower in words.introducers and closes_clause(tokens, at, words)
    if is_compared or asks_of(tokens, at, words):
        return None  # teurer *als geplant*
    frames = frames_of(tokens[at].lower, words)
    frame = next(frame for frame in Frame if frame in frames)
    finite = finite_part(tokens, at - ends_saying(tokens, at, words), words)
    if finite < 0 or (at and tokens[at - 1].lower in words.infinitive):
        return None
    start = clause_start(tokens, before_outlet(tokens, finite, words))
    start = last_verbs_clause(tokens, at, words) if start == finite == at else start
    encloses = encloses_stretch(tokens, finite, at, words)
    if tokens[at].lower in words.stance and finite == at and not states(tokens, at, words):
        return None
    cue = with_source(tokens, Cue(finite, at, frame, Phrase(at, at), frames=frames), start, words, earlier, last)
    if cue is None or not names_someone(tokens, cue.source, words) or is_had(tokens, cue, words):
        return None
    cue = replace(cue, last=finite) if encloses else cue
    is_voice = tokens[at].lower not in words.verbs and "no-articles" in words.habits
    return cue if not is_voice or may_speak(cue.source.of(tokens), words) else None


def with_source(
    tokens: tuple[Token, ...], cue: Cue, start: int, words: Lexicon, earlier: list[Cue], last: int
) -> Cue | None:
    """The cue with its source, which stands before or after its finite verb. None where there is none."""
    finite, at = cue.first, cue.last
    whole = replace(cue, last=last)
    lead = skip_links(tokens, start, finite, words)
    has_no_subject = tokens[at].lower in words.impersonal or tokens[at].lower in words.stating
    if lead == finite and not has_no_subject:
        opened = at_clause_start(tokens, whole, at, words, earlier) or placed_after(tokens, whole, words)
        return replace(opened, opening=lead - 1) if opened and is_clitic(tokens, lead - 1, words) else opened
    if has_no_subject:
        return impersonal(tokens, whole, lead, words)
    opener = tokens[lead]
    if opener.lower in words.introducers and ("verb-second" not in words.habits or closes_clause(tokens, at, words)):
        return led_clause(tokens, whole, lead, at, words)
    governs = opener.lower in words.prepositions and tokens[lead + 1].lower in words.relatives | words.oblique
    if governs and lead and "verb-second" in words.habits and closes_clause(tokens, at, words):
        return led_clause(tokens, whole, lead + 1, at, words)
    related = opener.lower in words.relatives and lead and tokens[lead - 1].text == ","
    if related and not leads_main_clause(tokens, lead, finite, at, words):
        if judge := judge_of(tokens, whole, lead, words) or related_name(tokens, lead, finite, words):
            return replace(whole, source=judge, opening=lead)
        return replace(whole, source=Phrase(lead, lead))
    if opener.lower in words.pronouns and all(is_between(token, words) for token in tokens[lead + 1 : finite]):
        return replace(whole, source=Phrase(lead, lead))
    if finite > lead + 1 and tokens[finite - 1].lower in words.coordinates:
        return joined_verb(tokens, whole, lead, words, earlier)
    return _beside_verb(tokens, whole, lead, at, words)


def _beside_verb(tokens: tuple[Token, ...], whole: Cue, lead: int, at: int, words: Lexicon) -> Cue | None:
    """The cue with the subject that stands in front of its finite verb or after it; None where neither does."""
    finite = whole.first
    before = without_relative(tokens, subject_in_front(tokens, lead, finite, at, words), words)
    if before and tokens[before.last].lower in words.utterances and (doer := _doer_after(tokens, finite, at, words)):
        return replace(whole, source=doer, inverted=True)
    after = None if before else after_verb(tokens, finite, at, words)
    if after and not is_object(tokens, after, finite, words):
        adverbs = all(is_between(token, words) for token in tokens[lead:finite])
        adverbs = adverbs or leads_manner(tokens, lead, finite, words)
        return replace(whole, source=after, inverted=True, opening=lead if adverbs else -1)
    before = before or surname_with_particles(tokens, lead, finite, words) or speaking_place(tokens, lead, at, words)
    return replace(whole, source=before) if before else None


def _doer_after(tokens: tuple[Token, ...], finite: int, at: int, words: Lexicon) -> Phrase | None:
    """Who does something to what was said, which stands in front: Die Kritik wies *Ana Ruiz* als „…“ zurück."""
    after = after_verb(tokens, finite, at, words) if "verb-second" in words.habits else None
    if after is None or tokens[after.first].lower in words.oblique:
        return None
    named = any(is_first_name(token.text) or words.is_role(token.lower) for token in after.of(tokens))
    return after if named else None


def placed_after(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> Cue | None:
    """The cue whose source is the body after its verb, told as a place: «…», повідомили *в мерії*; None without one."""
    place = speaking_place(tokens, cue.first, cue.last, words)
    return replace(cue, source=place, inverted=True) if place else None


def skip_links(tokens: tuple[Token, ...], start: int, finite: int, words: Lexicon) -> int:
    """The position at which a clause begins after its conjunctions, and after an object pronoun that follows a
    quotation."""
    lead = start
    while lead < finite and tokens[lead].lower in words.conjunctions and tokens[lead].lower not in words.introducers:
        lead += 1
    return lead + (lead + 1 == finite and is_clitic(tokens, lead, words))


def joined_verb(tokens: tuple[Token, ...], cue: Cue, lead: int, words: Lexicon, earlier: list[Cue]) -> Cue | None:
    """The second of two joined verbs, with the subject of the first.

    A noun right after a quotation is the object of the first verb: tildó de “absurdo” *el plan* y reclamó “otra mesa”.
    """
    if earlier and lead and tokens[lead - 1].stretch and earlier[-1].source.first < lead:
        return replace(cue, source=earlier[-1].source, shares=True)
    if earlier and earlier[-1].inverted and earlier[-1].first == lead:
        return replace(cue, source=earlier[-1].source, shares=True)  # „…“, *sagte Weber* und kündigte an, …
    subject = opening_subject(tokens, lead, cue.first - 1, words)
    return replace(cue, source=subject, shares=True) if subject else None


def is_clitic(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether an object pronoun stands after a quotation and a pause: «…», *gli* ha risposto Elena Bianchi."""
    if at < 1 or tokens[at].lower not in words.clitics:
        return False
    return tokens[at - 1].stretch is not None or (at > 1 and tokens[at - 2].stretch is not None)


def led_clause(tokens: tuple[Token, ...], cue: Cue, lead: int, at: int, words: Lexicon) -> Cue | None:
    """The cue of the clause that the word at `lead` opens, with its verb at `at`: *wie* Weber sagte; *как* сообщил
    Соколов."""
    source = phrase_starting(tokens, lead + 1, words) if lead + 1 < cue.first else None
    if source and source.first == source.last and tokens[source.first].lower in words.determiners:
        source = None
    places = (speaking_place(tokens, start, at, words) for start in (lead, lead + 1))
    source = source or next(filter(None, places), None) or subject_after(tokens, at + 1, words)
    if source is None or all(is_function(token, words) for token in source.of(tokens)):
        return None
    named = source.apposition >= 0 and names_holder(tokens, source.first, source.apposition - 1, words)
    closed = source.last + 1 < len(tokens) and tokens[source.last + 1].text == ","
    if source.apposition >= 0 and not closed and not named:
        source = Phrase(source.first, source.apposition - 2)
    return replace(cue, source=source, opening=lead)


def at_clause_start(tokens: tuple[Token, ...], cue: Cue, at: int, words: Lexicon, earlier: list[Cue]) -> Cue | None:
    """The source of a verb that opens its clause: it follows the verb, precedes a description, or is an earlier one."""
    first = cue.first
    if earlier and tokens[first - 1].text == "," and tokens[first].lower.endswith(words.ends.accompanying):
        return replace(cue, source=earlier[-1].source, shares=True)  # …, *accusant* la mairie de « … »
    joined = first > 0 and tokens[first - 1].lower in words.conjunctions
    if first > 1 and tokens[first - 1].stretch and tokens[first - 2].is_capitalised:
        named = phrase_ending(tokens, first - 2, words)
        return replace(cue, source=named) if named else None
    after = after_verb(tokens, first, at, words)
    left = described_before(tokens, first, words)
    if after and (is_object(tokens, after, first, words) or is_judged(tokens, after, cue, words)):
        after = None
    if after and first and is_second_object(tokens, after, first, words):
        source = shared_subject(tokens, first, words)
        return replace(cue, source=source, shares=True) if source and source.last < first else None
    pronoun = after is not None and tokens[after.first].lower in words.pronouns - words.neuter
    judged = left is not None and bool(cue.frames & {Frame.JUDGEMENT, Frame.THOUGHT})
    if left and not pronoun and (judged or after is None or not closes(tokens, after)):
        leads = left.first > 1 and tokens[left.first - 1].lower in words.introducers
        return replace(cue, source=left, opening=left.first - 1 if leads else -1)
    if after and not joined:
        return replace(cue, source=after, inverted=True)
    if earlier and (joined or tokens[first - 1].text == ","):
        return replace(cue, source=earlier[-1].source, shares=True)
    source = shared_subject(tokens, first, words) if joined else None
    return replace(cue, source=source, shares=True) if source and source.last < first else None


def after_verb(tokens: tuple[Token, ...], finite: int, at: int, words: Lexicon) -> Phrase | None:
    """The subject between the finite verb and its participle ("hat *Weber* gesagt"), or after them."""
    if finite < at:
        between = subject_after(tokens, finite + 1, words)
        if between and between.last < at:
            return between
    return subject_after(tokens, at + 1, words)
