"""Quotations beside a clause whose topic has an ending and whose verb stands last, as in Japanese and Korean.

김철수 시장은 회의에서 “…”며 고개를 저었다; 田中市長は「…」とし、「…」と述べた; 「…」と高木さん。
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.framed.clauses import Clause, called_words_of, clause_around
from retrieval.quoting.framed.following import speaker_after
from retrieval.quoting.framed.names import is_thing
from retrieval.quoting.framed.people import People
from retrieval.quoting.framed.reading import Read
from retrieval.quoting.framed.told import is_person
from retrieval.quoting.framed.topics import Topic, means_somebody, subject_among, topics_in
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.records import Span

_NOBODY = Read("", None, None, is_settled=True)
_NEAR = 12
"""Letters at most between the subject of a clause and what it says."""
_PAUSE = re.compile("[、,]")


def read_topical(text: str, narrated: str, stretch: Stretch, people: People) -> Read | None:
    """What the sentence of a quotation or the one after it tells; None where neither reports it.

    `narrated` is the text without what stands in marks, and `people` were named before.
    """
    clause = clause_around(text, narrated, stretch, people.words)
    if clause is None:
        return None
    source = _credited(narrated, clause, people)
    if source is None and clause.told == "ended":
        source = _before_marks(narrated, clause, people) or _of_whose_words(narrated, clause, people)
        source = source or speaker_after(narrated, stretch, people)
    if source:
        return Read(people.name_for(source.of(narrated)), source, None)
    if clause.told in {"heard", "voiced"} or _answered(people.words).match(
        narrated, clause.after.start, clause.after.end
    ):
        return _NOBODY
    return _reported(narrated, clause, people) if clause.told in {"said", "noun"} else None


def _reported(narrated: str, clause: Clause, people: People) -> Read:
    """Whom a clause tells of that reports a quotation."""
    cue = _cue(people.words).search(narrated, clause.after.start, clause.after.end)
    verb = Span(*cue.span()) if cue else clause.after
    topic = _subject(narrated, clause, people)
    if topic is None:
        return Read("", None, verb)
    if not topic.is_somebody and topic.span.of(narrated).endswith(tuple(people.words.utterances)):
        return _NOBODY  # 녹음 속 *목소리*
    if not topic.is_somebody and is_thing(topic.span.of(narrated), people.words):
        return _NOBODY
    if _is_matter(narrated, topic, clause, people):
        return Read("", None, verb)
    return Read(
        people.name_for(topic.span.of(narrated)),
        topic.span,
        verb,
        is_doubtful=not topic.is_main and not _stands_by(narrated, topic, clause, people),
        is_settled=topic.is_main and not topic.is_somebody,
    )


def _is_matter(narrated: str, topic: Topic, clause: Clause, people: People) -> bool:
    """True for something, and no body, of which a sentence tells, with a clause's subject behind it: 道は雪が積もり."""
    behind = Span(topic.span.end, clause.before.end)
    if topic.is_somebody or topic.span.of(narrated).endswith((*people.words.bodies, *people.words.firms)):
        return False
    return any(not one.is_main for one in topics_in(narrated, behind, people.words, people.named))


def _credited(narrated: str, clause: Clause, people: People) -> Span | None:
    """Who is no topic and yet speaks: by whose account, in whose words or from whom somebody hears what is quoted."""
    words = people.words
    if owner := called_words_of(narrated, clause, words):
        return owner
    if source := _marked(narrated, clause, _accounts(words), people):
        return None if clause.told == "said" and _tells_of(narrated, source, clause, people) else source
    if clause.told in {"heard", "voiced"} and (agent := _marked(narrated, clause, _agents(words), people)):
        return agent
    noun = clause.after.of(narrated)[:_NEAR]
    is_owned = clause.told != "heard" and any(one in noun for one in words.utterances | words.outcries)
    return _marked(narrated, clause, _owners(words), people) if is_owned else None


def _tells_of(narrated: str, source: Span, clause: Clause, people: People) -> bool:
    """True where somebody's account tells of another, who is the topic behind it: 医師によると、*佐藤さんは*「…」."""
    topic = _topic(narrated, Span(source.end, clause.nearest.end), people)
    return topic is not None and topic.is_main and topic.is_somebody


def _marked(narrated: str, clause: Clause, mark: re.Pattern[str], people: People) -> Span | None:
    """The person between the last topic before a quotation and a `mark`, which tells whose words they are."""
    found = mark.search(narrated, clause.nearest.start, clause.nearest.end)
    if found is None:
        return None
    before = Span(clause.nearest.start, found.start())
    topics = [one.span.end for one in topics_in(narrated, before, people.words, people.named)]
    opened = _opening(people.words).match(narrated, topics[-1] if topics else before.start)
    after = opened.end() if opened else before.start
    source = Span(max(after, *(narrated.rfind(one, after, before.end) + 1 for one in "、,")), before.end)
    return source if means_somebody(source.of(narrated), people.words, people.named) else None


def _subject(narrated: str, clause: Clause, people: People) -> Topic | None:
    """The topic of the clause before a quotation, of the sentence's earlier clauses, or of the clause after it."""
    if speaks := _beside_marks(narrated, clause, people) or _within_report(narrated, clause, people):
        return speaks
    near = _topic(narrated, clause.nearest, people)
    if near and near.is_main and (nearer := _nearer_subject(narrated, near, clause, people)):
        return nearer
    if near and (body := _body_behind(narrated, near, clause, people)):
        return body if body.span.of(narrated).endswith((*people.words.bodies, *people.words.firms)) else None
    if near and (near.is_somebody or near.is_main):
        return near
    if far := _topic(narrated, clause.before, people):
        return far
    if presented := _presented(people.words).match(narrated, clause.after.start, clause.after.end):
        return Topic(Span(*presented.span("source")), is_main=True, is_somebody=True)
    pause = _PAUSE.search(narrated, clause.after.start, clause.after.end)
    after = Span(clause.after.start, pause.start() if pause else clause.after.end)
    if means_somebody(after.of(narrated), people.words, people.named):
        return Topic(after, is_main=True, is_somebody=True)  # 「…」と高木さん。
    if after.of(narrated).endswith(people.words.ends.adverbs):
        after = Span(after.end + 1, clause.after.end)  # 「…」と言い残し、*山岸さん*は家を出た
    behind = _topic(narrated, after, people)
    return behind if behind and behind.is_somebody else None


def _beside_marks(narrated: str, clause: Clause, people: People) -> Topic | None:
    """Somebody who is a clause's subject right before the marks: 박영희 씨는 *김철수 시장이* “…”고 말했다고 했다."""
    topics = list(topics_in(narrated, clause.nearest, people.words, people.named))
    return topics[-1] if topics and _meets_marks(narrated, topics[-1], clause, people.words.clause_topics) else None


def _within_report(narrated: str, clause: Clause, people: People) -> Topic | None:
    """The subject of a clause that somebody else reports: 検察側は*男が*被害者に「…」と言ったと指摘した."""
    if not _reported_clause(people.words).match(narrated, clause.after.start, clause.after.end):
        return None
    topics = topics_in(narrated, clause.nearest, people.words, people.named)
    return next((one for one in topics if one.is_somebody and not one.is_main), None)


def _body_behind(narrated: str, near: Topic, clause: Clause, people: People) -> Topic | None:
    """What a sentence is about where somebody is only the subject of a clause before it: 社長が退く理由を*同社*は."""
    if near.is_main or not near.is_somebody:
        return None
    behind = topics_in(narrated, Span(near.span.end, clause.nearest.end), people.words, people.named)
    return next((one for one in behind if one.is_main and not one.is_somebody), None)


def _nearer_subject(narrated: str, near: Topic, clause: Clause, people: People) -> Topic | None:
    """Somebody who is a clause's subject behind the topic, with no verb before the marks: 심판은 *코치가* “…”."""
    behind = topics_in(narrated, Span(near.span.end, clause.nearest.end), people.words, people.named)
    last = max(behind, key=lambda one: one.span.end, default=None)
    if last is None or last.is_main or not last.is_somebody:
        return None
    between = narrated[last.span.end : clause.nearest.end].split()[1:]
    ends = tuple(people.words.quotatives | people.words.narrating_endings)
    return None if not between or any(one.strip(",").endswith(ends) for one in between) else last


@cache
def _presented(words: Lexicon) -> re.Pattern[str]:
    """Whom the rest of a sentence presents as the speaker: 「…」と話すのは、*村議の大庭茂さん*だ."""
    presents = rf"[^、,]{{1,20}}?(?:{any_of(words.topics)})[、,]?\s*"
    return re.compile(rf"{presents}(?:[^、,]{{1,20}}[、,])?(?P<source>[^、,]{{1,40}}?)(?:{any_of(words.copulas)})\s*\Z")


@cache
def _reported_clause(words: Lexicon) -> re.Pattern[str]:
    """A verb that is itself reported: 口止めしてい*たと指摘*した, 말했*다고 주장*했다."""
    verb = rf"[^、,]{{1,20}}?(?:{any_of(words.narrating_endings)})(?:{any_of(words.quotatives)})"
    return re.compile(rf"{verb}\s*(?:\S{{0,6}}\s)?\S{{0,6}}?(?:{any_of(words.speech)})")


def _stands_by(narrated: str, topic: Topic, clause: Clause, people: People) -> bool:
    """True for the subject of a clause that has a name, or whose words stand near: 아이*가* “…”고 물었다."""
    named = is_person(topic.span.of(narrated), people.words, people.named)
    return named or (topic.is_somebody and clause.before.end - topic.span.end < _NEAR)


def _topic(narrated: str, within: Span, people: People) -> Topic | None:
    return subject_among(list(topics_in(narrated, within, people.words, people.named)))


def _before_marks(narrated: str, clause: Clause, people: People) -> Span | None:
    """The topic that stands right before the marks of a quotation that ends its sentence: 監督*は*「…」。"""
    topic = _topic(narrated, clause.nearest, people)
    return topic.span if topic and _meets_marks(narrated, topic, clause, people.words.topic_endings) else None


def _of_whose_words(narrated: str, clause: Clause, people: People) -> Span | None:
    """Whose words a clause presents that ends right before the marks: 練習で*彼女*が語ったのは、「…」。"""
    presents = _presenting(people.words).search(narrated, clause.nearest.start, clause.nearest.end)
    if presents is None:
        return None
    before = Span(clause.nearest.start, presents.start())
    topic = max(topics_in(narrated, before, people.words, people.named), key=lambda one: one.span.end, default=None)
    if not (topic and narrated[topic.span.end : before.end] in people.words.clause_topics):
        return None
    pronoun = next((one for one in people.words.he_or_she if topic.span.of(narrated).endswith(one)), "")
    if pronoun:
        return Span(topic.span.end - len(pronoun), topic.span.end)
    return topic.span if topic.is_somebody else None


@cache
def _presenting(words: Lexicon) -> re.Pattern[str]:
    """A verb of saying with the ending that makes what is said the topic: 彼女が*語ったのは*、「…」。"""
    return re.compile(rf"(?:{any_of(words.told)})(?:{any_of(words.topics)})[、,]?\s*\Z")


def _meets_marks(narrated: str, topic: Topic, clause: Clause, endings: Collection[str]) -> bool:
    """True for somebody between whom and the marks nothing but one of the `endings` stands."""
    return topic.is_somebody and narrated[topic.span.end : clause.nearest.end].strip(" 、,") in endings


@cache
def _agents(words: Lexicon) -> re.Pattern[str]:
    """From whom the subject hears something: 주민*에게서*, 医師*から*."""
    return re.compile(any_of(words.passive_agents))


@cache
def _answered(words: Lexicon) -> re.Pattern[str]:
    """A verb of saying before whoever said it, to whom the sentence does something: “…”고 *말한 박영희 씨에게*."""
    person = rf"(?!{any_of(words.prepositions)})(?:\S+\s+){{1,2}}?(?:{any_of(words.titles)})"
    return re.compile(rf"(?:{any_of(words.told)})\s+{person}(?:{any_of(words.passive_agents | words.accusative)})")


@cache
def _accounts(words: Lexicon) -> re.Pattern[str]:
    """Whose account is given, or who is asked and answers: 교수*에 따르면*, 店主*に尋ねると*."""
    return re.compile(any_of(words.according_after))


@cache
def _owners(words: Lexicon) -> re.Pattern[str]:
    """What stands right before the marks after the owner of the words: 祖母*の*「…」という言葉."""
    return re.compile(rf"(?:{any_of(words.owner_endings)})\s*\Z")


@cache
def _opening(words: Lexicon) -> re.Pattern[str]:
    """A topic's ending and the pause after it."""
    return re.compile(rf"(?:{any_of(words.topic_endings | words.clause_topics)})?[、,\s]*")


@cache
def _cue(words: Lexicon) -> re.Pattern[str]:
    return re.compile(any_of(words.speech))
