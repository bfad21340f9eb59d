"""The person named before a verb of saying, in a text without spaces between words: 港务局局长*王丽*星期三在会上说."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retrieval.quoting.alternatives import any_of
from retrieval.quoting.lexicon import Lexicon
from retrieval.quoting.unspaced.names import bearer_of, described_at, people_in, untitled
from retrieval.quoting.unspaced.patterns import patterns_of
from retrieval.records import Span, Speaker

_LONGEST_FULL_NAME = 3
_SHORTEST_NAME = 2
_LONGEST_NAME = 24
_LONGEST_PRONOUN = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    """Patterns for the parts of a source.

    `lead` matches what may stand before it, `cut` what ends it, `pronoun` a pronoun or what points at somebody
    (这位80岁的老人), `surname` a surname alone, `aged` a second attribute with an age (受害人之一、72岁的*耿大爷*),
    `after_pronoun` a pronoun with adverbs after it, `titled` an office and a name, `trade` a noun that ends as one for
    an office or trade does, and a full name, and `full` other words before a name of three letters.
    """

    lead: re.Pattern[str]
    cut: re.Pattern[str]
    pronoun: re.Pattern[str]
    after_pronoun: re.Pattern[str]
    surname: re.Pattern[str]
    aged: re.Pattern[str]
    full: re.Pattern[str]
    trade: re.Pattern[str]
    titled: re.Pattern[str]


def trimmed(text: str, source: Span, words: Lexicon) -> Span | None:
    """The source without the words that lead into it and those of time and place; None if it is too long."""
    patterns = _patterns(words)
    start, end = source.start, source.end
    lead = patterns.lead.match(text, start, end)
    start = lead.end() if lead else start
    closing = next((one for one in words.according_after if len(one) > 1 and text.endswith(one, start, end)), "")
    end -= len(closing)
    start = max((one.end() for one in patterns.aged.finditer(text, start, end)), default=start)
    if (described := described_at(text, start, end, words)) > 0:
        return Span(start, described)
    opens = patterns.pronoun.match(text, start, end)
    cut = patterns.cut.search(text, opens.end() if opens else min(start + 2, end), end)
    end = cut.start() if cut else end
    owned = max((text.rfind(particle, start, end) for particle in words.attribute_ends), default=-1)
    points = text.startswith(tuple(words.definite), start)  # 这位43岁的教练
    if owned > start and end - owned > _SHORTEST_NAME and not points:
        start = owned + 1
    bracket = text.find("（", start, end)
    end = bracket if bracket > start and text[end - 1] == "）" else end
    if adverb := patterns.after_pronoun.fullmatch(text, start, end):
        end = adverb.end("pronoun")
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end <= start + _LONGEST_NAME else None


def speaker_of(span: Span, text: str, words: Lexicon, roles: dict[str, str] | None = None) -> Speaker | None:
    """A name with its office: the one before it, or the first one in the article. None for a pronoun such as "he" or
    "some".

    `roles` holds the office of each name so far; this function adds to it.
    """
    source = span.of(text)
    if bearer := _bearer_of_surname(source, text[: span.start], words):
        return Speaker(bearer, (roles or {}).get(bearer, ""))
    if len(source) < _SHORTEST_NAME or source in words.pronouns or source.endswith(tuple(words.impersonal)):
        return None
    if source[0] in words.pronouns and len(source) <= _LONGEST_PRONOUN:
        return None  # a pronoun and an adverb
    patterns = _patterns(words)
    titled = next(
        (one for each in (patterns.trade, patterns.titled, patterns.full) if (one := each.fullmatch(source))), None
    )
    is_person = titled is not None and not titled["name"].endswith((*words.bodies, *words.ends.titles))
    if titled and is_person and not titled["name"].startswith(tuple(words.surnames)) and "·" not in titled["name"]:
        known = people_in(source, text, words)
        acts = titled["name"].startswith(tuple(words.speech | words.prepositions))  # 网友*留言*质疑
        is_person = not (acts or (known and known[-1].name not in titled["name"]))  # 班主任杜老师*推开门*
        source = source if is_person else known[-1].name if known else titled["role"]
    name, role = (titled["name"], titled["role"]) if titled and is_person else (source, "")
    name = bearer_of(untitled(_bare_name(name, text, words), words), text[: span.start], words)
    return Speaker(name, (roles.setdefault(name, role) or role) if roles is not None else role)


def _bearer_of_surname(source: str, before: str, words: Lexicon) -> str:
    """The only person before with a surname that stands alone, or before adverbs: *賴*再問; "" for any other."""
    found = _patterns(words).surname.fullmatch(source)
    bearer = bearer_of(found["surname"], before, words) if found else ""
    return bearer if found and bearer != found["surname"] else ""


def is_full_name(source: str, words: Lexicon) -> bool:
    """True for a full name, alone or behind other words: *陈远*; 果农第二代*陈志远*."""
    patterns = patterns_of(words)
    is_name = patterns.clause_name.fullmatch(source) and not patterns.no_name.match(source)
    return bool(is_name) or _patterns(words).full.fullmatch(source) is not None


def pronoun_in(text: str, source: Span, words: Lexicon) -> Span:
    """The pronoun in a source that has more words about the same person: *她*没有正面回答; 躺在病床上的*他*."""
    pronouns, start, end = words.he_or_she, source.start, source.end
    one = next((one for one in pronouns if text.startswith(one, start)), "")
    after = text[start + len(one) : end]
    if one and after and not text.startswith(tuple(words.plural), start):
        owned = (*words.attribute_ends, *words.kin, *words.titles)
        if not after.startswith(owned):
            return Span(start, start + len(one))
    ending = next((one for one in pronouns if text.endswith(one, start, end)), "")
    if ending and text.endswith(tuple(words.attribute_ends), start, end - len(ending)):
        return Span(end - len(ending), end)
    return source


def lacks_subject(source: str, words: Lexicon) -> bool:
    """True for the beginning of a clause without a subject: *又*补充道, *边跑边*喊."""
    is_name = source[0] in words.surnames and _SHORTEST_NAME <= len(source) <= _LONGEST_FULL_NAME  # *曾*美玲
    return source.startswith(tuple(words.leading_adverbs)) and not (is_name or source.startswith(tuple(words.definite)))


def _bare_name(name: str, text: str, words: Lexicon) -> str:
    """A name without the words after it that tell what the person does: *沈立群*摆摆手; *吴秀兰*不无遗憾地."""
    if len(name) <= _LONGEST_FULL_NAME or described_at(name, 0, len(name), words) > 0:
        return name
    opening = next(iter(people_in(name, text, words)), None)
    titled = opening and name[: opening.start].endswith(words.ends.titles)
    return opening.name if opening and (titled or not opening.start) else name


def _adverbs(words: Lexicon) -> str:
    """A pattern for an adverb. One that is a surname as well is a name behind an office, or first, where a given name
    follows: 理事长*曾志远*, but 局长*曾*多次."""
    both = words.adverbs & words.surnames
    after = words.adverbs | words.prepositions | words.speech | words.negations
    ends = rf"(?=\Z|{any_of(after)})"
    behind_office = "".join(f"(?<!{re.escape(title)})" for title in sorted(words.titles | words.kin))
    behind_others = rf"(?<=\w){behind_office}(?:{any_of(both)})"
    return rf"{any_of(words.adverbs - both)}|(?:{any_of(both)})(?:{ends}|(?![^\W\d_]{{1,2}}{ends}))|{behind_others}"


@cache
def _patterns(words: Lexicon) -> _Patterns:
    adverbs = _adverbs(words)
    mine = rf"(?:{any_of(words.first_persons)})(?={any_of(words.titles | words.kin)})"  # 我*师父*
    opening = rf"{mine}|{any_of(words.conjunctions)}|(?!{any_of(words.titles)})(?:{any_of(words.agents)})"
    name = r"[^\W\d_]{2,5}\Z|\w+(?:[·・]\w+)+"
    accounted = rf"(?:{any_of(one for one in words.according if len(one) < _SHORTEST_NAME)})(?!\d)"
    aged = rf"(?:{any_of(words.before_ages)})?\d+(?:{any_of(words.years)})(?:{any_of(words.attribute_ends)})"
    dated = rf"(?:{adverbs})(?:{any_of(words.weekday_letters)})?|\d+(?:{any_of(words.date_units)})"
    return _Patterns(
        lead=re.compile(rf"(?:\s|[（(][^（()）]*[）)]|[）)】〕]|{opening}|{accounted}|{aged}|{dated})+"),
        cut=re.compile(
            rf"(?:{any_of(words.prepositions)})(?!{any_of(words.honours)})|{adverbs}|(?:{any_of(words.leading_adverbs)})?[（(]\d|\d|[^\W\d_]{{2}}(?:{any_of(words.manner_endings)})\Z"
        ),
        pronoun=re.compile(rf"{any_of(words.he_or_she)}|(?:{any_of(words.definite)})(?:\d+(?:{any_of(words.years)}))?"),
        after_pronoun=re.compile(rf"(?P<pronoun>{any_of(words.he_or_she)})(?:{adverbs})+"),
        surname=re.compile(
            rf"(?P<surname>{any_of(words.surnames)})(?:{any_of(words.adverbs | words.leading_adverbs)})*"
        ),
        aged=re.compile(rf"[、，]\d+(?:{any_of(words.years)})(?:{any_of(words.attribute_ends)})"),
        full=re.compile(rf"(?P<role>[^\W\d_]{{3,}})(?P<name>(?:{any_of(words.surnames)})[^\W\d_]{{2}})"),
        trade=re.compile(
            rf"(?P<role>.+(?:{any_of(words.role_endings)})|.*[A-Z]{{2,4}})(?P<name>(?:{any_of(words.surnames)})[^\W\d_]{{1,2}})"
        ),
        titled=re.compile(rf"(?P<role>.*(?:{any_of(words.titles | words.kin)}))\s*(?P<name>{name})"),
    )
