"""The clauses of a text, and of each the words that tell whether it is so.

Most clauses tell it themselves. What is asked tells nothing, but the answer to it does: Asked whether the mill would be
sold, he said that *it would not*. What is only supposed is left out: *If we were to close*, the village would die.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.checking.turning.before import EDGES, bare_word, words_in
from retrieval.checking.turning.words import TurningWords, phrase_at
from retrieval.records import Span
from retrieval.text.question_marks import QUESTION_MARKS

_BORDERS = re.compile(r"[;:—–，；：.!?…。！？\n()「」『』]|,(?!\d)|\s-\s")
_SENTENCE_ENDS = frozenset(".!?…。！？\n")
_QUOTATION_MARKS = re.compile(r"[“”„«»\"「」『』]")
_OPENS_QUOTE = re.compile(r"[“”„«»\"「『](?=\w)|«\s")
_MOST_BEFORE_ANSWER = 4
"""Clauses after a question among which its answer begins: the chair's name may stand between, and “he replied”."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a clause stands, and where the words stand that tell whether it is so: itself, or the answer to it.

    `telling` is None of a question that nothing answers.
    """

    span: Span
    telling: Span | None


def clauses_of(text: str, words: TurningWords) -> list[Clause]:
    """The clauses of a text that are stated or asked: what commas, dashes and the ends of sentences part."""
    parts, clauses, opens = list(_parts(text, words)), [], 0
    for at, part in enumerate(parts):
        between = text[parts[at - 1].end : part.start] if at else ""
        opens = part.start if not _SENTENCE_ENDS.isdisjoint(between) else opens
        if _asks(text, opens, part, words):
            clauses.append(Clause(part, _answer_to(text, part, parts[at + 1 :], words)))
        elif not _supposes(text, part, words):
            clauses.append(Clause(part, part))
    return clauses


def main_clause(text: str, words: TurningWords) -> str:
    """The text up to what is only asked about in it: to know *why they do not come*."""
    found, said = list(words_in(text, words)), said_in(text, words)
    questions, wondering = words.lexicon.complementizers - words.that, words.lexicon.thought | words.says
    for at in range(1, len(found)):
        if said[at] in questions and said[at - 1] in wondering | words.asked:
            return text[: found[at][0]]
    return text


def said_in(text: str, words: TurningWords) -> list[str]:
    """The words of a text in small letters, without the marks around them."""
    return [bare_word(text[start:end]) for start, end in words_in(text, words)]


def is_not(word: str, words: TurningWords) -> bool:
    """Whether a word, in small letters, says that something is not so."""
    is_listed = words.is_negation(word) or word in words.nothing or word in words.refuting
    return is_listed and word not in words.ambiguous


def _parts(text: str, words: TurningWords) -> Iterator[Span]:
    """The stretches between marks. Two that break off go on after the mark: it does *not*, and never *will*, end."""
    borders = [found.span() for found in _BORDERS.finditer(text)]
    starts, ends = [0, *(end for _, end in borders)], [*(start for start, _ in borders), len(text)]
    stretches = [Span(start, end) for start, end in zip(starts, ends, strict=True) if text[start:end].strip(EDGES)]
    breaking = [
        text[one.end : one.end + 1] not in _SENTENCE_ENDS and _breaks_off(one.of(text), words) for one in stretches
    ]
    at = 0
    while at < len(stretches):
        last = at + 2 if breaking[at : at + 2] == [True, True] and at + 2 < len(stretches) else at
        yield from _linked(text, Span(stretches[at].start, stretches[last].end), words)
        at = last + 1


def _breaks_off(stretch: str, words: TurningWords) -> bool:
    """Whether the last word is a “not” or an auxiliary, whose verb comes later."""
    last = _last_word(stretch, words)
    return words.is_negation(last) or last in words.lexicon.auxiliaries


def _linked(text: str, part: Span, words: TurningWords) -> list[Span]:
    """A stretch, parted before each link with a “not” or a subject after it: we won *and saw nobody*, *but we* knew."""
    found = list(words_in(part.of(text), words))
    said = said_in(part.of(text), words)
    subjects = words.lexicon.male | words.lexicon.female | words.lexicon.plural | words.first_persons
    links = (at for at in range(1, len(found) - 1) if said[at] in words.links)
    borders = [part.start + found[at][0] for at in links if _opens_clause(at, said, subjects, words)]
    return [Span(start, end) for start, end in pairwise([part.start, *borders, part.end])]


def _opens_clause(link: int, said: Sequence[str], subjects: Collection[str], words: TurningWords) -> bool:
    """Whether a subject follows a link, or a “not” does so at once or after its verb: and *got no* answer."""
    first, second = [*said[link + 1 : link + 3], ""][:2]
    return first in subjects or is_not(first, words) or is_not(second, words)


def _asks(text: str, opens: int, part: Span, words: TurningWords) -> bool:
    """Whether a clause is a question, or is told as one in its sentence: asked *if the mill would be sold*."""
    if text[part.end : part.end + 1] in QUESTION_MARKS and part.end < len(text):
        return True
    said = said_in(part.of(text), words)
    if not words.whether.isdisjoint(said):
        return True
    before = said_in(text[opens : part.start], words)
    whole = [*before, *said]
    asked = next((number for number, word in enumerate(whole) if word in words.asked), len(whole))
    questions = words.lexicon.complementizers - words.that
    return any(word in questions and number > asked for number, word in enumerate(whole) if number >= len(before))


def _answer_to(text: str, question: Span, after: Sequence[Span], words: TurningWords) -> Span | None:
    """Where the answer to a question stands before those clauses: the first that tells anything, a quoted one before.

    A quotation is an answer only to a question that stands outside of it.
    """
    after = after[:_MOST_BEFORE_ANSWER]
    quoted = (one for one in after if _quotes_first(text, Span(question.end, one.end)))
    telling = (one for one in after if not _only_reports(one.of(text), words))
    return next(quoted, None) or next(telling, None)


def _quotes_first(text: str, between: Span) -> bool:
    """Whether what stands there holds one quotation mark, and that opens a quotation."""
    marks = list(_QUOTATION_MARKS.finditer(text, between.start, between.end))
    return len(marks) == 1 and _OPENS_QUOTE.match(text, marks[0].start()) is not None


def _only_reports(clause: str, words: TurningWords) -> bool:
    """Whether a clause ends with a verb of saying, so that what is said comes after it: he *replied*."""
    return _last_word(clause, words) in words.says


def _last_word(clause: str, words: TurningWords) -> str:
    """The word that ends a clause; "" where a text without spaces ends with none that is known."""
    ended = clause.rstrip(EDGES)
    last = max(words_in(ended, words), default=(0, 0))
    return bare_word(ended[last[0] :]) if last[1] == len(ended) else ""


def _supposes(text: str, part: Span, words: TurningWords) -> bool:
    """Whether a clause begins with a word that only supposes: *if*."""
    said = said_in(part.of(text), words)
    first = next((at for at, word in enumerate(said) if word not in words.links | words.conceding), 0)
    return bool(phrase_at(said, first, words.supposing))
