"""Which sources can speak. A source that is no person and no body is dropped, whichever rule found it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retrieval.quoting.grammar.declension import name_stem, nominative_body
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

_WITH_ARTICLE = 2
"""The number of words in an article and a noun."""
_SHORTEST_STEM = 4
"""The least number of letters that an office keeps in all its cases and numbers: жители, policji."""


def may_speak(source: Sequence[Token], words: Lexicon) -> bool:
    """False for a source that cannot speak: function words, a day, an adverb, or words that hold a finite verb.

    `source` comes without the description that follows its comma. A clause after "who" or "that" may hold any verb.
    """
    if source[0].lower in words.someone or not any(one.isalpha() for token in source for one in token.text):
        return False
    if len(source) == 1:
        lone = source[0].lower
        if lone in words.pronouns or lone in words.whom or lone in words.standing_pronouns:
            return True
    core = _before_clause(source, words)
    if _is_of_thing(core, words) or _is_cut_off(core, words) or (len(core) > 1 and _holds_present(core, words)):
        return False
    if _head(core, words).lower in words.inanimate or _says(core, words):
        return False
    if all(_is_empty(token, words) for token in core) or tells_when(core, words):
        return False
    placed = core[0].lower in words.places
    if "no-articles" in words.habits and not placed and not any(_names_someone(token, words) for token in core):
        return False
    if len(core) == 1:
        return not _is_adverb(core[0], words)
    if _opens_no_name(core[0], words):
        return False
    return not any(
        token.lower in words.finite and token.lower not in words.possessives and token.text.islower() for token in core
    )


def _says(core: Sequence[Token], words: Lexicon) -> bool:
    """True for a verb of saying after a name, with which another clause begins: Roger Ek *påminner* om."""
    pairs = pairwise(core) if "verb-second" in words.habits else ()
    return any(one.is_capitalised and two.text.islower() and two.lower in words.speech for one, two in pairs)


def _opens_no_name(opener: Token, words: Lexicon) -> bool:
    """True for an auxiliary, and for a preposition in small letters: nobody is called *am Schluss*."""
    if opener.lower in words.determiners or opener.lower in words.possessives:
        return False
    is_preposition = opener.lower in words.prepositions and opener.lower not in words.particles
    return opener.lower in words.auxiliaries or (
        is_preposition and opener.text.islower() and opener.lower not in words.places
    )


def without_that(source: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The source without the "that" that joins its clause to the one before: that *the mayor* said."""
    joins = len(source) > _WITH_ARTICLE and source[0].text.islower() and source[0].lower in words.complementizers
    return source[1:] if joins and source[1].lower in words.definite else source


def _is_of_thing(source: Sequence[Token], words: Lexicon) -> bool:
    """True for the opening of a relative clause about a thing: *whose notice* reads; *die haar zoon voorlas*.

    Where a relative pronoun has the form of an article, the possessive after it shows which it is.
    """
    opener = source[0].lower
    if len(source) < _WITH_ARTICLE or not source[0].text.islower() or words.means_person(source[-1].lower):
        return False
    owned = opener in words.whose and opener not in words.determiners and opener not in words.owning
    return (owned and not words.means_person(source[1].lower)) or (
        opener in words.relatives and source[1].lower in words.owning and "inverts" in words.habits
    )


def is_common_word(word: Token, tokens: Sequence[Token], words: Lexicon) -> bool:
    """True for the first word of a sentence if it is a common word and no name: *Distinto*, la ministra.

    It must stand nowhere else in the article's `tokens` with a capital. Before a preposition, as in headlines, it may
    be a name: Kos o budżecie: „…”
    """
    if not word.is_capitalised or is_first_name(word.text):
        return False
    if word.lower in words.pronouns | words.standing_pronouns | words.nearer_male | words.nearer_female:
        return False
    after = next((token for token in tokens if token.start >= word.end), None)
    if words.means_person(word.lower) or (after is not None and after.lower in words.prepositions):
        return False
    if any(token.text == word.text and token.start != word.start for token in tokens):
        return False
    return not (words.case_endings and _is_named_within(word, tokens, words))


def _is_named_within(word: Token, tokens: Sequence[Token], words: Lexicon) -> bool:
    """True where another case of the word has a capital within a sentence, after another word: Jerzego *Borka*."""
    stemmed = name_stem(word.text, words)
    inside = (token for before, token in pairwise(tokens) if token.is_capitalised and before.is_word)
    return any(token.start != word.start and name_stem(token.text, words) == stemmed for token in inside)


def _is_cut_off(core: Sequence[Token], words: Lexicon) -> bool:
    """True for a phrase that lacks its noun: *a former*, *of whom*, worthy headlines *in the*, that *of* the town."""
    first, last = core[0], core[-1]
    open_ended = last.lower in words.definite or last.lower in words.inner or last.lower in words.bare_infinitive
    if open_ended and last.text.islower() and len(core) > 1:
        return True
    if "inverts" in words.habits or len(core) < _WITH_ARTICLE or first.lower not in words.indefinite:
        return False
    says = last.lower in words.speech and last.lower not in words.ambiguous  # *Another said*: “…”
    alone = len(core) == _WITH_ARTICLE and (says or last.lower in words.attributive)
    return alone or (first.lower in words.that and core[1].lower in words.inner)


def _holds_present(core: Sequence[Token], words: Lexicon) -> bool:
    """True for a subject together with its verb: The other *shrugs* off paper work; that *accuses* Harlow.

    Only the present tense counts, and no word before "of" or the like: two *voices* of the old guard.
    """
    if "inverts" in words.habits or not words.present_endings:
        return False
    return any(
        verb.text.islower()
        and verb.lower in words.verbs
        and verb.lower not in words.ambiguous
        and verb.lower.endswith(words.ends.present)
        and after.lower not in words.inner
        for verb, after in pairwise(core[1:])
    )


def _before_clause(source: Sequence[Token], words: Lexicon) -> Sequence[Token]:
    """The tokens before a relative clause; at least one."""
    for at, token in enumerate(source):
        if at and token.lower in words.relatives and token.lower not in words.determiners:
            return source[:at]
    return source


def _head(core: Sequence[Token], words: Lexicon) -> Token:
    """The noun at the head of a phrase: a *sign* outside the church."""
    after = (at for at in range(1, len(core)) if core[at].lower in words.prepositions)
    return core[next(after, len(core)) - 1]


def _is_empty(token: Token, words: Lexicon) -> bool:
    """True for a token that cannot name anybody: a punctuation mark, a function word, a day."""
    return not token.is_word or token.lower in words.empty


def tells_when(core: Sequence[Token], words: Lexicon) -> bool:
    """True for a date and no more: *last Thursday*, *two days ago*."""
    told = [token.lower for token in core]
    dated = any(one in words.time or one in words.moments for one in told)
    return dated and all(one in words.time or one in words.moments or one in words.spans for one in told)


def _names_someone(token: Token, words: Lexicon) -> bool:
    """True for a capitalised word, an office, a title, a body or a number.

    In languages without articles a source must hold one of these, because nothing else shows that it is a noun phrase.
    """
    lower = token.lower
    if not token.text.islower() or words.means_person(lower) or lower in words.bodies or token.text[0].isdigit():
        return True
    if lower in words.honorifics or nominative_body(lower, words):
        return True
    known = (one[:-1] for one in words.roles | words.bodies if len(one) > _SHORTEST_STEM)
    return lower.startswith(tuple(known))


def _is_adverb(token: Token, words: Lexicon) -> bool:
    return token.text.islower() and len(token.text) > 4 and token.lower.endswith(words.ends.adverbs)


def is_manner(source: Sequence[Token], words: Lexicon) -> bool:
    """True for what says how somebody speaks: dice *sonriendo*; mówi *drżącym głosem*.

    In languages without articles this includes adverbs of manner, which could be taken for nouns: mówi *spokojnie*.
    """
    token = source[0]
    if source[-1].lower in words.tones and all(one.text.islower() for one in source):
        return not words.means_person(token.lower)
    if len(source) == 1 and token.text.islower() and token.lower.endswith(words.ends.accompanying):
        return True
    if len(source) == 1 and _is_state(token, words):
        return True
    if len(source) > 1 or "no-articles" not in words.habits or not token.text.islower():
        return False
    noun = words.means_person(token.lower) or token.lower in words.bodies
    return not noun and token.lower.endswith(words.ends.manner)


def _is_state(token: Token, words: Lexicon) -> bool:
    """True for a participle that says in what state somebody speaks (señala *emocionada*; ammette *divertito*), and
    for an object without an article, which only a plural could do without as a subject: «…», y pidió *lluvia*."""
    if not token.text.islower() or words.means_person(token.lower) or token.lower in words.bodies:
        return False
    bare = bool(words.ends.bare_plurals) and token.is_word and not token.lower.endswith(words.ends.bare_plurals)
    return bare or token.lower.endswith(words.ends.states)
