"""Decides whether a word that can be a verb of saying is one where it stands: "he claims" against "his claims".

Only the words around it are looked at. Who speaks and what is said are found elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.declension import office_in_case
from retrieval.quoting.grammar.descriptions import counts_children
from retrieval.quoting.grammar.mentions import find_mentions
from retrieval.quoting.grammar.phrases import is_between, is_function
from retrieval.quoting.grammar.subjects import begins_predicate
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon

_VOICED = 7
"""How many tokens a verb of voice stands after marks or before a colon at most."""
_PAUSES = frozenset({",", "—", "–", "--", "-", "?", "!", "...", "…"})


def can_report(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether the word can be a verb of saying; one that tells how somebody speaks is one only beside marks."""
    lower = tokens[at].lower
    if lower in words.verbs or ends_saying(tokens, at, words):
        return True
    return (lower in words.voicing or lower in words.stating) and _stands_beside_marks(tokens, at)


def ends_saying(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """True for the second word of a verb of saying that has two: il ministero fa *sapere* che …"""
    lower = tokens[at].lower
    return lower in words.sayings_last and at > 0 and f"{tokens[at - 1].lower} {lower}" in words.sayings


def _stands_beside_marks(tokens: tuple[Token, ...], at: int) -> bool:
    """True shortly after marks and a pause, or before a colon that leads into marks: Ana Ruiz *laughs*: “No.”"""
    for i in range(at - 1, max(-1, at - _VOICED), -1):
        stretch = tokens[i].stretch
        if stretch:
            return tokens[i + 1].text in _PAUSES or i + 1 == at
        if tokens[i].text in {":", ";"}:
            break
    ends = range(at + 1, min(len(tokens) - 1, at + _VOICED + 1))
    colon = next((i for i in ends if tokens[i].text == ":" or tokens[i].stretch), -1)
    return colon > 0 and tokens[colon].text == ":" and tokens[colon + 1].stretch is not None


def asks_of(tokens: Sequence[Token], verb: int, words: Lexicon) -> bool:
    """True where several people, or nobody who is told, ask the only person named before the verb: *Мэра Соколова*
    спросили: «…».

    Only where nouns show their case. One full name is no subject of a plural, nor is an office in another case.
    """
    lower = tokens[verb].lower
    several = lower.endswith(tuple(words.plural_verb_endings)) or lower in words.impersonal
    if "no-articles" not in words.habits or lower not in words.asked or not several:
        return False
    before = tokens[:verb]
    if any(token.stretch or token.text == "," or token.lower in words.coordinates for token in before):
        return False
    named = list(find_mentions(before, words))
    held = [token for token in before if office_in_case(token.lower, words)]
    is_office = any(words.is_role(token.lower) for token in before)
    return len(named) <= 1 and not is_office and (bool(held) or any(len(one.name) > 1 for one in named))


def reads_as_verb(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether a form is a verb here, and not a noun or participle: "his *claims*", "the *report*", "when *asked*"."""
    lower = tokens[at].lower
    gerund = is_gerund(tokens[at], words)
    previous = tokens[at - 1].lower if at else ""
    if previous in words.bare_infinitive and lower not in words.plain:
        return False
    if previous in words.oblique and lower in words.plain:
        return False
    if previous in words.before_nouns and not (
        gerund or _opens_relative(tokens, at - 1, words) or counts_children(tokens, at - 1, words)
    ):
        return False
    if gerund and (previous in words.definite or previous in words.owning) and not _is_colon(tokens, at + 1):
        return False
    i = at - 1
    while i >= 0 and is_between(tokens[i], words):
        if tokens[i].lower in words.auxiliaries:
            return True
        i -= 1
    if i < 0:
        return True
    before = tokens[i]
    if before.lower.endswith(("'s", "’s", "s'", "s’")) and before.lower not in words.pronouns:
        closes = at + 1 == len(tokens) or not tokens[at + 1].is_word
        return closes and before.is_capitalised and lower not in words.ambiguous and lower not in words.plain
    inflected = (
        gerund
        or lower.endswith(words.ends.participles)
        or not before.is_word
        or before.lower in words.who
        or before.lower in words.coordinates
    )
    return inflected or _agrees(tokens, before, at, words)


def _is_colon(tokens: tuple[Token, ...], at: int) -> bool:
    return at < len(tokens) and tokens[at].text == ":"


def _opens_relative(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """True for "that" after a noun: a headline *that* said “No”."""
    if at < 1 or tokens[at].lower not in words.relatives or tokens[at].lower not in words.that:
        return False
    before = tokens[at - 1]
    return (
        before.text.islower() and before.is_word and not is_function(before, words) and before.lower not in words.verbs
    )


def _agrees(tokens: tuple[Token, ...], subject: Token, at: int, words: Lexicon) -> bool:
    """Whether a plain or ambiguous form at `at` goes with the word before it as its subject.

    Two words that open a sentence before a third that can be a verb are one noun: "Budget *talks* enter".
    """
    lower = tokens[at].lower
    if lower in words.plain:
        if any(token.text == ":" for token in tokens[at + 1 :]):
            return subject.is_capitalised
        if lower in words.ambiguous and _is_plural(subject, words) and _names_soon(tokens, at):
            return True
        if lower in words.ambiguous or subject.is_capitalised:
            plural = subject.lower.endswith("s") and lower not in words.ambiguous
            return plural or subject.lower in words.pronouns or _joins_names(tokens, at - 1, words)
        return subject.lower in words.pronouns or _is_plural(subject, words)
    if lower not in words.ambiguous and (lower in words.voiced or _may_act(subject, words)):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.lower in words.as_saying and lower not in words.judgement:
        return False  # rated their *claims* as “false”
    if after and (after.text in {":", ","} or after.lower in words.that or after.stretch):
        return True
    if lower in words.judgement and _names_soon(tokens, at):
        return True
    if at == 1 and after and begins_predicate(after, words) and after.lower not in words.pronouns:
        return False
    return subject.is_capitalised or subject.lower in words.pronouns


def _names_soon(tokens: tuple[Token, ...], at: int) -> bool:
    """True where quoted words follow the verb at once, or after one word: critics *call* it “mad”."""
    return any(token.stretch for token in tokens[at + 1 : at + 3])


def _is_plural(noun: Token, words: Lexicon) -> bool:
    """True for a plural, with which a plain form goes: *critics* call it “mad”, but not: the *sticking* point."""
    return not is_function(noun, words) and (noun.lower.endswith("s") or noun.lower in words.plural_nouns)


def _may_act(subject: Token, words: Lexicon) -> bool:
    """True for a word that can be the end of a subject who judges or intends: a name, a pronoun, an office, a body."""
    return (
        subject.is_capitalised
        or subject.lower in words.pronouns
        or subject.lower in words.bodies
        or words.is_role(subject.lower.rstrip("s"))
    )


def _joins_names(tokens: tuple[Token, ...], last: int, words: Lexicon) -> bool:
    """Whether two names are joined: *Ruiz and Cole* call it “mad”."""
    first = last
    while first > 0 and tokens[first].is_capitalised:
        first -= 1
    return 0 < first < last and tokens[first].lower in words.links and tokens[first - 1].is_capitalised


def is_gerund(token: Token, words: Lexicon) -> bool:
    """Whether a form such as "saying" or "adding" is a gerund, by its ending."""
    return token.lower.endswith(words.ends.gerunds)


def is_passive(tokens: tuple[Token, ...], at: int, words: Lexicon) -> bool:
    """Whether the verb at `at` stands in the passive: "was *told*", "is being *asked*"."""
    i = at - 1
    while i >= 0 and is_between(tokens[i], words):
        if tokens[i].lower in words.passive:
            return not is_gerund(tokens[at], words)
        i -= 1
    return False


def has_verb_after(tokens: tuple[Token, ...], last: int, words: Lexicon) -> bool:
    """Whether the phrase that ends at `last` is itself a subject: "said *Ruiz would* come"."""
    for token in tokens[last + 1 : last + 3]:
        if token.lower in words.auxiliaries or token.lower in words.negations:
            return True
        if token.lower not in words.adverbs:
            return False
    return False


def follows_stretch(tokens: tuple[Token, ...], at: int) -> bool:
    """True where quoted words stand just before the token at `at`, or with one token between."""
    return at > 0 and (tokens[at - 1].stretch is not None or (at > 1 and tokens[at - 2].stretch is not None))


def follows_quote(tokens: tuple[Token, ...], at: int) -> bool:
    """True where quoted words or a colon follow within four tokens."""
    return any(token.stretch or token.text == ":" for token in tokens[at + 1 : at + 5])
