"""The parts of a verb in its clause: the finite form, the participle, the separable particle, and the clause's start,
also after a clause that a participle opens.

Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.phrases import DASHES, is_between, is_function, opening_bracket, phrase_starting
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

REACH = 22
"""The greatest distance in tokens between a verb and its auxiliary or particle."""
BREAKS = frozenset({",", ";", ":", "(", ")", *DASHES})


def particle_of(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """The position of a separable verb's particle: "teilte … *mit*"; -1 without one.

    What something is called may stand between: wies den Vorwurf als „…“ *zurück*.

    If the particle stands right before the verb at the end of a clause, it is the verb's own position: wie die Bahn
    bekannt *gab*.
    """
    if at and f"{tokens[at].lower} {tokens[at - 1].lower}" in words.parted and closes_clause(tokens, at, words):
        return at
    commas = 0
    for i in range(at + 1, min(len(tokens), at + REACH)):
        parts = tokens[i].stretch is not None and tokens[i - 1].lower not in words.as_saying
        if tokens[i].text in {":", ";"} or (parts and not _is_closed_by_particle(tokens, at, i, words)):
            return -1
        commas += tokens[i].text == ","
        if commas % 2 or (commas and tokens[i].text != "," and tokens[i - 1].text != ","):
            continue
        if f"{tokens[at].lower} {tokens[i].lower}" not in words.parted:
            continue
        after = tokens[i + 1] if i + 1 < len(tokens) else tokens[i]
        leads_in = (
            after.lower in words.as_saying or after.stretch is not None
        )  # deed het af *als* “…”; hält ihn *für* „…“
        if leads_in or ends_main_clause(tokens, i, words) or (i == at + 1 and _leads_infinitive(tokens, i + 1, words)):
            return i
    return -1


def _is_closed_by_particle(tokens: tuple[Token, ...], verb: int, at: int, words: Lexicon) -> bool:
    """True for a stretch between a separable verb and its particle right after it: warf ihm *„Verrat“* vor."""
    closes = is_within_clause(tokens, at) and ends_main_clause(tokens, at + 1, words)
    return closes and f"{tokens[verb].lower} {tokens[at + 1].lower}" in words.parted


def is_within_clause(tokens: Sequence[Token], at: int) -> bool:
    """True for a stretch with a word on either side, without a pause: hat es *„Verrat“* genannt."""
    return (
        tokens[at].stretch is not None
        and 0 < at < len(tokens) - 1
        and tokens[at - 1].is_word
        and tokens[at + 1].is_word
    )


def encloses_stretch(tokens: Sequence[Token], finite: int, verb: int, words: Lexicon) -> bool:
    """True for an auxiliary and a participle that enclose what is said: *hat* den Plan als „Farce“ *bezeichnet*.

    A comma or colon after them leads on, unless “as” stands before the stretch: hat dem „Blatt“ *gesagt*, er gehe.
    """
    leads_on = verb + 1 < len(tokens) and tokens[verb + 1].text in {",", ":"}
    inside = [at for at in range(finite + 1, verb) if tokens[at].stretch]
    if leads_on:
        inside = [at for at in inside if tokens[at - 1].lower in words.as_saying]
    return bool(inside)


def is_verbs_end(tokens: Sequence[Token], verb: int, at: int, words: Lexicon) -> bool:
    """True for the particle or participle right after a stretch that ends its verb: warf ihm „Betrug“ *vor*; hat „alle
    Vorwürfe“ *zurückgewiesen*."""
    if "verb-second" not in words.habits or at >= len(tokens) or tokens[at - 1].stretch is None:
        return False
    compound = tokens[verb].lower in words.compound and tokens[at].lower in words.may_report
    return compound or f"{tokens[verb].lower} {tokens[at].lower}" in words.parted


def _leads_infinitive(tokens: tuple[Token, ...], first: int, words: Lexicon) -> bool:
    """True if a clause follows without a comma whose infinitive has a particle: zegde toe *de kelder te drogen*."""
    if "clause-comma" in words.habits:
        return False
    for token in tokens[first : first + REACH]:
        if not token.is_word or token.stretch:
            return False
        if token.lower in words.infinitive:
            return True
    return False


def ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """True where the token at `at` is the last of its clause."""
    return at + 1 == len(tokens) or not tokens[at + 1].is_word


def closes_clause(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for the verb that ends its clause, perhaps before an auxiliary: dass sie es *gesagt* hatte."""
    after = at + 1 < len(tokens) and tokens[at + 1].lower in words.compound
    return ends_clause(tokens, at + after)


def leads_main_clause(tokens: tuple[Token, ...], lead: int, finite: int, verb: int, words: Lexicon) -> bool:
    """True for an article that opens a main clause, where a relative pronoun would put the verb last.

    Example: Die Union ortet einen „Skandal“, *die* Gewerkschaft spricht von „Betrug“.
    """
    if "verb-second" not in words.habits or finite <= lead + 1 or closes_clause(tokens, verb, words):
        return False
    phrase = phrase_starting(tokens[:finite], lead, words)
    return phrase is not None and phrase.last == finite - 1


def ends_main_clause(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """True if the token at `at` ends its clause, or stands before a that-clause without a comma: heeft *gezegd* dat."""
    return ends_clause(tokens, at) or tokens[at + 1].lower in words.that


def finite_part(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """The position of the finite verb for the verb at `at`: its own or its auxiliary's; -1 in a passive.

    A verb of citing is an exception, because the subject of its passive speaks: “…”, *wird* Weber zitiert.
    """
    first = auxiliary_before(tokens, at, words)
    if first < 0 or first < at or not words.compound or not ends_main_clause(tokens, at, words):
        return first
    for i in range(at - 1, max(-1, at - REACH), -1):
        if (tokens[i].stretch and not is_within_clause(tokens, i)) or tokens[i].text in BREAKS:
            break
        if tokens[i].lower in words.passive:
            return i if tokens[at].lower in words.cited else -1
        if tokens[i].lower in words.compound:
            return i
    return at


def auxiliary_before(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """The first of the auxiliaries right before the verb at `at`; `at` without any, -1 in a passive."""
    if at + 1 < len(tokens) and tokens[at + 1].lower in words.passive:
        return -1
    first = at
    i = before_adverb_phrase(tokens, at, words) - 1
    while i > 1 and tokens[i].lower in words.adverbs and tokens[i - 1].lower in words.pronouns:
        i -= 1  # a-t-elle *toutefois* prévenu
    if i > 0 and tokens[i].lower in words.pronouns and tokens[i - 1].lower in words.auxiliaries:
        return i - 1
    if (
        i > 0
        and tokens[i - 1].lower in words.auxiliaries
        and not is_between(tokens[i], words)
        and tokens[i].text.islower()
        and not is_function(tokens[i], words)
        and not (i > 1 and tokens[i - 2].lower in words.negations)
    ):
        i -= 1
    while i >= 0 and is_between(tokens[i], words):
        if tokens[i].lower in words.passive:
            return -1
        if tokens[i].lower in words.auxiliaries:
            first = i
        i -= 1
    return first


def before_adverb_phrase(tokens: tuple[Token, ...], at: int, words: Lexicon) -> int:
    """The start of an adverb of several words right before a participle: a *d'emblée* prévenu; `at` without one."""
    for size in (4, 3, 2):
        if size < at and " ".join(token.lower for token in tokens[at - size : at]) in words.adverb_phrases:
            return at - size
    return at


def clause_start(tokens: Sequence[Token], before: int) -> int:
    """The start of the clause in which the position `before` stands. Brackets and abbreviations do not end a clause."""
    at = before
    while at > 0 and not tokens[at - 1].stretch:
        bracket = opening_bracket(tokens, at - 1) if tokens[at - 1].text == ")" else -1
        if bracket > 0:
            at = bracket
        elif tokens[at - 1].text in BREAKS:
            break
        else:
            at -= 1
    return at


def last_verbs_clause(tokens: Sequence[Token], verb: int, words: Lexicon) -> int:
    """The start of the clause that a verb ends, right after what was said in it; else the verb's own position.

    Example: *der* den Plan als „Farce“ bezeichnet; *weil* sie von „Betrug“ sprach.
    """
    if not verb or "verb-second" not in words.habits or not closes_clause(tokens, verb, words):
        return verb
    if not is_within_clause(tokens, verb - 1):
        return verb
    start = clause_start(tokens, verb - 1)
    opener, told = tokens[start].lower, tokens[start + 1 : verb]
    if opener in words.introducers:
        is_object = told[0].lower in words.he_or_she and told[1].lower in words.determiners
        return verb if is_object else start  # nachdem *sie* der Bürgermeister „stur“ nannte
    leads = words.determiners | words.prepositions | words.adverbs | words.as_saying
    named = any(words.means_person(one.lower) or one.lower in words.bodies for one in told)
    is_subject = opener in words.relatives and told[0].lower in leads and not named
    return start if is_subject else verb  # not: Ada, *die* ihr Trainer „stur“ nennt


def follows_plain_verb(tokens: Sequence[Token], first: int, words: Lexicon) -> bool:
    """True for a name at `first` that a verb of doing precedes, so that its object may follow: Nebenan schaufelt
    *Nachbar Udo Alt* Schlamm. Not for a verb of saying, which what is said follows."""
    at = first - 1
    while at > 0 and (words.is_role(tokens[at].lower) or tokens[at].lower in words.honorifics):
        at -= 1
    verb = tokens[max(at, 0)]
    plain = verb.is_word and verb.text.islower() and not is_function(verb, words) and verb.lower not in words.verbs
    return plain and at > 0 and tokens[at - 1].lower not in words.determiners


def narrates(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for a main clause that the narrator asserts, because its verb is in the indicative: Sie *kam* zu dem
    Schluss."""
    if not tokens or tokens[0].lower in words.introducers or tokens[0].lower in words.complementizers:
        return False
    return any(
        is_finite(token, words) and token.lower not in words.reported_mood and token.lower not in words.unreal_mood
        for token in tokens[1:]
    )


def is_finite(token: Token, words: Lexicon) -> bool:
    """True for a lower-case verb, known from the lexicon or by the ending of its past tense."""
    if not token.text.islower() or is_function(token, words):
        return False
    if token.lower in words.verbal:
        return True
    return token.lower.endswith(words.ends.participles) and token.lower not in words.no_pasts


def after_participle(tokens: Sequence[Token], words: Lexicon) -> int:
    """The start of the main clause after a participle's clause: Asked whether she would go, *Ada* Lind smiled; else
    0."""
    if not opens_participle(tokens, words):
        return 0
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), -1)
    return comma + 1 if comma + 1 < len(tokens) else 0


def after_passive(tokens: Sequence[Token], words: Lexicon) -> int:
    """Where the main clause starts after a participle that stands alone: Confrontada com isso, *a médica* riu; else
    0."""
    if not words.participles_alone or len(tokens) < 3:
        return 0
    opener = tokens[0].lower
    stem = opener[:-1] + "o" if opener.endswith("a") else opener
    if not stem.endswith(tuple(words.participles_alone)):
        return 0
    if tokens[1].lower not in words.prepositions and tokens[1].lower not in words.inner:
        return 0
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), -1)
    return comma + 1 if 0 < comma < len(tokens) - 1 else 0


def opens_participle(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True if a participle opens the sentence before its subject: *Smiling* at the crowd, Ana Ruiz said."""
    if len(tokens) < 2 or not tokens[0].lower.endswith(words.ends.participial):
        return False
    return is_function(tokens[1], words) or tokens[1].lower in words.clausal
