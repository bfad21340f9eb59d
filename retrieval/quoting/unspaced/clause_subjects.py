"""Who speaks where the words before a verb of saying name nobody: 指着远处说, 信中写道, 样本已经公布.

Then the clause goes on about the subject of an earlier clause of its sentence, and a letter or a notice speaks for
whoever it belongs to: 王丽留下一封信，*信中写道*.
"""

from __future__ import annotations

import re
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.unspaced.clauses import opening_person, sentence_start
from retrieval.quoting.unspaced.names import described_at, people_in, sentences_before
from retrieval.quoting.unspaced.sources import is_full_name, trimmed
from retrieval.records import Span

_OPENS_SENTENCE = frozenset("。！？!?；;\n”」』）)】")
_LATIN = re.compile(r"[A-Za-z·・]")
_CLAUSE = re.compile(r"[^，,：:]+")


def source_of_clause(text: str, clause: Span, words: Lexicon) -> Span | None:
    """Who speaks in the words of a clause before its verb of saying; None where they hold no subject."""
    if relative := _relative(words).search(text, clause.start, clause.end):
        return Span(*relative.span("kin"))
    cited = max((one.end() for one in _citing(words).finditer(text, clause.start, clause.end)), default=clause.start)
    if cited > clause.start and (person := opening_person(text, cited, clause.end, words)):
        return person
    source = trimmed(text, clause, words)
    if source and (source.of(text) in words.pronouns | words.impersonal or names_somebody(source, text, words)):
        return source
    if writing := _writing(words).search(text, clause.start, source.end if source else clause.end):
        return _author_of(text, Span(*writing.span()), clause, words)
    if person := opening_person(text, clause.start, clause.end, words):
        return person
    first = not text[: clause.start].rstrip(" 　") or text[: clause.start].rstrip(" 　")[-1] in _OPENS_SENTENCE
    return source if first and source and not _acts(source.of(text), words) else None


def names_somebody(source: Span, text: str, words: Lexicon) -> bool:
    """True for words that name or describe a person, an office or a body."""
    said = source.of(text)
    if said.startswith(tuple(one for one in words.prepositions if len(one) > 1)) and not people_in(said, text, words):
        return False  # *面对*记者
    nouns = words.ends.titles_and_bodies
    if said.endswith((*nouns, *words.second_mentions, *words.kin, *words.honours, *words.plural_endings)):
        return True
    if said.endswith(tuple(words.he_or_she)) or said.startswith(tuple(words.definite)) or _LATIN.search(said):
        return True
    described = described_at(text, source.start, source.end, words) > 0
    return described or is_full_name(said, words) or bool(people_in(said, text, words))


def _acts(said: str, words: Lexicon) -> bool:
    """True for words that begin with a verb and not with somebody: *望着*远处; *发帖*."""
    verbs = words.prepositions | words.speech | words.adverbs
    return said.startswith(tuple(verbs))


def subject_before(text: str, start: int, end: int, words: Lexicon) -> tuple[Span | None, bool]:
    """The last person who opens a clause from `start` up to `end`, and whether that clause reports what follows it."""
    found = None
    for clause in _CLAUSE.finditer(text, start, end):
        found = opening_person(text, clause.start(), clause.end(), words) or found
        if found and text.endswith(tuple(words.speech - words.citing), clause.start(), clause.end()):
            return found, True
    return found, False


def _author_of(text: str, writing: Span, clause: Span, words: Lexicon) -> Span | None:
    """Whose letter or notice speaks: its owner, or who wrote it in a clause or sentence before; else the writing."""
    end = next((writing.start - len(one) for one in words.attribute_ends if text.endswith(one, 0, writing.start)), 0)
    end = end or writing.start
    cited = max((one.end() for one in _citing(words).finditer(text, clause.start, end)), default=clause.start)
    if end > cited and (cited > clause.start or names_somebody(Span(cited, end), text, words)):
        return trimmed(text, Span(cited, end), words)
    start = sentence_start(text, clause.start)
    person, reports = subject_before(text, start, clause.start, words)
    if person and not reports:
        return person
    if not person and (author := _author_before(text, start, writing.of(text), words)):
        return author
    return writing if writing.of(text) in words.letters else None


def _author_before(text: str, before: int, writing: str, words: Lexicon) -> Span | None:
    """The person whose writing the sentence before tells of: 报社收到*王丽*的来信。信里说…"""
    noun = max((one for one in words.letters if writing.startswith(one)), key=len, default=writing)
    owned = re.compile(rf"(?:{any_of(words.attribute_ends)})[^\W\d_]{{0,4}}{re.escape(noun)}")
    for sentence in sentences_before(text, before):
        if found := owned.search(text, sentence.start, sentence.end):
            people = people_in(text[sentence.start : found.start()], text, words)
            ends = bool(people) and text[: found.start()].endswith(people[-1].name)
            return Span(found.start() - len(people[-1].name), found.start()) if ends else None
        return opening_person(text, sentence.start, sentence.end, words) if noun in sentence.of(text) else None
    return None


@cache
def _writing(words: Lexicon) -> re.Pattern[str]:
    """A pattern for a letter, a notice and the like at the end of the words before a verb: *信中*, *帖子里*."""
    return re.compile(rf"(?:{any_of(words.letters)})(?:{any_of(words.locatives)})?\Z")


@cache
def _relative(words: Lexicon) -> re.Pattern[str]:
    """A pattern for somebody's relative behind what is told of both: 她在外地工作的*女儿*则."""
    pronoun, of, adverbs = any_of(words.he_or_she), any_of(words.attribute_ends), any_of(words.adverbs)
    return re.compile(rf"(?:{pronoun})[^\W\d_]*(?:{of})(?P<kin>{any_of(words.kin)})(?:{adverbs})*\Z")


@cache
def _citing(words: Lexicon) -> re.Pattern[str]:
    """A pattern for a verb that somebody hands on another's words with: 法院*援引*报告称."""
    return re.compile(any_of(words.citing))
