"""Quotations without a frame that are sentences of their own: 施設長の石原邦夫さんも認める。「*安い月もある*」

They are said by whoever the narrator's nearest sentence of the paragraph is about, or go on with the speaker of the
quotation before. Where that sentence is about something else, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.framed.clauses import blanked, taken_up
from retrieval.quoting.framed.names import HANGUL, is_description, is_titled
from retrieval.quoting.framed.people import People
from retrieval.quoting.framed.told import BLANK, LONGEST, STOPS
from retrieval.quoting.framed.topics import subject_among, topics_in
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch
from retrieval.records import Attribution, Span

REACH = 1_000
"""Code points before a quotation in which the sentence is looked for that tells of its speaker."""
_END = re.compile(r"[。.!?！？\n]")
_ENDED = frozenset('。.!?！？…“”「」『』«»"\n')
_AFTER_MARKS = frozenset("。.\n \u3000")


def speaker_standing(text: str, stretch: Stretch, people: People, last: Attribution | None) -> tuple[str, Span] | None:
    """The name of who says a quotation that stands alone, and the words that tell; None where nobody is known.

    `people` were named before, and `last` is the quotation before it.
    """
    if not _stands_alone(text, stretch, people.words):
        return None
    return teller_before(text, stretch, people, last) or _teller_above(text, stretch, people)


def teller_before(text: str, stretch: Stretch, people: People, last: Attribution | None) -> tuple[str, Span] | None:
    """Of whom the paragraph tells before a quotation, with the words that tell; None where nobody is known."""
    if stretch.opener is None:
        return None
    start = max(text.rfind("\n", 0, stretch.opener.start) + 1, stretch.opener.start - REACH)
    if last and _hears(people.words).search(text, last.quote.span.end, stretch.opener.start):
        last = None  # 学生から「…」と問われると: the subject of the sentence is another
    narrated = blanked(text[start : stretch.opener.start])
    for first, sentence in reversed(list(_sentences(narrated, people.words))):
        if last and last.source and last.source.start < start + first < last.quote.span.start:
            break  # the sentence quotes somebody of whom it does not tell
        told, is_other = _subject_of(sentence, people)
        if told:
            source = _moved(told[1], start + first)
            return (told[0], source) if told[0] else None
        if is_other:
            return _going_on(last, narrated, start, people)
        if last and last.quote.span.end > start + first:
            break
    else:
        return None
    return (last.speaker.name, last.source) if last and last.speaker and last.source else None


def _teller_above(text: str, stretch: Stretch, people: People) -> tuple[str, Span] | None:
    """Whom the last sentence above a line of nothing but a quotation leads to: 高木さんは振り返る; 来たのは高木さんだ.

    None for any other sentence.
    """
    start, end = (stretch.opener.start, stretch.closer.end) if stretch.opener and stretch.closer else (0, 0)
    if text[start - 1 : start] != "\n" or text[end : text.find("\n", end) if "\n" in text[end:] else len(text)].strip(
        " \u3000。."
    ):
        return None
    above = len(text[:start].rstrip())
    line = max(text.rfind("\n", 0, above) + 1, above - REACH)
    for first, sentence in reversed(list(_sentences(blanked(text[line:above]), people.words))):
        told, _ = _subject_of(sentence, people)
        if not (told and told[0]):
            return None
        acts = is_titled(told[1].of(sentence), people.words) and _acts_now(people.words).search(sentence)
        leads = acts or _leading(people.words).search(sentence)
        return (told[0], _moved(told[1], line + first)) if leads else None
    return None


@cache
def _leading(words: Lexicon) -> re.Pattern[str]:
    """The end of a sentence that tells who speaks: a verb of saying, or somebody whom it presents."""
    copulas = words.copulas - words.narrating_endings
    return re.compile(rf"(?:{any_of(words.told | words.speech | copulas)})[。.]?\s*\Z")


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@cache
def _acts_now(words: Lexicon) -> re.Pattern[str]:
    """The end of a sentence that tells what somebody does while they speak: 高木さんは首を*振る*。"""
    return re.compile(rf"(?:{any_of(words.present_endings)})[。.]?\s*\Z")


def _going_on(last: Attribution | None, narrated: str, start: int, people: People) -> tuple[str, Span] | None:
    """Whoever spoke last, where the words of a paragraph before a quotation tell of nobody else but of things."""
    if not (last and last.speaker and last.source and start <= last.source.start):
        return None
    told = topics_in(narrated, Span(0, len(narrated)), people.words, people.named)
    others = (people.name_for(one.span.of(narrated)) for one in told if one.is_somebody)
    return (last.speaker.name, last.source) if all(one == last.speaker.name for one in others) else None


@cache
def _hears(words: Lexicon) -> re.Pattern[str]:
    return re.compile(any_of(words.hearing_verbs))


def _stands_alone(text: str, stretch: Stretch, words: Lexicon) -> bool:
    """True for a quotation between ends of sentences, or after a verb of saying and a colon."""
    if stretch.opener is None or stretch.closer is None:
        return False
    before = text[max(0, stretch.opener.start - 3) : stretch.opener.start].rstrip(" \u3000")
    if before.endswith((":", "：")):
        return _leads_in(text, stretch.opener.start, words)
    after = text[stretch.closer.end : stretch.closer.end + 1]
    if _returning(words).match(text, stretch.closer.end):
        return False
    return (not before or before[-1] in _ENDED) and (not after or after in _AFTER_MARKS)


@cache
def _returning(words: Lexicon) -> re.Pattern[str]:
    """A pronoun as the subject behind a quotation, which turns to somebody else: “…” *그가* 맞받자."""
    return re.compile(rf"\s*(?:{any_of(words.he_or_she)})(?:{any_of(words.clause_topics)})(?!{HANGUL})")


def _leads_in(text: str, before: int, words: Lexicon) -> bool:
    """True where a verb of saying stands right before a colon: 市長は次のように*述べた*：「…」"""
    line = text[text.rfind("\n", 0, before) + 1 : before].rstrip(" :：").lower()
    return line.endswith(tuple(words.speech))


def _sentences(narrated: str, words: Lexicon) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph with their offsets, without the quotations with which they begin."""
    first = 0
    for end in (*(one.end() for one in _END.finditer(narrated)), len(narrated)):
        sentence = narrated[first:end]
        bare = sentence.lstrip(f"{BLANK} \u3000。.")
        if taken := taken_up(words).match(bare) if sentence.startswith(BLANK) else None:
            bare = bare[taken.end() :]
        if bare.strip(f"{BLANK} \u3000"):
            yield end - len(bare), bare
        first = end


Told = tuple[str, Span]


def _subject_of(sentence: str, people: People) -> tuple[Told | None, bool]:
    """The person of whom a sentence is, with its place there; and whether it is about somebody or something else."""
    words = people.words
    if owner := _owner_of_words(words).match(sentence):
        return (people.name_for(owner["source"]), Span(*owner.span("source"))), False
    account = _account(words).match(sentence)
    if account and is_titled(account["source"], words) and not any(one in sentence for one in words.written):
        return (people.name_for(account["source"]), Span(*account.span("source"))), False
    topics = list(topics_in(sentence, Span(0, len(sentence)), words, people.named))
    topic = subject_among(topics)
    if topic is None or not topic.is_somebody:
        last = _last_words(sentence, topics[-1].span.end if topics else 0, words)
        if last.of(sentence).endswith((*words.topic_endings, *words.prepositions)):
            return None, False  # 町長の後任については
        presents = bool(topics) and topics[-1].span.of(sentence).endswith(tuple(words.owner_endings))
        if is_titled(last.of(sentence), words) or (presents and is_description(last.of(sentence), words)):
            return (people.name_for(last.of(sentence)), last), False
        return None, any(one.is_main for one in topics) and not _thinks(words).search(sentence)
    source = topic.span.of(sentence)
    if source.split()[-1].lower() in words.pronouns:
        return None, False
    name = people.name_for(source)
    is_owned = source.removesuffix(name).endswith(tuple(words.owner_endings))
    if name in words.kin and not is_owned:
        return None, True  # 弟, whom some other sentence names
    return (name, topic.span), False


@cache
def _account(words: Lexicon) -> re.Pattern[str]:
    """Whose account a sentence gives: *社長の秋山さん*によると、注文は前年の倍。"""
    return re.compile(rf"(?P<source>[^{STOPS}.,、{BLANK}]{{2,{LONGEST}}}?)(?:{any_of(words.according_after)})")


@cache
def _thinks(words: Lexicon) -> re.Pattern[str]:
    """The end of a sentence about what somebody thinks of whom the one before it tells: 惜しい*と考えて*いる。"""
    return re.compile(rf"(?:{any_of(words.quotatives)})\s*(?:{any_of(words.thought)})[^、,]{{0,6}}\Z")


@cache
def _owner_of_words(words: Lexicon) -> re.Pattern[str]:
    """Whose words a whole sentence announces: *소설가 한은주 씨의* 말이다."""
    told = rf"(?:{any_of(words.owner_endings)})\s*(?:{any_of(words.utterances)})(?:{any_of(words.copulas)})"
    return re.compile(rf"(?P<source>[^{STOPS}.,{BLANK}]{{2,{LONGEST}}}?){told}[。.]?\Z")


def _last_words(sentence: str, after: int, words: Lexicon) -> Span:
    """What stands after the last topic and comma of a sentence that may end with a name: 来たのは*高木さん*だった。"""
    ending = next((one for one in words.topic_endings if sentence.startswith(one, after)), "")
    ended = sentence.rstrip("。. ")
    end = len(ended) - max((len(one) for one in words.copulas if ended.endswith(one)), default=0)
    start = max(after + len(ending), *(sentence.rfind(one, 0, end) + 1 for one in ("、", ",", BLANK)))
    return Span(min(start, end), end)
