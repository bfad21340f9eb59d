"""Quotes of a text whose words no space parts: who speaks stands beside the marks, before a verb of saying.

王丽星期三说：“…” and “…”，王丽说。 A quotation without such a clause is left alone: nothing tells whether it is speech.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.quoting.unspaced.clauses import person_beside, reported_in_sentence
from retrieval.quoting.unspaced.names import bearer_of, blanked, described_at, nearest_person, people_in, untitled
from retrieval.records import Article, Attribution, Quote, Span, Speaker
from retrieval.text.sentences import CASED_STOPS, UNCASED_STOPS

_PAUSES = "，,：:"
_SENTENCE_STOPS = re.escape((CASED_STOPS + UNCASED_STOPS).replace(".", ""))
"""A full stop is left out, because it also stands in numbers and initials."""
_STOPS = _SENTENCE_STOPS + re.escape(f"{_PAUSES}；;\n”」』")
"""What a clause ends with."""
_CLAUSE = rf"(?<![^{_STOPS}])(?P<source>[^{_STOPS}“「『]{{0,40}}?)(?P<cue>%s)(?:%s)?"
_SPOKEN_END = "，。！？…,.!?"
_FURTHEST = 60
"""Letters before a mark that are looked at."""
_LONGEST_TERM = 5
_LEAST_ALONE = 6
"""Letters from which a sentence in marks is speech though no verb of saying stands beside it."""
_LONGEST_FULL_NAME = 3
_OPENING = 8
"""Letters of a sentence in which its subject stands."""
_END = re.compile("[。！？!?]")
_ENDED = frozenset("。！？…!?”」\n")
_SHORTEST_NAME = 2
_LONGEST_NAME = 24
_LONGEST_PRONOUN = 3
_AFTER_COLON = 0.9
_OTHERWISE = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class _Clauses:
    """Patterns for the clause with the verb of saying, and for the source in it.

    `before` ends at an opening mark, `after` begins at a closing one. `lead` is what may stand before the source, `cut`
    where it ends. `behind_pronoun` is a pronoun with adverbs behind it, `titled` an office and a name.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    lead: re.Pattern[str]
    cut: re.Pattern[str]
    pronoun: re.Pattern[str]
    behind_pronoun: re.Pattern[str]
    titled: re.Pattern[str]


def find_beside(article: Article, words: Lexicon) -> tuple[Attribution, ...]:
    """Every quotation beside a verb of saying, in order; without a speaker where that has no name or description."""
    patterns = _patterns(words)
    roles: dict[str, str] = {}
    found: list[Attribution] = []
    for stretch in find_stretches(article.text):
        framed = _frame_of(article.text, stretch, words, patterns)
        if framed is None:
            if alone := _standing_alone(article, found, stretch, words):
                found.append(alone)
            continue
        source, cue, sure = framed
        speaker = _speaker_of(source, article.text, words, patterns, roles) if source else None
        if source and speaker is None and source.of(article.text) in words.male | words.female:
            name = nearest_person(article.text, min(source.start, stretch.span.start), words)
            name = name or _same_paragraph(article.text, found, stretch)
            speaker = Speaker(name, roles.get(name, "")) if name else None
        quote = Quote(article.id, (stretch.span,), "direct")
        found.append(Attribution(quote, speaker, source if speaker else None, cue, sure * stretch.sure))
    return tuple(found)


def _standing_alone(article: Article, found: list[Attribution], stretch: Stretch, words: Lexicon) -> Attribution | None:
    """A quotation that is a sentence of its own: the speaker of its paragraph goes on, or whoever was told of before.

    Nobody is named where the narrator has told of somebody else since, or of several people.
    """
    text, span = article.text, stretch.span
    before = text[: stretch.opener.start].rstrip(" 　") if stretch.opener else "\0"
    quoted = span.of(text)
    if len(quoted) < _LEAST_ALONE or before[-1:] not in _ENDED or quoted[-1:] not in _ENDED:
        return None
    last = found[-1] if found and "\n" not in text[found[-1].quote.span.end : span.start] else None
    start = last.quote.span.end if last else text.rfind("\n", 0, span.start) + 1
    name = last.speaker.name if last and last.speaker else ""
    if last is None:
        name = nearest_person(text, span.start - 1, words)
    elif not _goes_on_about(name, text, Span(start, len(before)), words):
        name = ""
    quote = Quote(article.id, (span,), "direct")
    source = last.source if last and name else None
    return Attribution(quote, Speaker(name) if name else None, source, None, _OTHERWISE * stretch.sure)


def _goes_on_about(name: str, text: str, between: Span, words: Lexicon) -> bool:
    """True where the narrator's words between two quotations tell of nobody but the speaker of the first one."""
    narrated = blanked(between.of(text))
    told = {bearer_of(one.name, text[: between.end], words) for one in people_in(narrated, text, words)}
    sentences = [one for one in _END.split(narrated)[1:] if one.strip()]
    subjects = (*words.male, *words.female, name)
    return told <= {name} and all(any(one in sentence[:_OPENING] for one in subjects) for sentence in sentences)


def _is_term(text: str, stretch: Stretch) -> bool:
    """True for a word or two in marks with which the sentence goes on: 他表示，“*青松*”计划三月启动。"""
    behind = text[stretch.closer.end : stretch.closer.end + 1] if stretch.closer else ""
    return stretch.span.end - stretch.span.start <= _LONGEST_TERM and behind.isalpha()


def _same_paragraph(text: str, found: list[Attribution], stretch: Stretch) -> str:
    """Who spoke last before a quotation, where that was in its paragraph; "" otherwise."""
    last = found[-1] if found else None
    if last is None or last.speaker is None or "\n" in text[last.quote.span.end : stretch.span.start]:
        return ""
    return last.speaker.name


def _frame_of(
    text: str, stretch: Stretch, words: Lexicon, patterns: _Clauses
) -> tuple[Span | None, Span | None, float] | None:
    """The source of a quotation, its verb of saying, and how sure they are; None where it may be no speech."""
    led = stretch.opener is not None and text[stretch.opener.start - 1 : stretch.opener.start] in {"：", ":"}
    clause = _clause_of(text, stretch, patterns)
    if clause and not (led and clause.start() >= stretch.span.end):
        sure = _AFTER_COLON if text[clause.end() - 1] in "：:" else _OTHERWISE
        return _source_of(clause, words, patterns), Span(*clause.span("cue")), sure
    if person := person_beside(text, stretch, words):
        return person, None, _OTHERWISE
    if reported := reported_in_sentence(text, stretch, words):
        source, cue = reported
        return _trimmed(text, source, words, patterns), cue, _OTHERWISE
    return None


def _clause_of(text: str, stretch: Stretch, patterns: _Clauses) -> re.Match[str] | None:
    """The clause with the verb of saying: before the marks, or else behind them, where what is in them is spoken."""
    if stretch.opener is None or stretch.closer is None:
        return None
    is_spoken = text[stretch.span.end - 1] in _SPOKEN_END
    before = patterns.before.search(text, max(0, stretch.opener.start - _FURTHEST), stretch.opener.start)
    if before:
        if not is_spoken and _is_term(text, stretch) and text[before.end() - 1] in "，,":
            return None
        return before if is_spoken or text[before.end() - 1] in _PAUSES else None
    end = stretch.closer.end
    return patterns.after.match(text, end) if is_spoken or text[end : end + 1] in {"，", ","} else None


def _source_of(clause: re.Match[str], words: Lexicon, patterns: _Clauses) -> Span | None:
    return _trimmed(clause.string, Span(*clause.span("source")), words, patterns)


def _trimmed(text: str, source: Span, words: Lexicon, patterns: _Clauses) -> Span | None:
    """The source without what leads into it and what tells where or when it spoke."""
    start, end = source.start, source.end
    lead = patterns.lead.match(text, start, end)
    start = lead.end() if lead else start
    if (described := described_at(text, start, end, words)) > 0:
        return Span(start, described)
    opens = patterns.pronoun.match(text, start, end)
    cut = patterns.cut.search(text, opens.end() if opens else min(start + 2, end), end)
    end = cut.start() if cut else end
    owned = max((text.rfind(particle, start, end) for particle in words.attribute_ends), default=-1)
    if owned > start and end - owned > _SHORTEST_NAME:
        start = owned + 1
    bracket = text.find("（", start, end)
    end = bracket if bracket > start and text[end - 1] == "）" else end
    if adverb := patterns.behind_pronoun.fullmatch(text, start, end):
        end = adverb.end("pronoun")
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end <= start + _LONGEST_NAME else None


def _speaker_of(span: Span, text: str, words: Lexicon, patterns: _Clauses, roles: dict[str, str]) -> Speaker | None:
    """A name with the office before it, the first that the article gives it; no speaker for "he" and "some"."""
    source = span.of(text)
    if len(source) < _SHORTEST_NAME or source in words.pronouns | words.impersonal:
        return None
    if source[0] in words.pronouns and len(source) <= _LONGEST_PRONOUN:
        return None  # a pronoun and an adverb
    titled = patterns.titled.fullmatch(source)
    is_person = titled is not None and not titled["name"].endswith(tuple(words.bodies))
    name, role = (titled["name"], titled["role"]) if titled and is_person else (source, "")
    name = bearer_of(untitled(_bare_name(name, text, words), words), text[: span.start], words)
    return Speaker(name, roles.setdefault(name, role) or role)


def _bare_name(name: str, text: str, words: Lexicon) -> str:
    """A name without what its bearer does meanwhile: *沈立群*摆摆手; *吴秀兰*不无遗憾地."""
    if len(name) <= _LONGEST_FULL_NAME or described_at(name, 0, len(name), words) > 0:
        return name
    opening = next(iter(people_in(name, text, words)), None)
    titled = opening and name[: opening.start].endswith(tuple(words.titles))
    return opening.name if opening and (titled or not opening.start) else name


@cache
def _patterns(words: Lexicon) -> _Clauses:
    clause = _CLAUSE % (any_of(words.speech), any_of(words.cue_particles))
    adverbs = any_of(words.adverbs)
    name = r"[^\W\d_]{2,5}\Z|\w+(?:[·・]\w+)+"
    return _Clauses(
        before=re.compile(rf"{clause}\s*[：:，,]?\s*\Z"),
        after=re.compile(rf"[，,]?\s*{clause}(?=\s*(?:[{_SENTENCE_STOPS}；，,;\n]|\Z))"),
        lead=re.compile(
            rf"(?:\s|{any_of(words.conjunctions)}|(?:{adverbs})(?:{any_of(words.weekday_letters)})?|\d+(?:{any_of(words.date_units)}))+"
        ),
        cut=re.compile(rf"{any_of(words.prepositions)}|{adverbs}|\d|[^\W\d_]{{2}}地\Z"),
        pronoun=re.compile(any_of(words.male | words.female)),
        behind_pronoun=re.compile(rf"(?P<pronoun>{any_of(words.male | words.female)})(?:{adverbs})+"),
        titled=re.compile(rf"(?P<role>.*(?:{any_of(words.titles)}))\s*(?P<name>{name})"),
    )
