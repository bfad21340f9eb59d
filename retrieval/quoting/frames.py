"""Quotes of languages whose verb opens or ends its clause: 田中首相は「…」と述べた, X "…" dedi, قال X: «…».

The speaker is read from the frame around the marks: who stands before them, with the verb behind; the verb, who and a
colon before them; or a name before a colon. Where the sentence has a verb of saying and no subject, or a pronoun, it is
the last person of whom the paragraph tells: 田中市長は池を開いた。「…」と述べた。
A sentence in marks without a frame is nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marked_sentences import is_utterance
from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.records import UNATTRIBUTED, Article, Attribution, Quote, Span, Speaker

_STOPS = r"。！？!?…\n“”「」『』\"«»:："
_HANGUL = "[가-힣]"
_FURTHEST = 90
"""Letters before an opening mark that are looked at."""
_LONGEST = 45
"""Letters of a source at most."""
_VERB = 20
"""Letters of a verb that no list holds and what goes with it, at most."""
_SOURCE = rf"(?P<source>[^{_STOPS},،、]{{1,{_LONGEST}}}?)"
_CONFIDENCE = 0.85
_PARAGRAPHS = 1
"""Ends of paragraphs at most after which a verb without a subject goes on with whoever spoke last."""
_SENTENCES_BACK = 4
_APPOSED = 20
"""Letters of what stands before a name to tell who it is, at most."""
_LONGEST_NAME = 8
"""Letters of a name at most that holds no clause about its bearer."""
_CLAUSE = re.compile(r"[\u3041-\u3093]([^\s\u3041-\u3093]{2,12})$")
"""The name behind a clause that describes its bearer, in a language without spaces: 船長を務めた*川名俊彦*."""
_UPPER = r"[A-Z\u00c0-\u00de\u011e\u0130\u015e]"
_NAMED = rf"(?P<source>{_UPPER}[\w’'.-]*(?:\s+{_UPPER}[\w’'.-]*)*)"
_SENTENCE_END = re.compile(r"[。.!?！？]\s*")
_CAPITALS = re.compile(rf"\s*(?P<source>{_UPPER}[\w’'-]*(?:\s+{_UPPER}[\w’'-]*)+)(?=\s+\w|,)")
"""Two words with capitals or more, with which a sentence opens."""


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    """A pattern that ends at an opening mark, and one that begins at a closing mark; either may hold the source."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


def find_framed(article: Article, words: Lexicon) -> tuple[Attribution, ...]:
    """Every quotation in order; without a speaker where it has no frame, or where that holds a pronoun."""
    found: list[Attribution] = []
    named: dict[str, None] = {}  # an ordered set
    stops = [stop.span() for stop in _SENTENCE_END.finditer(article.text)]
    for stretch in find_stretches(article.text):
        found += _framed(article, stretch, words, named, stops, found[-1] if found else None)
        if found and found[-1].speaker:
            named[found[-1].speaker.name] = None
    return tuple(found)


def _framed(
    article: Article,
    stretch: Stretch,
    words: Lexicon,
    named: Collection[str],
    stops: Sequence[tuple[int, int]],
    last: Attribution | None,
) -> Iterator[Attribution]:
    """The quotation of a stretch. `named` have spoken before, `last` is the quotation before it, and `stops` are the
    ends of sentences."""
    text = article.text
    if stretch.opener is None or stretch.closer is None:
        return
    start, end = stretch.opener.start, stretch.closer.end
    for frame in _frames(words):
        before = frame.before.search(text, max(0, start - _FURTHEST), start) if frame.before else None
        after = frame.after.match(text, end) if frame.after else None
        if (frame.before and not before) or (frame.after and not after):
            continue
        held = next((one for one in (before, after) if one and "source" in one.re.groupindex), None)
        cue = next((one for one in (before, after) if one and "cue" in one.re.groupindex), None)
        source = Span(*held.span("source")) if held else None
        if source and "verb-last" in words.habits and not words.topic_endings:
            source = _capitals_in(text, source, leading=held is after)
        source = _within_sentence(text, source) if source else None
        goes_on = source is not None and _is_bare_verb(source.of(text), words)
        if goes_on:
            source = _speaker_before(text, last, start)
        elif source and _holds_clause(source.of(text), words):
            source = None
        name = _in_full(_name_of(source.of(text), words), named) if source else ""
        doubtful = held is not None and _is_within(held, words) and not _is_person(held["source"], words, named)
        if not goes_on and (not name or doubtful):
            told = _told_before(text, source.start if source else start, words, named, stops)
            if told or not name:
                source = told
                name = _in_full(_name_of(told.of(text), words), named) if told else ""
        yield Attribution(
            Quote(article.id, (stretch.span,), "direct"),
            Speaker(name) if name else None,
            source if name else None,
            Span(*cue.span("cue")) if cue else None,
            _CONFIDENCE * stretch.sure,
        )
        return
    if is_utterance(text, stretch):
        yield Attribution(Quote(article.id, (stretch.span,), "direct"), None, None, None, UNATTRIBUTED * stretch.sure)


def _within_sentence(text: str, source: Span) -> Span | None:
    """What of a source stands after the last full stop in it; None where it ends with one, as a sentence does."""
    stop = max((found.end() for found in _SENTENCE_END.finditer(text, source.start, source.end)), default=source.start)
    return Span(stop, source.end) if stop < source.end else None


def _is_bare_verb(source: str, words: Lexicon) -> bool:
    """True for a verb of saying and no subject, as Arabic begins a sentence: وأضاف, *and added*."""
    prefix = next((one for one in words.prefixed_conjunctions if source.startswith(one)), "")
    return bool(prefix) and source.strip().removeprefix(prefix) in words.speech


def _holds_clause(source: str, words: Lexicon) -> bool:
    """True for a clause instead of a subject, where verbs come first: وهو يبتسم, *and he smiles*; إن, *that*."""
    if not words.prefixed_conjunctions:
        return False
    parts = source.split()
    bare = {part.removeprefix(one) for part in parts for one in words.prefixed_conjunctions}
    return not bare.isdisjoint(words.speech | words.pronouns | words.that)


def _speaker_before(text: str, last: Attribution | None, start: int) -> Span | None:
    """The source of the quotation before offset `start`, where no more than one paragraph ends between the two."""
    near = last is not None and len(text[last.quote.span.end : start].split("\n\n")) <= _PARAGRAPHS + 1
    return last.source if last and near else None


def _capitals_in(text: str, source: Span, *, leading: bool) -> Span:
    """The words with capitals with which `source` begins or ends, all of it where there are none or others besides."""
    pattern = re.compile(_NAMED if leading else rf"(?<!\w){_NAMED}\s*\Z")
    find = pattern.match if leading else pattern.search
    found = find(text, source.start, source.end)
    others = leading and found and re.search(rf"(?<!\w){_UPPER}", text[found.end() : source.end])
    return Span(*found.span("source")) if found and not others else source


def _is_within(held: re.Match[str], words: Lexicon) -> bool:
    """True for the subject of a clause within the sentence: 甲板で島*が*小さくなるのを眺めながら."""
    return held.groupdict().get("topic") in words.clause_topics


def _told_before(
    text: str, start: int, words: Lexicon, named: Collection[str], stops: Sequence[tuple[int, int]]
) -> Span | None:
    """The last person who is the subject of one of the sentences before offset `start`, in its paragraph."""
    subject = _subject(words)
    first = text.rfind("\n", 0, start) + 1
    behind = bisect_left(stops, (start, 0))
    near = stops[max(0, behind - _SENTENCES_BACK) : behind]
    starts = [first, *(min(end, start) for stop, end in near if stop >= first)]
    for sentence in reversed(starts[-_SENTENCES_BACK:]):
        found = subject.match(text, sentence, start) if subject else None
        if found and _is_person(found["source"], words, named):
            return Span(*found.span("source"))
    return None


def _is_person(source: str, words: Lexicon, named: Collection[str]) -> bool:
    """True for a name beside a title, in letters with capitals a full one, and for that of who has spoken before."""
    name = _name_of(source, words)
    in_full = not words.topic_endings and " " in name
    return bool(name) and (name != source.strip() or in_full or any(one in source for one in named))


@cache
def _subject(words: Lexicon) -> re.Pattern[str] | None:
    """Whom a sentence is about, at its start: before a topic's ending, or in capitals; None where neither tells."""
    if words.topic_endings:
        before = rf"\s*(?:[^{_STOPS},、]{{1,{_APPOSED}}}[、,]\s*)?"  # 島で唯一の中学生、相馬里桜さんは
        topic = rf"(?:{any_of(words.topic_endings)})(?!{_HANGUL})"
        return re.compile(rf"{before}(?P<source>[^{_STOPS},、]{{1,{_LONGEST}}}?){topic}")
    return None if "verb-first" in words.habits else _CAPITALS


@cache
def _frames(words: Lexicon) -> tuple[_Frame, ...]:
    """The frames of a language, by the order of its words; a source before a colon stands in all."""
    colon = _Frame(re.compile(rf"(?:\A|[\n.。!?]\s*){_SOURCE}\s*[:：]\s*\Z"), None)
    if "verb-first" in words.habits:
        return (*_verb_first(words), colon)
    # What stands between a quotation and the verb at the end of its sentence.
    quoted = rf"\s*(?:{any_of(words.quotatives)})?\s*[^{_STOPS},]{{0,12}}?{_cue(words)}"
    if words.topic_endings:
        return (*_topics(words, quoted), colon)
    return (*_verb_last(words, quoted), colon)


def _verb_first(words: Lexicon) -> Iterator[_Frame]:
    """Frames of a language whose verb stands before its subject, as in Arabic: *said Amal*: “…”, “…” *said Amal*."""
    cue, prefix = _cue(words), any_of(words.prefixed_conjunctions)
    that = rf"(?:\s+(?:{any_of(words.that)}))?" if words.that else ""
    yield _Frame(re.compile(rf"(?<!\w)(?:{prefix})?{cue}\s+{_SOURCE}{that}\s*[:،]?\s*\Z"), None)
    opening = rf"\s*[،,]?\s*(?:{prefix}|(?:{any_of(words.leading_adverbs)})\s)?"
    yield _Frame(None, re.compile(rf"{opening}{cue}\s+{_SOURCE}(?=\s*[.،\n]|\s*\Z)"))


def _topics(words: Lexicon, quoted: str) -> Iterator[_Frame]:
    """Frames of a language that marks its topic with an ending, as Japanese and Korean do: 田中氏は「…」と述べた."""
    cue, topic = _cue(words), rf"(?P<topic>{any_of(words.topic_endings)})"
    quotatives = any_of(words.quotatives)
    started = rf"(?<![^{_STOPS},、.\s])(?P<source>[^{_STOPS},、.]{{1,{_LONGEST}}}?)"
    led = re.compile(rf"{started}{topic}(?!{_HANGUL})[^{_STOPS}.]{{0,40}}\Z")
    other = rf"(?!{any_of(words.relatives)})" if words.relatives else ""  # 「…」と*いう*声があった
    gap = r"[^\S\n]*"
    linked = rf"{gap}[。.]?{gap}(?:{quotatives})?{other}{gap}[、,]?{gap}"
    yield _Frame(led, re.compile(quoted))
    yield _Frame(None, re.compile(rf"{linked}{_SOURCE}{topic}\s*[^{_STOPS}]{{0,20}}?{cue}"))
    if words.narrating_endings:  # any verb may follow a word that marks what was said
        ending = rf"(?P<cue>[^{_STOPS}]{{1,{_VERB}}}?(?:{any_of(words.narrating_endings)}))(?=[。.\n]|\s*\Z)"
        marked = rf"\s*(?:{quotatives}){other}\s*"
        yield _Frame(led, re.compile(marked + ending))
        yield _Frame(None, re.compile(rf"{marked}[、,]?\s*{_SOURCE}{topic}\s*{ending}"))
    opening = re.compile(rf"(?:\A|[。\n.!?！？]\s*)(?:(?:{any_of(words.adverbs)})[、,]?\s*)?\Z")
    yield _Frame(opening, re.compile(rf"\s*(?:{quotatives})[^{_STOPS},]{{0,12}}?{cue}"))


def _verb_last(words: Lexicon, quoted: str) -> Iterator[_Frame]:
    """Frames of a language whose verb stands last and whose topic has no ending, as in Turkish: “…” *diye konuştu*."""
    cue = _cue(words)
    adverbs = rf"(?:(?:{any_of(words.adverbs)})\s+)*"
    yield _Frame(re.compile(rf"(?:\A|[\n.!?]\s*){_SOURCE}\s*,?\s+{adverbs}{cue}\s*[:：]\s*\Z"), None)
    telling = rf"(?P<cue>{any_of(words.told)})" if words.told else r"(?!)(?P<cue>)"
    yield _Frame(None, re.compile(rf"\s*{telling}\s+{_SOURCE}(?=[,.\n]|\s*\Z)"))
    yield _Frame(re.compile(rf"(?:\A|[\n.!?]\s*){_SOURCE}\s*,?\s*\Z"), re.compile(quoted))
    yield _Frame(re.compile(rf"(?<!\w){_NAMED}\s*,\s*\Z"), re.compile(quoted))
    yield _Frame(re.compile(rf"(?:\A|[\n.!?]\s*){_NAMED}(?:\s+[^{_STOPS},]{{1,{_LONGEST}}})?:\s*\Z"), None)
    marks = rf"(?:(?:{any_of(words.quotatives)})\s+)?" if words.quotatives else ""
    yield _Frame(None, re.compile(rf"\s*{marks}{cue}\s+{_SOURCE}(?=[,.\n]|\s*\Z)"))


def _cue(words: Lexicon) -> str:
    return rf"(?P<cue>{any_of(words.speech)})"


def _name_of(source: str, words: Lexicon) -> str:
    """The name in a source without the offices around it; "" for a pronoun or function words."""
    for mark in ("(", "（"):
        source = source.partition(mark)[0]
    parts = source.split()
    if len(parts) == 1 and not parts[0].isascii() and words.titles:
        parts = [_without_title(_owned(parts[0], words), words)]
    while len(parts) > 1 and (_is_title(parts[-1], words) or parts[-1].lower() in words.adverbs):
        parts.pop()
    titled = max((at for at, part in enumerate(parts[:-1]) if part.lower() in words.titles), default=-1)
    parts = parts[titled + 1 :]
    while titled >= 0 and len(parts) > 1 and parts[0].startswith(tuple(words.prefixed_articles)):
        parts = parts[1:]
    name = " ".join(parts)
    if not words.topic_endings and name.islower() and source.strip().islower():
        name = source.strip()  # kazı başkanı, which names nobody
    if words.topic_endings and name.endswith(tuple(words.prepositions)):
        return ""  # 搬送*について*は
    if clause := _CLAUSE.search(name) if len(name) > _LONGEST_NAME else None:
        name = clause[1]
    return "" if name.lower() in words.pronouns | words.adverbs | words.impersonal else name


def _is_title(word: str, words: Lexicon) -> bool:
    """True for an office; where it is one written word with what it is of, only its end tells: 재정*국장*."""
    return word.lower() in words.titles or (bool(re.match(_HANGUL, word)) and word.endswith(tuple(words.titles)))


def _in_full(name: str, named: Collection[str]) -> str:
    """The fuller name that was given before, where one alone begins or ends with `name`; a lone syllable is nobody."""
    fuller = {one for one in named if one != name and (one.startswith(name) or one.endswith(f" {name}"))}
    if name and len(fuller) == 1:
        return fuller.pop()
    return "" if len(name) == 1 else name


def _owned(source: str, words: Lexicon) -> str:
    """What stands behind the last owner in a source without spaces."""
    return re.split(any_of(words.owner_endings), source)[-1]


def _without_title(name: str, words: Lexicon) -> str:
    titles = sorted(words.titles, key=len, reverse=True)
    ending = next((title for title in titles if name.endswith(title) and len(name) > len(title) + 1), "")
    return name.removesuffix(ending)
