"""Quotes of languages whose verb ends its clause and whose topics have endings: 田中首相は「…」と述べた.

The speaker is read from the words around the marks: the topic before them, with the verb after; or a name before a
colon. Where the sentence has a verb of saying and no subject, or a pronoun, it is
the last person of whom the paragraph tells: 田中市長は池を開いた。「…」と述べた。
A sentence in marks without a frame is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from retrieval.quoting.framed.clauses import blanked
from retrieval.quoting.framed.interviews import with_answers
from retrieval.quoting.framed.names import in_full, name_of
from retrieval.quoting.framed.people import People
from retrieval.quoting.framed.reading import Read
from retrieval.quoting.framed.standing import speaker_standing, teller_before
from retrieval.quoting.framed.told import LONGEST, STOPS, told_before
from retrieval.quoting.framed.topical import read_topical
from retrieval.quoting.framed.topics import means_somebody
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.linking.layout.plain_answers import plain_answers
from retrieval.quoting.marked_sentences import is_utterance
from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.records import UNATTRIBUTED, Article, Attribution, Quote, Span, Speaker

_FURTHEST = 90
"""Letters before an opening mark that are looked at."""
_COLON = re.compile(rf"(?:\A|[\n.。!?]\s*)(?P<source>[^{STOPS},،、]{{1,{LONGEST}}}?)\s*[:：]\s*\Z")
_LABEL = re.compile(rf"(?:\A|\n)(?P<source>[^{STOPS},、。\s]{{2,20}})\Z")
_CONFIDENCE = 0.85
_STANDING = 0.8
_LEAST_STANDING = 5
"""Letters at least of a sentence in marks, of which the one before tells who says it, that is no term."""
_SENTENCE_END = re.compile(r"[。.!?！？]\s*")


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
    answered = with_answers(article.text, found, people.named)
    people.reach(len(article.text))
    plain = plain_answers(article, answered, people.named, words)
    return tuple(sorted((*answered, *plain), key=lambda one: one.quote.span)) if plain else answered


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
    text = article.text
    if stretch.opener is None or stretch.closer is None:
        return
    quote = Quote(article.id, (stretch.span,), "direct")
    found = read_topical(text, narrated, stretch, people) or _named_before_colon(text, stretch, people)
    if found:
        if not found.is_settled and (not found.name or found.is_doubtful):
            found = _told(text, found, stretch, people, stops, last)
        source = found.source if found.name else None
        speaker = Speaker(found.name) if found.name else None
        yield Attribution(quote, speaker, source, found.cue, _CONFIDENCE * stretch.sure)
        return
    is_sentence = is_utterance(text, stretch) or _is_line(text, stretch)
    may_stand = is_sentence or len(stretch.span.of(text)) >= _LEAST_STANDING
    if may_stand and (alone := speaker_standing(text, stretch, people, last)):
        yield Attribution(quote, Speaker(alone[0]), alone[1], None, _STANDING * stretch.sure)
    elif is_sentence:
        yield Attribution(quote, None, None, None, UNATTRIBUTED * stretch.sure)


def _is_line(text: str, stretch: Stretch) -> bool:
    """True for a quotation that is a line of its own."""
    if stretch.opener is None or stretch.closer is None:
        return False
    start, end = stretch.opener.start, stretch.closer.end
    return text[start - 1 : start] in {"", "\n"} and text[end : end + 1] in {"", "\n"}


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
    if _is_pronoun(text, found.source, people.words):
        return replace(found, name=people.last_since(_paragraph_before(text, stretch.span.start)))
    return found


def _is_pronoun(text: str, source: Span | None, words: Lexicon) -> bool:
    """True for a source that ends with a word for he or she."""
    return source is not None and not words.he_or_she.isdisjoint(source.of(text).split()[-1:])


def _paragraph_before(text: str, offset: int) -> int:
    """Where the paragraph before that of an offset begins."""
    end = text.rfind("\n", 0, offset)
    return text.rfind("\n", 0, len(text[: max(0, end)].rstrip())) + 1


def _named_before_colon(text: str, stretch: Stretch, people: People) -> Read | None:
    """Who stands before a colon and the quotation after it: 김철수 시장: “…”; None without a colon."""
    if stretch.opener is None:
        return None
    start = stretch.opener.start
    led = _COLON.search(text, max(0, start - _FURTHEST), start) or _label(text, stretch, people)
    if led is None:
        return None
    source = _within_sentence(text, Span(*led.span("source")))
    words = people.words
    return Read(in_full(name_of(source.of(text), words), people.named) if source else "", source, None)


def _label(text: str, stretch: Stretch, people: People) -> re.Match[str] | None:
    """Who stands right before a quotation with which the line ends: 浅野監督「…」; None for other words."""
    if stretch.opener is None or stretch.closer is None or text[stretch.closer.end : stretch.closer.end + 1].strip():
        return None
    led = _LABEL.search(text, max(0, stretch.opener.start - LONGEST), stretch.opener.start)
    return led if led and means_somebody(led["source"], people.words, people.named) else None


def _within_sentence(text: str, source: Span) -> Span | None:
    """What of a source stands after the last full stop in it; None where it ends with one, as a sentence does."""
    stop = max((found.end() for found in _SENTENCE_END.finditer(text, source.start, source.end)), default=source.start)
    return Span(stop, source.end) if stop < source.end else None
