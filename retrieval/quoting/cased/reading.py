"""Quotations and their speakers in languages whose verb ends the sentence and whose nouns show their case.

The subject may stand far before the verb (*Vali Ali Kaya*, toplantıdan sonra, “…” dedi), behind it (“…” dedi *Kaya*) or
in a sentence before. What the words behind a quotation do with it tells whose words it holds (`clauses.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.quoting.cased.cast import Cast
from retrieval.quoting.cased.linking import Linked, Linker
from retrieval.quoting.cased.phrases import find_phrases
from retrieval.quoting.grammar.tokens import Sentence, split_sentences, tokenize
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.dashes import OPENS
from retrieval.quoting.linking.layout.interviews import Answer, find_interview
from retrieval.quoting.linking.nested import is_utterance as is_quoted_within
from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.records import UNATTRIBUTED, Article, Attribution, Quote, Span, Speaker
from retrieval.text.paragraphs import split_paragraphs

_ANSWERED = 0.85


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    sentences: Sequence[Sentence]


def find_cased(article: Article, words: Lexicon) -> tuple[Attribution, ...]:
    """Every quotation in order, with its speaker where the article tells."""
    paragraphs = _read_paragraphs(article.text, words)
    cast = Cast(words)
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            cast.introduce(find_phrases(sentence.tokens, words))
    interview = find_interview(article.text, paragraphs, words)
    dashed = {at for at, one in enumerate(paragraphs) if OPENS.match(one.span.of(article.text))}
    linker = Linker(article.text, words, cast)
    found: list[Attribution] = []
    for number, paragraph in enumerate(paragraphs):
        answer = interview.answers.get(number)
        is_led = number in dashed or not dashed & interview.questions  # below questions with dashes answers have them
        if answer and not answer.is_told and is_led:
            found.append(_answered(article, answer, cast))
            continue
        linker.open_paragraph(paragraph.sentences)
        before: Sentence | None = None
        for sentence in paragraph.sentences:
            if before and _ends_unclaimed(before, found) and (said := linker.who_said_before(sentence)):
                found[-1] = replace(found[-1], speaker=Speaker(said.name), source=said.source)
            for stretch, linked in linker.read(sentence):
                found.append(_attribution(article, stretch, linked))
                found += _nested(article, stretch, linker)
            before = sentence
    return tuple(found)


def _ends_unclaimed(sentence: Sentence, found: Sequence[Attribution]) -> bool:
    """True for a sentence that is nothing but a quotation, the last one `found`, of which nobody is known to say it."""
    stretches = [token.stretch for token in sentence.tokens if token.stretch]
    is_alone = bool(stretches) and not any(token.is_word and not token.stretch for token in sentence.tokens)
    return is_alone and bool(found) and found[-1].speaker is None and found[-1].quote.span == stretches[-1].span


def _read_paragraphs(text: str, words: Lexicon) -> list[_Paragraph]:
    """The sentences of each paragraph, in which a quotation between two marks is one token."""
    stretches = [one for one in find_stretches(text) if one.opener and one.closer]
    starts = [one.span.start for one in stretches]
    paragraphs = []
    for paragraph in split_paragraphs(text):
        span = paragraph.span
        inside = stretches[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        paragraphs.append(_Paragraph(span, _sentences(text, span, inside, words)))
    return paragraphs


def _sentences(text: str, span: Span, stretches: Sequence[Stretch], words: Lexicon) -> list[Sentence]:
    return split_sentences(text, tokenize(text, span, stretches, words), words)


def _attribution(article: Article, stretch: Stretch, linked: Linked) -> Attribution:
    quote = Quote(article.id, (stretch.span,), "direct")
    if linked.person is None:
        return Attribution(quote, None, None, linked.cue, UNATTRIBUTED * stretch.sure)
    name, source = linked.person.name, linked.person.source
    return Attribution(quote, Speaker(name), source, linked.cue, linked.confidence * stretch.sure)


def _answered(article: Article, answer: Answer, cast: Cast) -> Attribution:
    """The answer of an interview, of whoever the article introduces."""
    quote = Quote(article.id, (answer.content,), "direct")
    phrases = find_phrases(answer.source, cast.words)
    if not phrases:
        return Attribution(quote, None, None, None, UNATTRIBUTED)
    person = cast.person(phrases[-1], article.text, answer.source)
    return Attribution(quote, Speaker(person.name), person.source, None, _ANSWERED)


def _nested(article: Article, outer: Stretch, linker: Linker) -> Iterator[Attribution]:
    """What somebody quotes within the quotation `outer`, where that tells whose words they are."""
    inner = [one for one in outer.inner if one.opener and one.closer and is_quoted_within(article.text, one)]
    if not inner:
        return
    within = Linker(article.text, linker.words, linker.cast.copy())
    for sentence in _sentences(article.text, outer.span, inner, linker.words):
        for stretch, linked in within.read(sentence):
            if linked.person and linked.cue:
                yield _attribution(article, stretch, linked)
