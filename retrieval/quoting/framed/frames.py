"""Quotes of languages whose verb opens or ends its clause: 田中首相は「…」と述べた, X "…" dedi, قال X: «…».

The speaker is read from the frame around the marks: who stands before them, with the verb after; the verb, who and a
colon before them; or a name before a colon. Where the sentence has a verb of saying and no subject, or a pronoun, it is
the last person of whom the paragraph tells: 田中市長は池を開いた。「…」と述べた。
A sentence in marks without a frame is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.framed.names import HANGUL, UPPER, in_full, name_of
from retrieval.quoting.framed.standing import speaker_standing, teller_before
from retrieval.quoting.framed.told import LONGEST, STOPS, is_person, told_before
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marked_sentences import is_utterance
from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.records import UNATTRIBUTED, Article, Attribution, Quote, Span, Speaker

_FURTHEST = 90
"""Letters before an opening mark that are looked at."""
_VERB = 20
"""Letters of a verb that no list holds and what goes with it, at most."""
_SOURCE = rf"(?P<source>[^{STOPS},،、]{{1,{LONGEST}}}?)"
_CONFIDENCE = 0.85
_STANDING = 0.8
_PARAGRAPHS = 1
"""Ends of paragraphs at most after which a verb without a subject goes on with whoever spoke last."""
_NAMED = rf"(?P<source>{UPPER}[\w’'.-]*(?:\s+{UPPER}[\w’'.-]*)*)"
_LEADING_NAME = re.compile(_NAMED)
_LAST_NAME = re.compile(rf"(?<!\w){_NAMED}\s*\Z")
_FIRST_WORD = re.compile(rf"\s*({UPPER}[\w-]*)(['’]\w+)?")
_CAPITAL = re.compile(rf"(?<!\w){UPPER}")
_SENTENCE_END = re.compile(r"[。.!?！？]\s*")


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
    quote = Quote(article.id, (stretch.span,), "direct")
    found = _read_frame(text, stretch, words, named, last)
    if found and (not found.name or found.is_doubtful):
        start = found.source.start if found.source else stretch.opener.start
        told = None if found.goes_on else told_before(text, start, words, named, stops)
        if told or not found.name:
            name = in_full(name_of(told.of(text), words), named) if told else ""
            near = None if told or found.goes_on else teller_before(text, stretch, words, named, last)
            found = replace(found, name=near[0] if near else name, source=near[1] if near else told)
    if found:
        source = found.source if found.name else None
        speaker = Speaker(found.name) if found.name else None
        yield Attribution(quote, speaker, source, found.cue, _CONFIDENCE * stretch.sure)
    elif is_utterance(text, stretch):
        if alone := speaker_standing(text, stretch, words, named, last):
            yield Attribution(quote, Speaker(alone[0]), alone[1], None, _STANDING * stretch.sure)
        else:
            yield Attribution(quote, None, None, None, UNATTRIBUTED * stretch.sure)


_Match = tuple[re.Match[str] | None, re.Match[str] | None]
"""What a frame matches before a quotation and after it."""


def _matching(text: str, stretch: Stretch, words: Lexicon) -> Iterator[_Match]:
    """The frames that fit a quotation, in their order."""
    if stretch.opener is None or stretch.closer is None:
        return
    start, end = stretch.opener.start, stretch.closer.end
    for frame in _frames(words):
        before = frame.before.search(text, max(0, start - _FURTHEST), start) if frame.before else None
        after = frame.after.match(text, end) if frame.after and (before or not frame.before) else None
        if (before or not frame.before) and (after or not frame.after):
            yield before, after


@dataclass(frozen=True, slots=True)
class _Read:
    """What a frame tells: the name of the speaker, "" without one, the source and the verb.

    `is_doubtful` says that the source may be the subject of a clause within the sentence, `goes_on` that a verb without
    a subject goes on with whoever spoke last.
    """

    name: str
    source: Span | None
    cue: Span | None
    is_doubtful: bool
    goes_on: bool

    @classmethod
    def of(
        cls,
        text: str,
        matched: _Match,
        stretch: Stretch,
        words: Lexicon,
        named: Collection[str],
        last: Attribution | None,
    ) -> _Read:
        """Read the frame that `matched` around a stretch."""
        held = next((one for one in matched if one and "source" in one.re.groupindex), None)
        cue = next((one for one in matched if one and "cue" in one.re.groupindex), None)
        source = _within_sentence(text, Span(*held.span("source"))) if held else None
        if source and "verb-last" in words.habits and not words.topic_endings:
            source = _capitals_in(text, source, leading=held is matched[1])
            source = None if _is_ordinary(text, source) else source
        goes_on = source is not None and _is_bare_verb(source.of(text), words)
        if goes_on:
            source = _speaker_before(text, last, stretch.span.start)
        elif source and _holds_clause(source.of(text), words):
            source = None
        name = in_full(name_of(source.of(text), words), named) if source else ""
        doubtful = held is not None and _is_within(held, words) and not is_person(held["source"], words, named)
        return cls(name, source, Span(*cue.span("cue")) if cue else None, doubtful, goes_on)


def _is_ordinary(text: str, source: Span) -> bool:
    """True for words of which only the first has a capital because it opens a sentence, or shows another case.

    *Geçen* hafta; *Aydın'a* dönüp.
    """
    found = _FIRST_WORD.match(text, source.start, source.end)
    if found is None or _CAPITAL.search(source.of(text)[found.end() - source.start :]):
        return False
    return bool(found[2]) or re.search(rf"[\w,]\s+{re.escape(found[1])}(?!\w)", text) is None


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
    return not all(map(bare.isdisjoint, (words.speech, words.pronouns, words.that)))


def _speaker_before(text: str, last: Attribution | None, start: int) -> Span | None:
    """The source of the quotation before offset `start`, where no more than one paragraph ends between the two."""
    near = last is not None and len(text[last.quote.span.end : start].split("\n\n")) <= _PARAGRAPHS + 1
    return last.source if last and near else None


def _capitals_in(text: str, source: Span, *, leading: bool) -> Span:
    """The words with capitals with which `source` begins or ends, all of it where there are none or others besides."""
    find = _LEADING_NAME.match if leading else _LAST_NAME.search
    found = find(text, source.start, source.end)
    others = leading and found and _CAPITAL.search(text[found.end() : source.end])
    return Span(*found.span("source")) if found and not others else source


def _is_within(held: re.Match[str], words: Lexicon) -> bool:
    """True for the subject of a clause within the sentence: 甲板で島*が*小さくなるのを眺めながら."""
    return held.groupdict().get("topic") in words.clause_topics


def _read_frame(
    text: str, stretch: Stretch, words: Lexicon, named: Collection[str], last: Attribution | None
) -> _Read | None:
    """What the first frame around a stretch tells that holds a source, or else the first; None where no frame fits."""
    first = None
    for matched in _matching(text, stretch, words):
        read = _Read.of(text, matched, stretch, words, named, last)
        if read.source and read.source.of(text).strip():
            return read
        first = first or read
    return first


@cache
def _frames(words: Lexicon) -> tuple[_Frame, ...]:
    """The frames of a language, by the order of its words; a source before a colon stands in all."""
    colon = _Frame(re.compile(rf"(?:\A|[\n.。!?]\s*){_SOURCE}\s*[:：]\s*\Z"), None)
    if "verb-first" in words.habits:
        return (*_verb_first(words), colon)
    # What stands between a quotation and the verb at the end of its sentence.
    quoted = rf"\s*(?:{any_of(words.quotatives)})?\s*[^{STOPS},]{{0,12}}?{_cue(words)}"
    if words.topic_endings:
        return (*_topics(words, quoted), colon)
    return (*_verb_last(words, quoted), colon)


def _verb_first(words: Lexicon) -> Iterator[_Frame]:
    """Frames of a language whose verb stands before its subject, as in Arabic: *said Amal*: “…”, “…” *said Amal*."""
    cue, prefix = _cue(words), any_of(words.prefixed_conjunctions)
    that = rf"(?:\s+(?:{any_of(words.that)}))?" if words.that else ""
    yield _Frame(re.compile(rf"(?<!\w)(?:{prefix})?{cue}\s+{_SOURCE}{that}\s*[:،]?\s*\Z"), None)
    opens = rf"(?:\A|[\n.!?؟]\s*)(?:(?:{any_of(words.conjunctions)})\s+)?"
    titled = rf"(?P<source>(?:{any_of(words.titles)})\s[^{STOPS}،]{{1,{LONGEST}}}?)"
    yield _Frame(re.compile(rf"{opens}{titled}\s+{cue}\s*:\s*\Z"), None)
    opening = rf"\s*[،,]?\s*(?:{prefix}|(?:{any_of(words.leading_adverbs)})\s)?"
    yield _Frame(None, re.compile(rf"{opening}{cue}\s+{_SOURCE}(?=\s*[.،\n]|\s*\Z)"))


def _topics(words: Lexicon, quoted: str) -> Iterator[_Frame]:
    """Frames of a language that marks its topic with an ending, as Japanese and Korean do: 田中氏は「…」と述べた."""
    cue, topic = _cue(words), rf"(?P<topic>{any_of(words.topic_endings)})"
    quotatives = any_of(words.quotatives)
    started = rf"(?<![^{STOPS},、.\s])(?P<source>[^{STOPS},、.]{{1,{LONGEST}}}?)"
    led = re.compile(rf"{started}{topic}(?!{HANGUL})[^{STOPS}.]{{0,40}}\Z")
    other = rf"(?!{any_of(words.relatives)})" if words.relatives else ""  # 「…」と*いう*声があった
    gap = r"[^\S\n]*"
    linked = rf"{gap}[。.]?{gap}(?:{quotatives})?{other}{gap}[、,]?{gap}"
    yield _Frame(led, re.compile(quoted))
    yield _Frame(None, re.compile(rf"{linked}{_SOURCE}{topic}\s*[^{STOPS}]{{0,20}}?{cue}"))
    if words.narrating_endings:  # any verb may follow a word that marks what was said
        ending = rf"(?P<cue>[^{STOPS}]{{1,{_VERB}}}?(?:{any_of(words.narrating_endings)}))(?=[。.\n]|\s*\Z)"
        marked = rf"\s*(?:{quotatives}){other}\s*"
        yield _Frame(led, re.compile(marked + ending))
        yield _Frame(None, re.compile(rf"{marked}[、,]?\s*{_SOURCE}{topic}\s*{ending}"))
    opening = re.compile(rf"(?:\A|[。\n.!?！？]\s*)(?:(?:{any_of(words.adverbs)})[、,]?\s*)?\Z")
    yield _Frame(opening, re.compile(rf"\s*(?:{quotatives})[^{STOPS},]{{0,12}}?{cue}"))


def _verb_last(words: Lexicon, quoted: str) -> Iterator[_Frame]:
    """Frames of a language whose verb stands last and whose topic has no ending, as in Turkish: “…” *diye konuştu*."""
    cue = _cue(words)
    adverbs = rf"(?:(?:{any_of(words.adverbs)})\s+)*"
    yield _Frame(re.compile(rf"(?:\A|[\n.!?]\s*){_SOURCE}\s*,?\s+{adverbs}{cue}\s*[:：]\s*\Z"), None)
    telling = rf"(?P<cue>{any_of(words.told)})" if words.told else r"(?!)(?P<cue>)"
    yield _Frame(None, re.compile(rf"\s*{telling}\s+{_SOURCE}(?=[,.\n]|\s*\Z)"))
    yield _Frame(re.compile(rf"(?:\A|[\n.!?]\s*){_SOURCE}\s*,?\s*\Z"), re.compile(quoted))
    yield _Frame(re.compile(rf"(?<!\w){_NAMED}\s*,\s*\Z"), re.compile(quoted))
    yield _Frame(re.compile(rf"(?:\A|[\n.!?]\s*){_NAMED}(?:\s+[^{STOPS},]{{1,{LONGEST}}})?:\s*\Z"), None)
    marks = rf"(?:(?:{any_of(words.quotatives)})\s+)?" if words.quotatives else ""
    yield _Frame(None, re.compile(rf"\s*{marks}{cue}\s+{_SOURCE}(?=[,.\n]|\s*\Z)"))


def _cue(words: Lexicon) -> str:
    return rf"(?P<cue>{any_of(words.speech)})"
