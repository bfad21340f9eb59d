"""Whether what stands where a subject or source would stand is one.

Some words have a capital only because they open their sentence: *Pamięta* stare wagony; *Учить* она готова всех.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from retrieval.quoting.grammar.declension import name_stem, parts_of, stem
from retrieval.quoting.grammar.first_names import is_first_name, is_first_name_in_case
from retrieval.quoting.grammar.leading import leading_subject
from retrieval.quoting.grammar.phrases import DASHES, Phrase
from retrieval.quoting.grammar.plausible import may_speak
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.grammar.verb_groups import after_participle
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.said import NOBODY, Floor
from retrieval.quoting.linking.subjects.told_of import named_last
from retrieval.quoting.reports.free_sources import is_body
from retrieval.text.glued import UPPER

_SHORT_QUESTION = 6
"""The greatest number of tokens of a question of the narrator's that tells of nobody: ¿*Cuántos* camiones?"""
_NAMED = re.compile(rf"(?<=[^\W_] )[{UPPER}][^\W\d_]+")
"""A capitalised word after another word of a quotation."""


def surnames_in(sentences: Iterable[Sentence], words: Lexicon) -> frozenset[str]:
    """The capitalised words that follow a first name in any case, as they stand and without their own case's ending."""
    named = (
        after.text
        for sentence in sentences
        for token, after in pairwise(sentence.tokens)
        if after.is_capitalised and token.is_capitalised and is_first_name_in_case(token.text, words.case_endings)
    )
    whole = {part for name in named for part in (name, *parts_of(name))}
    return frozenset(form for name in whole for form in (name, stem(name, words.case_endings), name_stem(name, words)))


def capitals_within(sentences: Sequence[Sentence], words: Lexicon) -> frozenset[str]:
    """The stems of the words that have a capital within a sentence of the article: its names.

    Where every noun has a capital, these are the surnames alone. None in languages of which `only_opens` does not ask.
    """
    if "inverts" not in words.habits:
        return frozenset()
    if "noun-capitals" in words.habits:
        return surnames_in(sentences, words)
    inside: set[str] = set()
    for sentence in sentences:
        for token in sentence.tokens:
            if token.stretch:
                quoted = token.stretch.span.of(sentence.text)
                inside.update(stem(word, words.case_endings) for word in _NAMED.findall(quoted))
        for before, token in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            if token.is_capitalised and (before.is_word or before.stretch or before.text in {",", "("}):
                for part in (token.text, *parts_of(token.text)):
                    inside |= {stem(part, words.case_endings), name_stem(part, words)}
    return frozenset(inside)


def is_joined(tokens: Sequence[Token], phrase: Phrase | None, words: Lexicon) -> bool:
    """True for the first of two people who are joined as a subject: *Olga Maj* i Jan Buk przyszli."""
    if phrase is None or "inverts" not in words.habits or phrase.last + 2 >= len(tokens):
        return False
    joining = tokens[phrase.last + 1].lower
    joins = joining in words.links or joining in words.coordinates
    return joins and tokens[phrase.last + 2].is_capitalised


def only_opens(tokens: Sequence[Token], phrase: Phrase | None, names: frozenset[str], words: Lexicon) -> bool:
    """True for a lone word that opens a sentence and is a name nowhere else: it is nobody.

    Asked only where a subject may be left out or follow its verb, and where nouns have no capital.
    """
    return "inverts" in words.habits and phrase is not None and is_lone_noun(tokens, phrase, names, words)


def is_lone_noun(tokens: Sequence[Token], phrase: Phrase, names: frozenset[str], words: Lexicon) -> bool:
    """As `only_opens`, in any language whose nouns have no capital: *Noise* is …"""
    if phrase.first or phrase.last:
        return False
    word = tokens[0]
    if "noun-capitals" in words.habits or word.lower in words.pronouns or word.lower in words.standing_pronouns:
        return False
    if is_first_name(word.text) or words.means_person(word.lower):
        return False
    if word.lower in words.honorifics or word.lower in words.bodies:
        return False
    if word.text.isupper() or "-" in word.text:
        return False
    return names.isdisjoint((stem(word.text, words.case_endings), name_stem(word.text, words)))


def opens_as_adverb(tokens: Sequence[Token], phrase: Phrase, names: frozenset[str], words: Lexicon) -> bool:
    """True for words that open a sentence before its verb and name nobody: *Až venku* řekla: „…“; *Cicho* dodał: „…”.

    Asked only where nouns have no articles, and a subject shows its case and may be left out. What a question follows
    is no name, either: *Zapytany, czy* wróci, odparł: „…”.
    """
    if "no-articles" not in words.habits or phrase.first:
        return False
    asked = phrase.apposition > 0 and tokens[phrase.apposition].lower in words.complementizers - words.that
    if phrase.apposition >= 0 and not asked:
        return False
    source = phrase.of(tokens)[: 1 if asked else None]
    if any(one.is_capitalised or words.means_person(one.lower) or is_body([one], words) for one in source[1:]):
        return False
    return not is_body(source[:1], words) and only_opens(tokens, Phrase(0, 0), names, words)


def subject_told(tokens: Sequence[Token], names: frozenset[str], words: Lexicon) -> tuple[Token, ...] | None:
    """A sentence's subject, nobody for two who are joined; None without one, or where it only opens the sentence.

    A dateline, which ends with a dash, has no subject, nor has a short question but whom it asks about.
    """
    if tokens[-1].text in DASHES:
        return None
    if tokens[-1].text == "?" and len(tokens) <= _SHORT_QUESTION:
        return asked_about(tokens, words) or None
    if apart := named_last(tokens, words):
        return apart
    subject = leading_subject(tokens, words, names)
    if subject is None or only_opens(tokens, subject, names, words):
        return None
    return NOBODY if is_joined(tokens, subject, words) else subject.of(tokens)


def asked_about(tokens: Sequence[Token], words: Lexicon) -> tuple[Token, ...]:
    """The person to whom a question of a conjunction and a noun turns: A *sąsiad*? Et *le maire* ?"""
    asked = [token for token in tokens if token.is_word]
    opens = len(asked) > 1 and asked[0].lower in words.conjunctions | words.coordinates
    noun = asked[1 + (len(asked) > 1 and asked[1].lower in words.determiners | words.possessives) :]
    person = len(noun) == 1 and (words.means_person(noun[0].lower) or is_first_name(noun[0].text))
    full = len(noun) == 2 and is_first_name(noun[0].text) and noun[1].is_capitalised
    return tuple(asked[1:]) if opens and (person or full) else NOBODY


def able_to_speak(source: tuple[Token, ...], words: Lexicon) -> tuple[Token, ...]:
    """The source; nobody where nouns need no article and it is no person or body: Wspomina *stare wagony*."""
    if "no-articles" in words.habits and source and not may_speak(source, words):
        return NOBODY
    return source


def able_to_report(source: tuple[Token, ...], tokens: Sequence[Token], verb: int, words: Lexicon) -> tuple[Token, ...]:
    """As `able_to_speak`, and nobody in a clause that a participle opens: Asked what *Ruiz* had told her, she laughed.

    `verb` is the place of the verb of saying whose source it is.
    """
    return NOBODY if verb < after_participle(tokens, words) else able_to_speak(source, words)


def stands_for_somebody(source: Sequence[Token], words: Lexicon) -> bool:
    """True for a pronoun, and for a definite noun without a name: "she", "the artist"."""
    if len(source) == 1 and source[0].lower in words.standing_pronouns:
        return True
    bare = "no-articles" in words.habits
    if len(source) != 2 - bare or any(token.is_capitalised for token in source[not bare :]):
        return False
    return words.means_person(source[-1].lower) and (bare or source[0].lower in words.definite)


def _sender(source: tuple[Token, ...], floor: Floor, words: Lexicon) -> tuple[Token, ...]:
    """Whose document speaks, nobody where none does, where a body does, or where the document is for one."""
    last = floor.sentences[-1].tokens if floor.sentences else ()
    if len(source) == 2 and source[0].lower in words.definite and source[1].lower in words.letters:
        teller = floor.speaker or floor.reported
        named = any(is_first_name(token.text) for token in teller)
        return NOBODY if not named and any(token.lower in words.bodies for token in teller) else teller
    document = next((at for at, token in enumerate(last) if at and token.lower in words.letters), 0)
    if not document or len(source) != 1 or source[0].lower not in words.neuter:
        return NOBODY
    if last[document - 1].lower not in words.indefinite:
        return NOBODY
    told = any(token.lower in words.bodies for token in last[document:])
    return NOBODY if told or floor.speaker else floor.subject


def interlocutor(source: tuple[Token, ...], floor: Floor, words: Lexicon) -> tuple[Token, ...]:
    """Whoever spoke or was reported before in the paragraph, for *собеседник издания*, and for a document of theirs:
    In a statement, Ann Lee denied it. “Never,” *the statement* read. Else the source.

    For “it”, the subject of the sentence before, if that tells of a document: *Ann Lee* sent a letter. “No,” it said.
    """
    if told := _sender(source, floor, words):
        return told
    if not source or source[0].lower not in words.interlocutors or any(one.is_capitalised for one in source):
        return source
    return floor.speaker or floor.reported or source
