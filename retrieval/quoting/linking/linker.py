"""Links contents to sources across the sentences and paragraphs of an article.

A sentence's own cues come first. Quotations that no cue took climb the ladder (ladder.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon, Words
from retrieval.quoting.linking.ladder import climb
from retrieval.quoting.linking.layout.interviews import Answer
from retrieval.quoting.linking.layout.labels import Labelled, credited, reads_as_source, transcript_line
from retrieval.quoting.linking.place import Place, is_alone, may_carry, may_reply, sole_person_in
from retrieval.quoting.linking.questions import answered_by, answers, asks_before, keeps_asking, note_question
from retrieval.quoting.linking.reported import CUE_RULES, confidence_of, quotes_of, takes_quote, weightiest_first
from retrieval.quoting.linking.said import NOBODY, Floor, Said
from retrieval.quoting.linking.spans import cue_span, named, span_of, whole
from retrieval.quoting.linking.subjects.agreement import tells_of
from retrieval.quoting.linking.subjects.claims import claimed_in
from retrieval.quoting.linking.subjects.left_out import cues_of
from retrieval.quoting.linking.subjects.openers import able_to_report, interlocutor, stands_for_somebody, subject_told
from retrieval.quoting.linking.turns import LONGEST_TURN, Dialogue, Turn, introduced_in, last_reported, turn_of
from retrieval.quoting.linking.uncued import agent_beside, names_speaker, narrating_subject, reported_sentence
from retrieval.quoting.linking.utterances import opening_owner
from retrieval.quoting.reports.contents import Report, find_reports
from retrieval.quoting.reports.cues import Frame
from retrieval.quoting.reports.denials import is_denied
from retrieval.records import UNATTRIBUTED, Span

LABELLED = 0.9
INTERVIEW = 0.85
CARRIED = 0.6
SETTLED = 0.7
AGENT = 0.6
MOOD = 0.5


class Linker:
    """Reads paragraphs in order. `said` collects what was reported, in the order in which it was found.

    Between paragraphs it remembers the speaker to whom a paragraph without any name is given (`_carried`), the last
    reported source (`_reporting`), in languages whose speech opens with a dash the only person named (`_introduced`),
    the last turns of a dialogue, and quotations that open the article and have no speaker yet (`_opening`).
    """

    def __init__(
        self, text: str, words: Lexicon, labels: Words, surnames: Words = frozenset(), capitals: Words = frozenset()
    ) -> None:
        self.said: list[Said] = []
        self._text = text
        self._words = words
        self._labels = labels
        self._surnames = surnames
        self._capitals = capitals
        self._subject_of = partial(subject_told, names=capitals, words=words)
        self._carried = NOBODY
        self._reporting = NOBODY
        self._introduced = NOBODY
        self._before: Sequence[Sentence] = ()
        self._dialogue = Dialogue(words)
        self._opening: list[Span] = []

    def hear(self, answer: Answer, rule: str = "interview_answer") -> None:
        """Record words in no marks as an answer of an interview, or as what another `rule` takes for somebody's."""
        self._carried = self._reporting = answer.source
        confidence = INTERVIEW if answer.source else UNATTRIBUTED
        self._dialogue.take(turn_of(Turn(answer.source), answer.content.of(self._text)))
        self.said.append(Said((answer.content,), answer.source, None, confidence, rule, verbatim=True))

    def hear_told(
        self, answer: Answer, paragraph: Span, sentences: Sequence[Sentence], below: Span | None = None
    ) -> None:
        """Read an answer of an interview that also holds narration, in which a pronoun stands for the interviewee."""
        self._carried = self._reporting = self._introduced = answer.source
        before = len(self.said)
        self.read(paragraph, sentences, below)
        for at in range(before, len(self.said)):
            source = self.said[at].source
            if answer.source and stands_for_somebody(source, self._words):
                self.said[at] = replace(self.said[at], meant=answer.source)
        self._carried = self._reporting = answer.source

    def read(self, paragraph: Span, sentences: Sequence[Sentence], below: Span | None = None) -> None:
        """Read one paragraph. `below` is the next one, which may name this one's speaker after a dash."""
        if labelled := transcript_line(self._text, paragraph, self._labels):
            self.hear_labelled(labelled, sentences, "transcript_label")
            return
        below = None if "dash-dialogue" in self._words.habits else below
        if sentences and (labelled := credited(self._text, sentences[0], paragraph.end, self._words, below)):
            self.hear_labelled(labelled, sentences, "credit")
            return
        floor = Floor(self._subject_of)
        for sentence in sentences:
            self._read_sentence(sentence, floor)
        self._introduce(sentences, floor)
        turn = NOBODY
        for content in floor.waiting:
            turn = self._dialogue.speaker_of(content.of(self._text)) if len(floor.waiting) == 1 else NOBODY
            if turn:
                self._add([content], turn, None, CARRIED, "turn_of_dialogue")
                self._carried = turn
            else:
                self._carry(content, floor)
        self._dialogue.take(self._turn_of(floor, paragraph, turn))
        self._introduced = (
            sole_person_in(floor.sentences, self._words) if "dash-dialogue" in self._words.habits else NOBODY
        )
        self._before = floor.sentences
        asks = floor.reported and floor.reported[0].lower in self._words.other  # the narrator: I ask about the prize
        self._reporting = floor.speaker or (NOBODY if asks else floor.reported)
        if self._reporting:
            self._carried = self._reporting
        elif not floor.waiting and not asks_before(floor):
            opener = floor.subject[0].lower if floor.subject else ""
            asked = opener in self._words.other or opener in self._words.complementizers
            self._carried = self._carried if asked else floor.subject

    def hear_labelled(self, labelled: Labelled, sentences: Sequence[Sentence], rule: str) -> None:
        """Record a paragraph as the words of the speaker whom its label names. A question's label names nobody."""
        tokens = (token for sentence in sentences for token in sentence.tokens)
        label = tuple(one for one in tokens if labelled.source.holds(Span(one.start, one.end)))
        self._carried = label if reads_as_source(label, self._words) else (whole(self._text, labelled.source),)
        if self._carried[0].lower not in self._words.question_labels:
            self.said.append(Said((labelled.content,), self._carried, None, LABELLED, rule, verbatim=True))

    def _carry(self, content: Span, floor: Floor) -> None:
        """Attribute a quotation without a speaker to the last speaker; one that opens the article waits for one."""
        quoted = content.of(self._text)
        replies = may_reply(quoted, self._before) or answers(quoted, self._before, self._words)
        replies = replies or tells_of(quoted, self._carried, self._before, self._words)
        goes_on = may_carry(floor.sentences, self._words) and not replies
        asked = keeps_asking(floor.sentences, self._before, self._words)
        carried = self._carried if goes_on or asked else NOBODY
        if not carried and not self.said:
            self._opening.append(content)
            return
        self._add([content], carried, None, CARRIED, "paragraph_before")

    def _introduce(self, sentences: Sequence[Sentence], floor: Floor) -> None:
        """Attribute the quotations that open the article to the person whom this paragraph introduces."""
        if not self._opening or (floor.waiting and len(floor.sentences) == len(floor.waiting)):
            return
        source = introduced_in(sentences, self._words)
        for content in self._opening:
            self._add([content], source, None, CARRIED, "introduced_after")
        self._opening.clear()

    def finish(self) -> None:
        """Record the quotations still without a speaker. Must be called after the last paragraph."""
        for content in self._opening:
            self._add([content], NOBODY, None, CARRIED, "paragraph_before")
        self._opening.clear()

    def _turn_of(self, floor: Floor, paragraph: Span, turn: tuple[Token, ...]) -> Turn:
        """The paragraph as a turn of a dialogue. `turn` is the speaker whom the alternation gave it, if any."""
        if paragraph.end - paragraph.start > LONGEST_TURN:
            return Turn(floor.speaker)
        cues = {said.cue.of(self._text).lower() for said in self.said[-2:] if said.cue}
        asks, replies = not cues.isdisjoint(self._words.asked), not cues.isdisjoint(self._words.answering)
        narrated = NOBODY if floor.speaker or turn or floor.waiting else floor.subject
        return turn_of(Turn(turn or floor.speaker, asks, replies, narrated=narrated), paragraph.of(self._text))

    def _read_sentence(self, sentence: Sentence, floor: Floor) -> None:
        tokens = sentence.tokens
        if floor.waiting:
            self._settle(floor, opening_owner(tokens, self._words), None)
        speaker = reported = NOBODY
        stretches = [at for at, token in enumerate(tokens) if token.stretch]
        taken = self._link_agents(tokens, stretches)
        told = (floor, self._before, self._reporting)
        hidden, cues, left_out = cues_of(sentence, *told, self._capitals, self._words)
        reports = find_reports(sentence, sorted([*hidden, *cues], key=lambda cue: cue.first), self._words)
        for report in weightiest_first(reports, tokens, self._words):
            if taken and not report.cue.is_nested and not taken.isdisjoint(report.positions):
                continue
            own = tuple(named(self._text, token) for token in report.cue.source.of(tokens))
            own = left_out if report.cue in hidden else own
            reported = reported or able_to_report(own, tokens, report.cue.last, self._words)
            source = interlocutor(own, floor, self._words)
            meant = answered_by(tokens, report, reports, floor, self._words)
            if not report.contents:
                if floor.waiting and report.cue.frame is not Frame.JUDGEMENT:
                    self._settle(floor, source, cue_span(tokens, report))
                continue
            source, meant = (NOBODY, NOBODY) if is_denied(tokens, report, self._words) else (source, meant)
            self._add_report(tokens, report, claimed_in(tokens, report, self._words) or source, meant)
            taken |= report.positions
            if takes_quote(tokens, report):
                speaker = meant or source
                floor.answerer = speaker if floor.asker and speaker != floor.asker else floor.answerer
                self._settle(floor, source, None)
            note_question(tokens, report, floor, self._words)
        floor.speaker = speaker or floor.speaker
        mooded = range(0) if taken else self._link_mood(sentence, floor)
        floor.mooded = bool(mooded)
        if mooded:
            taken.update(mooded)
            reported = floor.reported
        floor.fresh = bool(taken)
        for at in stretches:
            if at not in taken and self._may_be_said(sentence, at, floor):
                self._link(sentence, at, floor)
        floor.reported = reported or floor.reported
        floor.sentences.append(sentence)

    def _add_report(
        self, tokens: Sequence[Token], report: Report, source: tuple[Token, ...], meant: tuple[Token, ...]
    ) -> None:
        """Record the quotes that a report makes."""
        cue, confidence, rule = cue_span(tokens, report), confidence_of(report), CUE_RULES[report.cue.frame]
        for contents in quotes_of(report):
            self._add([span_of(tokens, *content) for content in contents], source, cue, confidence, rule, meant)

    def _may_be_said(self, sentence: Sentence, at: int, floor: Floor) -> bool:
        """False if the stretch at `at` is no speech but the title of a work, or the value of an attribute in markup."""
        start = sentence.tokens[at].start
        if start > 0 and self._text[start - 1] == "=":
            return False
        if not sentence.holds_title(at):
            return True
        return bool(at == 0 and (floor.speaker or (floor.subject and sentence.ends_inside(at))) and is_alone(sentence))

    def _link(self, sentence: Sentence, at: int, floor: Floor) -> None:
        """Attribute the stretch at `at`, which no cue took, by the first rule of the ladder that applies."""
        content = span_of(sentence.tokens, at, at)
        place = Place(
            sentence,
            at,
            content.of(self._text),
            floor,
            self._carried,
            self._words,
            self._introduced,
            self._reporting,
            self._before,
            self._surnames,
            self._capitals,
        )
        found = climb(place)
        if found is None:
            return
        rule, link = found
        if link.waits:
            floor.waiting.append(content)
            return
        if link.takes_floor:
            floor.speaker = link.source
        self._add([content], link.source, None, link.confidence, rule)

    def _link_mood(self, sentence: Sentence, floor: Floor) -> range:
        """Attribute a sentence that only its verb's mood marks as reported (Die Lage *sei* ernst). Returns its
        range."""
        source = last_reported(floor, self._words) or self._reporting
        found = reported_sentence(sentence.tokens, self._words, follows=floor.fresh) if source else None
        if found is None:
            return range(0)
        content = span_of(sentence.tokens, *found)
        if found[0]:
            own = narrating_subject(sentence.tokens, self._words)
            source = own.of(sentence.tokens) if own else source
        elif floor.mooded:
            content = Span(self.said.pop().contents[0].start, content.end)
        self._add([content], source, None, MOOD, "reported_mood")
        floor.reported = source
        return range(found[0], found[1] + 1)

    def _link_agents(self, tokens: Sequence[Token], stretches: Sequence[int]) -> set[int]:
        """Attribute each stretch to the agent of a passive beside it. Returns the positions of these
        stretches."""
        taken = set()
        for at in stretches:
            if agent := agent_beside(tokens, at, self._words):
                taken.add(at)
                source = agent if names_speaker(agent, self._words) else NOBODY
                self._add([span_of(tokens, at, at)], source, None, AGENT, "agent_of_passive")
        return taken

    def _settle(self, floor: Floor, source: tuple[Token, ...], cue: Span | None) -> None:
        """Attribute the quotations that wait for a speaker to `source`, unless it is empty."""
        for content in floor.waiting if source else ():
            self._add([content], source, cue, SETTLED, "next_cue")
            floor.speaker = source
        floor.waiting[:] = [] if source else floor.waiting

    def _add(
        self,
        contents: Sequence[Span],
        source: tuple[Token, ...],
        cue: Span | None,
        confidence: float,
        rule: str,
        meant: tuple[Token, ...] = NOBODY,
    ) -> None:
        self.said.append(Said(tuple(contents), source, cue, confidence if source else UNATTRIBUTED, rule, meant=meant))
