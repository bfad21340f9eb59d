"""Quotes of a text whose words no space parts: who speaks stands beside the marks, before a verb of saying.

王丽星期三说：“…” and “…”，王丽说。 A quotation without such a clause is left alone: nothing tells whether it is speech.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retrieval.quoting.exchanges import names_in
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.marks import Stretch, find_stretches
from retrieval.records import Article, Attribution, Quote, Span, Speaker
from retrieval.text.sentences import CASED_STOPS, UNCASED_STOPS

PAUSES = "，,：:"
SENTENCE_STOPS = re.escape((CASED_STOPS + UNCASED_STOPS).replace(".", ""))
"""A full stop is left out, because it also stands in numbers and initials."""
STOPS = SENTENCE_STOPS + re.escape(f"{PAUSES}；;\n”」』")
"""What a clause ends with."""
CLAUSE = rf"(?<![^{STOPS}])(?P<source>[^{STOPS}“「『]{{0,40}}?)(?P<cue>%s)(?:%s)?"
SPOKEN_END = "，。！？…,.!?"
MARKED = re.compile(r"[“「『«\"][^”」』»\"\n]*[”」』»\"]")
FURTHEST = 60
"""Letters before a mark that are looked at."""
SHORTEST_NAME = 2
LONGEST_NAME = 24
LONGEST_PRONOUN = 3
AFTER_COLON = 0.9
OTHERWISE = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """`before` ends at an opening mark, `after` begins at a closing one; `cut` is where a source ends within them."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    lead: re.Pattern[str]
    cut: re.Pattern[str]
    titled: re.Pattern[str]


def find_beside(article: Article, words: Lexicon) -> tuple[Attribution, ...]:
    """Every quotation beside a verb of saying, in order; without a speaker where that has no name or description."""
    patterns = _patterns(words)
    roles: dict[str, str] = {}
    found = []
    for stretch in find_stretches(article.text):
        clause = _clause_of(article.text, stretch, patterns)
        if clause is None:
            continue
        source = _source_of(clause, patterns)
        speaker = _speaker_of(source.of(article.text), words, patterns, roles) if source else None
        if source and speaker is None and source.of(article.text) in words.male | words.female:
            name = _named_before(article.text, stretch, source.start, words)
            speaker = Speaker(name, roles.get(name, "")) if name else None
        colon = article.text[clause.end() - 1] in "：:"
        found.append(
            Attribution(
                Quote(article.id, (stretch.span,), "direct"),
                speaker,
                source if speaker else None,
                Span(*clause.span("cue")),
                (AFTER_COLON if colon else OTHERWISE) * stretch.sure,
            )
        )
    return tuple(found)


def _named_before(text: str, stretch: Stretch, pronoun: int, words: Lexicon) -> str:
    """The only person whom the paragraph names before a quotation and its pronoun; "" where it is none or several."""
    before = min(pronoun, stretch.span.start)
    narrated = MARKED.sub(" ", text[text.rfind("\n", 0, before) + 1 : before])
    relatives = [_whole_name(one["name"], text, words) for one in _relatives(words).finditer(narrated)]
    if relatives:
        return relatives[0] if len(relatives) == 1 else ""
    found = {_whole_name(one["name"], text, words) for one in _persons(words).finditer(narrated)}
    found |= set(names_in(narrated, text, words))
    return next(iter(found)) if len(found) == 1 else ""


def _whole_name(name: str, text: str, words: Lexicon) -> str:
    """A name of three letters, or its first two where the article uses those oftener or a verb follows them."""
    behind = text.find(name) + 2
    is_cut = text.startswith(tuple(words.speech), behind) or text[behind] in words.leading_adverbs
    return name[:2] if is_cut or text.count(name[:2]) > text.count(name) else name


def _clause_of(text: str, stretch: Stretch, patterns: Patterns) -> re.Match[str] | None:
    """The clause with the verb of saying: before the marks, or else behind them, where what is in them is spoken."""
    if stretch.opener is None or stretch.closer is None:
        return None
    is_spoken = text[stretch.span.end - 1] in SPOKEN_END
    before = patterns.before.search(text, max(0, stretch.opener.start - FURTHEST), stretch.opener.start)
    if before:
        return before if is_spoken or text[before.end() - 1] in PAUSES else None
    end = stretch.closer.end
    return patterns.after.match(text, end) if is_spoken or text[end : end + 1] in {"，", ","} else None


def _source_of(clause: re.Match[str], patterns: Patterns) -> Span | None:
    start, end = clause.span("source")
    text = clause.string
    lead = patterns.lead.match(text, start, end)
    start = lead.end() if lead else start
    cut = patterns.cut.search(text, min(start + 2, end), end)
    end = cut.start() if cut else end
    owned = text.rfind("的", start, end)
    if owned > start and end - owned > SHORTEST_NAME:
        start = owned + 1
    bracket = text.find("（", start, end)
    end = bracket if bracket > start and text[end - 1] == "）" else end
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end <= start + LONGEST_NAME else None


def _speaker_of(source: str, words: Lexicon, patterns: Patterns, roles: dict[str, str]) -> Speaker | None:
    """A name with the office before it, the first that the article gives it; no speaker for "he" and "some"."""
    if len(source) < SHORTEST_NAME or source in words.pronouns | words.impersonal:
        return None
    if source[0] in words.pronouns and len(source) <= LONGEST_PRONOUN:
        return None  # a pronoun and an adverb
    titled = patterns.titled.fullmatch(source)
    is_person = titled is not None and not titled["name"].endswith(tuple(words.bodies))
    name, role = (titled["name"], titled["role"]) if titled and is_person else (source, "")
    return Speaker(name, roles.setdefault(name, role) or role)


@cache
def _patterns(words: Lexicon) -> Patterns:
    clause = CLAUSE % (_any(words.speech), _any(words.cue_particles))
    adverbs = _any(words.adverbs)
    name = r"[^\W\d_]{2,5}\Z|\w+(?:[·・]\w+)+"
    return Patterns(
        before=re.compile(rf"{clause}\s*[：:，,]?\s*\Z"),
        after=re.compile(rf"[，,]?\s*{clause}(?=\s*(?:[{SENTENCE_STOPS}；，,;\n]|\Z))"),
        lead=re.compile(
            rf"(?:\s|{_any(words.conjunctions)}|(?:{adverbs})(?:{_any(words.weekday_letters)})?|\d+(?:{_any(words.date_units)}))+"
        ),
        cut=re.compile(rf"{_any(words.prepositions)}|{adverbs}|\d"),
        titled=re.compile(rf"(?P<role>.*(?:{_any(words.titles)}))\s*(?P<name>{name})"),
    )


@cache
def _persons(words: Lexicon) -> re.Pattern[str]:
    """A title and the name behind it: 教授*闻雅琴*."""
    return re.compile(
        rf"(?:{_any(words.titles)})(?P<name>(?:{_any(words.surnames)})[^\W\d_]{{2}})(?![^\W\d_]*(?:{_any(words.titles)}))"
    )


@cache
def _relatives(words: Lexicon) -> re.Pattern[str]:
    """The name behind whose relative somebody is: 陈望川的女儿*陈小满*."""
    return re.compile(rf"的(?:{_any(words.kin)})(?P<name>(?:{_any(words.surnames)})[^\W\d_]{{2}})")


def _any(words: frozenset[str]) -> str:
    """A pattern of any of the words, longer ones first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
