"""Interviews: paragraphs of questions and answers that no verb of saying links to their speakers.

Two layouts are read. Either labels open the paragraphs (Q: … A: …, Pregunta. … Respuesta. …), or questions and answers
alternate without labels (`alternating.py`). The answers are the interviewee's; the questions belong to whomever a line
credits with the interview (`askers.py`), and else to nobody. Who is interviewed must be beyond doubt, or the answers
have no speaker either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.quoting.grammar.first_names import is_first_name
from retrieval.quoting.grammar.tokens import Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.dashes import OPENS
from retrieval.quoting.linking.layout.alternating import alternating
from retrieval.quoting.linking.layout.askers import credited_asker
from retrieval.quoting.linking.layout.interviewees import Paragraph, interviewee
from retrieval.quoting.linking.layout.labels import LABEL, trimmed
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.turns import is_dialogue
from retrieval.quoting.reports.cues import PAUSES
from retrieval.records import Span
from retrieval.text.glued import LOWER, UPPER
from retrieval.text.question_marks import ends_as_question, holds_question_mark

_LABEL = re.compile(r"[\W_]*(?P<label>[^\W\d_]+)\s*(?:[.:：]|[—–-](?=\s))\s*(?=\S)")
_GLUED = re.compile(rf"(?P<label>[{UPPER}])(?=[{UPPER}][{LOWER}'’ ])")
"""A label of one letter whose full stop was lost, on the way from bold type to plain text: “QWhy did you leave?”"""
_LEAD = re.compile(r"(?:\s|[—–―*_]|--|-(?=\s))*[«“\"„‘'»”]?\s*")
_NAME_AND_DASH = re.compile(r"\s*(?P<name>[^\W\d_a-z][\w.’'\-]*(?:\s+[^\W\d_a-z][\w.’'\-]*){0,3})\s+[—–-]\s+(?=\S)")
_LEAST_LABELLED = 2
"""Questions, and answers, from which labelled paragraphs are an interview."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The words of an answer and the tokens of its source: a mention of the interviewee, or nobody.

    `is_told` where the narrator speaks in the paragraph as well, so that not all of it was said.
    """

    content: Span
    source: tuple[Token, ...]
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Interview:
    """The answers by the number of their paragraph, and the numbers of the paragraphs that are questions."""

    answers: dict[int, Answer]
    questions: frozenset[int]


NO_INTERVIEW = Interview({}, frozenset())


def find_interview(
    text: str, paragraphs: Sequence[Paragraph], words: Lexicon, names: frozenset[str] = frozenset()
) -> Interview:
    """The interview that the paragraphs are or hold; an empty one where they are none.

    `names` are the labels that the article repeats: where two or more people have one, it is a transcript, and
    paragraphs that only alternate tell nothing.
    """
    shown = [paragraph.span.of(text) for paragraph in paragraphs]
    if not any(map(holds_question_mark, shown)):
        return NO_INTERVIEW
    labels = [_label_of(one, words) for one in shown]
    asked = [at for at, label in enumerate(labels) if label in words.question_labels]
    answered = [at for at, label in enumerate(labels) if label in words.answer_labels]
    if min(len(asked), len(answered)) >= _LEAST_LABELLED and asked[0] < answered[-1]:
        return _labelled(text, paragraphs, asked, answered, words)
    asked, answered = alternating(shown)
    if asked and len(names) > 1:
        return _opened_by_labels(text, paragraphs, asked, answered, names)
    if not asked or is_dialogue([paragraphs[at].sentences for at in (*asked, *answered)]):
        return NO_INTERVIEW
    source = _labelled_in_full(text, paragraphs, answered) or interviewee(text, paragraphs, asked[0], asked, words)
    if not source and (told := _told_between(paragraphs, asked, answered)):
        source = interviewee(text, [paragraphs[told], *paragraphs], 1, [1 + asked[0]], words)
        answered = [at for at in answered if at != told]
    dashed = "dash-dialogue" in words.habits and all(OPENS.match(shown[at]) for at in (*asked, *answered))
    if dashed and (not source or _names_another([paragraphs[at] for at in answered], source)):
        return NO_INTERVIEW  # two people talk
    starts = {at: _after_interviewee(text, paragraphs[at].span, source) for at in answered}
    sources = dict.fromkeys(answered, source)
    if asker := credited_asker([one.sentences for one in paragraphs], [*asked, *answered], source, words):
        sources |= dict.fromkeys(asked, asker)
        starts |= {at: _after(_LEAD, text, paragraphs[at].span) for at in asked}
    return Interview(_answers(text, paragraphs, starts, sources), frozenset(asked))


def _told_between(paragraphs: Sequence[Paragraph], asked: Sequence[int], answered: Sequence[int]) -> int:
    """The paragraph after an answer that opens with a full name, as an article tells there whom it asks; else 0."""
    for at in range(asked[0] + 2, answered[-1]):
        opening = paragraphs[at].sentences[0].tokens[:2] if at not in asked and paragraphs[at].sentences else ()
        if at - 1 in answered and len(opening) > 1 and is_first_name(opening[0].text) and opening[1].is_capitalised:
            return at
    return 0


def _names_another(answers: Sequence[Paragraph], source: Sequence[Token]) -> bool:
    """True where the narrator names somebody else beside the words of an answer: — Был, — ответил *Иван Кох*."""
    own = {token.text for token in source}
    told = [[token for sentence in one.sentences for token in sentence.tokens] for one in answers]
    beside = [token for one in told if any(token.stretch for token in one[:2]) for token in one if token.is_capitalised]
    return any(is_first_name(token.text) for token in beside if token.text not in own)


def _labelled(
    text: str, paragraphs: Sequence[Paragraph], asked: Sequence[int], answered: Sequence[int], words: Lexicon
) -> Interview:
    """An interview whose paragraphs are labelled.

    Names that stood before the labels speak under them (Ms Lind: … Q: … A: …). Without such a name and without an
    interviewee that the article introduces, the answers are nobody's.
    """
    first = min(asked[0], answered[0])
    answers = _named_before(text, paragraphs, first, words, asks=False)
    answers = answers or interviewee(text, paragraphs, first, asked, words)
    asker = _named_before(text, paragraphs, first, words, asks=True)
    asker = asker or credited_asker([one.sentences for one in paragraphs], [*asked, *answered], answers, words)
    sources = dict.fromkeys(answered, answers)
    if asker:
        sources |= dict.fromkeys(asked, asker)
    starts = {at: _after_label(text, paragraphs[at].span) for at in sources}
    labelled = {*asked, *answered}
    for at in range(first + 1, max(asked[-1], answered[-1])):  # an answer of several paragraphs has one label
        goes_on = at not in labelled and at - 1 in starts and at - 1 not in asked
        if goes_on and speaks_of_themselves(paragraphs[at], words):
            sources[at], starts[at] = answers, paragraphs[at].span.start
    return Interview(_answers(text, paragraphs, starts, sources), frozenset(asked))


def _opened_by_labels(
    text: str, paragraphs: Sequence[Paragraph], asked: Sequence[int], answered: Sequence[int], names: frozenset[str]
) -> Interview:
    """An interview in which only the first question and its answer have labels, the names of those who talk.

    An empty one where other paragraphs have these labels, too: a transcript.
    """
    found = {at: LABEL.match(text, one.span.start, one.span.end) for at, one in enumerate(paragraphs)}
    labels = {at: label for at, label in found.items() if label and label["name"] in names}
    if list(labels) != [asked[0], answered[0]]:
        return NO_INTERVIEW
    asker, answerer = (_tokens_in(paragraphs[at], label.span("name")) for at, label in labels.items())
    sources = dict.fromkeys(asked, asker) | dict.fromkeys(answered, answerer)
    starts = {at: labels[at].end() if at in labels else paragraphs[at].span.start for at in sources}
    return Interview(_answers(text, paragraphs, starts, sources), frozenset(asked))


def _tokens_in(paragraph: Paragraph, span: tuple[int, int]) -> tuple[Token, ...]:
    """The tokens of a paragraph that start within a span of the text."""
    return tuple(one for sentence in paragraph.sentences for one in sentence.tokens if span[0] <= one.start < span[1])


def speaks_of_themselves(paragraph: Paragraph, words: Lexicon) -> bool:
    """Whether "I" or "we" stands in a paragraph, outside quotation marks: the narrator of an interview says neither."""
    return any(token.lower in words.first_persons for sentence in paragraph.sentences for token in sentence.tokens)


def _answers(
    text: str, paragraphs: Sequence[Paragraph], starts: dict[int, int], sources: dict[int, tuple[Token, ...]]
) -> dict[int, Answer]:
    answers = {}
    for at, source in sources.items():
        content = Span(starts[at], _end(text, paragraphs[at], starts[at]))
        if content.start < content.end:
            answers[at] = Answer(content, source, _is_told(text, paragraphs[at]))
    return answers


def _end(text: str, paragraph: Paragraph, start: int) -> int:
    """Where the words of a paragraph end that begin at `start`: before closing marks, but for one that opens within
    them."""
    end = trimmed(text, paragraph.span.end)
    marked = [token.stretch for sentence in paragraph.sentences for token in sentence.tokens if token.stretch]
    for one in marked[-1:]:
        if one.opener and one.closer and not text[one.closer.end : paragraph.span.end].strip(" .,;"):
            return max(end, one.closer.end) if one.opener.start >= start else one.span.end
    return end


def _is_told(text: str, paragraph: Paragraph) -> bool:
    """True where marked words open a paragraph, and after a pause the narrator tells who said them: “Yes,” *she said*.

    A paragraph that only opens with a word in marks goes on without a pause.
    """
    tokens = [token for sentence in paragraph.sentences for token in sentence.tokens]
    first = next((at for at, token in enumerate(tokens) if token.is_word or token.stretch), -1)
    if first < 0 or (stretch := tokens[first].stretch) is None:
        return False
    after = tokens[first + 1 : first + 4]
    paused = text[stretch.span.end - 1] in PAUSES or any(token.text in PAUSES for token in after)
    told = next((token for token in after if token.is_word), None)
    return paused and told is not None and told.text[0].islower()


def _after(lead: re.Pattern[str], text: str, span: Span) -> int:
    """Where the words of a paragraph start after its label, dash or mark."""
    found = lead.match(text, span.start, span.end)
    return found.end() if found else span.start


def _labelled_in_full(text: str, paragraphs: Sequence[Paragraph], answered: Sequence[int]) -> tuple[Token, ...]:
    """The two or more capitalised words before a colon that open an answer, if no other answer has another such
    label."""
    found: dict[str, tuple[Token, ...]] = {}
    for at in answered:
        label = LABEL.match(text, paragraphs[at].span.start, paragraphs[at].span.end)
        name = label["name"].split() if label else []
        if label and len(name) > 1 and all(word[0].isupper() for word in name):
            found.setdefault(label["name"], _tokens_in(paragraphs[at], label.span("name")))
    return next(iter(found.values())) if len(found) == 1 else NOBODY


def _after_interviewee(text: str, span: Span, source: Sequence[Token]) -> int:
    """Where the words of an answer start: after its dash or mark, and after the interviewee's name or initials."""
    start = _after(_LEAD, text, span)
    label = LABEL.match(text, span.start, span.end) or _NAME_AND_DASH.match(text, span.start, span.end)
    if label is None:
        return start
    names = {token.text for token in source if token.is_word}
    parts = [part for part in label["name"].replace(".", ". ").split() if part]
    initials = all(part.endswith(".") and len(part) == 2 for part in parts)
    opens = {name[0] for name in names}
    is_own = {part[0] for part in parts} <= opens if initials else not names.isdisjoint(parts)
    return label.end() if is_own else start


def _after_label(text: str, span: Span) -> int:
    return _after(_LABEL if _LABEL.match(text, span.start, span.end) else _GLUED, text, span)


def _label_of(paragraph: str, words: Lexicon) -> str:
    """The lower-case label that opens the paragraph, "" where it is none of the language's labels."""
    found = _LABEL.match(paragraph) or _GLUED.match(paragraph)
    label = found["label"].lower() if found else ""
    return label if label in words.question_labels or label in words.answer_labels else ""


def _named_before(
    text: str, paragraphs: Sequence[Paragraph], first: int, words: Lexicon, *, asks: bool
) -> tuple[Token, ...]:
    """Who asks, or else answers, under a name of their own in the two paragraphs before the first label."""
    for at in range(first - 1, max(-1, first - 3), -1):
        span = paragraphs[at].span
        found = LABEL.match(text, span.start, span.end)
        if found and found["name"].lower() in words.interview_credits:
            continue
        if found and ends_as_question(span.of(text)) is asks:
            return _tokens_in(paragraphs[at], found.span("name"))
    return NOBODY
