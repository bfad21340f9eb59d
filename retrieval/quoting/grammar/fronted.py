"""Subjects that stand before their verb: Ana Ruiz *said*; Ana Ruiz, the mayor of Lima, on Monday *said*.

Positions are indexes into a sentence's tokens.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.declension import is_addressee
from retrieval.quoting.grammar.descriptions import LONGEST
from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.mentions import opens_without_subject
from retrieval.quoting.grammar.phrases import DASHES, Phrase, is_between, is_name, opening_bracket, phrase_ending
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

LONGEST_RELATIVE = 14
"""The greatest number of words in a clause with "who" between a noun and its verb."""


def subject_before(tokens: Sequence[Token], verb: int, words: Lexicon) -> Phrase | None:
    """The subject of the verb at `verb` if it stands before the verb; else None."""
    at = verb - 1
    while at >= 0 and (
        is_between(tokens[at], words) or ("no-articles" in words.habits and is_addressee(tokens[at], words))
    ):
        at -= 1
    at = before_moment(tokens, at, words)
    clitic = 0 < at < verb and tokens[at].lower in words.clitics and tokens[at].lower not in words.pronouns
    if clitic and tokens[at].text.islower():
        at -= 1  # Paolo Verdi *l'*ha definita …
    if at < 0:
        return None
    token = tokens[at]
    if token.lower in words.relatives and at > 0:
        return Phrase(at, at)
    if token.lower in words.pronouns:
        return Phrase(at, at)
    if token.text == "," or token.text in DASHES:
        stressed = stressed_subject(tokens, at, words)
        return stressed or bracketed_subject(tokens, at, words) or described_subject(tokens, at, words)
    if token.text == ")":
        return before_closing(tokens, at, words)
    if token.stretch:
        return before_title(tokens, at, words)
    return _plain_subject(tokens, at, words)


def _plain_subject(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The subject that ends at `at`, right before its verb; else None."""
    phrase = phrase_ending(tokens, at, words)
    if phrase and parts_subject(tokens, phrase, words):
        return subject_before(tokens, phrase.first - 1, words) or phrase
    if phrase is None:
        return before_passive(tokens, at, words)
    if accused := accused_head(tokens, phrase, words):
        return accused
    phrase = relative_head(tokens, phrase, words) or participle_head(tokens, phrase, words) or phrase
    return after_relative(tokens, phrase, words)


def before_title(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The subject before a statement with its title: *Ana Ruiz*, in a statement titled “Our Harbour,” said."""
    if at < 3 or not tokens[at - 1].lower.endswith(words.ends.participles) or tokens[at - 2].lower in words.auxiliaries:
        return None
    comma = next((i for i in range(at - 2, max(0, at - LONGEST), -1) if not tokens[i].is_word), 0)
    if tokens[comma].text != "," or tokens[comma + 1].lower not in words.prepositions:
        return None
    return described_subject(tokens, comma, words) or phrase_ending(tokens, comma - 1, words)


def after_relative(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase:
    """The phrase without the relative pronoun that opens its clause: a law that *critics* call “mad”."""
    opener = tokens[phrase.first].lower
    owned = opener in words.whose and words.means_person(tokens[phrase.last].lower)
    opens = owned or opener in words.relatives or opener in words.whom
    if "inverts" in words.habits or not opens or phrase.first == phrase.last or not phrase.first:
        return phrase
    return phrase._replace(first=phrase.first + 1)


def before_closing(tokens: Sequence[Token], closing: int, words: Lexicon) -> Phrase | None:
    """The subject that a bracket closing at `closing` belongs to, bracket included: *Ana Ruiz (Lima)* said."""
    opening = opening_bracket(tokens, closing)
    if opening <= 0:
        return None
    if tokens[opening - 1].text == "." and opening > 1:
        opening -= 1
    core = phrase_ending(tokens, opening - 1, words)
    return Phrase(core.first, closing, core.apposition) if core else None


def relative_head(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase | None:
    """The noun that a clause with "who" describes, if `phrase` is the object in that clause: *an aide* who knew the
    plan said

    A name right after "who" is the subject instead: an aide who *Ruiz* said knew the plan.
    """
    if "inverts" in words.habits:
        return None
    named = any(token.is_capitalised for token in phrase.of(tokens))
    for at in range(phrase.first - 1, max(0, phrase.first - LONGEST_RELATIVE), -1):
        if not tokens[at].is_word:
            return None
        if tokens[at].lower in words.who and tokens[at].lower not in words.that:
            if named:
                return phrase_ending(tokens, at - 1, words) if opens_with_verb(tokens[at + 1], words) else None
            acts = tokens[phrase.first].lower.endswith(tuple(words.participles)) and at + 1 == phrase.first
            return phrase_ending(tokens, at - 1, words) if at + 1 < phrase.first or acts else None
    return None


def opens_with_verb(token: Token, words: Lexicon) -> bool:
    """True for the word after a relative pronoun where it can be the verb, as it is no name, no noun and no adverb."""
    return token.text.islower() and not is_between(token, words) and token.lower not in words.determiners


def participle_head(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase | None:
    """The person whom a participle describes, if `phrase` is that participle's object: *a baker* closing her shop
    said"""
    if "inverts" in words.habits or tokens[phrase.first].lower not in words.determiners:
        return None
    if any(token.is_capitalised or words.means_person(token.lower) for token in phrase.of(tokens)):
        return None
    for at in range(phrase.first - 1, max(0, phrase.first - LONGEST_RELATIVE), -1):
        token = tokens[at]
        if not token.is_word or token.stretch or token.lower in words.clausal:
            return None
        if token.text.islower() and token.lower.endswith(tuple(words.gerunds)):
            head = phrase_ending(tokens, at - 1, words)
            return head if head and words.means_person(tokens[head.last].lower) else None
    return None


def accused_head(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> Phrase | None:
    """The person whom a passive participle describes, if `phrase` belongs to it: *a man* accused of robbing a shop
    said."""
    if "inverts" in words.habits:
        return None
    for at in range(phrase.first - 1, max(0, phrase.first - LONGEST_RELATIVE), -1):
        token, lower = tokens[at], tokens[at].lower
        if not token.is_word or token.stretch or lower in words.clausal or lower in words.who:
            return None
        if not lower.endswith(words.ends.participles) or tokens[at + 1].lower not in words.prepositions:
            continue
        head = phrase_ending(tokens, at - 1, words)
        led = head is not None and tokens[head.first].lower in words.indefinite | words.definite
        return head if head and led and words.means_person(tokens[head.last].lower) else None
    return None


def before_passive(tokens: Sequence[Token], at: int, words: Lexicon) -> Phrase | None:
    """The person whom a clause with “who” describes that ends with a passive: *a whip* who asked not to be named
    said."""
    if at < 3 or "inverts" in words.habits or tokens[at - 1].lower not in words.passive:
        return None
    near = range(at - 2, max(0, at - LONGEST_RELATIVE), -1)
    who = next((i for i in near if tokens[i].lower in words.who or not tokens[i].is_word), 0)
    return phrase_ending(tokens, who - 1, words) if tokens[who].lower in words.who else None


def parts_subject(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> bool:
    """True if `phrase` is the noun of an adverbial between a subject and its verb: who has in *the past* described"""
    if "inverts" in words.habits or phrase.first < 2 or not after_preposition(tokens, phrase.first, words):
        return False
    before = tokens[phrase.first - 2]
    opens = is_between(before, words) or before.lower in words.who or before.lower in words.he_or_she
    return opens and not any(token.is_capitalised or words.is_role(token.lower) for token in phrase.of(tokens))


def bracketed_subject(tokens: Sequence[Token], comma: int, words: Lexicon) -> Phrase | None:
    """The full name with its bracket that ends at `comma`: after the vote, *Gov. Ana Ruiz (D-OH)*, said."""
    if comma < 1 or tokens[comma - 1].text != ")":
        return None
    core = phrase_ending(tokens, opening_bracket(tokens, comma - 1) - 1, words)
    if core is None or core.last == core.first or not tokens[core.last].is_capitalised:
        return None
    apart = core.first > 0 and tokens[core.first - 1].text == ","
    return Phrase(core.first, comma - 1) if apart and tokens[core.first].is_capitalised else None


def before_moment(tokens: Sequence[Token], at: int, words: Lexicon) -> int:
    """The position before the date that ends at `at`: that of *Ruiz* in "Ana *Ruiz* two weeks ago said". `at` if none
    does."""
    if at < 0 or not _tells_time(tokens[at], words):
        return at
    first = at
    while first > 0 and (_tells_time(tokens[first], words) or tokens[first].text[0].isdigit()):
        first -= 1
    while first > 0 and not tokens[first].is_capitalised:
        if tokens[first].lower not in words.spans and tokens[first].lower not in words.prepositions:
            break
        first -= 1
    return first if tokens[first].is_word or tokens[first].text == ")" else at


def _tells_time(token: Token, words: Lexicon) -> bool:
    return token.lower in words.moments or token.lower in words.time


def is_moment(tokens: Sequence[Token], phrase: Phrase, words: Lexicon) -> bool:
    """True for a phrase of one token that is a date or an age (Ana Ruiz, *45*, of Lima, said), and for a listed
    adverbial: *Horas después*, ya en casa, matizó …"""
    token = tokens[phrase.first]
    if phrase.first == phrase.last:
        return token.lower in words.time or token.text.isdigit()
    return " ".join(one.lower for one in phrase.of(tokens)) in words.adverb_phrases


def stressed_subject(tokens: Sequence[Token], comma: int, words: Lexicon) -> Phrase | None:
    """The name before a pronoun in commas that only emphasises it: *Mme Carlier*, elle, dit …"""
    if comma < 3 or tokens[comma - 2].text != "," or tokens[comma - 1].lower not in words.standing_pronouns:
        return None
    core = phrase_ending(tokens, comma - 3, words) if "inverts" in words.habits else None
    return Phrase(core.first, comma - 1, comma - 1) if core and tokens[core.last].is_capitalised else None


def described_subject(tokens: Sequence[Token], comma: int, words: Lexicon) -> Phrase | None:
    """The subject whose apposition ends at `comma`: *Ana Ruiz, the mayor of Lima*, said."""
    opener = tokens[comma].text
    for at in range(comma - 2, max(0, comma - LONGEST), -1):
        if tokens[at].stretch:
            if "noun-capitals" in words.habits and tokens[at - 1].is_capitalised:
                continue  # the name of the noun before it
            return before_relative(tokens, at, comma, words)
        if tokens[at].text != opener or not starts_apposition(tokens, at + 1, comma, words):
            continue
        core = phrase_ending(tokens, before_bracket(tokens, at - 1), words)
        if core is None and tokens[at - 1].lower in words.indefinite and is_name(tokens[at + 1 : comma], words):
            return Phrase(at + 1, comma - 1)  # Another, Pete Hall, said …
        if core is None or after_preposition(tokens, core.first, words) or is_moment(tokens, core, words):
            continue
        if ends_place(tokens, core.first, words):
            continue
        if tokens[core.first].lower in words.determiners and core.first > 1 and tokens[core.first - 1].text == opener:
            outer = (
                None
                if opens_without_subject(tokens, core.first - 2, words)
                else phrase_ending(tokens, core.first - 2, words)
            )
            named = outer and tokens[outer.last].is_capitalised and not after_preposition(tokens, outer.first, words)
            if outer and named and ("inverts" not in words.habits or is_name(outer.of(tokens), words)):
                return Phrase(outer.first, comma - 1, core.first)
        return Phrase(core.first, comma - 1, at + 1)
    return None


def before_relative(tokens: Sequence[Token], inside: int, comma: int, words: Lexicon) -> Phrase | None:
    """The subject before a relative clause that holds a quotation: *Anne Morel*, que Luc traite de « folle », a dit."""
    for at in range(inside - 1, max(0, comma - LONGEST), -1):
        if tokens[at].stretch or tokens[at].text in {":", ";"}:
            return None
        if tokens[at].text == "," and (tokens[at + 1].lower in words.relatives or tokens[at + 1].lower in words.that):
            core = phrase_ending(tokens, at - 1, words)
            if core is None or after_preposition(tokens, core.first, words):
                return None
            return Phrase(core.first, comma - 1, at + 1)
    return None


def after_preposition(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True where a preposition stands before the token at `at`."""
    return at > 0 and tokens[at - 1].lower in words.prepositions


def ends_place(tokens: Sequence[Token], first: int, words: Lexicon) -> bool:
    """True for the state or country that follows a place: Ana Ruiz, of Raleigh, *N.C.*, who …"""
    if first < 2 or tokens[first - 1].text != "," or not tokens[first].is_capitalised:
        return False
    at = first - 2
    while at > 0 and tokens[at].is_capitalised:
        at -= 1
    return tokens[at].lower in words.inner and at < first - 2


def before_bracket(tokens: Sequence[Token], at: int) -> int:
    """The position before the bracket that closes at `at`; `at` itself where none does."""
    return opening_bracket(tokens, at) - 1 if tokens[at].text == ")" else at


def starts_apposition(tokens: Sequence[Token], first: int, comma: int, words: Lexicon) -> bool:
    """True where the words from `first` up to a comma describe the name before them: Ana Ruiz, *the mayor*,"""
    if first >= comma:
        return False
    token = tokens[first]
    if not token.is_word or token.lower in words.pronouns:
        return False
    if token.lower in words.time and not (token.is_capitalised and is_first_name(token.text)):
        return False
    before = tokens[first - 2] if first > 1 else None
    return before is not None and (before.is_word or before.text in {")", "."})
