"""Quotes of languages whose verb opens its clause: قال سامي: «…»; «…»، قالت ليلى; وأضاف: «…».

A verb of saying before the marks, or right behind them, takes the quotation. Its subject stands after it, seldom before
it; a verb without a subject goes on with the last person of whom the article told, if the gender fits. A quotation that
is a sentence of its own is said by the person whom the sentence before it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from retrieval.quoting.lexicon import Lexicon, Words
from retrieval.quoting.linking.layout.plain_answers import plain_answers
from retrieval.quoting.marked_sentences import is_utterance
from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.quoting.verb_first.people import Mention, People
from retrieval.quoting.verb_first.subjects import Told, described_alone, described_person, subject_after
from retrieval.quoting.verb_first.words import (
    QUOTED,
    Verb,
    apart,
    ends_phrase,
    is_denied,
    is_inscription,
    leads_to_words,
    sentences_of,
    verb_of,
    words_of,
)
from retrieval.records import UNATTRIBUTED, Article, Attribution, Quote, Span, Speaker

_CONFIDENCE = 0.85
_STANDING = 0.8
_LEAST_WORDS = 3
"""Words in marks within a report from which they are more than a term."""
_FURTHEST = 60
"""Words before a quotation that are read, at most."""
_LONGEST_OFFICE = 9
"""Words before a name that are read to see what governs it, at most."""
_FAR = 400
"""Words of a paragraph in which people are looked for, at most."""


class _Frame(NamedTuple):
    """Who says a quotation, None where a verb has no known subject, and the words that report it."""

    told: Told | None
    cue: Span | None


def find_verb_first(article: Article, words: Lexicon) -> tuple[Attribution, ...]:
    """Every quotation in order, without a speaker where nothing tells who speaks. Linear in the article's length."""
    reader = _Reader(article, words)
    found = tuple(found for sentence in reader.sentences for found in reader.read(sentence))
    plain = plain_answers(article, found, reader.people.named, words)
    return tuple(sorted((*found, *plain), key=lambda one: one.quote.span)) if plain else found


class _Reader:
    """Reads an article from its first sentence to its last, and remembers of whom it told."""

    def __init__(self, article: Article, words: Lexicon) -> None:
        stretches = [one for one in find_stretches(article.text) if one.opener and one.closer]
        self._article = article
        self._words = words
        self._found = words_of(article.text, stretches)
        self._stretches = iter(stretches)
        self.people = People(self._found, words)
        self.sentences = sentences_of(article.text, self._found)
        self._topic: Told | None = None
        self._above: Told | None = None
        self._paragraph = 0

    def read(self, sentence: range) -> Iterator[Attribution]:
        """The quotations of one sentence; sentences must be read in order."""
        if self._found[sentence.start].bare == "\n":
            self._above, self._topic = self._topic or self._above, None
            self._paragraph = sentence.stop
            return
        first, is_framed = sentence.start, False
        for at in sentence:
            if self._found[at].bare == QUOTED:
                stretch = next(self._stretches)
                if leads_to_words(self._found, at):
                    continue
                frame = self._frame(stretch, range(first, at), sentence)
                quoted = list(self._attributed(stretch, frame, stands=at == sentence.start))
                yield from quoted
                is_framed = is_framed or frame is not None
                first = at + 1 if quoted else first
        if not is_framed:
            self._topic = self._told_in(sentence) or self._topic

    def _attributed(self, stretch: Stretch, frame: _Frame | None, *, stands: bool) -> Iterator[Attribution]:
        """The quotation of a stretch; none for a term. `stands` says that it opens its sentence."""
        if frame is None and not is_utterance(self._article.text, stretch):
            return
        if frame:
            self._topic = frame.told
        told = frame.told if frame else self._topic if stands else None
        speaker = Speaker(told.name) if told and told.name else None
        confidence = _CONFIDENCE if frame else _STANDING if speaker else UNATTRIBUTED
        yield Attribution(
            Quote(self._article.id, (stretch.span,), "direct"),
            speaker,
            told.source if told and speaker else None,
            frame.cue if frame else None,
            confidence * stretch.sure,
        )

    def _frame(self, stretch: Stretch, before: range, sentence: range) -> _Frame | None:
        """Who reports a quotation that stands right behind the words `before`; None where nobody does."""
        before = range(max(before.start, before.stop - _FURTHEST), before.stop)
        cue = next((at for at in reversed(before) if self._is_cue(at)), None)
        is_led = self._is_led(before, cue)
        if cue is not None and is_led:
            return _Frame(None, None) if is_denied(self._found, cue, self._words) else self._reported(cue, before)
        if (behind := self._cue_behind(range(before.stop + 1, sentence.stop))) is not None:
            return self._reported(behind, range(behind, behind))
        if cue is not None and self._is_reported(cue, before, stretch):
            return self._reported(cue, before)
        if is_led and (told := self._first_told(before) or self._author(before)):
            return _Frame(told, None)
        return None

    def _is_reported(self, cue: int, before: range, stretch: Stretch) -> bool:
        """True for more than a term within what is reported; behind a word for *that* two words are: إن القوات "…"."""
        is_clause = any(self._found[at].bare in self._words.that for at in range(cue + 1, before.stop))
        return len(stretch.span.of(self._article.text).split()) >= _LEAST_WORDS - int(is_clause)

    def _author(self, before: range) -> Told | None:
        """Whose letter or statement the words before a colon name: جاء في رسالة *المصري*: "…"."""
        for one in self.people.within(before.start, before.stop):
            opening = range(max(before.start, one.first - _LONGEST_OFFICE), one.first)
            if any(self._found[at].bare in self._words.letters for at in opening):
                return self._told(one)
        return None

    def _reported(self, cue: int, before: range) -> _Frame:
        told = None if is_inscription(self._found, cue, self._words) else self._subject_of(cue, before)
        return _Frame(told, Span(*self._found[cue][:2]))

    def _is_cue(self, at: int) -> bool:
        bare, words = apart(self._found[at].bare, self._words), self._words
        if bare in words.according:
            return self._phrase(at + 1) is not None
        return bare in words.attendant or bare in words.utterances or verb_of(self._found[at].bare, words) is not None

    def _is_led(self, before: range, cue: int | None) -> bool:
        """True where a colon, a conjunction such as "that", a preposition or a cue stands right before the marks."""
        if not before:
            return False
        last = self._found[before[-1]].bare
        if last in ("،", ","):
            return cue is not None and all(self._found[at].bare != last for at in range(cue, before[-1]))
        leads = apart(last, self._words) in self._words.that | self._words.prepositions
        return last == ":" or leads or cue == before[-1]

    def _cue_behind(self, after: range) -> int | None:
        """The verb of saying with which the words after a quotation begin, unless it leads into other words."""
        words = self._words
        opens = words.leading_adverbs | {"،", ","}
        at = next((at for at in after if self._found[at].bare not in opens), None)
        if at is None or not self._is_cue(at) or apart(self._found[at].bare, words) in words.attendant:
            return None
        verb = verb_of(self._found[at].bare, words)
        if verb and verb.is_joined:
            return None
        stops = (one for one in range(at + 1, after.stop) if ends_phrase(self._found[one].bare, words))
        end = next(stops, None)
        return None if end is not None and self._found[end].bare in words.that | {":", QUOTED} else at

    def _subject_of(self, cue: int, before: range) -> Told | None:
        """Whom a cue has as its subject; `before` are the words of its sentence before the quotation."""
        found, words = self._found, self._words
        bare = apart(found[cue].bare, words)
        verb = verb_of(found[cue].bare, words)
        if bare in words.according:
            return self._phrase(cue + 1)
        if verb is None:
            return self._subject_of_other(range(before.start, cue), is_noun=bare in words.utterances)
        may_be_fronted = self._is_contrasted(before) or not verb.is_joined
        fronted = self._fronted(range(before.start, cue)) if may_be_fronted else None
        if fronted and found[cue - 1].bare in words.auxiliaries:
            return fronted
        if told := self._behind(cue, verb) or fronted:
            return told
        answers = verb.stem in words.answering and before.start > 0 and found[before.start - 1].bare == QUOTED
        if answers:
            return self._asked(before.start - 1)
        known = self._goes_on(verb.gender, range(before.start, cue))
        alone = (described_alone(self._article.text, found, at, words) for at in (cue + 1, cue - 1))
        return known or next((one._replace(gender=verb.gender) for one in alone if one), None)

    def _asked(self, question: int) -> Told | None:
        """The only person besides the asker in the words before a question: سأل الصحفي *الوزير*: "…؟" فأجاب."""
        first = max((at for at in range(max(0, question - _FURTHEST), question) if self._ends(at)), default=-1) + 1
        asker = self._topic.name if self._topic else ""
        others = {one.name: one for one in self.people.within(first, question) if one.name != asker}
        if others:
            return self._told(others.popitem()[1]) if len(others) == 1 else None
        last = max((at for at in range(first, question) if self._found[at].bare[:1].isalpha()), default=-1)
        is_asked = last > first + 1 and self._found[last].bare in self._words.titles
        return described_person(self._article.text, self._found, last, self._words) if is_asked else None

    def _ends(self, at: int) -> bool:
        return self._found[at].bare in (".", "؟", "!", "\n", QUOTED)

    def _phrase(self, at: int, *, has_object: bool = False) -> Told | None:
        return subject_after(self._article.text, self._found, at, self.people, self._words, has_object=has_object)

    def _subject_of_other(self, before: range, *, is_noun: bool) -> Told | None:
        """The subject of a participle, which is that of the sentence; of a noun, who stands after a word for *from*."""
        for at in reversed(before) if is_noun else ():
            if self._found[at].bare in self._words.sent_by:
                return self._phrase(at + 1)
        if told := self._main_subject(before) or self._first_told(before):
            return told
        is_beside = bool(before) and self._found[before[-1]].bare in self._words.titles  # اكتفى *الوزير* بالقول
        return described_person(self._article.text, self._found, before[-1], self._words) if is_beside else self._topic

    def _main_subject(self, before: range) -> Told | None:
        """The subject behind the first verb of saying that has one."""
        verbs = ((at, verb) for at in before if (verb := verb_of(self._found[at].bare, self._words)))
        found = (
            self._fronted(range(before.start, at), self._words.that) or self._behind(at, verb) for at, verb in verbs
        )
        return next((one for one in found if one), None)

    def _behind(self, at: int, verb: Verb) -> Told | None:
        """The subject right behind a verb, which tells its gender."""
        told = self._phrase(at + 1, has_object=verb.stem in self._words.judgement)
        if told is None:
            return None
        self.people.learn_gender(told.name, verb.gender)
        return told._replace(gender=verb.gender)

    def _is_contrasted(self, before: range) -> bool:
        """True for a sentence that a word for *as for* opens: its subject stands before the verb."""
        return bool(before) and self._found[before.start].bare in self._words.topics

    def _fronted(self, before: range, behind: Words = frozenset()) -> Told | None:
        """The subject right before a verb, where it opens the clause: كان *القاضي* قد سأل.

        Only behind one of the words `behind`, where there are any: أن *القاضي* رفض الطلب.
        """
        words, found = self._words, self._found
        end = before.stop
        while end > before.start and found[end - 1].bare in words.auxiliaries:
            end -= 1
        first = end
        while first > before.start and not ends_phrase(found[first - 1].bare, words):
            first -= 1
        opener = apart(found[first - 1].bare, words) if first > before.start else ""
        opens = opener in (behind or words.conjunctions | words.auxiliaries | words.that) or not (opener or behind)
        return self._phrase(first) if first < end and opens else None

    def _goes_on(self, gender: str, before: range) -> Told | None:
        """Whom a verb without a subject means: the last person told of, or the only one of the paragraph whom its
        gender fits."""
        hears = any(apart(self._found[at].bare, self._words) in self._words.hearing_verbs for at in before)
        if gender == "plural" or hears:
            return None
        above = self._above if before.start == self._paragraph else None
        last = self._main_subject(before) or self._first_told(before) or self._topic or above
        if last and last.gender in ("", gender):
            return last
        near = self.people.within(max(self._paragraph, before.stop - _FAR), before.stop)
        fitting = {one.name: one for one in near if self.people.gender_of(one.name) == gender}
        return self._told(fitting.popitem()[1]) if len(fitting) == 1 else None

    def _told_in(self, sentence: range) -> Told | None:
        """Of whom a sentence without reported marks tells: who reports in it, or the first person that it names."""
        cue = next((at for at in sentence if verb_of(self._found[at].bare, self._words)), None)
        if cue is None:
            return self._first_told(sentence)
        return self._subject_of(cue, range(sentence.start, cue))

    def _first_told(self, within: range) -> Told | None:
        """The first person named who does not stand after a preposition."""
        for one in self.people.within(within.start, within.stop):
            before = range(max(within.start, one.first - _LONGEST_OFFICE), one.first)
            if self._opener(before) not in self._words.prepositions:
                return self._told(one)
        return None

    def _opener(self, before: range) -> str:
        """The word before the phrase that ends with the words `before`; "" where it begins with them."""
        at = next((at for at in reversed(before) if ends_phrase(self._found[at].bare, self._words)), None)
        return apart(self._found[at].bare, self._words) if at is not None else ""

    def _told(self, one: Mention) -> Told:
        source = Span(self._found[one.first].start, self._found[one.end - 1].end)
        return Told(one.name, source, self.people.gender_of(one.name))
