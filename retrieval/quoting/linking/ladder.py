"""The ladder: the rules, in order, for a quotation that no cue of its own sentence took.

Each rule reads one `Place` and returns a `Link`, or None where it does not apply. The first link counts, so a rule may
rely on those above it having found nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from retrieval.quoting.grammar.phrases import DASHES
from retrieval.quoting.linking.free_reporters import narrated_after, resumes_after_verb
from retrieval.quoting.linking.place import (
    ORPHAN_WORDS,
    Link,
    Place,
    is_alone,
    is_named_thing,
    is_said_by_one,
    names_nobody_after,
    names_outlet,
    person_before,
)
from retrieval.quoting.linking.questions import asks_before, asks_indirectly
from retrieval.quoting.linking.said import NOBODY
from retrieval.quoting.linking.subjects.beside_colon import named_after_colon, named_before_colon, of_whom_it_holds
from retrieval.quoting.linking.subjects.claims import owner_of_claim
from retrieval.quoting.linking.subjects.headings import heading_speaker
from retrieval.quoting.linking.subjects.hearing import (
    asked_of_subject,
    heard_by_subject,
    overheard,
    shouted_or_written,
)
from retrieval.quoting.linking.subjects.hidden import (
    as_put,
    described_opener,
    described_subject,
    hidden_subject,
    introduced_before,
    missing_before_colon,
    missing_subject,
)
from retrieval.quoting.linking.subjects.of_sentence import only_subject_of, subject_of
from retrieval.quoting.linking.subjects.stated import said_impersonally, stated_by_body
from retrieval.quoting.linking.subjects.turning import (
    described_before_colon,
    names_nobody,
    sole_unless_turned,
    told_before,
    turned_to,
    turns_to,
    writer_of,
)
from retrieval.quoting.linking.uncued import (
    described_by,
    judge_in_relative,
    name_before,
    named_agent,
    names_noun,
    owner_after,
    unknown_reporter,
)
from retrieval.quoting.linking.utterances import (
    is_written,
    owner_of_utterance,
    stands_on_thing,
    told_to_hearing,
    topic_of_talk,
)
from retrieval.quoting.reports.cues import PAUSES
from retrieval.quoting.reports.judged import gapped_judge

LEAD_WORDS = 5
"""The number of tokens before a colon above which a sentence has its own subject, found or not: "Y añade:" has none."""
SCARE_WORDS = 2
Rule = Callable[[Place], Link | None]


def unread_frame(place: Place) -> Link | None:
    """In a language without a lexicon, a name before a colon speaks. Safe because nothing else is read there."""
    return None if place.words.is_known else _unread(place)


def judged_in_relative(place: Place) -> Link | None:
    """A verb of judging in a relative clause, or left out in a second clause, has its own subject.

    Das Gesetz, das *Kritiker* „Farce“ nennen; X sprach von „Hohn“, *die CDU* von „Unfug“. Only it stands there.
    """
    tokens, at, words = place.tokens, place.at, place.words
    judge = judge_in_relative(tokens, at, words) or gapped_judge(tokens, at, words)
    return Link(judge, 0.6) if judge else None


def outlet_speaks(place: Place) -> Link | None:
    """The marks hold the name of who speaks and no words that were said (как сообщил *«Коммерсант»*).

    Safe because a verb of saying stands right before the marks, without a colon.
    """
    return Link(NOBODY, is_speech=False) if names_outlet(place) else None


def any_verb_after(place: Place) -> Link | None:
    """An unlisted verb with a name beside it follows the quotation: “No,” Ruiz riffed.

    Reads the words right after the mark. Safe because the quotation must end in a pause or be longer than a nickname.
    """
    if not _hands_over(place) or (place.size <= SCARE_WORDS and names_noun(place.tokens, place.at, place.words)):
        return None
    reporter = unknown_reporter(place.tokens, place.at, place.words)
    if reporter and reporter.first > place.at + 1 and _ends_subject(place):
        return None
    return Link(reporter.of(place.tokens), 0.5, takes_floor=True) if reporter else None


def resumed_speech(place: Place) -> Link | None:
    """The quotation continues speech that the narrator interrupted: — Нет, — сказал он. — *Да*.

    Safe because a stretch without an opening mark is a piece of the one before, and because before any other only a
    verb of saying without a subject may stand: «A veces», explica, «*doy clase*».
    """
    stretch = place.tokens[place.at].stretch
    source = place.floor.speaker
    if not source or stretch is None or not place.at:
        return None
    if (stretch.opener or stretch.repair) and not resumes_after_verb(place.tokens, place.at, place.words):
        return None
    return Link(source, 0.85, takes_floor=True) if place.tokens[place.at - 1].text in PAUSES else None


def after_interruption(place: Place) -> Link | None:
    """The quotation continues after a longer tag: “Well,” she said, as the horns began, “*he did say*”.

    Safe because the first words end in a comma, and the sentence's own cue has a source for them.
    """
    first = place.tokens[0].stretch
    if first is None or place.at < 3 or place.tokens[place.at - 1].text not in {",", *DASHES}:
        return None
    goes_on = place.sentence.text[first.span.end - 1] == "," and place.quoted[0].islower()
    return Link(place.floor.speaker, 0.85, takes_floor=True) if goes_on and place.floor.speaker else None


def owner_in_headline(place: Place) -> Link | None:
    """A headline opens with the quotation, and its owner follows a colon: “Never”: Ruiz's answer."""
    owner = None if place.at else owner_after(place.tokens, place.at)
    return Link(owner.of(place.tokens), 0.6) if owner else None


def narrator_goes_on(place: Place) -> Link | None:
    """Narration follows the quotation and a pause, and no rule found a source in it: nobody is named.

    Safe because the source stands in that narration; a source from before it would be wrong.
    """
    if is_said_by_one(place):
        return Link(NOBODY)
    return _unread(place) if narrated_after(place.tokens, place.at, place.words) else None


def stands_alone(place: Place) -> Link | None:
    """The quotation is a sentence of its own. It is the paragraph's speaker's, or waits for the next cue.

    If one person asked and another answered, questions are the asker's and the rest is the other's. After a question of
    the narrator's, the paragraph's speaker answers. Else the first of these speaks that is known: the person named or
    described as the subject of the sentence before; the speaker; the last reported source; the last subject.
    """
    if place.at or place.size < 2 or not is_alone(place.sentence):
        return None
    floor = place.floor
    if floor.asker and floor.answerer:
        return Link(floor.asker if place.is_question else floor.answerer, 0.8)
    if asks_indirectly(floor, place.words) and not place.is_question:
        return Link(floor.asked)
    if stands_on_thing(floor, place.words):
        return Link(NOBODY)
    if names_nobody_after(place):
        return Link(NOBODY)
    before = person_before(place)
    near = (floor.speaker if asks_before(floor) else NOBODY) or (
        (before if len(before) > 1 or "inverts" in place.words.habits else NOBODY)
        or turns_to(place)
        or turned_to(place)
        or floor.speaker
        or floor.reported
        or floor.subject
    )
    return Link(near, 0.9 if floor.speaker else 0.6, takes_floor=True) if near else Link(NOBODY, waits=True)


def participle_before(place: Place) -> Link | None:
    """An unlisted verb in the past tense follows a pronoun or "who" before the quotation: who called it “unfair”."""
    describer = described_by(place.tokens, place.at, place.words)
    return Link(describer.of(place.tokens), 0.6) if describer else None


def heading(place: Place) -> Link | None:
    """A name with a colon leads into the quotation, with at most a dash before the name: The union: “No”."""
    found = heading_speaker(place) if place.is_introduced else None
    if found and (writer := writer_of(place)):
        return Link(writer, 0.8)
    source = found.of(place.tokens) if found else NOBODY
    is_genre = any(one.lower in place.words.inanimate for one in source)  # *Interview*: „Der Wald stirbt“
    return Link(NOBODY if is_genre else source, 0.8) if found else None


def subject_before_colon(place: Place) -> Link | None:
    """The sentence's own subject speaks if a colon leads into the quotation: Eine Lehrerin stellt Fragen: „…“.

    In languages that leave subjects out, a long sentence without one means the only person of its paragraph.
    """
    if not place.is_introduced or is_named_thing(place):
        return None
    nobody = place.words.someone | place.words.inanimate
    if is_written(place.tokens, place.at - 1, place.words) or place.tokens[0].lower in nobody:
        return Link(NOBODY)
    agent = named_agent(place.tokens[: place.at], place.words)
    near = agent.of(place.tokens) if agent else described_before_colon(place) or subject_of(place)
    if not near and place.at > LEAD_WORDS and "inverts" in place.words.habits:
        return Link(told_before(place) if names_nobody(place) else sole_unless_turned(place))
    turned = turned_to(place) if not near and names_nobody(place) else NOBODY
    return Link(near or turned or place.floor.speaker, 0.5)


def own_subject(place: Place) -> Link | None:
    """The paragraph's speaker, or the sentence's own subject, speaks if the quotation is long enough to be speech.

    Where subjects may follow verbs, first the person to whom the sentence before turns. This is the weakest rule: it is
    right about half of the time.
    """
    if place.size < ORPHAN_WORDS or is_named_thing(place):
        return None
    turned = person_before(place) or turned_to(place) if "inverts" in place.words.habits else NOBODY
    return Link(turned or place.floor.speaker or only_subject_of(place), 0.5)


LADDER: tuple[Rule, ...] = (
    unread_frame,
    owner_of_claim,
    judged_in_relative,
    outlet_speaks,
    heard_by_subject,
    asked_of_subject,
    said_impersonally,
    described_opener,
    missing_subject,
    described_subject,
    introduced_before,
    any_verb_after,
    resumed_speech,
    after_interruption,
    owner_in_headline,
    owner_of_utterance,
    named_after_colon,
    told_to_hearing,
    topic_of_talk,
    missing_before_colon,
    as_put,
    stated_by_body,
    hidden_subject,
    narrator_goes_on,
    overheard,
    shouted_or_written,
    stands_alone,
    participle_before,
    heading,
    named_before_colon,
    of_whom_it_holds,
    subject_before_colon,
    own_subject,
)
"""The rules in the order in which they are tried. `onrecord quotes --why` prints the first line of each docstring."""


def climb(place: Place) -> tuple[str, Link] | None:
    """The name of the first rule that applies to `place`, and its link; None if the stretch is not speech."""
    for rule in LADDER:
        link = rule(place)
        if link:
            return (rule.__name__, link) if link.is_speech else None
    return None


def _unread(place: Place) -> Link:
    """A name before a colon, or nobody. A short stretch without such a name is no speech."""
    named = name_before(place.tokens, place.at - 1) if place.is_introduced else None
    return Link(named.of(place.tokens), 0.7) if named else Link(NOBODY, is_speech=place.size >= ORPHAN_WORDS)


def _ends_subject(place: Place) -> bool:
    """True where the quotation ends the subject of the verb after it: The claim that it was *“safe”* angered Lind."""
    tokens, at = place.tokens, place.at
    paused = place.quoted[-1] in PAUSES or (at + 1 < len(tokens) and tokens[at + 1].text in PAUSES)
    return at > 0 and tokens[at - 1].is_word and not paused


def _hands_over(place: Place) -> bool:
    """False for one or two words without a pause at their end or after them: Ana “Bobo” Ruiz."""
    if place.quoted[-1] in PAUSES or place.size > SCARE_WORDS:
        return True
    after = place.tokens[place.at + 1 : place.at + 2]
    return "inverts" in place.words.habits and any(token.text in PAUSES for token in after)
