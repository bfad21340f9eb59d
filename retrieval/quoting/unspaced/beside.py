"""Quotations in a text without spaces between words: the speaker stands beside the marks, before a verb of saying.

王丽星期三说：“…” and “…”，王丽说。 A sentence in marks without such a clause has no speaker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marked_sentences import is_utterance
from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.quoting.unspaced.clause_subjects import source_of_clause
from retrieval.quoting.unspaced.clauses import person_beside, reported_in_sentence
from retrieval.quoting.unspaced.continued import goes_on_after, last_in_paragraph
from retrieval.quoting.unspaced.meant import meant_by
from retrieval.quoting.unspaced.names import bearer_of, blanked, people_in
from retrieval.quoting.unspaced.reported import teller_before
from retrieval.records import UNATTRIBUTED, Article, Attribution, Quote, Span, Speaker
from retrieval.text.sentences import CASED_STOPS, UNCASED_STOPS

_PAUSES = "，,：:"
_SENTENCE_STOPS = re.escape((CASED_STOPS + UNCASED_STOPS).replace(".", ""))
"""A full stop is left out, because it also stands in numbers and initials."""
_STOPS = _SENTENCE_STOPS + re.escape(f"{_PAUSES}；;\n”」』")
"""The characters that end a clause."""
_CLAUSE = rf"(?<![^{_STOPS}])(?P<source>[^{_STOPS}“「『]{{0,40}}?)(?P<cue>%s)(?:%s)?"
_SPOKEN_END = "，。！？…,.!?"
_FURTHEST = 60
"""The number of letters before a mark that are searched."""
_LONGEST_TERM = 5
_LEAST_ALONE = 6
"""The least number of letters of a sentence in marks that is speech without a verb of saying beside it."""
_OPENING = 8
"""The number of letters at the beginning of a sentence in which its subject is looked for."""
_END = re.compile("[。！？!?]")
_ENDED = frozenset("。！？…!?”」’』）\n")
_AFTER_COLON = 0.9
_OTHERWISE = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class _Clauses:
    """Patterns for the clause with the verb of saying: `before` ends at an opening mark, `after` starts after a closing
    one."""

    before: re.Pattern[str]
    after: re.Pattern[str]


def find_beside(article: Article, words: Lexicon) -> tuple[Attribution, ...]:
    """Every quotation, in order. One without a verb of saying beside it, or whose verb has no subject, has no
    speaker."""
    roles: dict[str, str] = {}
    found: list[Attribution] = []
    for stretch in find_stretches(article.text):
        one = _attributed(article, stretch, found, words, roles)
        if one:
            found.append(one)
    return tuple(found)


def _attributed(
    article: Article, stretch: Stretch, found: list[Attribution], words: Lexicon, roles: dict[str, str]
) -> Attribution | None:
    """What stands in a stretch, as a quotation; None for a term. `found` are the quotations before it."""
    quote = Quote(article.id, (stretch.span,), "direct")
    framed = _frame_of(article.text, stretch, words, _patterns(words))
    if framed is None:
        alone = goes_on_after(article, found, stretch, words) or _standing_alone(article, found, stretch, words)
        if alone or not is_utterance(article.text, stretch):
            return alone
        return Attribution(quote, None, None, None, UNATTRIBUTED * stretch.sure)
    source, cue, sure = framed
    speaker, source = meant_by(article.text, source, found, stretch, words, roles)
    if speaker and source and _opens_report(article.text, stretch, source, cue, words):
        alone = _standing_alone(article, found, stretch, words)
        if alone and alone.speaker and alone.source:
            return alone
    return Attribution(quote, speaker, source if speaker else None, cue, sure * stretch.sure)


def _opens_report(text: str, stretch: Stretch, source: Span, cue: Span | None, words: Lexicon) -> bool:
    """True for a clause after a quotation within a paragraph that opens a report of its own, of somebody new.

    “…”。“每天爬十八楼。”*物业经理汤斌解释说，*配件正在路上。
    """
    if stretch.opener is None or cue is None or cue.start < stretch.span.end:
        return False
    start = text.rfind("\n", 0, stretch.opener.start) + 1
    reports = _leads_on(words).match(text, cue.end)
    return (
        reports is not None and start < stretch.opener.start and source.of(text) not in text[start : stretch.span.start]
    )


def _standing_alone(article: Article, found: list[Attribution], stretch: Stretch, words: Lexicon) -> Attribution | None:
    """A quotation that is a sentence of its own, of the last speaker of its paragraph or of the person narrated before
    it.

    It has no speaker where the narrator has mentioned somebody else since, or several people.
    """
    text, span = article.text, stretch.span
    before = text[: stretch.opener.start].rstrip(" 　") if stretch.opener else "\0"
    quoted = span.of(text)
    if len(quoted) < _LEAST_ALONE or before[-1:] not in _ENDED or quoted[-1:] not in _ENDED:
        return None
    last = last_in_paragraph(text, found, stretch)
    start = last.quote.span.end if last else text.rfind("\n", 0, span.start) + 1
    name = last.speaker.name if last and last.speaker else ""
    told: Span | None = None
    if last is None:
        name, told = teller_before(text, span.start - 1, words)
    elif not _goes_on_about(name, text, Span(start, len(before)), words):
        name, told = teller_before(text, span.start - 1, words)
        last, name = None, name if told and told.start >= start else ""
    quote = Quote(article.id, (span,), "direct")
    source = last.source if last and name else told
    return Attribution(
        quote, Speaker(name) if name else None, source if name else None, None, _OTHERWISE * stretch.sure
    )


def _goes_on_about(name: str, text: str, between: Span, words: Lexicon) -> bool:
    """True where the narrator's words between two quotations mention nobody but the speaker of the first one."""
    narrated = blanked(between.of(text))
    told = {bearer_of(one.name, text[: between.end], words) for one in people_in(narrated, text, words)}
    sentences = [one for one in _END.split(narrated)[1:] if one.strip()]
    subjects = (*words.male, *words.female, name)
    return told <= {name} and all(any(one in sentence[:_OPENING] for one in subjects) for sentence in sentences)


def _is_term(text: str, stretch: Stretch) -> bool:
    """True for a short term in marks within a sentence that goes on after it: 他表示，“*青松*”计划三月启动。"""
    following = text[stretch.closer.end : stretch.closer.end + 1] if stretch.closer else ""
    return stretch.span.end - stretch.span.start <= _LONGEST_TERM and following.isalpha()


def _frame_of(
    text: str, stretch: Stretch, words: Lexicon, patterns: _Clauses
) -> tuple[Span | None, Span | None, float] | None:
    """The source of a quotation, its verb of saying, and the confidence in both (0..1); None where it may not be
    speech."""
    led = stretch.opener is not None and text[stretch.opener.start - 1 : stretch.opener.start] in {"：", ":"}
    clause = _clause_of(text, stretch, words, patterns)
    if clause and not (led and clause.start() >= stretch.span.end):
        sure = _AFTER_COLON if text[clause.end() - 1] in "：:" else _OTHERWISE
        return source_of_clause(text, Span(*clause.span("source")), words), Span(*clause.span("cue")), sure
    if person := person_beside(text, stretch, words):
        return person, None, _OTHERWISE
    if reported := reported_in_sentence(text, stretch, words):
        source, cue = reported
        return source_of_clause(text, source, words), cue, _OTHERWISE
    return None


def _clause_of(text: str, stretch: Stretch, words: Lexicon, patterns: _Clauses) -> re.Match[str] | None:
    """The clause with the verb of saying: before the marks, or else after them if the words in them are speech."""
    if stretch.opener is None or stretch.closer is None:
        return None
    is_spoken = text[stretch.span.end - 1] in _SPOKEN_END
    before = patterns.before.search(text, max(0, stretch.opener.start - _FURTHEST), stretch.opener.start)
    if before:
        if not is_spoken and _is_term(text, stretch) and text[before.end() - 1] in "，,":
            return None
        ends = "，" in stretch.span.of(text) and _END.match(text, stretch.closer.end)  # 他只说“要看钱，先不说”。
        return before if is_spoken or ends or text[before.end() - 1] in _PAUSES else None
    end = stretch.closer.end
    after = patterns.after.match(text, end) if is_spoken or text[end : end + 1] in {"，", ","} else None
    is_noun = after and (after["source"].endswith(tuple(words.attribute_ends)) or after["source"] in words.prepositions)
    return None if is_noun else after  # 村民的*质疑*; 面对*质疑*


@cache
def _patterns(words: Lexicon) -> _Clauses:
    clause = _CLAUSE % (any_of(words.speech), f"{any_of(words.cue_particles)}|{_addressee(words)}")
    return _Clauses(
        before=re.compile(rf"{clause}\s*[：:，,]?\s*\Z"),
        after=re.compile(rf"[，,]?[^\S\n]*{clause}(?=\s*(?:[{_SENTENCE_STOPS}；，,;\n]|\Z))"),
    )


def _addressee(words: Lexicon) -> str:
    """A pattern for the person who is told, behind a verb that may have one: 王丽告诉*记者*, 王丽问*李强*."""
    nouns = any_of(words.titles | words.honours | words.second_mentions | words.kin)
    person = rf"{any_of(words.he_or_she | words.other | words.plural)}|(?:{any_of(words.surnames)})[^\W\d_]{{1,2}}"
    told = "|".join(f"(?<={re.escape(verb)})" for verb in sorted(words.addressing)) or r"(?!)"
    return rf"(?:{told})(?:{person}|[^\W\d_]{{0,4}}?(?:{nouns}))"


@cache
def _leads_on(words: Lexicon) -> re.Pattern[str]:
    """A comma behind a verb of saying and its particles, and what is reported without marks."""
    return re.compile(rf"(?:{any_of(words.cue_particles)})*[，,](?![“「『\"])")
