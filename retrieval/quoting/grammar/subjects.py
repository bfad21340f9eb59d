"""Subjects that stand away from their verb: of a clause that goes on, of a whole sentence.

Positions are indexes into a sentence's tokens. Cues, contents and people are found elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.adverbials import after_adverbials
from retrieval.quoting.grammar.descriptions import LONGEST, office_phrase_end
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.phrases import DASHES, POSSESSIVES, Phrase, is_between, is_function, phrase_starting
from retrieval.quoting.grammar.plausible import is_manner, tells_when
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

OFFICE = 3
"""The greatest number of lower-case words of an office between capitalised ones: Former *presidential candidate* Ana
Ruiz."""
_COUNTED = 3
"""The number of words after the one who is counted: One *of the boys*."""
_DRESSED = 2
"""The greatest number of words after the preposition of a phrase that tells more of somebody: z *wielkim psem*."""
PAUSED = DASHES | {",", "?", "!", "…"}


def clause_subject(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The subject of the clause that the verb at `at` continues: the last that opens a main clause, or "who"; else
    None."""
    for i in range(at - 1, -1, -1):
        if tokens[i].lower in words.who and i and tokens[i - 1].text == ",":
            return Phrase(i, i)
        if opens_clause(tokens, i, words):
            phrase = whole_phrase(tokens, short_phrase(tokens, i, at, words), at, words)
            owns = tokens[phrase.last].lower.endswith(POSSESSIVES)
            if phrase.last + 1 < at and not owns and begins_predicate(tokens[phrase.last + 1], words):
                return phrase
            if described := after_description(tokens, phrase, at, words):
                return described
    return None


def after_description(tokens: Sequence[Token], phrase: Phrase, before: int, words: Lexicon) -> Phrase | None:
    """The name at `phrase` with the description between it and its verb: *Karl Hess, the governor*, said; else None."""
    opening = phrase.last + 1
    if "inverts" in words.habits or phrase.first == phrase.last:
        return None
    owned = any(token.lower.endswith(POSSESSIVES) for token in tokens[phrase.first : phrase.last])
    if not (owned or tokens[phrase.last].is_capitalised or tokens[phrase.first].lower in words.definite):
        return None
    if opening >= before or tokens[opening].text != ",":
        return None
    closing = next((at for at in range(opening + 1, min(before, opening + LONGEST)) if tokens[at].text == ","), before)
    after = closing + 1
    if after >= before or any(token.stretch for token in tokens[opening:closing]):
        return None
    verb = tokens[after]
    finite = is_between(verb, words) or verb.lower in words.verbs or verb.lower.endswith(words.ends.participles)
    return Phrase(phrase.first, closing - 1, opening + 1) if finite and verb.text.islower() else None


def opens_clause(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True if a subject can start at `at`: at the start of the sentence, after a comma, or after an opening "when"."""
    token = tokens[at]
    if token.stretch or not (token.is_capitalised or token.lower in words.pronouns or token.lower in words.determiners):
        return False
    if at == 0:
        return not is_filler(token, words, first=True)
    before = tokens[at - 1]
    if is_filler(token, words, first=False) and token.lower not in words.determiners:
        return False
    opening = at == 1 or tokens[at - 2].text == ","
    return before.text == "," or (opening and (before.lower in words.conjunctions or before.lower in words.adverbs))


def begins_predicate(token: Token, words: Lexicon) -> bool:
    """True if the token can begin a predicate, so that the words before it are a subject."""
    if token.stretch or not token.text[0].islower():
        return False
    return is_between(token, words) or not is_function(token, words)


def first_subject(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The first phrase of the sentence before `at` that can be a subject, perhaps after a date; None without one.

    *Last Tuesday*, on the bus, *a woman* turned round and said …
    """
    opening, governed = 0, -1
    for i in range(at):
        token = tokens[i]
        if i and (tokens[i - 1].lower in words.prepositions or (governed == i - 1 and token.is_capitalised)):
            governed = i  # the 6:10 to *Port Harwick*
        if token.stretch or not token.is_word or governed == i:
            continue
        if i == 0 and (token.lower in words.prepositions or token.lower.endswith(words.ends.openers)):
            continue
        if token.lower in words.pronouns:
            return Phrase(i, i)
        first = i == 0 or (opening > 0 and tokens[i - 1].text == ",")
        if (token.is_capitalised or token.lower in words.determiners) and not is_filler(token, words, first=first):
            phrase = short_phrase(tokens, i, at, words)
            if not tells_when(phrase.of(tokens), words):
                return phrase
            opening = phrase.last
    return None


def is_filler(token: Token, words: Lexicon, *, first: bool) -> bool:
    """True for a function word, which begins no subject; but a determiner may if it is the `first` word of the
    sentence."""
    return is_function(token, words) and not (first and token.lower in words.determiners)


def short_phrase(tokens: Sequence[Token], first: int, before: int, words: Lexicon) -> Phrase:
    """The phrase at `first` as far as capitalised words, particles and a determiner's noun reach, without any verb.

    Of several people it is whoever is counted: *One of the boys* got up.
    """
    last = _counted_end(tokens, first, before, words)
    while last + 1 < before:
        if (
            tokens[last + 1].is_capitalised
            or tokens[last + 1].lower in words.particles
            or tokens[last].lower in words.determiners
            or (tokens[last + 1].text == "." and words.full_stops.is_abbreviation(tokens[last].text))
        ):
            last += 1
        elif tokens[last].is_capitalised and last < lowercase_office_end(tokens, last, words) < before - 1:
            last = lowercase_office_end(tokens, last, words)
        else:
            break
    return Phrase(first, max(last, min(office_phrase_end(tokens, first, words), before - 1)))


def _counted_end(tokens: Sequence[Token], first: int, before: int, words: Lexicon) -> int:
    """The noun of those among whom somebody is counted, *One of the boys*; `first` where nobody is."""
    if first + _COUNTED >= before or tokens[first].lower not in words.counting:
        return first
    of, article, noun = tokens[first + 1 : first + 1 + _COUNTED]
    counts = of.lower in words.inner and article.lower in words.definite and noun.text.islower()
    return first + _COUNTED if counts else first


def whole_phrase(tokens: Sequence[Token], phrase: Phrase, before: int, words: Lexicon) -> Phrase:
    """The phrase extended over lower-case nouns up to a word that is surely a verb: *The final results* are in."""
    last = phrase.last
    owns = tokens[last].lower.endswith(POSSESSIVES)
    of_office = last + 1 < before and words.is_role(tokens[last + 1].lower)
    determined = tokens[phrase.first].lower in words.determiners and (tokens[last].text.islower() or of_office)
    if "inverts" in words.habits or not (owns or determined):
        return phrase
    while last + 1 < before and tokens[last + 1].text.islower():
        token = tokens[last + 1]
        if is_function(token, words) and not is_between(token, words) and token.lower not in words.inner:
            break
        if is_between(token, words) or token.lower in words.verbs or token.lower.endswith(words.ends.participles):
            return Phrase(phrase.first, last)
        last += 1
    ends = last + 1 < before and (is_between(tokens[last + 1], words) or tokens[last + 1].text == ",")
    return Phrase(phrase.first, last) if ends else phrase


def lowercase_office_end(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The last word of an office in lower case before a capitalised name: Former *mayor* Ana Ruiz; `at` if there is
    none."""
    last = at
    while last < at + OFFICE and last + 1 < len(tokens) and tokens[last + 1].text.islower():
        last += 1
        if is_function(tokens[last], words):
            return at
    named = at < last < len(tokens) - 1 and tokens[last + 1].is_capitalised
    return last if named and words.is_role(tokens[last].lower) else at


def subject_after(tokens: Sequence[Token], first: int, words: Lexicon) -> Phrase | None:
    """The subject that starts at `first` or after adverbs, dates and addressees that stand there; None without one."""
    first += _is_reflexive(tokens, first, words)
    at = after_adverbials(tokens, first, words)
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    plain = at > 1 and (tokens[first - 2].stretch is not None or tokens[first - 2].text in PAUSED)
    plain = (plain and "noun-capitals" not in words.habits) or "no-articles" in words.habits
    plain = plain and not any(token.lower in words.prepositions for token in tokens[first:at])
    if "no-articles" in words.habits and at + 1 < len(tokens) and tokens[at].text.islower():
        if told := _one_of_named(tokens, at, words) or _dressed(tokens, at, words):
            return told
        plain_noun = tokens[at].lower not in words.clausal and not words.is_role(tokens[at].lower)
        at += plain_noun and words.is_role(tokens[at + 1].lower)
    plain = plain or opens_noun(tokens, at, words)
    phrase = None if tokens[at].lower in words.verbs else phrase_starting(tokens, at, words, plain=plain)
    if phrase and at > first and _is_object_of_gerund(tokens, first, at, words):
        return None
    if phrase is None:
        return None
    opener = tokens[phrase.first].lower
    if opener in words.oblique or opener in words.introducers or opener in words.that:
        return None
    if tokens[phrase.first].lower in words.neuter and phrase.first + 2 < len(tokens):
        after = phrase.first + 1
        title = words.is_role(tokens[after].lower) or tokens[after].lower in words.honorifics
        if (
            tokens[after].is_capitalised
            and tokens[after + 1].is_capitalised
            and (title or is_first_name(tokens[after].text))
        ):
            return phrase_starting(tokens, after, words)  # Anders sieht es *Metzger Urs Bolliger*
    if tokens[phrase.first].lower in words.pronouns:
        return phrase
    empty = all(is_function(token, words) or not has_letter(token) for token in phrase.of(tokens))
    return None if empty or is_manner(phrase.of(tokens), words) else with_owner(tokens, phrase, words)


def _one_of_named(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The full name after one of whom its bearer is: wspomina jedna z poszkodowanych, *Anna Dudek*.

    Only where nouns show their case, so that the name is no other's.
    """
    counted = [token.lower for token in tokens[at : at + 2]]
    one_of = len(counted) > 1 and counted[0] in words.counting and counted[1] in words.one_of
    if not one_of or "no-articles" not in words.habits:
        return None
    near = range(at + 2, min(len(tokens) - 1, at + 3 + OFFICE))
    name = next((i for i in near if tokens[i].is_capitalised), 0)
    named = name > at + 2 and is_first_name(tokens[name].text) and tokens[name + 1].is_capitalised
    return phrase_starting(tokens, name, words) if named else None


def _is_reflexive(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for the reflexive between a verb and its subject, which is no preposition there: ptá *se* ředitelka."""
    after = tokens[at + 1 : at + 2] if at < len(tokens) and tokens[at].lower in words.reflexives else ()
    return any(one.is_capitalised or words.means_person(one.lower) for one in after)


def _dressed(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The adjective and the noun for somebody of whom the end tells more: *starsza kobieta* w chuście.

    Such a person is new. Only where nouns have no articles.
    """
    adjective, noun, following = tokens[at], tokens[at + 1], tokens[at + 2 :]
    told = noun.lower in words.second_mentions and adjective.lower.endswith(words.ends.adjectives)
    if not told or len(following) < _DRESSED or following[0].lower not in words.prepositions:
        return None
    end = next((i for i, token in enumerate(following) if not token.is_word), len(following))
    phrase = following[1:end]
    listed = words.time | words.occasions | words.utterances | words.addressees | words.pronouns
    is_told = 0 < len(phrase) <= _DRESSED and all(one.text.islower() and one.lower not in listed for one in phrase)
    return Phrase(at, at + 1) if is_told else None


def with_owner(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase:
    """The phrase with the possessive before a noun for a person: sagte *ihr Bruder*; сказал *его брат*."""
    first = phrase.first
    owned = 0 < first == phrase.last and tokens[first - 1].lower in words.owning and tokens[first - 1].text.islower()
    return phrase._replace(first=first - 1) if owned and words.means_person(tokens[first].lower) else phrase


def _is_object_of_gerund(tokens: Sequence[Token], first: int, at: int, words: Lexicon) -> bool:
    """True if a noun phrase is the object of a gerund or infinitive: dice scuotendo *la testa*; not: dice sorridendo
    *la sindaca*."""
    endings = (*words.ends.accompanying, *words.infinitive_endings)
    if not endings or not any(token.lower.endswith(endings) and token.text.islower() for token in tokens[first:at]):
        return False
    noun = tokens[at + 1 : at + 2]
    determined = tokens[at].lower in words.determiners and bool(noun) and noun[0].text.islower()
    return determined and not words.means_person(noun[0].lower)


def has_letter(token: Token) -> bool:
    """True if the token holds a letter, so that it is more than a number or a mark: "61-Jährige"."""
    return any(character.isalpha() for character in token.text)


def opens_noun(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for an adjective before its capitalised noun, in languages that capitalise nouns: meldeten *chinesische*
    Medien."""
    if "noun-capitals" not in words.habits or at + 1 >= len(tokens) or not tokens[at].text.islower():
        return False
    return tokens[at + 1].is_capitalised and not is_function(tokens[at], words)
