"""Subjects that stand away from their verb: of a clause that goes on, of a whole sentence.

Positions are indexes into a sentence's tokens. Cues, contents and people are found elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.adverbials import behind_adverbials
from retrieval.quoting.grammar.descriptions import LONGEST
from retrieval.quoting.grammar.phrases import DASHES, POSSESSIVES, Phrase, is_between, is_function, phrase_starting
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

OFFICE = 3
"""Words of an office with small letters between capitals at most: Former *presidential candidate* Ana Ruiz."""
PAUSED = DASHES | {",", "?", "!", "…"}


def clause_subject(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The subject of the clause that the verb at `at` goes on: the last that opens a main clause, or "who"."""
    for i in range(at - 1, -1, -1):
        if tokens[i].lower in words.who and i and tokens[i - 1].text == ",":
            return Phrase(i, i)
        if opens_clause(tokens, i, words):
            phrase = whole_phrase(tokens, short_phrase(tokens, i, at, words), at, words)
            owns = tokens[phrase.last].lower.endswith(POSSESSIVES)
            if phrase.last + 1 < at and not owns and begins_predicate(tokens[phrase.last + 1], words):
                return phrase
            if described := behind_description(tokens, phrase, at, words):
                return described
    return None


def behind_description(tokens: Sequence[Token], phrase: Phrase, before: int, words: Lexicon) -> Phrase | None:
    """The name at `phrase` with the description that parts it from its verb: *Karl Hess, the governor*, said."""
    opening = phrase.last + 1
    if "inverts" in words.habits or phrase.first == phrase.last:
        return None
    if not tokens[phrase.last].is_capitalised and tokens[phrase.first].lower not in words.definite:
        return None
    if opening >= before or tokens[opening].text != ",":
        return None
    closing = next((at for at in range(opening + 1, min(before, opening + LONGEST)) if tokens[at].text == ","), before)
    behind = closing + 1
    if behind >= before or any(token.stretch for token in tokens[opening:closing]):
        return None
    verb = tokens[behind]
    finite = is_between(verb, words) or verb.lower in words.verbs or verb.lower.endswith(tuple(words.participles))
    return Phrase(phrase.first, closing - 1, opening + 1) if finite and verb.text.islower() else None


def opens_clause(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where a subject can start at `at`: at the sentence's start, behind a comma, behind an opening "when"."""
    token = tokens[at]
    if token.stretch or not (token.is_capitalised or token.lower in words.pronouns or token.lower in words.determiners):
        return False
    if at == 0:
        return not is_filler(token, words, first=True)
    before = tokens[at - 1]
    if is_filler(token, words, first=False) and token.lower not in words.determiners:
        return False
    opening = at == 1 or tokens[at - 2].text == ","
    return before.text == "," or (opening and before.lower in words.conjunctions | words.adverbs)


def begins_predicate(token: Token, words: Lexicon) -> bool:
    """True where a verb can stand, so that what is before it is a subject."""
    if token.stretch or not token.text[0].islower():
        return False
    return is_between(token, words) or not is_function(token, words)


def first_subject(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The sentence's first phrase that can be a subject."""
    for i in range(at):
        token = tokens[i]
        if token.stretch or not token.is_word or (i and tokens[i - 1].lower in words.prepositions):
            continue
        if i == 0 and (token.lower in words.prepositions or token.lower.endswith(tuple(words.endings))):
            continue
        if token.lower in words.pronouns:
            return Phrase(i, i)
        if (token.is_capitalised or token.lower in words.determiners) and not is_filler(token, words, first=i == 0):
            return short_phrase(tokens, i, at, words)
    return None


def is_filler(token: Token, words: Lexicon, *, first: bool) -> bool:
    """True for a function word; a determiner that opens the sentence can open its subject."""
    return is_function(token, words) and not (first and token.lower in words.determiners)


def short_phrase(tokens: Sequence[Token], first: int, before: int, words: Lexicon) -> Phrase:
    """The short phrase at `first`: the capitalised words, or the words up to the first that may be a verb."""
    last = first
    while last + 1 < before:
        if (
            tokens[last + 1].is_capitalised
            or tokens[last + 1].lower in words.particles
            or tokens[last].lower in words.determiners
            or (tokens[last + 1].text == "." and words.full_stops.is_abbreviation(tokens[last].text))
        ):
            last += 1
        elif tokens[last].is_capitalised and last < office_end(tokens, last, words) < before - 1:
            last = office_end(tokens, last, words)
        else:
            break
    return Phrase(first, last)


def whole_phrase(tokens: Sequence[Token], phrase: Phrase, before: int, words: Lexicon) -> Phrase:
    """The phrase with the nouns behind it up to a verb that is known by its form: *The final results* are in."""
    last = phrase.last
    owns = tokens[last].lower.endswith(POSSESSIVES)
    determined = tokens[last].text.islower() and tokens[phrase.first].lower in words.determiners
    if "inverts" in words.habits or not (owns or determined):
        return phrase
    while last + 1 < before and tokens[last + 1].text.islower():
        token = tokens[last + 1]
        if is_function(token, words) and not is_between(token, words) and token.lower not in words.inner:
            break
        if is_between(token, words) or token.lower in words.verbs or token.lower.endswith(tuple(words.participles)):
            return Phrase(phrase.first, last)
        last += 1
    ends = last + 1 < before and (is_between(tokens[last + 1], words) or tokens[last + 1].text == ",")
    return Phrase(phrase.first, last) if ends else phrase


def office_end(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The last word of an office with small letters between capitals: *Former mayor* Ana Ruiz; `at` where none is."""
    last = at
    while last < at + OFFICE and last + 1 < len(tokens) and tokens[last + 1].text.islower():
        last += 1
        if is_function(tokens[last], words):
            return at
    named = at < last < len(tokens) - 1 and tokens[last + 1].is_capitalised
    return last if named and words.is_role(tokens[last].lower) else at


def looks_named(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a capital that is more than a noun's: of an office, or before another one."""
    if words.is_role(tokens[at].lower):
        return True
    return at + 1 < len(tokens) and tokens[at + 1].is_capitalised and not is_function(tokens[at + 1], words)


def leading_subject(tokens: Sequence[Token], words: Lexicon) -> Phrase | None:
    """The first "he", "she" or capitalised phrase of a sentence that no preposition stands before."""
    start = (
        behind_topic(tokens, words)
        or behind_clause(tokens, words)
        or behind_participle(tokens, words)
        or int(leads_article(tokens, words))
    )
    for at, token in enumerate(tokens):
        if at < start or token.stretch or not token.is_word or token.lower in words.according_first:
            continue
        if at and tokens[at - 1].lower in words.prepositions:
            continue
        if token.lower in words.male or token.lower in words.female:
            return Phrase(at, at)
        if at == 0 and opens_participle(tokens, words):
            continue
        if at == 0 and (token.lower in words.auxiliaries or calls_out(tokens, words) or opens_adverbial(tokens, words)):
            continue
        if "noun-capitals" in words.habits and not looks_named(tokens, at, words):
            continue
        if token.is_capitalised and not is_function(token, words) and token.lower not in words.pronouns:
            phrase = with_owned(tokens, short_phrase(tokens, at, len(tokens), words), words)
            if "inverts" in words.habits and words.is_role(token.lower):
                phrase = phrase_starting(tokens, at, words) or phrase
            described = at and tokens[at - 1].lower in words.definite and token.lower in words.second_mentions
            opens = described or (at == 1 and is_article(tokens[0], words))
            return Phrase(at - 1, phrase.last) if opens else phrase
    return None


def opens_adverbial(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for a word with the ending of an adverb or participle that opens a sentence: *Shortly* after the call, …

    Where the subject always comes before its verb, such a word may be a name as well (Kelly, Harding); what follows it
    tells.
    """
    if "inverts" in words.habits:
        return tokens[0].lower.endswith(tuple(words.endings))
    if len(tokens) < 2 or not tokens[0].lower.endswith((*words.gerunds, *words.adverb_endings)):
        return False
    after = tokens[1]
    return after.lower in words.prepositions | words.conjunctions or (
        after.text == "," and tokens[-1].stretch is not None
    )


def calls_out(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for a sentence whose first word is set off before its subject, a pronoun: *Wait*, it gets better."""
    return len(tokens) > 2 and tokens[1].text == "," and tokens[2].lower in words.pronouns - words.relatives


def with_owned(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase:
    """The owner with the office or body that is theirs, which speaks instead: *Rubin's campaign* sent out a release."""
    owned = phrase.last + 1
    if not tokens[phrase.last].lower.endswith(POSSESSIVES) or owned >= len(tokens):
        return phrase
    noun = tokens[owned].lower
    speaks = words.is_role(noun) or noun in words.bodies or noun in words.kin
    return Phrase(phrase.first, owned) if speaks and tokens[owned].text.islower() else phrase


def is_article(token: Token, words: Lexicon) -> bool:
    """True for the article that opens a sentence whose nouns have capitals: *Eine* Lehrerin fragt."""
    return "noun-capitals" in words.habits and token.lower in words.determiners - words.oblique


def leads_article(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for an adjective that opens a sentence before its subject's article: *Polemico* il sindaco Michele Riva."""
    if "inverts" not in words.habits or "noun-capitals" in words.habits or len(tokens) < 2:
        return False
    return tokens[1].lower in words.male_articles | words.female_articles and not tokens[1].is_capitalised


def behind_topic(tokens: Sequence[Token], words: Lexicon) -> int:
    """Where the words behind a topic start that opens the sentence: On *Owen Hale*, whose kick hit the bar; else 0."""
    topics = words.topics - words.opinions - words.agents - words.inner
    if "inverts" in words.habits or len(tokens) < 2 or tokens[0].lower not in topics:
        return 0
    last = 1
    while last < len(tokens) and (tokens[last].is_capitalised or tokens[last].lower in words.particles):
        last += 1
    return last


def behind_clause(tokens: Sequence[Token], words: Lexicon) -> int:
    """Where the main clause starts behind one that opens the sentence: When Stone died, *Ruth Gray* wrote; else 0."""
    openers = words.subordinates | (words.conjunctions - words.links - words.coordinates)
    if "inverts" in words.habits or not tokens or tokens[0].lower not in openers:
        return 0
    for at in range(2, len(tokens) - 1):
        if tokens[at].stretch:
            return 0
        if tokens[at - 1].text == "," and opens_clause(tokens, at, words):
            phrase = short_phrase(tokens, at, len(tokens), words)
            if phrase.last + 1 < len(tokens) and begins_predicate(tokens[phrase.last + 1], words):
                return at
    return 0


def behind_participle(tokens: Sequence[Token], words: Lexicon) -> int:
    """Where the main clause starts behind a participle's: Asked whether she would go, *Ada Lind* smiled. 0 without."""
    if not opens_participle(tokens, words):
        return 0
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), -1)
    return comma + 1 if comma + 1 < len(tokens) else 0


def opens_participle(tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for a participle that opens a sentence before its subject: *Smiling* at the crowd, Ana Ruiz said."""
    if len(tokens) < 2 or not tokens[0].lower.endswith((*words.gerunds, *words.participles)):
        return False
    return is_function(tokens[1], words) or tokens[1].lower in words.clausal


def subject_after(tokens: Sequence[Token], first: int, words: Lexicon) -> Phrase | None:
    """The subject at `first`, behind adverbs, days and whom the words were addressed to."""
    at = behind_adverbials(tokens, first, words)
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    plain = at > 1 and (tokens[first - 2].stretch is not None or tokens[first - 2].text in PAUSED)
    plain = (plain and "noun-capitals" not in words.habits) or "no-articles" in words.habits
    plain = plain and not any(token.lower in words.prepositions for token in tokens[first:at])
    if "no-articles" in words.habits and at + 1 < len(tokens) and tokens[at].text.islower():
        at += not words.is_role(tokens[at].lower) and words.is_role(tokens[at + 1].lower)
    plain = plain or opens_noun(tokens, at, words)
    phrase = None if tokens[at].lower in words.verbs else phrase_starting(tokens, at, words, plain=plain)
    if phrase is None or tokens[phrase.first].lower in words.oblique | words.introducers | words.that:
        return None
    if tokens[phrase.first].lower in words.pronouns:
        return phrase
    empty = all(is_function(token, words) or not has_letter(token) for token in phrase.of(tokens))
    return None if empty or is_manner(phrase.of(tokens), words) else phrase


def is_manner(source: Sequence[Token], words: Lexicon) -> bool:
    """True for a lone adverb of manner where nouns have no article to be known by: mówi *spokojnie*."""
    token = source[0]
    if len(source) > 1 or "no-articles" not in words.habits or not token.text.islower():
        return False
    noun = words.is_role(token.lower) or token.lower in words.bodies or token.lower in words.second_mentions
    return not noun and token.lower.endswith(tuple(words.manner_endings) or ("\0",))


def has_letter(token: Token) -> bool:
    """True for a word that is more than a number: "61-Jährige", "primeiro-ministro"."""
    return any(character.isalpha() for character in token.text)


def opens_noun(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for an adjective before its noun, where that has a capital: meldeten *chinesische* Medien."""
    if "noun-capitals" not in words.habits or at + 1 >= len(tokens) or not tokens[at].text.islower():
        return False
    return tokens[at + 1].is_capitalised and not is_function(tokens[at], words)
