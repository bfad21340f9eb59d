"""Questions and their answers: an answer without a named speaker is that of the person who was asked or told.

Ann Cole asked the clerk whether he had signed. “Yes,” *he* replied.
"""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.quoting.grammar.phrases import phrase_starting
from retrieval.quoting.grammar.plausible import without_that
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.said import NOBODY, Floor
from retrieval.quoting.reports.contents import Report
from retrieval.quoting.reports.cues import Frame
from retrieval.text.question_marks import QUESTION_MARKS, ends_as_question

_TO_CLAUSE = 4
"""The greatest number of words between a verb of asking and its question: asked *the clerk* whether."""
_SHORT_QUESTION = 6
"""The greatest number of tokens of a question that is put to whoever spoke last."""


def answered_by(
    tokens: Sequence[Token], report: Report, reports: Sequence[Report], floor: Floor, words: Lexicon
) -> tuple[Token, ...]:
    """The person who was asked, if the report is their answer under no name; nobody otherwise.

    `reports` are all reports of the sentence.
    """
    source = report.cue.source.of(tokens)
    answers = tokens[report.cue.last].lower in words.answering
    if not (answers or (floor.is_question and source[0].lower in words.pronouns)):
        return NOBODY
    asking = [one for one in reports if one.cue.last < report.cue.first and _asks(tokens, one, words)]
    asked = _whom(tokens, asking[-1], words) if asking else floor.asked
    if not asked:
        return NOBODY
    if len(source) == 1:
        return asked if source[0].lower in words.he_or_she else NOBODY
    unnamed = source[0].lower in words.definite and all(token.text.islower() for token in source[1:])
    return asked if unnamed else NOBODY


def note_question(tokens: Sequence[Token], report: Report, floor: Floor, words: Lexicon) -> None:
    """Record who asked whom, or who was told something. After an answer, the question is forgotten."""
    floor.is_question = False
    if not _asks(tokens, report, words):
        told = _whom(tokens, report, words) if Frame.TOLD in report.cue.frames else NOBODY
        is_person = told and (told[-1].is_capitalised or words.means_person(told[-1].lower))
        if report.contents:
            floor.asked = told if is_person else NOBODY
        return
    floor.asker = report.cue.source.of(tokens)
    floor.asked = _whom(tokens, report, words)
    floor.is_question = report.quoted >= 0


def asks_indirectly(floor: Floor, words: Lexicon) -> bool:
    """True if the sentence before reports a question without quotation marks: *Who had the key, the judge asked.*"""
    asker = floor.asker or floor.reported
    if not (asker and floor.sentences) or floor.answerer or "inverts" in words.habits:
        return False
    tokens = floor.sentences[-1].tokens
    verb = next((at for at, token in enumerate(tokens) if token.lower in words.asked), -1)
    if verb < 1 or not tokens[verb - 1].is_word or tokens[verb - 1].lower in words.prepositions:
        return False
    if any(token.stretch for token in tokens) or asker[0] not in tokens:
        return False
    after = tokens[verb + 1 : verb + 1 + _TO_CLAUSE]
    ends = not any(token.is_word for token in after)
    return ends or any(token.lower in words.complementizers - words.that for token in after)


def asks_before(floor: Floor) -> bool:
    """True if the sentence before is a question of the narrator's: *Had anybody seen the letter?* “My son did.”"""
    tokens = floor.sentences[-1].tokens if floor.sentences else ()
    return _is_narrators_question(tokens)


def keeps_asking(sentences: Sequence[Sentence], before: Sequence[Sentence], words: Lexicon) -> bool:
    """True where whoever spoke in the paragraph before answers the narrator's question with which this one opens.

    It is a few words about nobody, or the one before opened with a question, too: *Would he come back?* “If they pay.”
    """
    if not _opens_with_question(sentences):
        return False
    tokens = sentences[0].tokens
    told = any(one.is_capitalised for one in tokens[1:]) or any(words.means_person(one.lower) for one in tokens)
    quoted = any(token.stretch for one in before for token in one.tokens)
    brief = "inverts" in words.habits and quoted and not told and 2 < len(tokens) <= _SHORT_QUESTION
    return brief or _opens_with_question(before)


def _opens_with_question(sentences: Sequence[Sentence]) -> bool:
    """True for a question without marks before quoted words: *What will you miss?* “The ticking.”"""
    tokens = sentences[0].tokens if sentences else ()
    return _is_narrators_question(tokens) and len(sentences) > 1 and sentences[1].tokens[0].stretch is not None


def _is_narrators_question(tokens: Sequence[Token]) -> bool:
    """True for a sentence that ends with a question mark and quotes nothing."""
    return bool(tokens) and tokens[-1].text in QUESTION_MARKS and not any(token.stretch for token in tokens)


def answers(quoted: str, before: Sequence[Sentence], words: Lexicon) -> bool:
    """True for words in a paragraph of their own after one that ends with somebody's question: they are another's.

    “By whom?” *asked the judge.* ¶ “By my boss.” So is a question after an answer: “By him,” *she replied.* ¶ “When?”
    """
    tokens = before[-1].tokens if before else ()
    if ends_as_question(quoted) and any(token.stretch for token in tokens):
        return any(token.lower in words.answering for token in tokens)
    asking = next((at for at, token in enumerate(tokens) if token.lower in words.asked), -1)
    if asking < 0 or ends_as_question(quoted):
        return False
    indirect = any(token.lower in words.complementizers - words.that for token in tokens[asking + 1 :][:_TO_CLAUSE])
    put = (token.stretch.span.of(before[-1].text) for token in tokens if token.stretch)
    return indirect or any(ends_as_question(one) for one in put)


def _asks(tokens: Sequence[Token], report: Report, words: Lexicon) -> bool:
    return tokens[report.cue.last].lower in words.asked


def _whom(tokens: Sequence[Token], report: Report, words: Lexicon) -> tuple[Token, ...]:
    """The object of a verb of asking; nobody if it is a pronoun or missing."""
    cue = report.cue
    phrase = phrase_starting(tokens, max(cue.last, cue.source.last if cue.inverted else -1) + 1, words)
    asked = phrase.of(tokens) if phrase else NOBODY
    joined = without_that(asked, words) is not asked  # asked *that the term* be dropped
    return NOBODY if not asked or joined or asked[0].lower in words.pronouns else asked
