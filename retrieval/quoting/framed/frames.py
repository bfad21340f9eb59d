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
from retrieval.quoting.framed.clauses import blanked
from retrieval.quoting.framed.names import UPPER, in_full, name_of
from retrieval.quoting.framed.people import People
from retrieval.quoting.framed.reading import Read
from retrieval.quoting.framed.standing import speaker_standing, teller_before
from retrieval.quoting.framed.told import LONGEST, STOPS, told_before
from retrieval.quoting.framed.topical import read_topical
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marked_sentences import is_utterance
from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.records import UNATTRIBUTED, Article, Attribution, Quote, Span, Speaker

_FURTHEST = 90
"""Letters before an opening mark that are looked at."""
_SOURCE = rf"(?P<source>[^{STOPS},،、]{{1,{LONGEST}}}?)"
_CONFIDENCE = 0.85
_STANDING = 0.8
_LEAST_STANDING = 5
"""Letters at least of a sentence in marks, of which the one before tells who says it, that is no term."""
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
    narrated = blanked(article.text)
    people = People.of(narrated, words)
    stops = [stop.span() for stop in _SENTENCE_END.finditer(article.text)]
    for stretch in find_stretches(article.text):
        people.reach(stretch.span.start)
        found += _framed(article, narrated, stretch, people, stops, found[-1] if found else None)
        if found and found[-1].speaker:
            people.heard(found[-1].speaker.name, stretch.span.end)
    return tuple(found)


def _framed(
    article: Article,
    narrated: str,
    stretch: Stretch,
    people: People,
    stops: Sequence[tuple[int, int]],
    last: Attribution | None,
) -> Iterator[Attribution]:
    """The quotation of a stretch. `narrated` is the text without what stands in marks, `people` were named before,
    `last` is the quotation before it, and `stops` are the ends of sentences."""
    text, words = article.text, people.words
    if stretch.opener is None or stretch.closer is None:
        return
    quote = Quote(article.id, (stretch.span,), "direct")
    found = read_topical(text, narrated, stretch, people) if words.topic_endings else None
    found = found or _read_frame(text, stretch, words, people.named, last)
    if found:
        if not found.is_settled and (not found.name or found.is_doubtful):
            found = _told(text, found, stretch, people, stops, last)
        source = found.source if found.name else None
        speaker = Speaker(found.name) if found.name else None
        yield Attribution(quote, speaker, source, found.cue, _CONFIDENCE * stretch.sure)
        return
    is_sentence = is_utterance(text, stretch)
    may_stand = is_sentence or (bool(words.topic_endings) and len(stretch.span.of(text)) >= _LEAST_STANDING)
    if may_stand and (alone := speaker_standing(text, stretch, people, last)):
        yield Attribution(quote, Speaker(alone[0]), alone[1], None, _STANDING * stretch.sure)
    elif is_sentence:
        yield Attribution(quote, None, None, None, UNATTRIBUTED * stretch.sure)


def _told(
    text: str,
    found: Read,
    stretch: Stretch,
    people: People,
    stops: Sequence[tuple[int, int]],
    last: Attribution | None,
) -> Read:
    """What a frame tells that names nobody surely, of the person of whom the paragraph tells before the quotation."""
    start = found.source.start if found.source else stretch.span.start
    if told := told_before(text, start, people.words, people.named, stops):
        return replace(found, name=people.name_for(told.of(text)), source=told)
    if found.name:
        return found
    if near := teller_before(text, stretch, people, last):
        return replace(found, name=near[0], source=near[1])
    if people.words.topic_endings and _is_pronoun(text, found.source, people.words):
        return replace(found, name=people.last_since(_paragraph_before(text, stretch.span.start)))
    return found


def _is_pronoun(text: str, source: Span | None, words: Lexicon) -> bool:
    """True for a source that ends with a word for he or she."""
    return source is not None and not words.he_or_she.isdisjoint(source.of(text).split()[-1:])


def _paragraph_before(text: str, offset: int) -> int:
    """Where the paragraph before that of an offset begins."""
    end = text.rfind("\n", 0, offset)
    return text.rfind("\n", 0, len(text[: max(0, end)].rstrip())) + 1


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


def _read(
    text: str, matched: _Match, stretch: Stretch, words: Lexicon, named: Collection[str], last: Attribution | None
) -> Read:
    """What the frame tells that `matched` around a stretch."""
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
    return Read(name, source, Span(*cue.span("cue")) if cue else None, is_settled=goes_on)


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


def _read_frame(
    text: str, stretch: Stretch, words: Lexicon, named: Collection[str], last: Attribution | None
) -> Read | None:
    """What the first frame around a stretch tells that holds a source, or else the first; None where no frame fits."""
    first = None
    for matched in _matching(text, stretch, words):
        read = _read(text, matched, stretch, words, named, last)
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
        return (colon,)
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
