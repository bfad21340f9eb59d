"""Sources after a quotation in languages whose subject may follow any verb: «…», se queja *Ana Ruiz*.

Positions are those of a sentence's tokens; `at` is that of the stretch.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.adverbials import after_adverbials
from retrieval.quoting.grammar.descriptions import names_body, office_phrase_end
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.phrases import DASHES, Phrase, is_between, is_function, phrase_starting
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

_PLACE = 2
"""The greatest number of capitalised words of a place or body."""
_PARTED = 7
"""The greatest distance in tokens between two parts of what somebody says."""
_WITH_VERB = 2
"""The greatest number of words between an unknown verb and its subject: *огласила решение* судья."""


def lacks_subject(tokens: Sequence[Token], at: int, words: Lexicon, *, paused: bool = False) -> bool:
    """True if a reporting verb without a subject follows the stretch: «…», añadió.

    `paused` says that the comma stands inside the quotation marks.
    """
    after = at + 1
    if "inverts" not in words.habits or after >= len(tokens):
        return False
    if not paused and tokens[after].text not in {",", *DASHES}:
        return False
    while after < len(tokens) and (tokens[after].text in {",", *DASHES} or is_between(tokens[after], words)):
        after += 1
    if after >= len(tokens):
        return False
    plain = tokens[after].text.islower() and not is_function(tokens[after], words)
    last = after + (after + 1 < len(tokens) and tokens[after + 1].lower in words.reflexives)
    if last + 1 < len(tokens) and tokens[last + 1].lower in words.the_other | words.someone:
        return False  # «…», ответил *тот*; «…», крикнул *кто-то* из зала
    alone = plain and ends_sentence(tokens, last + 1)
    return alone or tokens[after].lower in words.said_or_asked or tokens[after].lower in words.voicing


def verb_ends_sentence(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if only a verb follows the stretch in its sentence: «…», ha añadido."""
    last = len(tokens) - 1
    while last > at and not tokens[last].is_word:
        last -= 1
    between = (token for token in tokens[at + 1 : last] if token.is_word)
    return tokens[last].text.islower() and all(is_between(token, words) for token in between)


def verb_ends_clause(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if only a verb, or two joined verbs, follow the stretch in its clause: – Nie, *mówi i* siada."""
    after = [token for token in tokens[at + 1 :] if token.is_word and not is_between(token, words)][1:]
    joined = bool(after) and after[0].lower in words.coordinates and not any(one.is_capitalised for one in after)
    return joined or verb_ends_sentence(tokens, at, words)


def only_adverbial_after(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where an adverbial follows the verb after a stretch, or another verb: — Nie, mówi *spokojnie*; *a usedá*."""
    after = [token for token in tokens[at + 1 :] if token.is_word and not is_between(token, words)][1:]
    after = after[after[:1] != [] and after[0].lower in words.reflexives :]
    if after and after[0].lower in words.coordinates:
        return all(token.text.islower() and not words.means_person(token.lower) for token in after)
    if not after or after[0].lower in words.prepositions:
        return _names_only_place(after, words)
    if any(not token.text.islower() or words.means_person(token.lower) for token in after):
        return False
    return after[-1].lower in words.tones or (len(after) == 1 and after[0].lower.endswith(words.ends.manner))


def _names_only_place(after: Sequence[Token], words: Lexicon) -> bool:
    """True if only a place or body is capitalised in these words, after a preposition: *na antenie Radia Opole*."""
    first = next((at for at, token in enumerate(after) if token.is_capitalised), -1)
    if first < 0:
        return True
    placed = names_body(after[first].lower, words) or after[first - 1].lower in words.prepositions
    return placed and len(after) - first <= _PLACE and all(token.is_capitalised for token in after[first:])


def resumes_after_verb(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where only a verb of saying parts a stretch from the one before: «A veces», *explica*, «doy clase»."""
    if "inverts" not in words.habits:
        return False
    first = next((i for i in range(at - 1, max(-1, at - _PARTED), -1) if tokens[i].stretch), -1)
    between = tokens[first + 1 : at]
    verbs = [token for token in between if token.is_word and not is_between(token, words)]
    paused = first >= 0 and len(between) > 2 and not between[0].is_word and not between[-1].is_word
    said = len(verbs) == 1 and (verbs[0].lower in words.said_or_asked or verbs[0].lower in words.voicing)
    return paused and said


def narrated_after(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where the narrator goes on after a stretch, a pause and words whose speaker no rule found."""
    paused = at + 1 < len(tokens) and tokens[at + 1].text in {",", *DASHES}
    return "inverts" in words.habits and paused and any(token.is_word for token in tokens[at + 2 :])


def ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """True where nothing but a mark follows from `at` on."""
    return at >= len(tokens) or (at + 1 == len(tokens) and not tokens[at].is_word)


def free_reporter(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The source after a stretch and a verb of any kind, if a comma or dash stands between: «…», se queja *Ana
    Ruiz*."""
    verb = at + 1
    while verb < len(tokens) and (tokens[verb].text in {",", *DASHES} or is_between(tokens[verb], words)):
        verb += 1
    if "inverts" not in words.habits or verb == at + 1 or verb + 1 >= len(tokens):
        return None
    token = tokens[verb]
    if not token.text[0].islower() or is_function(token, words) or token.lower in words.clausal | words.relatives:
        return None
    first = _after_verb(tokens, verb, words)
    if first >= len(tokens) or not (tokens[first].is_capitalised or opens_person(tokens, first, words)):
        if "no-articles" not in words.habits or first >= len(tokens) or not tokens[first].text.islower():
            return None
        named = first + 1 < len(tokens) and tokens[first + 1].is_capitalised
        return Phrase(first, first + named) if named or ends_sentence(tokens, first + 1) else None
    return phrase_starting(tokens, first, words)


def _after_verb(tokens: Sequence[Token], verb: int, words: Lexicon) -> int:
    """Where the subject of an unknown verb can start: after adverbs, days, places, and a word or two that go with it.

    Such words are skipped only before somebody described: «…», ha tagliato *corto* la prima cittadina.
    """
    first = verb + 1
    while first < len(tokens) and is_between(tokens[first], words):
        first += 1
    after = after_adverbials(tokens, first, words)
    places: list[int] = [first, *range(after, after + _WITH_VERB + 1)]
    for at in places:
        if at >= len(tokens):
            break
        if opens_person(tokens, at, words) or (at <= after and tokens[at].is_capitalised):
            return at
        if at + 1 < len(tokens) and tokens[at + 1].is_capitalised and is_first_name(tokens[at].text):
            return at
        plain = tokens[at].is_word and tokens[at].text.islower() and not is_function(tokens[at], words)
        if at >= after and (not plain or tokens[at].lower in words.clausal | words.relatives | words.that):
            break
    return first


def opens_person(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if a person without a name can be mentioned at `at`: a pronoun, a title, an office, or an article with
    one."""
    token = tokens[at]
    if token.lower in words.he_or_she or token.lower in words.titles or words.is_role(token.lower):
        return True
    if token.lower not in words.determiners:
        return False
    if "no-articles" in words.habits or token.is_capitalised or token.lower in words.oblique:
        return False
    if office_phrase_end(tokens, at, words) > at:
        return True
    after = tokens[at + 1 : at + 3]
    return any(words.means_person(one.lower) for one in after[: 1 + (after[:1] != () and after[0].text.islower())])
