"""Which source agrees in gender with a verb that has no subject of its own: – Nie mam żalu, *powiedziała*.

In Slavic languages the past tense shows whether a man or a woman spoke, which decides between the people named before,
or shows that none of them is meant.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from retrieval.quoting.grammar.bare import people_in
from retrieval.quoting.grammar.declension import nominative_first_name
from retrieval.quoting.grammar.first_names import Gender, gender_of_name
from retrieval.quoting.grammar.phrases import DASHES, is_between
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.said import NOBODY, Said

_start = attrgetter("start")


def verb_gender(tokens: Sequence[Token], at: int, words: Lexicon) -> Gender:
    """The gender that the verb after the stretch at `at` shows; "" if it shows none."""
    verb = _verb_after(tokens, at, words)
    return past_gender(verb.lower, words) if verb else ""


def means_several(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where the verb after the stretch at `at` is a plural, without a subject of its own: «…», *aseguran* allí."""
    verb = _verb_after(tokens, at, words)
    return verb is not None and verb.text.islower() and verb.lower.endswith(tuple(words.plural_verb_endings))


def _verb_after(tokens: Sequence[Token], at: int, words: Lexicon) -> Token | None:
    """The first token after the stretch at `at` that is no mark of a pause and no adverb."""
    after = at + 1
    while after < len(tokens) and (tokens[after].text in {",", *DASHES} or is_between(tokens[after], words)):
        after += 1
    return tokens[after] if after < len(tokens) else None


def names_one(source: Sequence[Token], words: Lexicon) -> bool:
    """True for a source that is one person: a full name, a lone surname, a pronoun in the singular."""
    joined = any(token.lower in words.coordinates or token.lower in words.links for token in source)
    return not joined and (bool(people_in(source, words)) or source[0].lower in words.he_or_she)


def gender_told(said: Said, text: str, tokens: Sequence[Token], words: Lexicon) -> Gender:
    """The gender that the verb of saying of a quotation, or the verb after it, shows; "" if there is none or it shows
    none, and for words that stand in no marks.

    `tokens` are all of the article.
    """
    if not words.ends.female_past:
        return ""
    if said.cue:
        verb = said.cue.of(text).lower().rpartition(" ")[-1]
        return past_gender(verb, words) if verb in words.verbal else ""
    at = bisect_right(tokens, said.contents[0].start, key=_start) - 1
    return verb_gender(tokens, at, words) if at >= 0 and tokens[at].stretch else ""


def agrees(source: Sequence[Token], gender: Gender, words: Lexicon) -> bool:
    """False if the source is surely of the other gender than the one that the verb shows."""
    own = gender_of(source, words)
    return not gender or not own or own == gender


def tells_of(quoted: str, subject: Sequence[Token], before: Sequence[Sentence], words: Lexicon) -> bool:
    """True for words that open with the pronoun of whom the narration before tells, so that another says them.

    His wife, *Moira*, reads to him. ¶ “*She* does the voices.” Not after a paragraph that quotes, whose
    speaker may go on.
    """
    if "inverts" in words.habits or any(token.stretch for sentence in before for token in sentence.tokens):
        return False
    first = quoted.split()[0].lower() if quoted.split() else ""
    gender = "male" if first in words.male else "female" if first in words.female else ""
    return bool(gender) and gender_of(subject, words) == gender


def subject_told_last(before: Sequence[Sentence], gender: Gender, words: Lexicon) -> tuple[Token, ...]:
    """The only person whom the last sentence before names, right before a verb of the gender that is asked for.

    Kiedy nie skończył, przewodnicząca *Ewa Mróz* wyłączyła mu mikrofon.
    """
    if not before or not gender or any(token.stretch for token in before[-1].tokens):
        return NOBODY
    tokens = before[-1].tokens
    named = people_in(tokens, words)
    if len(named) != 1 or named[0].last + 1 >= len(tokens):
        return NOBODY
    source = tokens[named[0].first : named[0].last + 1]
    acts = past_gender(tokens[named[0].last + 1].lower, words) == gender
    return tuple(source) if acts and agrees(source, gender, words) else NOBODY


def only_fitting(before: Sequence[Sentence], gender: Gender, words: Lexicon) -> tuple[Token, ...]:
    """The one person whom the paragraph before names in full and whom the verb fits; nobody where it fits several."""
    found: dict[str, tuple[Token, ...]] = {}
    for sentence in before:
        for one in people_in(sentence.tokens, words):
            source = sentence.tokens[one.first : one.last + 1]
            if len(one.name) > 1 and agrees(source, gender, words):
                found.setdefault(one.name[0][:3] + one.name[-1][:3], source)
    return next(iter(found.values())) if gender and len(found) == 1 else NOBODY


def names_another(before: Sequence[Sentence], source: Sequence[Token], words: Lexicon) -> bool:
    """True where the last sentence of the paragraph before names somebody besides the source."""
    if not before or not source:
        return False
    spoken = {token.text for token in source}
    return any(spoken.isdisjoint(one.name) for one in people_in(before[-1].tokens, words))


def past_gender(verb: str, words: Lexicon) -> Gender:
    """The gender that a lower-case verb in the past tense shows; "" for any other word."""
    if verb.endswith(words.ends.female_past):
        return "" if _is_present(verb, words) else "female"
    return "male" if verb.endswith(words.ends.male_past) else ""


def _is_present(verb: str, words: Lexicon) -> bool:
    """True for a listed verb that only ends like the past of women, and has no other past that is listed: *woła*."""
    if not _is_listed(verb, words) or verb.endswith(tuple(words.reflexives)):
        return False
    stems = [verb.removesuffix(ending) for ending in words.female_past if verb.endswith(ending)]
    others = (*words.male_past, *words.plural_verb_endings)
    return not any(_is_listed(stem + other, words) for stem in stems for other in others)


def _is_listed(verb: str, words: Lexicon) -> bool:
    return verb in words.verbs or verb in words.voicing


def gender_of(source: Sequence[Token], words: Lexicon) -> Gender:
    """The gender that a first name, a pronoun or a feminine office shows."""
    for token in source:
        if token.lower in words.male or token.lower in words.for_men:
            return "male"
        if token.lower in words.female or token.lower in words.for_women:
            return "female"
        if token.is_capitalised:
            known = nominative_first_name(token.text, words) if words.case_endings else token.text
            if gender := gender_of_name(known, words):
                return gender
    return ""
