"""Links each quotation of a sentence to its speaker, and remembers of whom the narrator told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.quoting.cased.cast import Cast, Person, find_among, is_body, is_known
from retrieval.quoting.cased.clauses import Report, ends_with_verb, report_after
from retrieval.quoting.cased.phrases import Phrase, find_phrases, plain
from retrieval.quoting.cased.subjects import Clause
from retrieval.quoting.grammar.tokens import Sentence, Token
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marked_sentences import is_utterance
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

_REPORTED = 0.85
_STANDING = 0.8


@dataclass(frozen=True, slots=True)
class Linked:
    """Who says a quotation, None for nobody who is known, by which verb, and how sure that is (0..1).

    `is_told_by` is set where the sentence is about somebody else, who tells what this person said.
    """

    person: Person | None = None
    cue: Span | None = None
    confidence: float = _REPORTED
    is_told_by: bool = False


@dataclass(slots=True)
class Linker:
    """Reads an article sentence by sentence; nothing here raises.

    `topic` is the person of whom the paragraph tells, `before` the one of whom the paragraph before told at its end,
    `announced` whoever a colon at the end of a paragraph lets speak, and `issuer` who made the statement of which the
    sentence before tells.
    """

    text: str
    words: Lexicon
    cast: Cast
    topic: Person | None = None
    before: Person | None = None
    announced: Person | None = None
    issuer: Person | None = None

    def open_paragraph(self, sentences: Sequence[Sentence]) -> None:
        """Begin a paragraph: a verb without a subject may go on with whoever spoke last, a quotation alone may not."""
        only_quoted = all(token.stretch or not token.is_word for one in sentences for token in one.tokens)
        self.before = self.topic
        self.topic = self.announced = self.announced if only_quoted else None

    def read(self, sentence: Sentence) -> Iterator[tuple[Stretch, Linked]]:
        """The quotations of a sentence with their speakers."""
        tokens = sentence.tokens
        phrases = find_phrases(tokens, self.words, self.cast.words_of_names)
        places = [at for at, token in enumerate(tokens) if token.stretch]
        first, is_about_speaker = 0, False
        for place, following in pairwise([*places, len(tokens)]):
            stretch = tokens[place].stretch
            linked = self._linked(Clause(tokens, phrases, first, place), following)
            if linked.person and not linked.is_told_by:
                self._remember(linked.person)
                is_about_speaker = True
            if stretch and (linked.cue or linked.person or is_utterance(self.text, stretch)):
                yield stretch, linked
                first = place + 1
        if not is_about_speaker:
            self._hear(Clause(tokens, phrases, 0, len(tokens)))
        self.cast.hear(phrases)

    def who_said_before(self, sentence: Sentence) -> Person | None:
        """Of whom a sentence says that the quotation before it is theirs: Mağaza çalışanı *Nazlı Ok* böyle diyor."""
        tokens = sentence.tokens
        phrases = find_phrases(tokens, self.words, self.cast.words_of_names)
        clause = Clause(tokens, phrases, 0, len(tokens))
        points = find_among(tokens, 0, len(tokens), self.words.demonstratives) >= 0
        says = ends_with_verb(self.text, tokens[0].start, tokens[-1].end, self.words)
        return self._person(clause.subject(self.cast), tokens) if points and says else None

    def _remember(self, person: Person | None) -> None:
        self.topic = person
        self.cast.spoke(person)

    def _hear(self, clause: Clause) -> None:
        """Take note of whom a sentence is about."""
        person = self._about(clause)
        if person or clause.has_joint_subject(self.cast):
            self._remember(person)
        self.announced = self.topic or self.before if clause.tokens[-1].text == ":" else None
        tells = find_among(clause.tokens, 0, len(clause.tokens), self.words.letters) >= 0
        self.issuer = person if tells else None

    def _about(self, clause: Clause) -> Person | None:
        """The subject of a sentence, or else the only person whom it names."""
        if subject := clause.subject(self.cast):
            return self._person(subject, clause.tokens)
        if clause.has_joint_subject(self.cast):
            return None
        named = [one for one in clause.inside if one.name and is_known(one, self.cast)]
        people = {self.cast.full(one.name): one for one in named if not is_body(one, self.words)}
        return self._person(next(iter(people.values())), clause.tokens) if len(people) == 1 else None

    def _person(self, phrase: Phrase | None, tokens: Sequence[Token]) -> Person | None:
        return self.cast.person(phrase, self.text, tokens) if phrase else None

    def _linked(self, clause: Clause, following: int) -> Linked:
        """Who says the quotation after `clause`; `following` is the place of the next one, or the sentence's end."""
        tokens = clause.tokens
        last = _last_of_row(tokens, clause.last, self.words)
        end = next((at for at in range(last + 1, len(tokens)) if tokens[at].stretch), len(tokens))
        report = report_after(self.text, tokens[last].end, tokens[end - 1].end, self.words)
        if report is None:
            if clause.is_according_to_pronoun(self.words):
                return Linked(self.topic)
            according = clause.according(self.words)
            return Linked(self._person(according, tokens)) if according else self._without_report(clause, following)
        match report.way:
            case "told":
                after = clause.told_by(_token_from(tokens, report.cue.end), self.cast)
                return Linked(self._person(after, tokens), report.cue)
            case "cited":
                owner = clause.owner(self.words)
                teller = owner or clause.subject(self.cast)
                return Linked(self._person(teller, tokens), report.cue, is_told_by=owner is not None)
            case "impersonal":
                return self._issued(clause, report)
            case _:
                if beside := clause.owner_beside(self.words):
                    return Linked(self._person(beside, tokens), report.cue, is_told_by=True)
                return Linked(self._who_said(clause, report), report.cue)

    def _issued(self, clause: Clause, report: Report) -> Linked:
        """Whose letter or statement holds a quotation: *Kaya'nın* mektubunda “…” denildi; *Valilikten* yapılan …"""
        if owner := clause.owner(self.words):
            person = self._person(owner, clause.tokens)
            if subject := clause.subject(self.cast):  # *Kaya*, bir gazetecinin “…?” sorusuna “…” dedi
                self._remember(self._person(subject, clause.tokens))
            return Linked(person, report.cue, is_told_by=subject is not None)
        issuer = clause.issuer(self.words)
        if issuer is None and (subject := clause.subject(self.cast)):
            self._remember(self._person(subject, clause.tokens))  # *Kaya* “…?” sorusuna “…” dedi
        if issuer is None and plain(clause.tokens[clause.first]) in self.words.utterances:
            return Linked(self.issuer, report.cue)  # Kaya bir açıklama yaptı. *Açıklamada* “…” denildi
        return Linked(Person(*issuer, is_described=True), report.cue) if issuer else Linked()

    def _who_said(self, clause: Clause, report: Report) -> Person | None:
        """The subject behind the verb, before the quotation, or the person of whom the narrator told last."""
        at = _token_from(clause.tokens, report.cue.end)
        if behind := clause.after_verb(at, self.cast):
            return self._person(behind, clause.tokens)
        is_verb = report.cue.of(self.text) in self.words.speech
        if (is_verb and self._has_other_subject(clause.tokens, at)) or clause.has_joint_subject(self.cast):
            return None
        if subject := clause.subject(self.cast):
            return self._person(subject, clause.tokens)
        return self._going_on(clause)

    def _going_on(self, clause: Clause) -> Person | None:
        """The person of whom the narrator told, unless the clause names that very person in another case."""
        person = self.topic or self.before
        if person is None or person.is_vague or clause.contrasts_other(self.words):
            return None
        named = {self.cast.full(one.name) for one in clause.inside if one.name}
        return None if person.name in named else person

    def _has_other_subject(self, tokens: Sequence[Token], at: int) -> bool:
        """True where words that name nobody follow the verb as its subject: “…” diye seslendi *bir ses*."""
        behind = []
        for token in tokens[at:]:
            if not token.is_word:
                break
            behind.append(plain(token))
        no_subject = self.words.conjunctions | self.words.adverbs | self.words.addressees
        opens = bool(behind) and behind[0] not in no_subject
        return opens and not behind[-1].endswith((*self.words.ends.adverbs, *self.words.ends.manner))

    def _without_report(self, clause: Clause, following: int) -> Linked:
        """Who says a quotation that no words behind it report."""
        tokens, place = clause.tokens, clause.last
        before = tokens[place - 1] if place > clause.first else None
        if before and before.text == ":":
            return self._before_colon(clause)
        ends = not any(token.is_word for token in tokens[place + 1 : following])
        goes_on = clause.first > 0 and before is not None and before.text == ","
        if ends and (goes_on or not any(one.is_word for one in tokens[clause.first : place])):
            person = self.topic
            return Linked(None if person and person.is_vague else person, None, _STANDING)
        cue = ends_with_verb(self.text, tokens[place].end, tokens[-1].end, self.words)
        subject = clause.subject(self.cast) if cue else None
        return Linked(self._person(subject, tokens), cue if subject else None)

    def _before_colon(self, clause: Clause) -> Linked:
        """Who speaks after a colon: the subject before it, or with a verb of saying the person told of last."""
        tokens, place = clause.tokens, clause.last
        if find_among(tokens, clause.first, place, self.words.written) >= 0:
            return Linked()
        cue = ends_with_verb(self.text, tokens[clause.first].start, tokens[place - 1].end, self.words)
        if subject := clause.subject(self.cast) or clause.author(self.words) or clause.sender(self.words):
            return Linked(self._person(subject, tokens), cue)
        is_shared = clause.has_joint_subject(self.cast)
        return Linked(self._going_on(clause) if cue and not is_shared else None, cue)


def _last_of_row(tokens: Sequence[Token], place: int, words: Lexicon) -> int:
    """The last of the quotations that only "and" or a comma joins to the one at `place`: *“…” ve “…”* dedi."""
    while place + 2 < len(tokens) and tokens[place + 2].stretch:
        if tokens[place + 1].text != "," and plain(tokens[place + 1]) not in words.coordinates:
            break
        place += 2
    return place


def _token_from(tokens: Sequence[Token], start: int) -> int:
    """The place of the first token that begins at `start` or later."""
    return next((at for at, token in enumerate(tokens) if token.start >= start), len(tokens))
