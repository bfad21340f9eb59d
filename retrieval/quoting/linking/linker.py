"""Links contents to sources across the sentences and paragraphs of an article.

A sentence's own cues come first. What no cue took goes to whoever speaks around it: the paragraph's speaker, the one of
the next sentence, the subject of the sentence before, the speaker of the paragraph before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from retrieval.quoting.grammar.subjects import clause_subject, leading_subject
from retrieval.quoting.grammar.tokens import ENDS_SENTENCE, Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.labels import credited, transcript_line
from retrieval.quoting.linking.uncued import (
    agent_behind,
    described_by,
    heading_before,
    lacks_subject,
    name_before,
    narrated_behind,
    narrating_subject,
    owner_behind,
    reported_sentence,
    unknown_reporter,
)
from retrieval.quoting.reports.according import find_according
from retrieval.quoting.reports.contents import Report, find_reports
from retrieval.quoting.reports.cues import PAUSES, Frame, find_cues
from retrieval.quoting.reports.free_order import find_free_cues
from retrieval.records import Span

ORPHAN_WORDS = 5
"""Words from which a stretch without a cue is taken for speech; shorter ones are scare quotes four times in five."""

CONFIDENCE = {
    Frame.SPEECH: (0.69, 0.9),
    Frame.TOLD: (0.57, 0.9),
    Frame.ASKED: (0.55, 0.8),
    Frame.ACCORDING: (0.8, 0.8),
    Frame.THOUGHT: (0.44, 0.35),
    Frame.JUDGEMENT: (0.41, 0.65),
    Frame.INTENT: (0.47, 0.65),
}
"""How often words and speaker were right on PolNeAR's training articles: without and with quotation marks."""

LEAD_WORDS = 5
"""Tokens before a colon from which a sentence has a subject of its own, found or not: "Y añade:" has none."""

LABELLED = 0.9

SCARE_WORDS = 2

NOBODY: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Spans of the text, the tokens of their source (none: not attributed), the cue, and how sure (0..1).

    `verbatim` where a label makes the words the source's own, with or without marks.
    """

    contents: tuple[Span, ...]
    source: tuple[Token, ...]
    cue: Span | None
    confidence: float
    verbatim: bool = False


@dataclass(slots=True)
class Voices:
    """Who speaks in a paragraph: `speaker` took a quotation, `reported` was reported last, `waiting` has no one yet."""

    speaker: tuple[Token, ...] = NOBODY
    reported: tuple[Token, ...] = NOBODY
    subject: tuple[Token, ...] = NOBODY
    waiting: list[Span] = field(default_factory=list)
    fresh: bool = False
    mooded: bool = False


class Linker:
    """Reads paragraphs in order; `said` collects what was reported."""

    def __init__(self, text: str, words: Lexicon, labels: frozenset[str]) -> None:
        self.text = text
        self.words = words
        self.labels = labels
        self.said: list[Said] = []
        self.carried = NOBODY
        self.reporting = NOBODY

    def read(self, paragraph: Span, sentences: Sequence[Sentence]) -> None:
        """Read one paragraph."""
        labelled = transcript_line(self.text, paragraph, self.labels)
        if labelled is None and sentences:
            labelled = credited(self.text, sentences[0], paragraph.end)
        if labelled:
            self.carried = (whole(self.text, labelled.source),)
            self.said.append(Said((labelled.content,), self.carried, None, LABELLED, verbatim=True))
            return
        voices = Voices()
        for sentence in sentences:
            self.read_sentence(sentence, voices)
        for content in voices.waiting:
            self.add([content], self.carried, None, 0.6)
        self.reporting = voices.speaker or voices.reported
        self.carried = self.reporting or (self.carried if voices.waiting else voices.subject)

    def read_sentence(self, sentence: Sentence, voices: Voices) -> None:
        tokens = sentence.tokens
        speaker = NOBODY
        reported = NOBODY
        taken = self.link_agents(tokens)
        verbs = find_free_cues if "inverts" in self.words.habits else find_cues
        cues = sorted(verbs(sentence, self.words) + find_according(sentence, self.words), key=lambda cue: cue.first)
        for report in weightiest_first(find_reports(sentence, cues, self.words)):
            if any(not taken.isdisjoint(range(first, last + 1)) for first, last in report.contents):
                continue
            source = tuple(named(self.text, token) for token in report.cue.source.of(tokens))
            reported = reported or source
            if not report.contents:
                if voices.waiting and report.cue.frame is not Frame.JUDGEMENT:
                    self.settle(voices, source, cue_span(tokens, report))
                continue
            for contents in quotes_of(report):
                spans = [span_of(tokens, *content) for content in contents]
                self.add(spans, source, cue_span(tokens, report), confidence_of(tokens, report))
            taken.update(i for first, last in report.contents for i in range(first, last + 1))
            if takes_quote(tokens, report):
                speaker = source
                self.settle(voices, source, None)
        voices.speaker = speaker or voices.speaker
        mooded = range(0) if taken else self.link_mood(sentence, voices)
        voices.mooded = bool(mooded)
        if mooded:
            taken.update(mooded)
            reported = voices.reported
        voices.fresh = bool(taken)
        for at, token in enumerate(tokens):
            if token.stretch and at not in taken and self.may_be_said(sentence, at, voices):
                self.link(sentence, at, voices)
        voices.reported = reported or voices.reported
        subject = leading_subject(tokens, self.words)
        voices.subject = subject.of(tokens) if subject else voices.subject

    def may_be_said(self, sentence: Sentence, at: int, voices: Voices) -> bool:
        """False where the stretch at `at` is a title, or the value of an attribute."""
        start = sentence.tokens[at].start
        if start > 0 and self.text[start - 1] == "=":
            return False
        return not sentence.is_title(at) or bool(at == 0 and voices.speaker and stands_alone(sentence))

    def link_mood(self, sentence: Sentence, voices: Voices) -> range:
        """Link a sentence that goes on in reported mood with whoever was reported before it; its positions."""
        source = voices.reported or voices.speaker or self.reporting
        found = reported_sentence(sentence.tokens, self.words, follows=voices.fresh) if source else None
        if found is None:
            return range(0)
        content = span_of(sentence.tokens, *found)
        if found[0]:
            own = narrating_subject(sentence.tokens, self.words)
            source = own.of(sentence.tokens) if own else source
        elif voices.mooded:
            content = Span(self.said.pop().contents[0].start, content.end)
        self.add([content], source, None, 0.5)
        voices.reported = source
        return range(found[0], found[1] + 1)

    def link_agents(self, tokens: Sequence[Token]) -> set[int]:
        """Link the stretches that a passive's agent follows; their positions."""
        taken = set()
        for at, token in enumerate(tokens):
            agent = agent_behind(tokens, at, self.words) if token.stretch else None
            if agent:
                taken.add(at)
                self.add([span_of(tokens, at, at)], agent.of(tokens), None, 0.6)
        return taken

    def link(self, sentence: Sentence, at: int, voices: Voices) -> None:
        """Link the stretch at `at`, which no cue took."""
        tokens = sentence.tokens
        content = span_of(tokens, at, at)
        size = len(content.of(self.text).split())
        introduced = at > 0 and tokens[at - 1].text == ":"
        if not self.words.is_known:
            self.link_unread(tokens, at)
            return
        near = voices.speaker or voices.reported or voices.subject or self.carried
        if near and lacks_subject(tokens, at, self.words):
            voices.speaker = near
            self.add([content], near, None, 0.6)
        elif hands_over(content.of(self.text)) and (reporter := unknown_reporter(tokens, at, self.words)):
            voices.speaker = reporter.of(tokens)
            self.add([content], voices.speaker, None, 0.5)
        elif at == 0 and (owner := owner_behind(tokens, at)):
            self.add([content], owner.of(tokens), None, 0.6)
        elif narrated_behind(tokens, at, self.words):
            self.link_unread(tokens, at)
        elif at == 0 and size > 1 and stands_alone(sentence):
            self.link_alone(content, voices)
        elif describer := described_by(tokens, at, self.words):
            self.add([content], describer.of(tokens), None, 0.6)
        elif introduced and (heading := heading_before(tokens, at - 1, self.words)):
            self.add([content], heading.of(tokens), None, 0.8)
        elif (size >= ORPHAN_WORDS or introduced) and not is_subject(tokens, at, self.words):
            self.link_orphan(tokens, at, voices)

    def link_unread(self, tokens: Sequence[Token], at: int) -> None:
        """Link a stretch whose frame cannot be read: to a name before a colon, or to no one."""
        named = name_before(tokens, at - 1) if at > 0 and tokens[at - 1].text == ":" else None
        content = span_of(tokens, at, at)
        if named or len(content.of(self.text).split()) >= ORPHAN_WORDS:
            self.add([content], named.of(tokens) if named else NOBODY, None, 0.7)

    def link_orphan(self, tokens: Sequence[Token], at: int, voices: Voices) -> None:
        """Link a stretch to the subject of its own sentence or to whoever spoke before."""
        introduced = at > 0 and tokens[at - 1].text == ":"
        subject = leading_subject(tokens[:at], self.words)
        if "inverts" not in self.words.habits:
            subject = clause_subject(tokens, at - 1, self.words) or subject
        near = subject.of(tokens) if subject else NOBODY
        if introduced and not near and at > LEAD_WORDS and "inverts" in self.words.habits:
            source = NOBODY
        else:
            source = near or voices.speaker if introduced else voices.speaker or near
        self.add([span_of(tokens, at, at)], source, None, 0.5)

    def link_alone(self, content: Span, voices: Voices) -> None:
        """Link a sentence that is nothing but a quotation."""
        near = voices.speaker or voices.reported or voices.subject
        if near:
            self.add([content], near, None, 0.9 if voices.speaker else 0.6)
            voices.speaker = near
        else:
            voices.waiting.append(content)

    def settle(self, voices: Voices, source: tuple[Token, ...], cue: Span | None) -> None:
        """Give the stretches that waited for a speaker to `source`."""
        for content in voices.waiting:
            self.add([content], source, cue, 0.7)
        if voices.waiting:
            voices.speaker = source
            voices.waiting.clear()

    def add(self, contents: Sequence[Span], source: tuple[Token, ...], cue: Span | None, confidence: float) -> None:
        self.said.append(Said(tuple(contents), source, cue, confidence if source else 0.3))


def confidence_of(tokens: Sequence[Token], report: Report) -> float:
    quoted = any(token.stretch for first, last in report.contents for token in tokens[first : last + 1])
    return CONFIDENCE[report.cue.frame][quoted]


def weightiest_first(reports: Sequence[Report]) -> list[Report]:
    """Whole quotations, then verbs of speech, then the others: where two claim the same words, the first keeps them."""
    return sorted(reports, key=lambda report: (not report.is_quotation, not report.cue.is_weighty))


def quotes_of(report: Report) -> list[tuple[tuple[int, int], ...]]:
    """The contents that make one quote, split around the cue at most: “X,” she said, “Y”; what follows stands alone."""
    before = tuple(content for content in report.contents if content[1] < report.cue.first)
    after = [content for content in report.contents if content[1] >= report.cue.first]
    if before:
        return [(*before, *after[:1]), *((content,) for content in after[1:])]
    return [(content,) for content in after]


def takes_quote(tokens: Sequence[Token], report: Report) -> bool:
    """True where a content starts with a stretch, or ends with one that the cue follows."""
    return any(
        tokens[first].stretch is not None or (tokens[last].stretch is not None and last < report.cue.first)
        for first, last in report.contents
    )


def is_subject(tokens: Sequence[Token], at: int, words: Lexicon) -> bool:
    """True for a name in marks that a verb without any speaker follows: “The long road” *is* a book."""
    return at + 1 < len(tokens) and tokens[at + 1].lower in words.auxiliaries


def hands_over(words: str) -> bool:
    """False for a word or two without a pause at their end: Ana “Bobo” Ruiz."""
    return words[-1] in PAUSES or len(words.split()) > SCARE_WORDS


def stands_alone(sentence: Sentence) -> bool:
    stretch = sentence.tokens[0].stretch
    return len(sentence.tokens) <= 2 or bool(stretch and ENDS_SENTENCE.search(stretch.span.of(sentence.text)))


def named(text: str, token: Token) -> Token:
    """A source's token; a stretch as the name that stands in it."""
    return whole(text, token.stretch.span) if token.stretch else token


def whole(text: str, span: Span) -> Token:
    words = span.of(text)
    return Token(span.start, span.end, words, words.lower(), words[0].isalnum(), words[0].isupper())


def cue_span(tokens: Sequence[Token], report: Report) -> Span:
    return Span(tokens[report.cue.first].start, tokens[report.cue.last].end)


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """The words of the tokens; a lone stretch without its marks, in a longer content with them."""
    stretch = tokens[first].stretch
    if first == last and stretch:
        return stretch.span
    return Span(tokens[first].start, tokens[last].end)
