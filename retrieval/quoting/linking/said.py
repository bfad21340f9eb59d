"""Records of linking: what was said by whom, and who holds the floor in a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.records import Span

NOBODY: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Words that were said, as spans of the text, with the tokens of their source and the rule that linked the two.

    `source` is empty if the article does not say who spoke. `cue` is the reporting word, None if no such word was
    needed. `confidence` lies in 0..1. `verbatim` is True if a label or the layout of an interview makes the words the
    source's own, with or without quotation marks. `rule` is a key of `explaining.RULES`. `meant` holds other tokens
    that identify the speaker better than the source: for the "he" who answers, the person who was asked. `within` is
    the source of the quotation in which these words are quoted, empty for words that the narrator quotes.
    """

    contents: tuple[Span, ...]
    source: tuple[Token, ...]
    cue: Span | None
    confidence: float
    rule: str
    verbatim: bool = False
    meant: tuple[Token, ...] = NOBODY
    within: tuple[Token, ...] = NOBODY


@dataclass(slots=True)
class Floor:
    """Who speaks in a paragraph, as far as it has been read.

    `subject_of` returns the subject of a sentence, None if it has none that counts. `speaker` is the source of the last
    cue that took a quotation, `reported` that of the last cue of any kind. `waiting` holds quotations that have no
    source yet. `fresh` is True if the sentence before reports something, `mooded` if only the mood of its verb shows
    that. `sentences` are those read. `asker` put a question to `asked`, and `answerer` answered it. `is_question` is
    True if the last reported words are that question.
    """

    subject_of: Callable[[Sequence[Token]], tuple[Token, ...] | None]
    speaker: tuple[Token, ...] = NOBODY
    reported: tuple[Token, ...] = NOBODY
    waiting: list[Span] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    fresh: bool = False
    mooded: bool = False
    asker: tuple[Token, ...] = NOBODY
    asked: tuple[Token, ...] = NOBODY
    answerer: tuple[Token, ...] = NOBODY
    is_question: bool = False
    _subject: tuple[Token, ...] = NOBODY
    _searched: int = 0

    @property
    def subject(self) -> tuple[Token, ...]:
        """The last subject of a sentence. Sentences are only searched when a rule asks for it, the last one first."""
        for sentence in reversed(self.sentences[self._searched :]):
            found = self.subject_of(sentence.tokens)
            if found is not None:
                self._subject = found
                break
        self._searched = len(self.sentences)
        return self._subject
