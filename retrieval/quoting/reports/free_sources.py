"""Sources that the clause of a verb does not show by itself: of relative clauses, documents, and people quoted by
others.

Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.quoting.grammar.declension import nominative_body, office_in_case
from retrieval.quoting.grammar.descriptions import names_body
from retrieval.quoting.grammar.first_names import is_first_name, is_first_name_in_case
from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.mentions import is_acronym
from retrieval.quoting.grammar.phrases import Phrase, is_between, is_function, phrase_ending, phrase_starting
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.reports.cues import Cue, Frame
from retrieval.quoting.reports.verb_forms import follows_stretch

_TO_WORDS = 3
"""The greatest number of tokens from the verb to the noun for what was said: приводит *РИА Новости* слова."""
_OFFICE = 4
"""The greatest number of words of an office before its holder's name."""
_BEFORE_STATEMENT = 3
"""Words in which the noun for a statement is looked for after its preposition: в *официальном сообщении* завода."""


def judge_of(tokens: tuple[Token, ...], cue: Cue, relative: int, words: Lexicon) -> Phrase | None:
    """The source of a judgement in a relative clause about a thing: *Ruiz* lamentó la decisión, que calificó de
    “error”.

    This is the subject of the sentence, if the noun before the pronoun can be neither a person nor a body.
    """
    romance = not words.habits & {"verb-second", "no-articles"}
    if not romance or Frame.JUDGEMENT not in cue.frames or tokens[relative].lower not in words.that:
        return None
    if any(
        not is_between(token, words) and token.lower not in words.clitics for token in tokens[relative + 1 : cue.first]
    ):
        return None
    subject = leading_subject(tokens[: relative - 1], words) or _described_opening(tokens, words)
    before = phrase_ending(tokens, relative - 2, words)
    if subject is None or before is None or before.first <= subject.last:
        return None
    return None if _can_judge(tokens[before.first : before.last + 1], words) else subject


def _described_opening(tokens: tuple[Token, ...], words: Lexicon) -> Phrase | None:
    """The article and the noun for a person that open a sentence: *El directivo* rechazó el informe."""
    described = len(tokens) > 1 and tokens[0].lower in words.definite and words.means_person(tokens[1].lower)
    return Phrase(0, 1) if described else None


def _can_judge(phrase: Sequence[Token], words: Lexicon) -> bool:
    """True for a phrase whose noun can mean a person or body."""
    noun = next((at for at in range(1, len(phrase)) if phrase[at].lower in words.prepositions), len(phrase))
    head = phrase[:noun]
    return any(token.is_capitalised or words.means_person(token.lower) or token.lower in words.bodies for token in head)


def without_told(tokens: tuple[Token, ...], cues: list[Cue], words: Lexicon) -> list[Cue]:
    """The cues without those that another cue reports: Vogt *habe versprochen*, die Brücke halte, sagte Brandes.

    A cue before them reports them only in a sentence without quotation marks: Brandes sagte, man *werde klagen*.
    """
    last = cues[-1] if cues else None
    if last is None:
        return cues
    if not any(token.stretch for token in tokens[last.first :]):
        first = next((one.last for one in cues if one.is_weighty and not _is_mooded(tokens, one, words)), len(tokens))
        cues = [one for one in cues if one.first <= first or not _is_mooded(tokens, one, words)]
        last = cues[-1]
    if not last.inverted or not last.is_weighty or _is_mooded(tokens, last, words):
        return cues
    return [cue for cue in cues if cue is last or not _is_mooded(tokens, cue, words)]


def _is_mooded(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> bool:
    """True for a cue whose verb has the mood of reported speech: Vogt *habe* versprochen."""
    return tokens[cue.first].lower in words.reported_mood


def states(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """True for an adjective of opinion before a that-clause, where the language leaves out "is": Левчук *переконана*,
    що це «лише початок»."""
    after = tokens[at + 1 : at + 3]
    return "no-articles" in words.habits and len(after) == 2 and after[0].text == "," and after[1].lower in words.that


def is_object(tokens: tuple[Token, ...], phrase: Phrase, verb: int, words: Lexicon) -> bool:
    """True for a noun after a verb that is its object: Ana Ruiz, la alcaldesa, celebró *la medida*.

    Right after quoted words any noun may be the subject (“…”, dijo la afectada). Elsewhere a noun without a capital
    is a subject only if it can mean a person or body.
    """
    first = verb - (verb > 0 and tokens[verb - 1].lower in words.clitics)
    if "verb-second" in words.habits or "no-articles" in words.habits or follows_stretch(tokens, first):
        return False
    core = tokens[phrase.first : (phrase.apposition - 1 if phrase.apposition > 0 else phrase.last + 1)]
    if any(token.lower in words.pronouns or token.is_capitalised for token in core):
        return False
    return not any(
        words.means_person(one) or one in words.bodies or one in words.plural_nouns
        for token in core
        for one in (token.lower, token.lower[:-1], token.lower[:-2])
    )


def is_judged(tokens: tuple[Token, ...], phrase: Phrase, cue: Cue, words: Lexicon) -> bool:
    """True for the object of a verb of judging that opens its clause, before the judgement: Acusou *o governo* de “…”.

    Only in languages that leave a subject out and have no cases, and not after quoted words.
    """
    leaves_out = bool(words.plural_verb_endings) and "no-articles" not in words.habits
    if not leaves_out or Frame.JUDGEMENT not in cue.frames or follows_stretch(tokens, cue.first):
        return False
    after = tokens[phrase.last + 1 : phrase.last + 3]
    if after and after[0].stretch:
        return True
    return len(after) > 1 and after[0].lower in words.prepositions and after[1].stretch is not None


def is_had(tokens: tuple[Token, ...], cue: Cue, words: Lexicon) -> bool:
    """True for an adjective in the form of a verb, after a noun that the clause's own verb governs: Ha *una teoria
    precisa*."""
    first = cue.source.first
    if cue.inverted or cue.first != cue.source.last + 1 or first not in {1, 2}:
        return False
    verb = tokens[first - 1].lower
    plain = first == 1 or tokens[0].lower in words.negations | words.conjunctions | words.adverbs
    return plain and verb in words.finite and tokens[first].lower in words.indefinite


def is_second_object(tokens: tuple[Token, ...], after: Phrase, first: int, words: Lexicon) -> bool:
    """True for a thing with an indefinite article after a verb that goes on with the subject before a comma.

    Example: Karl Ott versteht sie, sieht aber *keine Handhabe*.
    """
    if "verb-second" not in words.habits or tokens[first - 1].text != "," or follows_stretch(tokens, first):
        return False
    phrase = after.of(tokens)
    thing = not any(words.means_person(one.lower) or one.lower in words.bodies for one in phrase)
    vague = words.indefinite | words.negations - words.possessives
    return thing and not vague.isdisjoint({phrase[0].lower, tokens[after.first - 1].lower})


def names_someone(tokens: tuple[Token, ...], source: Phrase, words: Lexicon) -> bool:
    """Whether the source can be a noun phrase. Where nouns have capitals, it must hold a word with one."""
    if "noun-capitals" not in words.habits or tokens[source.first].lower in words.pronouns | words.relatives:
        return True
    return any(token.is_capitalised or not token.text.isalpha() for token in source.of(tokens))


def impersonal(tokens: tuple[Token, ...], cue: Cue, lead: int, words: Lexicon) -> Cue | None:
    """The cue "es heißt", whose source is a document: “…”, *heißt es in dem Bericht*; In dem Bericht heißt es, …

    Where such a verb needs no pronoun, it is whoever owns the statement: йдеться у заяві *спілки*. A verb that only
    reports beside marks needs none either: “…”, *steht in dem Brief*; “…”, *staat er in de brief*.
    """
    at = cue.last + 1
    if tokens[cue.last].lower in words.stating:
        return _stated_in(tokens, cue, lead, words)
    stands = at < len(tokens) and tokens[cue.last].lower in words.voicing
    if stands and not follows_stretch(tokens, cue.first):
        return None  # Ana Ruiz steht in der Tür: „…“
    utterance = at + (at < len(tokens) and tokens[at].lower in words.determiners)
    if utterance < len(tokens) and tokens[utterance].lower in words.utterances:
        return _answered_by(tokens, cue, utterance, words)
    if at >= len(tokens) or not (stands or tokens[at].lower in words.neuter):
        return None
    if stands and tokens[at].lower not in words.neuter | words.adverbs | words.who:
        at -= 1
    after = _after_circumstances(tokens, at + 1, words)
    if after < len(tokens) and tokens[after].lower in words.prepositions:
        written = after + 1 < len(tokens) and tokens[after + 1].lower in words.letters
        source = phrase_starting(tokens, after + 1, words, plain=written)
    elif tokens[lead].lower in words.prepositions:
        source = phrase_starting(tokens, lead + 1, words)
    else:
        return None
    if source is None:
        return None
    after = source.first > at
    return replace(cue, source=source, inverted=after, last=at)


def _after_circumstances(tokens: tuple[Token, ...], first: int, words: Lexicon) -> int:
    """The position after adverbs, times and listed phrases: heißt es *am Montag auf Anfrage* bei der Bahn."""
    after = first
    while after + 1 < len(tokens):
        phrase = f"{tokens[after].lower} {tokens[after + 1].lower}" in words.adverb_phrases
        timed = tokens[after].lower in words.prepositions and tokens[after + 1].lower in words.time
        if not (phrase or timed or is_between(tokens[after], words) or tokens[after].lower in words.time):
            break
        after += 1 + phrase
    return after


def _answered_by(tokens: tuple[Token, ...], cue: Cue, utterance: int, words: Lexicon) -> Cue | None:
    """The cue of a verb whose subject is what somebody says: lyder svaret *fra Ruiz*; lautet die Antwort *der Bank*."""
    first = utterance + 1
    if first >= len(tokens):
        return None
    first += tokens[first].lower in words.prepositions
    source = phrase_starting(tokens, first, words)
    led = first > utterance + 1 or tokens[first].lower in words.genitives
    return replace(cue, source=source, inverted=True, last=utterance) if source and led else None


def _stated_in(tokens: tuple[Token, ...], cue: Cue, lead: int, words: Lexicon) -> Cue | None:
    """The cue of a verb whose subject no clause tells, and the source that stands beside it as a place.

    This is a body (przekazano *w ratuszu*) or whoever owns a statement: йдеться у заяві *спілки*; V prohlášení *klubu*
    stojí: „…“. None for a verb without such a place.
    """
    for place in (cue.last + 1, lead):
        if place + 1 >= len(tokens) or tokens[place].lower not in words.places:
            continue
        near = range(place + 1, min(len(tokens), place + 1 + _BEFORE_STATEMENT))
        noun = next((at for at in near if tokens[at].lower in words.occasions), -1)
        first = noun + 1 if noun > 0 else place + 1
        source = phrase_starting(tokens[: cue.first] if place < cue.first else tokens, first, words, plain=True)
        if source and (noun > 0 or is_body(source.of(tokens), words)):
            whole = source if noun > 0 else source._replace(first=place)
            return replace(cue, source=whole, inverted=place > cue.last)
    return None


def is_body(phrase: Sequence[Token], words: Lexicon) -> bool:
    """True for a phrase that holds a noun for a body, in any grammatical case, or an acronym."""
    return any(
        names_body(token.lower, words) or nominative_body(token.lower, words) or is_acronym(token) for token in phrase
    )


def relaying_cue(tokens: tuple[Token, ...], verb: int, words: Lexicon) -> Cue | None:
    """The verb at `verb` as a cue of whose words it passes on: «…», приводит слова *Ивана Котова* ТАСС; else None.

    Only where nouns show their case, so that an object can stand before its subject.
    """
    owner = _relayed(tokens, verb, words)
    return Cue(verb, verb, Frame.SPEECH, owner, inverted=True, frames=frozenset({Frame.SPEECH})) if owner else None


def _relayed(tokens: tuple[Token, ...], verb: int, words: Lexicon) -> Phrase | None:
    """Whose words the verb at `verb` passes on; None for any other verb."""
    if "no-articles" not in words.habits or tokens[verb].lower not in words.relaying:
        return None
    near = range(verb + 1, min(len(tokens), verb + 2 + _TO_WORDS))
    noun = next((at for at in near if tokens[at].lower in words.utterances), -1)
    if noun > 0 and tokens[noun - 1].lower in words.owning:
        return Phrase(noun - 1, noun - 1)
    if noun > 0:
        return _owner(tokens, noun + 1, words)
    return _cited(tokens, verb + 1, words) if tokens[verb].lower in words.citing else None


def _cited(tokens: tuple[Token, ...], first: int, words: Lexicon) -> Phrase | None:
    """The object of a verb of citing, perhaps after the agency that cites: цитирует ТАСС *министра Ивана Котова*."""
    while first < len(tokens) and (tokens[first].stretch or is_acronym(tokens[first])):
        first += 1
    if first == len(tokens):
        return None
    token = tokens[first]
    if token.lower in words.male_forms | words.female_forms | words.owning:
        return Phrase(first, first)
    upright = is_first_name(token.text) or words.is_role(token.lower)
    in_case = is_first_name_in_case(token.text, words.case_endings) or bool(office_in_case(token.lower, words))
    before_agency = token.is_capitalised and first + 1 < len(tokens) and _is_agency(tokens[first + 1], words)
    return _owner(tokens, first, words) if not upright and (in_case or before_agency) else None


def _owner(tokens: tuple[Token, ...], first: int, words: Lexicon) -> Phrase | None:
    """The name at `first`, perhaps after an office, or the office alone; an agency after it does not belong to it."""
    name = first
    while name < min(len(tokens), first + _OFFICE) and tokens[name].text.islower() and tokens[name].is_word:
        if is_function(tokens[name], words) or tokens[name].lower in words.owning:
            break
        name += 1
    last = name
    while last < len(tokens) and tokens[last].is_capitalised and not _is_agency(tokens[last], words):
        last += 1
    if last > name:
        return Phrase(first, last - 1)
    return Phrase(first, first) if first < len(tokens) and office_in_case(tokens[first].lower, words) else None


def _is_agency(token: Token, words: Lexicon) -> bool:
    """True for a name in marks, for an acronym and for a body."""
    return token.stretch is not None or is_acronym(token) or token.lower in words.bodies
